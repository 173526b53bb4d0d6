import CDuckDB
import Values

/// The rows of one of DuckDB's vectors: plain memory, with a bit for each row that is not null.
struct VectorRows {
  private let data: UnsafeRawPointer?
  private let validity: UnsafeMutablePointer<UInt64>?
  let count: Int

  init(_ vector: duckdb_vector?, _ count: Int) {
    data = UnsafeRawPointer(library.duckdb_vector_get_data(vector))
    validity = library.duckdb_vector_get_validity(vector)
    self.count = count
  }

  func isValid(_ row: Int) -> Bool {
    guard let validity else { return true }
    return validity[row / 64] >> UInt64(row % 64) & 1 == 1
  }

  /// Appends a value for each row; inlined, so that each type has its own tight loop.
  @inline(__always)
  func each<Raw: BitwiseCopyable>(
    _ type: Raw.Type, _ cells: inout [Value], _ value: (Raw) -> Value
  ) {
    guard let data else { return }
    cells.reserve(count)
    for row in 0..<count {
      let raw = data.loadUnaligned(fromByteOffset: row * MemoryLayout<Raw>.stride, as: Raw.self)
      cells.append(isValid(row) ? value(raw) : .null)
    }
  }

  /// Appends a value for each text: a length of 4 bytes, then up to 12 bytes of text or, where it
  /// is longer, its first 4 bytes and a pointer to all of it.
  @inline(__always)
  func eachText(_ cells: inout [Value], _ value: (UnsafeRawBufferPointer) -> Value) {
    guard let data else { return }
    cells.reserve(count)
    for row in 0..<count {
      guard isValid(row) else {
        cells.append(.null)
        continue
      }
      let place = data + row * 16
      let length = Int(place.load(as: UInt32.self))
      let start =
        length <= 12 ? place + 4 : place.load(fromByteOffset: 8, as: UnsafeRawPointer.self)
      cells.append(value(UnsafeRawBufferPointer(start: start, count: length)))
    }
  }
}

extension [Value] {
  /// Makes room for more without losing the doubling that keeps appending cheap.
  fileprivate mutating func reserve(_ more: Int) {
    if capacity - count < more { reserveCapacity(Swift.max(count + more, capacity * 2)) }
  }
}
