import Values

/// Tab-separated values as PostgreSQL and MySQL write them: tabs, line ends and backslashes in
/// texts are `\t`, `\n`, `\r` and `\\`, nothing is quoted, and null is empty.
///
/// On a terminal other control characters are written out too, so that data cannot command it.
struct TSVFormat: ReportWriter {
  var summary: String { "tab-separated values, for cut, awk and sort" }
  var carriesNotes: Bool { false }
  var isForPrograms: Bool { true }

  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink) {
    for (index, table) in report.tables.enumerated() where !table.columns.isEmpty {
      if index > 0 { sink.endLine() }
      for (place, column) in table.columns.enumerated() {
        if place > 0 { sink.put(UInt8(ascii: "\t")) }
        put(column.name, options, to: &sink)
      }
      sink.endLine()
      for row in 0..<table.rowCount {
        if sink.failure != nil { return }
        for column in table.cells.indices {
          if column > 0 { sink.put(UInt8(ascii: "\t")) }
          if case .text(let text) = table.cells[column][row] {
            put(withoutFormula(text, options), options, to: &sink)
          } else {
            sink.put(plain: table.cells[column][row])
          }
        }
        sink.endLine()
      }
    }
  }

  private func put(_ text: String, _ options: RenderOptions, to sink: inout Sink) {
    let text = options.isScreen ? escaped(text, keeping: ["\n", "\t", "\r"]) : text
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\t"): sink.put("\\t")
      case UInt8(ascii: "\n"): sink.put("\\n")
      case UInt8(ascii: "\r"): sink.put("\\r")
      case UInt8(ascii: "\\"): sink.put("\\\\")
      default: sink.put(byte)
      }
    }
  }
}
