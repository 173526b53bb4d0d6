import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Throws once the user wants to stop.
typealias CancelCheck = () throws(Diagnostic) -> Void

/// Reads a file's bytes a block at a time, unpacked where the file is one in an archive.
final class ByteReader {
  private enum Way {
    case file(Descriptor)
    case archive(Archive)
  }

  private let way: Way
  private let checkCancelled: CancelCheck

  /// - Throws: a `.file` where it cannot be opened.
  init(_ origin: Origin, checkCancelled: @escaping CancelCheck = {}) throws(Diagnostic) {
    self.checkCancelled = checkCancelled
    guard let member = origin.member else {
      way = .file(try Descriptor(origin.path))
      return
    }
    let archive = try Archive(
      origin.path, shown: origin.shown, checkCancelled: checkCancelled)
    try archive.skip(to: member)
    way = .archive(archive)
  }

  /// The next bytes; empty at the end.
  func next() throws(Diagnostic) -> [UInt8] {
    try checkCancelled()
    switch way {
    case .file(let file): return try file.next()
    case .archive(let archive): return try archive.read()
    }
  }

  /// The file's first bytes, as many as asked for unless it is shorter.
  static func head(_ origin: Origin, count: Int) throws(Diagnostic) -> [UInt8] {
    let reader = try ByteReader(origin)
    var bytes: [UInt8] = []
    while bytes.count < count {
      let more = try reader.next()
      if more.isEmpty { break }
      bytes += more.prefix(count - bytes.count)
    }
    return bytes
  }
}

/// An open file.
private final class Descriptor {
  private let path: String
  private let number: Int32

  private static let blockSize = 1 << 20

  init(_ path: String) throws(Diagnostic) {
    self.path = path
    number = open(path, O_RDONLY)
    guard number >= 0 else { throw Self.failure(path) }
  }

  deinit { close(number) }

  func next() throws(Diagnostic) -> [UInt8] {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.blockSize) { buffer, count in
      repeat {
        result = read(number, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      count = max(0, result)
    }
    guard result >= 0 else { throw Self.failure(path) }
    return bytes
  }

  private static func failure(_ path: String) -> Diagnostic {
    switch errno {
    case EACCES, EPERM:
      Diagnostic(
        .file, "no right to read \(path)",
        label: "ask its owner, or copy it to a place of your own")
    case ENOENT: Diagnostic(.file, "no such file: \(path)")
    default: Diagnostic(.file, "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
  }
}
