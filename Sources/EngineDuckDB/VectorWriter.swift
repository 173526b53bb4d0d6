import CDuckDB
import Values

/// Writes values into one of DuckDB's vectors.
struct VectorWriter {
  private let vector: duckdb_vector?
  private let data: UnsafeMutableRawPointer?
  private let type: StagedType

  init(_ vector: duckdb_vector?, _ type: StagedType) {
    self.vector = vector
    self.type = type
    data = library.duckdb_vector_get_data(vector)
  }

  /// Writes the values from the first row on.
  func write(_ cells: ArraySlice<Value>) {
    for (row, cell) in cells.enumerated() where !put(cell, row) {
      library.duckdb_vector_ensure_validity_writable(vector)
      library.duckdb_validity_set_row_invalid(
        library.duckdb_vector_get_validity(vector), idx_t(row))
    }
  }

  /// Writes one value; false for null.
  private func put(_ value: Value, _ row: Int) -> Bool {
    switch (type, value) {
    case (_, .null): return false
    case (.boolean, .bool(let value)): put(raw: UInt8(value ? 1 : 0), row)
    case (.bigint, .int(let value)): put(raw: value, row)
    case (.double, let value): put(raw: value.double ?? .nan, row)
    case (.date, .day(let day)): put(raw: Int32(clamping: day.number), row)
    case (.timestamp, .moment(let moment)): put(raw: moment.microseconds, row)
    case (.timestamp, .day(let day)): put(raw: Moment(day).microseconds, row)
    case (.interval, .span(let span)):
      put(raw: duckdb_interval(months: 0, days: 0, micros: span), row)
    case (.decimal(let width, let scale), .fixed(let value)):
      guard let fitting = value.rescaled(to: scale) else { return false }
      put(fitting.unscaled, width: width, row)
    case (.decimal(let width, let scale), .int(let value)):
      guard let fitting = Fixed(unscaled: Int128(value), scale: 0).rescaled(to: scale) else {
        return false
      }
      put(fitting.unscaled, width: width, row)
    default: put(text: value.description, row)
    }
    return true
  }

  private func put<Raw: BitwiseCopyable>(raw: Raw, _ row: Int) {
    data?.storeBytes(of: raw, toByteOffset: row * MemoryLayout<Raw>.stride, as: Raw.self)
  }

  /// A decimal of at most 18 digits is stored as 8 bytes, a wider one as 16.
  private func put(_ unscaled: Int128, width: Int, _ row: Int) {
    if width <= 18 {
      put(raw: Int64(truncatingIfNeeded: unscaled), row)
    } else {
      put(raw: unscaled, row)
    }
  }

  private func put(text: String, _ row: Int) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        library.duckdb_vector_assign_string_element_len(
          vector, idx_t(row), $0.baseAddress, idx_t($0.count))
      }
    }
  }
}
