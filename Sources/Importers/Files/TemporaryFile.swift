import Foundation
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is gone with its owner.
final class TemporaryFile {
  let path: String
  private let file: UnsafeMutablePointer<FILE>

  init() throws(Diagnostic) {
    let folder = FileManager.default.temporaryDirectory.path
    var template = Array((folder + "/opsh-load-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw Self.failure(path) }
    self.file = file
  }

  deinit {
    fclose(file)
    unlink(path)
  }

  /// Adds bytes as they are.
  func write(_ bytes: [UInt8]) throws(Diagnostic) {
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Self.failure(path) }
  }

  /// Adds a line.
  func writeLine(_ line: [UInt8]) throws(Diagnostic) {
    guard fwrite(line, 1, line.count, file) == line.count, putc(10, file) == 10 else {
      throw Self.failure(path)
    }
  }

  /// A copy of what is packed in an archive, or of any other file.
  static func copy(
    of origin: Origin, checkCancelled: @escaping CancelCheck
  ) throws(Diagnostic) -> TemporaryFile {
    let copy = try TemporaryFile()
    let reader = try ByteReader(origin, checkCancelled: checkCancelled)
    while case let block = try reader.next(), !block.isEmpty { try copy.write(block) }
    try copy.finish()
    return copy
  }

  /// Sees to it that all of it can be read.
  func finish() throws(Diagnostic) {
    guard fflush(file) == 0 else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> Diagnostic {
    errno == ENOSPC
      ? Diagnostic(
        .file, "the disk is full: no room for a copy of the file in \(path)",
        label: "make room, or set TMPDIR to a folder on another disk")
      : Diagnostic(.file, "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
