import Values

/// Text for people: headings, tables aligned by display width, charts and notes.
struct TableFormat: ReportWriter {
  var summary: String { "text for people, fitted to the terminal" }
  var carriesNotes: Bool { true }

  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink) {
    let tables = report.blocks.map { block -> TextTable? in
      if case .table(let table) = block { TextTable(table, options) } else { nil }
    }
    writeHeading(report, options, width: tables.compactMap { $0?.width }.max() ?? 0, to: &sink)
    for (index, block) in report.blocks.enumerated() {
      if index > 0, !report.blocks[index - 1].isTitle { sink.line() }
      switch block {
      case .table: tables[index]?.write(to: &sink)
      case .chart(let chart): ChartPage(options).write(chart, to: &sink)
      case .title(let title): writeTitle(title, options, to: &sink)
      case .text(let text): Notes(options).write(text, to: &sink)
      case .sentences(let lines): Notes(options).write(options.wording(lines), to: &sink)
      case .code(let text): sink.line(escaped(text, keeping: ["\n", "\t"]))
      case .prose(let prose): Paragraph(options).write(prose, to: &sink)
      case .items(let items):
        for item in items { Paragraph(options).write(item, after: "\u{2022} ", to: &sink) }
      case .sample(let text): writeSample(text, options, to: &sink)
      case .terms(let table): WrappedTable(table, options).write(to: &sink)
      }
    }
    Notes(options).write(report, to: &sink)
  }

  /// Lines to be typed; what is too long goes on further right, which the language reads as one line.
  private func writeSample(_ text: String, _ options: RenderOptions, to sink: inout Sink) {
    let width = options.width.map { max(8, $0 - TextTable.indent - 2) }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.drop { $0 == " " }
      let own = TextTable.indent + line.utf8.count - words.utf8.count
      for (place, piece) in wrapped(escaped(String(words)), to: width).enumerated() {
        let room = piece.isEmpty ? "" : spaces(place == 0 ? own : own + 2)
        sink.line(room + options.style(piece, .series(0)))
      }
    }
  }

  private func writeTitle(_ title: Wording, _ options: RenderOptions, to sink: inout Sink) {
    for line in wrapped(escaped(options.words(title)), to: options.width) {
      sink.line(options.style(line, .strong))
    }
  }

  /// The heading, with the aside at the right end of the table below it, or on a line of its own
  /// where there is no room.
  private func writeHeading(
    _ report: Report, _ options: RenderOptions, width: Int, to sink: inout Sink
  ) {
    let heading = escaped(options.words(report.heading))
    let aside = escaped(options.words(report.aside ?? ""))
    let lines = wrapped(heading, to: options.width)
    for line in lines.dropLast() { sink.line(options.style(line, .strong)) }
    let last = lines.last ?? ""
    let used = displayWidth(last)
    let asideWidth = displayWidth(aside)
    let end = max(width, used + 2 + asideWidth)
    let isBeside = !aside.isEmpty && options.width.map { end <= $0 } ?? true
    if isBeside {
      let room = spaces(end - used - asideWidth)
      sink.line(options.style(last, .strong) + room + options.style(aside, .faint))
    } else {
      if !last.isEmpty { sink.line(options.style(last, .strong)) }
      for line in aside.isEmpty ? [] : wrapped(aside, to: options.width) {
        sink.line(options.style(line, .faint))
      }
    }
  }
}

extension Report.Block {
  fileprivate var isTitle: Bool {
    if case .title = self { true } else { false }
  }
}
