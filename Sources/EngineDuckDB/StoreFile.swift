import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the file system says of a store's file before DuckDB is asked.
struct StoreFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// Throws where the file cannot be opened as asked.
  ///
  /// DuckDB's own messages do not tell a missing file from a missing folder, nor permissions
  /// from a disk that is mounted read-only.
  func check(_ wanted: Access) throws(EngineError) {
    guard let mode = mode(of: path) else {
      let reason = errno
      guard case .write(create: true) = wanted, reason == ENOENT else {
        throw failure(reason, "Cannot open")
      }
      try checkFolder()
      return
    }
    if mode & S_IFMT == S_IFDIR { throw failure(EISDIR, "Cannot open") }
    let rights = if case .write = wanted { R_OK | W_OK } else { R_OK }
    if access(path, rights) != 0 { throw failure(errno, "Cannot open") }
    guard hasMark else {
      throw EngineError(.corrupt, "\"\(path)\" is no DuckDB database")
    }
  }

  /// Whether the file has the mark of DuckDB's files; others, such as Parquet or SQLite files,
  /// DuckDB would open by other means.
  private var hasMark: Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var mark = [UInt8](repeating: 0, count: 4)
    return pread(descriptor, &mark, mark.count, 8) == mark.count && mark == Array("DUCK".utf8)
  }

  private func checkFolder() throws(EngineError) {
    let folder = StoreFile(folderPath)
    guard let mode = folder.mode(of: folder.path) else { throw folder.failure(errno, "Cannot use") }
    guard mode & S_IFMT == S_IFDIR else { throw folder.failure(ENOTDIR, "Cannot use") }
    if access(folder.path, W_OK | X_OK) != 0 { throw folder.failure(errno, "Cannot write to") }
  }

  /// The path of the folder that holds the file.
  var folderPath: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// One text for one file, through links and `..`; of a new file, by its folder.
  var identity: String {
    if let known = resolved(path) { return known }
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    return (resolved(folderPath) ?? folderPath) + "/" + name
  }

  private func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  private func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : nil
  }

  private func failure(_ reason: Int32, _ what: String) -> EngineError {
    let kind: EngineError.Kind =
      switch reason {
      case ENOENT: .missingFile
      case EISDIR: .isDirectory
      case EACCES, EPERM: .permission
      case EROFS: .readOnly
      default: .io
      }
    return EngineError(kind, "\(what) \"\(path)\": \(String(cString: strerror(reason)))")
  }
}
