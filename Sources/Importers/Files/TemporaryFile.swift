import Foundation
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that only its owner may read, and that is gone with it.
///
/// What a process left that was killed is removed by the next one.
final class TemporaryFile {
  let path: String
  private let file: UnsafeMutablePointer<FILE>

  init() throws(Diagnostic) {
    _ = Self.sweep
    var template = Array(("\(Self.folder)/\(Self.prefix)\(getpid())-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw Self.failure(path) }
    self.file = file
  }

  private static let folder = FileManager.default.temporaryDirectory.path
  private static let prefix = "opsh-load-"

  /// Removes the files of processes that are no more, once for each process.
  private static let sweep: Void = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let parts = name.dropFirst(prefix.count).split(separator: "-")
      guard parts.count == 2, let process = Int32(parts[0]), process > 0 else { continue }
      // Signal 0 only asks whether there is one.
      if kill(process, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
    }
  }()

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
