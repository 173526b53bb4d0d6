/// Where the bytes of a table are: a file, or one that is packed in it.
struct Origin {
  /// The file on the disk.
  let path: String
  /// The place of the packed file among the archive's entries; nil for the file itself.
  var member: Int?
  /// As it is told: `orders.csv`, `exports.zip/orders.csv`.
  let shown: String
  /// What was unpacked to `path`, which is there as long as this is.
  var unpacked: TemporaryFile?

  /// Whether the engine can read the bytes from the path as they are.
  var isPlain: Bool { member == nil }

  /// The name behind the last slash.
  var name: String { shown.split(separator: "/").last.map(String.init) ?? shown }
}
