import Engine
import Language

/// Recognises a file by its beginning and chooses who reads it.
enum SourceOpening {
  /// - Throws: a `.file` or `.load` that says what the file is instead, and what would work.
  static func open(
    _ path: String, separator: Word?, in database: any Database,
    checkCancelled: @escaping CancelCheck
  ) throws -> any RowSource {
    let head = try FileHead(path)
    switch try FileKind(path, head) {
    case .parquet: return try ParquetSource(path, in: database)
    case .json(let isArray):
      return try JSONSource(path, head, isArray: isArray, in: database)
    case .separated:
      var check = TextCheck(path)
      try check.add(head.bytes)
      if head.isWhole { try check.finish() }
      return try SeparatedSource(
        path, head, separator: separator, checkCancelled: checkCancelled)
    }
  }
}
