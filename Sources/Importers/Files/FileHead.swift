import Language

/// The beginning of a file, by which it is recognised.
struct FileHead {
  /// How many bytes are looked at.
  static let size = 1 << 18

  let bytes: [UInt8]
  /// Whether the file is packed with gzip; the bytes are those that are packed in it.
  let isPacked: Bool
  /// Whether this is all of the file.
  var isWhole: Bool { bytes.count < Self.size }

  init(_ path: String) throws(Diagnostic) {
    let bytes = try ByteReader.head(path, count: Self.size)
    isPacked = bytes.starts(with: [0x1F, 0x8B])
    self.bytes = isPacked ? try ByteReader.head(path, isPacked: true, count: Self.size) : bytes
  }
}
