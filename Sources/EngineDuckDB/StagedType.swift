import CDuckDB
import Values

/// The type of DuckDB that holds all values of a column.
enum StagedType: Equatable {
  case boolean, bigint, double, varchar, date, timestamp, interval
  case decimal(width: Int, scale: Int)

  /// Finds the narrowest type; a column of nulls alone takes the one that its kind suggests,
  /// and a mixture without a common type becomes text.
  init(_ cells: [Value], kind: Kind) {
    var type: StagedType?
    for cell in cells {
      guard let next = Self(cell) else { continue }
      type = type.map { $0.joined(next) } ?? next
    }
    self = type ?? Self(kind)
  }

  /// The type of one value; nil for null.
  private init?(_ value: Value) {
    switch value {
    case .null: return nil
    case .bool: self = .boolean
    case .int: self = .bigint
    case .fixed(let value):
      self = .decimal(width: Int(value.duckdb.width), scale: value.scale)
    case .double: self = .double
    case .text: self = .varchar
    case .day: self = .date
    case .moment: self = .timestamp
    case .span: self = .interval
    }
  }

  private init(_ kind: Kind) {
    switch kind {
    case .text: self = .varchar
    case .flag: self = .boolean
    case .count: self = .bigint
    case .number, .ratio, .money, .percent, .points, .index: self = .double
    case .duration: self = .interval
    case .day, .bucket: self = .date
    case .moment: self = .timestamp
    }
  }

  private func joined(_ other: StagedType) -> StagedType {
    switch (self, other) {
    case (let a, let b) where a == b: self
    case (.decimal(let a, let x), .decimal(let b, let y)):
      // Digits before the point may grow where a scale does, so unequal scales take all there are.
      .decimal(width: x == y ? max(a, b) : 38, scale: max(x, y))
    case (.decimal(_, let scale), .bigint), (.bigint, .decimal(_, let scale)):
      .decimal(width: 38, scale: scale)
    case (.double, .bigint), (.bigint, .double), (.double, .decimal), (.decimal, .double): .double
    case (.date, .timestamp), (.timestamp, .date): .timestamp
    default: .varchar
    }
  }

  /// The type as SQL writes it.
  var sql: String {
    switch self {
    case .boolean: "boolean"
    case .bigint: "bigint"
    case .double: "double"
    case .varchar: "varchar"
    case .date: "date"
    case .timestamp: "timestamp"
    case .interval: "interval"
    case .decimal(let width, let scale): "decimal(\(width), \(scale))"
    }
  }

  /// The type as the C interface has it; the caller destroys it.
  var logical: duckdb_logical_type? {
    switch self {
    case .boolean: library.duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN)
    case .bigint: library.duckdb_create_logical_type(DUCKDB_TYPE_BIGINT)
    case .double: library.duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE)
    case .varchar: library.duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR)
    case .date: library.duckdb_create_logical_type(DUCKDB_TYPE_DATE)
    case .timestamp: library.duckdb_create_logical_type(DUCKDB_TYPE_TIMESTAMP)
    case .interval: library.duckdb_create_logical_type(DUCKDB_TYPE_INTERVAL)
    case .decimal(let width, let scale):
      library.duckdb_create_decimal_type(UInt8(width), UInt8(scale))
    }
  }
}
