import Language

/// What a file is, by its first bytes; a name can lie.
enum FileKind: Hashable {
  case separated
  case json(isArray: Bool)
  case parquet

  /// - Parameters:
  ///   - path: as it is shown.
  ///   - file: its beginning.
  /// - Throws: a `.file` that says what the file is and what would work.
  init(_ path: String, _ file: FileHead) throws(Diagnostic) {
    let head = file.bytes
    guard !head.isEmpty else { throw Diagnostic(.file, "\(path) is empty") }
    if head.starts(with: Array("PAR1".utf8)) {
      guard !file.isPacked else {
        throw Diagnostic(.file, "\(path) is Parquet packed with gzip", label: "unpack it first")
      }
      self = .parquet
      return
    }
    if let foreign = Self.foreign.first(where: { $0.matches(head, path) }) {
      throw Diagnostic(.file, "\(path) is \(foreign.name)", label: foreign.remedy)
    }
    try TextEncoding.check(path, head: head)
    if head.contains(0) {
      throw Diagnostic(
        .file, "\(path) is no text: it has bytes of zero", label: "opsh loads \(Self.loadable)")
    }
    let text = head.drop { [0xEF, 0xBB, 0xBF].contains($0) || Self.blanks.contains($0) }
    let second = text.dropFirst().first { !Self.blanks.contains($0) }
    switch (text.first, second) {
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

  static let loadable = "CSV, TSV, JSON, JSON lines and Parquet, also packed with gzip"

  private static let blanks = Array(" \t\r\n".utf8)

  private static func isNamedJSON(_ path: String) -> Bool {
    let name = path.lowercased()
    return ["json", "jsonl", "ndjson"].contains { ending in
      name.hasSuffix("." + ending) || name.hasSuffix("." + ending + ".gz")
    }
  }

  // MARK: - What cannot be loaded

  private struct Foreign {
    let name: String
    let remedy: String
    let start: [UInt8]
    var offset = 0
    /// The ending of the name that it is told by, where the bytes are those of another kind too.
    var ending = ""

    func matches(_ head: [UInt8], _ path: String) -> Bool {
      head.dropFirst(offset).starts(with: start) && path.lowercased().hasSuffix(ending)
    }
  }

  private static let save = "save it as CSV (UTF-8) and load that"
  private static let openAndSave = "open it in a spreadsheet, " + save
  private static let unpack = "unpack it and load the files in it"
  private static let repack = "unpack it, or pack it with gzip"
  private static let source = "load the table it was made from"

  private static let foreign: [Foreign] = [
    Foreign(
      name: "an Excel workbook", remedy: save, start: Array("PK\u{3}\u{4}".utf8), ending: ".xlsx"),
    Foreign(name: "a ZIP archive", remedy: unpack, start: Array("PK\u{3}\u{4}".utf8)),
    Foreign(name: "an old Excel workbook", remedy: save, start: [0xD0, 0xCF, 0x11, 0xE0]),
    Foreign(name: "a PDF document", remedy: source, start: Array("%PDF".utf8)),
    Foreign(name: "a picture", remedy: source, start: [0x89, 0x50, 0x4E, 0x47]),
    Foreign(name: "a picture", remedy: source, start: [0xFF, 0xD8, 0xFF]),
    Foreign(name: "a picture", remedy: source, start: Array("GIF8".utf8)),
    Foreign(name: "a web page", remedy: openAndSave, start: Array("<!DOCTYPE".utf8)),
    Foreign(name: "a web page", remedy: openAndSave, start: Array("<html".utf8)),
    Foreign(name: "a web page", remedy: openAndSave, start: Array("<table".utf8)),
    Foreign(name: "an XML document", remedy: openAndSave, start: Array("<?xml".utf8)),
    Foreign(
      name: "an SQLite database", remedy: "export its tables as CSV and load those",
      start: Array("SQLite format 3".utf8)),
    Foreign(
      name: "a DuckDB database", remedy: "a store is opened with: opsh FILE",
      start: Array("DUCK".utf8), offset: 8),
    Foreign(name: "a 7z archive", remedy: unpack, start: [0x37, 0x7A, 0xBC, 0xAF]),
    Foreign(name: "a RAR archive", remedy: unpack, start: Array("Rar!".utf8)),
    Foreign(name: "packed with zstd", remedy: repack, start: [0x28, 0xB5, 0x2F, 0xFD]),
    Foreign(name: "packed with bzip2", remedy: repack, start: Array("BZh".utf8)),
    Foreign(name: "packed with xz", remedy: repack, start: [0xFD, 0x37, 0x7A, 0x58]),
  ]
}
