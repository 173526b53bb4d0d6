import Language

/// The beginning of a file, by which it is recognised.
struct FileHead {
  /// How many bytes are looked at.
  static let size = 1 << 18

  let bytes: [UInt8]
  /// Whether this is all of the file.
  var isWhole: Bool { bytes.count < Self.size }

  init(_ origin: Origin) throws(Diagnostic) {
    bytes = try ByteReader.head(origin, count: Self.size)
  }
}
