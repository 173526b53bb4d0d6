import Values

/// A row an object a line, for `jq` and for loading elsewhere.
struct JSONLinesFormat: ReportWriter {
  var summary: String { "one JSON object a row" }
  var carriesNotes: Bool { false }
  var isForPrograms: Bool { true }

  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink) {
    for (index, table) in report.tables.enumerated() {
      if index > 0 { sink.endLine() }
      let keys = jsonKeys(table)
      for row in 0..<table.rowCount {
        if sink.failure != nil { return }
        sink.put(jsonRow: row, of: table, keys: keys)
        sink.endLine()
      }
    }
  }
}
