import Values

/// One answer as an article of a page.
struct HTMLAnswer {
  private let options: RenderOptions

  init(_ options: RenderOptions) { self.options = options }

  func write(_ report: Report, question: String?, to sink: inout Sink) {
    sink.line("<article>")
    if let question { sink.line("<code class=\"question\">\(text("\(question)"))</code>") }
    if !report.heading.isEmpty || report.aside != nil {
      let aside = report.aside.map { "<small>\(text($0))</small>" } ?? ""
      sink.line("<h3>\(text(report.heading))\(aside)</h3>")
    }
    for block in report.blocks {
      switch block {
      case .table(let table): HTMLTable(table, options).write(to: &sink)
      case .chart(let chart): sink.line(HTMLChart(options).markup(chart))
      case .title(let title): sink.line("<h4>\(text(title))</h4>")
      case .text(let words): sink.line("<p>\(text(words, keeping: ["\n"]))</p>")
      case .sentences(let lines):
        sink.line("<p>\(text(options.wording(lines), keeping: ["\n"]))</p>")
      case .code(let code):
        sink.line("<pre>\(markupEscaped(escaped(code, keeping: ["\n", "\t"])))</pre>")
      case .sample(let lines):
        sink.line("<pre>\(markupEscaped(escaped(lines, keeping: ["\n", "\t"])))</pre>")
      case .prose(let prose): sink.line("<p>\(markup(prose))</p>")
      case .items(let items):
        sink.line("<ul>" + items.map { "<li>\(markup($0))</li>" }.joined() + "</ul>")
      case .terms(let table): HTMLTable(table, options).write(to: &sink)
      }
    }
    for note in report.notes {
      sink.line("<p class=\"note\">\(text(note, keeping: ["\n"]))</p>")
    }
    if let next = report.next {
      sink.line("<p class=\"note\">\(text("Next:")) <code>\(text("\(next)"))</code></p>")
    }
    if !report.sql.isEmpty {
      let sql = report.sql.map { markupEscaped(escaped($0, keeping: ["\n", "\t"])) }
      sink.line(
        "<details><summary>SQL</summary><pre>\(sql.joined(separator: "\n\n"))</pre></details>")
    }
    sink.line("</article>")
  }

  private func markup(_ prose: Prose) -> String {
    prose.parts(in: options.language).map { part in
      let text = text(Wording(verbatim: part.text))
      return switch part.mark {
      case .plain: text
      case .code: "<code>\(text)</code>"
      case .strong: "<strong>\(text)</strong>"
      }
    }.joined()
  }

  private func text(_ words: Wording, keeping kept: Set<Unicode.Scalar> = []) -> String {
    markupEscaped(escaped(options.words(words), keeping: kept))
  }
}
