import CDuckDB
import Values

/// Turns the vectors of one type into values, a vector at a time.
struct ColumnReader {
  /// How the values are shown, as far as their type tells.
  let kind: Kind
  private let type: duckdb_type
  /// The integer type that a DECIMAL or an ENUM is stored as.
  private var storage = DUCKDB_TYPE_INVALID
  private var scale = 0
  private var members: [Value] = []
  private var nested: NestedReader?

  /// The reader for a type; nil where its values have no form here.
  init?(_ logical: duckdb_logical_type?) {
    type = library.duckdb_get_type_id(logical)
    kind = Self.kind(of: type)
    switch type {
    case DUCKDB_TYPE_DECIMAL:
      storage = library.duckdb_decimal_internal_type(logical)
      scale = Int(library.duckdb_decimal_scale(logical))
    case DUCKDB_TYPE_ENUM:
      storage = library.duckdb_enum_internal_type(logical)
      members = (0..<library.duckdb_enum_dictionary_size(logical)).map { index in
        .text(owned(library.duckdb_enum_dictionary_value(logical, idx_t(index))))
      }
    case DUCKDB_TYPE_LIST, DUCKDB_TYPE_ARRAY, DUCKDB_TYPE_STRUCT, DUCKDB_TYPE_MAP:
      guard let nested = NestedReader(logical, type) else { return nil }
      self.nested = nested
    case DUCKDB_TYPE_UNION, DUCKDB_TYPE_BIT, DUCKDB_TYPE_TIME_TZ, DUCKDB_TYPE_BIGNUM,
      DUCKDB_TYPE_TIME_NS, DUCKDB_TYPE_GEOMETRY, DUCKDB_TYPE_VARIANT,
      DUCKDB_TYPE_INVALID:
      return nil
    // What a later version of DuckDB has added.
    case let type where type.rawValue > DUCKDB_TYPE_VARIANT.rawValue: return nil
    default: break
    }
  }

  private static func kind(of type: duckdb_type) -> Kind {
    switch type {
    case DUCKDB_TYPE_BOOLEAN: .flag
    case DUCKDB_TYPE_TINYINT, DUCKDB_TYPE_SMALLINT, DUCKDB_TYPE_INTEGER, DUCKDB_TYPE_BIGINT,
      DUCKDB_TYPE_UTINYINT, DUCKDB_TYPE_USMALLINT, DUCKDB_TYPE_UINTEGER, DUCKDB_TYPE_UBIGINT,
      DUCKDB_TYPE_HUGEINT, DUCKDB_TYPE_UHUGEINT:
      .count
    case DUCKDB_TYPE_FLOAT, DUCKDB_TYPE_DOUBLE, DUCKDB_TYPE_DECIMAL: .number
    case DUCKDB_TYPE_DATE: .day
    case DUCKDB_TYPE_TIMESTAMP, DUCKDB_TYPE_TIMESTAMP_S, DUCKDB_TYPE_TIMESTAMP_MS,
      DUCKDB_TYPE_TIMESTAMP_NS, DUCKDB_TYPE_TIMESTAMP_TZ:
      .moment
    case DUCKDB_TYPE_INTERVAL: .duration
    default: .text
    }
  }

  /// Reads the first `count` rows of a vector.
  func append(_ count: Int, of vector: duckdb_vector?, to cells: inout [Value]) {
    let rows = VectorRows(vector, count)
    switch type {
    case DUCKDB_TYPE_BOOLEAN: rows.each(UInt8.self, &cells) { .bool($0 != 0) }
    case DUCKDB_TYPE_TINYINT: rows.each(Int8.self, &cells) { .int(Int64($0)) }
    case DUCKDB_TYPE_SMALLINT: rows.each(Int16.self, &cells) { .int(Int64($0)) }
    case DUCKDB_TYPE_INTEGER: rows.each(Int32.self, &cells) { .int(Int64($0)) }
    case DUCKDB_TYPE_BIGINT: rows.each(Int64.self, &cells) { .int($0) }
    case DUCKDB_TYPE_UTINYINT: rows.each(UInt8.self, &cells) { .int(Int64($0)) }
    case DUCKDB_TYPE_USMALLINT: rows.each(UInt16.self, &cells) { .int(Int64($0)) }
    case DUCKDB_TYPE_UINTEGER: rows.each(UInt32.self, &cells) { .int(Int64($0)) }
    case DUCKDB_TYPE_UBIGINT: rows.each(UInt64.self, &cells) { .whole(Int128($0)) }
    case DUCKDB_TYPE_HUGEINT: rows.each(Int128.self, &cells) { .whole($0) }
    case DUCKDB_TYPE_UHUGEINT:
      rows.each(UInt128.self, &cells) {
        Int128(exactly: $0).map { .whole($0) } ?? .double(Double($0))
      }
    case DUCKDB_TYPE_FLOAT: rows.each(Float.self, &cells) { .double(Double($0)) }
    case DUCKDB_TYPE_DOUBLE: rows.each(Double.self, &cells) { .double($0) }
    case DUCKDB_TYPE_DECIMAL: appendDecimals(rows, to: &cells)
    case DUCKDB_TYPE_VARCHAR: rows.eachText(&cells) { .text(String(decoding: $0, as: UTF8.self)) }
    case DUCKDB_TYPE_ENUM: appendMembers(rows, to: &cells)
    case DUCKDB_TYPE_DATE: rows.each(Int32.self, &cells) { .day($0) }
    case DUCKDB_TYPE_TIMESTAMP, DUCKDB_TYPE_TIMESTAMP_TZ:
      rows.each(Int64.self, &cells) { .moment($0) }
    case DUCKDB_TYPE_TIMESTAMP_S: rows.each(Int64.self, &cells) { .moment($0, unit: 1_000_000) }
    case DUCKDB_TYPE_TIMESTAMP_MS: rows.each(Int64.self, &cells) { .moment($0, unit: 1000) }
    case DUCKDB_TYPE_TIMESTAMP_NS: rows.each(Int64.self, &cells) { .moment(nanoseconds: $0) }
    case DUCKDB_TYPE_TIME: rows.each(Int64.self, &cells) { .clock($0) }
    case DUCKDB_TYPE_INTERVAL: rows.each(duckdb_interval.self, &cells) { .span($0) }
    case DUCKDB_TYPE_UUID: rows.each(UInt128.self, &cells) { .uuid($0) }
    case DUCKDB_TYPE_BLOB: rows.eachText(&cells) { .blob($0) }
    case DUCKDB_TYPE_SQLNULL: cells.append(contentsOf: repeatElement(.null, count: count))
    default: nested?.append(vector, rows, to: &cells)
    }
  }

  private func appendDecimals(_ rows: VectorRows, to cells: inout [Value]) {
    let scale = scale
    switch storage {
    case DUCKDB_TYPE_SMALLINT:
      rows.each(Int16.self, &cells) { .fixed(Fixed(unscaled: Int128($0), scale: scale)) }
    case DUCKDB_TYPE_INTEGER:
      rows.each(Int32.self, &cells) { .fixed(Fixed(unscaled: Int128($0), scale: scale)) }
    case DUCKDB_TYPE_BIGINT:
      rows.each(Int64.self, &cells) { .fixed(Fixed(unscaled: Int128($0), scale: scale)) }
    default: rows.each(Int128.self, &cells) { .fixed(Fixed(unscaled: $0, scale: scale)) }
    }
  }

  private func appendMembers(_ rows: VectorRows, to cells: inout [Value]) {
    let members = members
    switch storage {
    case DUCKDB_TYPE_UTINYINT: rows.each(UInt8.self, &cells) { members[Int($0)] }
    case DUCKDB_TYPE_USMALLINT: rows.each(UInt16.self, &cells) { members[Int($0)] }
    default: rows.each(UInt32.self, &cells) { members[Int($0)] }
    }
  }
}
