import Engine
import Language

/// Recognises a file by its beginning and chooses who reads it.
struct SourceOpening {
  /// One table of a file, as it is told: `orders.csv`, `exports.zip/orders.csv`, `book.xlsx/May`.
  struct Table {
    let path: String
    let source: any RowSource
    /// The workbook that it is a sheet of.
    var book: String?
  }

  /// What a file holds: tables, and what in it is none.
  struct Content {
    var tables: [Table] = []
    var skipped: [String] = []

    static func + (a: Content, b: Content) -> Content {
      Content(tables: a.tables + b.tables, skipped: a.skipped + b.skipped)
    }
  }

  let database: any Database
  /// As given by the user; nil to find out.
  let encoding: TextEncoding?
  let separator: Word?
  /// How many of a record's cells are headers that are known.
  let known: ([String]) -> Int
  let checkCancelled: CancelCheck

  /// The tables of a file.
  ///
  /// - Throws: a `.file` or `.load` that says what the file is instead, and what would work.
  func open(_ file: PathExpansion.File) throws -> Content {
    try open(Origin(path: file.path, shown: file.path), part: file.part, depth: 0)
  }

  /// - Parameters:
  ///   - part: what is asked for of an archive or a workbook; nil for all.
  ///   - depth: in how many archives the file is.
  func open(_ origin: Origin, part: String?, depth: Int) throws -> Content {
    let head = try FileHead(origin)
    switch try FileKind(origin.shown, head) {
    case .archive: return try openArchive(origin, part: part, depth: depth)
    case .parquet:
      try refuse(part, of: origin)
      let source = try ParquetSource(
        try onDisk(origin, .utf8), in: database, checkCancelled: checkCancelled)
      return Content(tables: [Table(path: origin.shown, source: source)])
    case .text:
      try refuse(part, of: origin)
      return Content(tables: [Table(path: origin.shown, source: try openText(origin, head))])
    }
  }

  private func openText(_ origin: Origin, _ head: FileHead) throws -> any RowSource {
    let encoding = encoding ?? EncodingChoice.encoding(of: head)
    if !encoding.isWide, head.bytes.contains(0) { throw TextKind.binary(origin.shown) }
    let text = try TextReader.head(head, encoding, of: origin.shown)
    switch try TextKind(origin.shown, text) {
    case .json(let isArray):
      return try JSONSource(
        try onDisk(origin, encoding), isArray: isArray,
        notes: encoding == .utf8 ? [] : ["read as \(encoding.name)"], in: database,
        known: known, checkCancelled: checkCancelled)
    case .separated:
      let shape = try TextShape(
        origin.shown, text, isWhole: head.isWhole, separator: separator, known: known)
      return SeparatedSource(
        origin, encoding, isTold: self.encoding != nil, shape, checkCancelled: checkCancelled)
    }
  }

  /// A file that the engine can read: unpacked and in UTF-8.
  func onDisk(_ origin: Origin, _ encoding: TextEncoding) throws -> Origin {
    if origin.isPlain, encoding == .utf8 { return origin }
    let copy: TemporaryFile
    if encoding == .utf8 {
      copy = try TemporaryFile.copy(of: origin, checkCancelled: checkCancelled)
    } else {
      copy = try TemporaryFile()
      let reader = try TextReader(origin, encoding, checkCancelled: checkCancelled)
      while case let block = try reader.next(), !block.isEmpty { try copy.write(block) }
      try copy.finish()
    }
    return Origin(path: copy.path, shown: origin.shown, unpacked: copy)
  }

  /// Throws for a part of a file that has none.
  private func refuse(_ part: String?, of origin: Origin) throws(Diagnostic) {
    if let part {
      throw Diagnostic(
        .file, "\(origin.shown) is one table and has no part \"\(part)\"",
        label: "load it as a whole")
    }
  }
}
