import Foundation
import Values

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

extension FileState {
  /// The day on which a file was last written, on the clock of a time zone; nil where it is not there.
  static func day(of path: String, in timezone: String) -> Day? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let written = attributes?[.modificationDate] as? Date,
      let zone = TimeZone(identifier: timezone)
    else { return nil }
    let seconds = written.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: written))
    return Day(number: Int((seconds / 86_400).rounded(.down)))
  }
}
