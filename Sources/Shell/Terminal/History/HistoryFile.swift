import Foundation

/// The file that keeps the statements of all sessions.
///
/// Every statement is appended as one line the moment it runs, so that sessions side by side and
/// a crash lose nothing. Only when the file holds more than `limit` lines is it written anew, at
/// the start of a session, and under a lock that `append` respects.
package struct HistoryFile: Sendable {
  package let path: String
  package let limit: Int

  /// The history in `path`; nothing is touched before `load` or `append`.
  package init(path: String, limit: Int = 5000) {
    self.path = path
    self.limit = limit
  }

  /// The statements of the file, oldest first; none when there is no file yet.
  ///
  /// A file that has outgrown the limit is cut down to its latest entries.
  package func load() throws(HistoryError) -> HistoryList {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return HistoryList(limit: limit) }
    guard descriptor >= 0 else { throw HistoryError("read", path) }
    defer { close(descriptor) }
    guard isRegular(descriptor) else { return HistoryList(limit: limit) }
    let (list, lines) = try read(descriptor)
    if lines > limit { try compact() }
    return list
  }

  /// Adds a statement at the end.
  package func append(_ statement: String) throws(HistoryError) {
    try makeFolder()
    let descriptor = try openLocked(creating: true)
    defer { close(descriptor) }
    var line = HistoryCodec.encode(statement) + "\n"
    // After a crash in the middle of a line the next one must not be glued to its half.
    if isRegular(descriptor), !endsWithLineFeed(descriptor) { line = "\n" + line }
    try write(line, to: descriptor)
  }

  private func compact() throws(HistoryError) {
    let descriptor = try openLocked(creating: false)
    defer { close(descriptor) }
    let (list, lines) = try read(descriptor)
    guard lines > limit else { return }
    // The file behind a link is replaced, not the link.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let fresh = "\(target).\(getpid())"
    let output = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw HistoryError("write", fresh) }
    defer { close(output) }
    do throws(HistoryError) {
      let text = list.entries.map { HistoryCodec.encode($0) + "\n" }.joined()
      try write(text, to: output)
      guard rename(fresh, target) == 0 else { throw HistoryError("write", target) }
    } catch {
      unlink(fresh)
      throw error
    }
  }

  /// Opens the file and waits for its lock.
  ///
  /// The file may have been replaced while it waited: then what is locked is the old one, and it
  /// opens the new one.
  private func openLocked(creating: Bool) throws(HistoryError) -> Int32 {
    while true {
      let flags = O_RDWR | O_APPEND | O_CLOEXEC | (creating ? O_CREAT : 0)
      let descriptor = open(path, flags, 0o600)
      guard descriptor >= 0 else { throw HistoryError("write", path) }
      guard isRegular(descriptor) else { return descriptor }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var opened = stat()
      var current = stat()
      let isSame =
        fstat(descriptor, &opened) == 0 && stat(path, &current) == 0
        && opened.st_ino == current.st_ino && opened.st_dev == current.st_dev
      if isSame {
        if opened.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        return descriptor
      }
      close(descriptor)
    }
  }

  private func makeFolder() throws(HistoryError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw HistoryError("make the folder", folder.path)
    }
  }

  private func read(_ descriptor: Int32) throws(HistoryError) -> (HistoryList, lines: Int) {
    guard let bytes = try? FileHandle(fileDescriptor: descriptor).readToEnd() ?? Data() else {
      throw HistoryError("read", path)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").map { HistoryCodec.decode($0) }
    return (HistoryList(lines, limit: limit), lines.count)
  }

  private func write(_ text: String, to descriptor: Int32) throws(HistoryError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw HistoryError("write", path) }
      rest = rest.dropFirst(count)
    }
  }

  private func endsWithLineFeed(_ descriptor: Int32) -> Bool {
    let end = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0x0A
    return end <= 0 || pread(descriptor, &last, 1, end - 1) != 1 || last == 0x0A
  }

  /// Locks and permissions are for files; `/dev/null` is a history that forgets.
  private func isRegular(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
