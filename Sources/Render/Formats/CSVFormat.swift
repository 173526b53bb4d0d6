import Values

/// Comma-separated values after RFC 4180 with LF line ends: names, then plain values.
///
/// Money is a plain decimal, a percent a fraction, a day ISO. Null is an empty field and the empty
/// text `""`, which keeps them apart. In files that are saved for spreadsheets a text that one would
/// take for a formula begins with an apostrophe; in a pipe all stays as it is, as it is data. On a terminal control characters are written out, so that data cannot command it; in a pipe
/// or a file all stays as it is. Several tables of one report have an empty line between them.
struct CSVFormat: ReportWriter {
  var summary: String { "comma-separated values, for spreadsheets and programs" }
  var carriesNotes: Bool { false }
  var isForPrograms: Bool { true }

  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink) {
    for (index, table) in report.tables.enumerated() {
      if index > 0 { sink.endLine() }
      write(table, options, to: &sink)
    }
  }

  private func write(_ table: Table, _ options: RenderOptions, to sink: inout Sink) {
    let isScreen = options.isScreen
    guard !table.columns.isEmpty else { return }
    for (index, column) in table.columns.enumerated() {
      if index > 0 { sink.put(UInt8(ascii: ",")) }
      put(isScreen ? onScreen(column.name) : column.name, to: &sink)
    }
    sink.endLine()
    let isSingle = table.columns.count == 1
    for row in 0..<table.rowCount {
      if sink.failure != nil { return }
      for column in table.cells.indices {
        if column > 0 { sink.put(UInt8(ascii: ",")) }
        switch table.cells[column][row] {
        case .text(let text):
          put(isScreen ? onScreen(text) : withoutFormula(text, options), to: &sink)
        // A line with nothing on it is no record to many readers.
        case .null where isSingle: sink.put("\"\"")
        case let value: sink.put(plain: value)
        }
      }
      sink.endLine()
    }
  }

  private func onScreen(_ text: String) -> String { escaped(text, keeping: ["\n", "\t"]) }

  private func put(_ text: String, to sink: inout Sink) {
    guard text.isEmpty || text.utf8.contains(where: mustBeQuoted) else { return sink.put(text) }
    sink.put(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { sink.put(byte) }
      sink.put(byte)
    }
    sink.put(UInt8(ascii: "\""))
  }

  private func mustBeQuoted(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
