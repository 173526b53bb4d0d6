import CDuckDB
import Engine
import Synchronization
import Values

/// What a statement gave back, until it goes out of scope.
struct Answer: ~Copyable {
  private var result: duckdb_result

  init(_ result: duckdb_result) { self.result = result }

  deinit {
    var result = result
    library.duckdb_destroy_result(&result)
  }

  /// The error of a statement that failed.
  var failure: EngineError {
    var result = result
    return EngineError(
      duckdb: library.duckdb_result_error(&result).map { String(cString: $0) } ?? "")
  }

  var rowsChanged: Int {
    var result = result
    return Int(library.duckdb_rows_changed(&result))
  }

  /// Reads the rows, up to the limit where there is one.
  func table(limit: Int?, unless isCancelled: borrowing Atomic<Bool>) throws(EngineError) -> Table {
    var result = result
    var columns: [Column] = []
    var readers: [ColumnReader] = []
    for index in 0..<library.duckdb_column_count(&result) {
      let name = library.duckdb_column_name(&result, index).map { String(cString: $0) } ?? ""
      var type = library.duckdb_column_logical_type(&result, index)
      defer { library.duckdb_destroy_logical_type(&type) }
      guard let reader = ColumnReader(type) else {
        throw EngineError(
          .conversion, "the type of column \"\(name)\" cannot be shown; cast it to varchar")
      }
      columns.append(Column(name, kind: reader.kind))
      readers.append(reader)
    }
    var table = Table(columns: columns)
    var wanted = limit ?? .max
    while wanted > 0, let fetched = library.duckdb_fetch_chunk(result) {
      var chunk: duckdb_data_chunk? = fetched
      defer { library.duckdb_destroy_data_chunk(&chunk) }
      let count = min(wanted, Int(library.duckdb_data_chunk_get_size(fetched)))
      for (index, reader) in readers.enumerated() {
        let vector = library.duckdb_data_chunk_get_vector(fetched, idx_t(index))
        reader.append(count, of: vector, to: &table.cells[index])
      }
      wanted -= count
      try isCancelled.check()
    }
    // The end of a stream and a failure on the way both look like no further rows.
    if library.duckdb_result_error(&result) != nil { throw failure }
    return table
  }
}
