import Values

/// GitHub's Markdown: headings, tables padded so that the source reads too, charts as text.
///
/// Nothing is fitted to a width, as the reader's program breaks lines.
struct MarkdownFormat: ReportWriter {
  var summary: String { "Markdown, for wikis, issues and chats" }
  var carriesNotes: Bool { true }

  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink) {
    if !report.heading.isEmpty { sink.line("## " + words(report.heading, options)) }
    if let aside = report.aside, !aside.isEmpty { paragraph("_\(words(aside, options))_", &sink) }
    for block in report.blocks {
      switch block {
      case .table(let table):
        gap(&sink)
        write(table, options, to: &sink)
      case .chart(let chart):
        var plain = options
        (plain.color, plain.width) = (false, plain.width ?? 80)
        gap(&sink)
        fence(ChartPage(plain).text(chart), &sink)
      case .title(let title): paragraph("### " + words(title, options), &sink)
      case .text(let text): paragraph(words(text, options), &sink)
      case .sentences(let lines): paragraph(words(options.wording(lines), options), &sink)
      case .code(let code):
        gap(&sink)
        fence(escaped(code, keeping: ["\n", "\t"]), &sink)
      case .sample(let lines):
        gap(&sink)
        fence(escaped(lines, keeping: ["\n", "\t"]), &sink)
      case .prose(let prose): paragraph(prose.words.text(in: options.language), &sink)
      case .items(let items):
        gap(&sink)
        for item in items { sink.line("- " + item.words.text(in: options.language)) }
      case .terms(let table):
        gap(&sink)
        write(table, options, to: &sink)
      }
    }
    for note in report.notes { paragraph(words(note, options), &sink) }
    if let next = report.next { paragraph(options.words("Next: \(span(escaped(next)))"), &sink) }
  }

  private func write(_ whole: Table, _ options: RenderOptions, to sink: inout Sink) {
    let table = whole.onPage
    let view = TableView(table, options.numbers)
    guard !view.columns.isEmpty else { return }
    let total = view.total
    var columns = view.columns.enumerated().map { place, column in
      [column.title]
        + (0..<table.rowCount).map { view.cell(column, row: $0).text }
        + (total.map { [$0[place].text] } ?? [])
    }
    var isRight = view.columns.map(\.isRightAligned)
    if view.markColumn != nil {
      let marks = (0..<table.rowCount).map { view.mark(row: $0)?.text ?? "" }
      columns.insert([""] + marks + (total == nil ? [] : [""]), at: 0)
      isRight.insert(false, at: 0)
    }
    columns = columns.map { $0.map(Self.escapedCell) }
    if total != nil {
      for place in columns.indices {
        if let last = columns[place].last, !last.isEmpty {
          columns[place][columns[place].count - 1] = "**\(last)**"
        }
      }
    }
    let widths = columns.map { max(3, $0.lazy.map { displayWidth($0) }.max() ?? 0) }
    for row in 0..<(columns.first?.count ?? 0) {
      if sink.failure != nil { return }
      for place in columns.indices {
        let text = padded(columns[place][row], to: widths[place], isRight[place] ? .right : .left)
        sink.put("| \(text) ")
      }
      sink.line("|")
      guard row == 0 else { continue }
      for (place, width) in widths.enumerated() {
        let dashes = String(repeating: "-", count: width - 1)
        sink.put(isRight[place] ? "| \(dashes): " : "| \(dashes)- ")
      }
      sink.line("|")
    }
    if table.hiddenRows > 0 {
      let rows = options.words(Notes(options).hiddenRows(table.hiddenRows))
      paragraph("\(options.glyphs.ellipsis) \(rows)", &sink)
    }
  }

  private func paragraph(_ text: String, _ sink: inout Sink) {
    gap(&sink)
    sink.line(text)
  }

  /// An empty line before all but the first piece.
  private func gap(_ sink: inout Sink) {
    if !sink.isEmpty { sink.line() }
  }

  /// Code within a line.
  private func span(_ code: String) -> String {
    code.contains("`") ? "`` \(code) ``" : "`\(code)`"
  }

  /// A block of code, with more backticks around it than it holds.
  private func fence(_ text: String, _ sink: inout Sink) {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    sink.line(fence)
    sink.line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    sink.line(fence)
  }

  private func words(_ words: Wording, _ options: RenderOptions) -> String {
    Self.escapedCell(escaped(options.words(words), keeping: ["\n"]))
  }

  /// Text without the signs that Markdown would read as markup, the column separator among them.
  ///
  /// Underscores within words mean nothing to it and stay.
  private static func escapedCell(_ text: String) -> String {
    guard text.utf8.contains(where: { "\\|*`<[~_&".utf8.contains($0) }) else { return text }
    var result = ""
    var previous: Character = " "
    var rest = text[...]
    while let character = rest.popFirst() {
      let isInWord = previous.isLetterOrDigit && (rest.first?.isLetterOrDigit ?? false)
      switch character {
      case "\\", "|", "*", "`", "<", "[", "~", "&": result += "\\\(character)"
      case "_" where !isInWord: result += "\\_"
      default: result.append(character)
      }
      previous = character
    }
    return result
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber || self == "_" }
}
