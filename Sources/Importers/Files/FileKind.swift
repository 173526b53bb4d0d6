import Language

/// What a file is, by its first bytes; a name can lie.
enum FileKind: Hashable {
  case text
  case parquet
  /// Something packed, or an Excel workbook, which is a ZIP archive.
  case archive

  /// - Parameter path: as it is shown.
  /// - Throws: a `.file` that says what the file is and what would work.
  init(_ path: String, _ file: FileHead) throws(Diagnostic) {
    let head = file.bytes
    guard !head.isEmpty else { throw Diagnostic(.file, "\(path) is empty") }
    if head.starts(with: Array("PAR1".utf8)) {
      self = .parquet
    } else if Self.isArchive(head) {
      self = .archive
    } else {
      try ForeignFile.check(path, head)
      self = .text
    }
  }

  static let loadable =
    "CSV, TSV, JSON, JSON lines, Parquet and Excel workbooks (.xlsx), also packed"

  private static func isArchive(_ head: [UInt8]) -> Bool {
    archives.contains { head.dropFirst($0.offset).starts(with: $0.start) }
  }

  private static let archives: [(start: [UInt8], offset: Int)] = [
    (Array("PK\u{3}\u{4}".utf8), 0), (Array("PK\u{5}\u{6}".utf8), 0), ([0x1F, 0x8B], 0),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0), (Array("Rar!\u{1A}\u{7}".utf8), 0),
    ([0x28, 0xB5, 0x2F, 0xFD], 0), (Array("BZh".utf8), 0), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], 0),
    (Array("ustar".utf8), 257),
  ]
}

/// What a text holds.
enum TextKind: Hashable {
  case separated
  case json(isArray: Bool)

  /// What is said of a file that has bytes of zero, which no text has.
  static func binary(_ path: String) -> Diagnostic {
    Diagnostic(
      .file, "\(path) is no text: it has bytes of zero", label: "opsh loads \(FileKind.loadable)")
  }

  /// - Parameters:
  ///   - path: as it is shown.
  ///   - text: its beginning, in UTF-8.
  /// - Throws: a `.file` that says what the text is and what would work.
  init(_ path: String, _ text: [UInt8]) throws(Diagnostic) {
    if text.contains(0) { throw Self.binary(path) }
    let start = text.drop { Self.blanks.contains($0) }
    try ForeignFile.checkText(path, start)
    let second = start.dropFirst().first { !Self.blanks.contains($0) }
    switch (start.first, second) {
    case (nil, _): throw Diagnostic(.file, "\(path) holds nothing but blanks")
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "{"), UInt8(ascii: "}")):
      self = .json(isArray: false)
    case (UInt8(ascii: "["), UInt8(ascii: "{")): self = .json(isArray: true)
    case (UInt8(ascii: "["), UInt8(ascii: "]")):
      throw Diagnostic(.load, "\(path) has no rows")
    default:
      if Self.isNamedJSON(path) {
        throw Diagnostic(
          .file, "\(path) holds no JSON objects",
          label: "a row is an object: {\"order_id\": \"1\", ...}, in an array or one per line")
      }
      self = .separated
    }
  }

  private static let blanks = Array(" \t\r\n".utf8)

  private static func isNamedJSON(_ path: String) -> Bool {
    let name = path.lowercased()
    return ["json", "jsonl", "ndjson"].contains { ending in
      name.hasSuffix("." + ending) || name.hasSuffix("." + ending + ".gz")
    }
  }
}
