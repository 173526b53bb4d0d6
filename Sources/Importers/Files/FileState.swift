#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is found at a path before anything is opened.
enum FileState: Hashable {
  case file, folder, missing
  /// A device, a pipe or a socket.
  case other
  /// A folder on the way, or the path itself, may not be looked into.
  case denied(String)

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = errno == EACCES ? .denied(path) : .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
