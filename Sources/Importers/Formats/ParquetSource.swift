import Engine
import Language
import Values

/// A Parquet file; its typed columns are read as the texts that a CSV file would have for them.
struct ParquetSource: RowSource {
  let headers: [String]
  let brokenRows = BrokenRows()
  private let origin: Origin
  private let types: [String]
  private let checkCancelled: CancelCheck

  init(
    _ origin: Origin, in database: any Database, checkCancelled: @escaping CancelCheck
  ) throws {
    self.origin = origin
    self.checkCancelled = checkCancelled
    let columns = try Self.columns(origin, in: database)
    headers = columns.map { $0.name }
    types = columns.map { $0.type }
  }

  private static func columns(
    _ origin: Origin, in database: any Database
  ) throws -> [(name: String, type: String)] {
    do {
      let found = try database.query(
        "describe select * from read_parquet(\(Self.exactly(origin.path)))")
      return found.rows.map { ($0[0].description, $0[1].description) }
    } catch {
      throw damaged(error, origin)
    }
  }

  mutating func prepare() throws -> String {
    let reader = try ByteReader(origin, checkCancelled: checkCancelled)
    var fingerprint = Fingerprint()
    while case let block = try reader.next(), !block.isEmpty { fingerprint.add(block) }
    return fingerprint.hex
  }

  var relation: SQL {
    let columns = zip(headers, types).enumerated().map { index, column in
      "\(Self.text(.name(column.0), column.1)) as \(word: Self.columnName(index))" as SQL
    }
    return "(select \(columns.joined(", ")) from read_parquet(\(Self.exactly(origin.path))))"
  }

  var numberColumns: Set<Int> {
    Set(types.indices.filter { types[$0].prefix { $0.isLetter } != "VARCHAR" })
  }

  /// A floating-point number that is whole loses its `.0`, since ids are often stored so.
  private static func text(_ column: SQL, _ type: String) -> SQL {
    guard type == "DOUBLE" || type == "FLOAT" else { return "nullif(\(column)::varchar, '')" }
    return """
      case when \(column) = trunc(\(column)) and abs(\(column)) < 1e15
        then \(column)::bigint::varchar else \(column)::varchar end
      """
  }

  func explains(_ error: EngineError) -> Bool {
    Self.isAboutContent(error)
      && (error.message.contains("arquet") || error.message.contains(origin.path))
  }

  mutating func repair(after error: EngineError) throws {
    throw Self.damaged(error, origin)
  }

  /// A row of a file without lines is told by its number.
  func lines(of rows: Set<Int>) throws -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: rows.map { ($0, $0) })
  }

  private static func damaged(_ error: EngineError, _ origin: Origin) -> any Error {
    switch error.kind {
    case .failed, .io, .corrupt, .conversion:
      Diagnostic(
        .load, "\(origin.shown) is no Parquet file, or it is damaged",
        label: "get the file anew")
    default: error
    }
  }
}
