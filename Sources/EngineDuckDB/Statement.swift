import CDuckDB
import Engine
import Synchronization
import Values

/// One prepared statement, until it goes out of scope.
struct Statement: ~Copyable {
  private var prepared: duckdb_prepared_statement?

  /// Prepares the only statement of the text.
  init(_ text: String, on handle: Handle) throws(EngineError) {
    let state = library.duckdb_prepare(handle.connection, text, &prepared)
    try check(state)
  }

  /// Prepares one statement of a script.
  init(_ index: Int, of script: borrowing StatementList) throws(EngineError) {
    let state = library.duckdb_prepare_extracted_statement(
      script.connection, script.statements, idx_t(index), &prepared)
    try check(state)
  }

  deinit {
    var prepared = prepared
    library.duckdb_destroy_prepare(&prepared)
  }

  private mutating func check(_ state: duckdb_state) throws(EngineError) {
    guard state != DuckDBSuccess else { return }
    let error = EngineError(duckdb: text(library.duckdb_prepare_error(prepared)))
    library.duckdb_destroy_prepare(&prepared)
    throw error
  }

  /// Binds values to the parameters, in order.
  func bind(_ values: [Value]) throws(EngineError) {
    guard library.duckdb_nparams(prepared) == values.count else {
      throw EngineError(
        .failed, "\(values.count) values for \(library.duckdb_nparams(prepared)) parameters")
    }
    for (index, value) in values.enumerated() {
      guard bind(value, to: idx_t(index + 1)) == DuckDBSuccess else {
        throw EngineError(.failed, "value \(index + 1) cannot be bound: \(value)")
      }
    }
  }

  private func bind(_ value: Value, to place: idx_t) -> duckdb_state {
    switch value {
    case .null: library.duckdb_bind_null(prepared, place)
    case .bool(let value): library.duckdb_bind_boolean(prepared, place, value)
    case .int(let value): library.duckdb_bind_int64(prepared, place, value)
    case .fixed(let value): library.duckdb_bind_decimal(prepared, place, value.duckdb)
    case .double(let value): library.duckdb_bind_double(prepared, place, value)
    case .text(let value):
      library.duckdb_bind_varchar_length(prepared, place, value, idx_t(value.utf8.count))
    case .day(let value):
      library.duckdb_bind_date(prepared, place, duckdb_date(days: Int32(clamping: value.number)))
    case .moment(let value):
      library.duckdb_bind_timestamp(prepared, place, duckdb_timestamp(micros: value.microseconds))
    case .span(let value):
      library.duckdb_bind_interval(
        prepared, place, duckdb_interval(months: 0, days: 0, micros: value))
    }
  }

  /// Runs the statement to its end or, when streaming, to its first rows.
  func execute(
    streaming: Bool, unless isCancelled: borrowing Atomic<Bool>
  ) throws(EngineError) -> Answer {
    var pending: duckdb_pending_result?
    defer { library.duckdb_destroy_pending(&pending) }
    let begun =
      streaming
      ? library.duckdb_pending_prepared_streaming(prepared, &pending)
      : library.duckdb_pending_prepared(prepared, &pending)
    guard begun == DuckDBSuccess else {
      throw EngineError(duckdb: text(library.duckdb_pending_error(pending)))
    }
    // DuckDB forgets an interrupt when a statement begins, so one that came before is seen here,
    // and one that comes later by DuckDB.
    try isCancelled.check()
    var result = duckdb_result()
    let state = library.duckdb_execute_pending(pending, &result)
    let answer = Answer(result)
    guard state == DuckDBSuccess else { throw answer.failure }
    return answer
  }

  private func text(_ message: UnsafePointer<CChar>?) -> String {
    message.map { String(cString: $0) } ?? ""
  }
}

extension Fixed {
  /// The value as DuckDB's DECIMAL; of 18 digits where it fits, since larger ones are slower.
  var duckdb: duckdb_decimal {
    let isShort = unscaled.magnitude < 1_000_000_000_000_000_000 && scale <= 18
    return duckdb_decimal(
      width: isShort ? 18 : 38, scale: UInt8(scale),
      value: duckdb_hugeint(
        lower: UInt64(truncatingIfNeeded: unscaled),
        upper: Int64(truncatingIfNeeded: unscaled >> 64)))
  }
}
