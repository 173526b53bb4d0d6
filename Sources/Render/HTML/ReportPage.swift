import Values

/// A page of reports in sections, complete in itself: one file with its style and pictures inside,
/// for mail and for reading later.
///
/// It has no scripts and asks no network.
package struct ReportPage: Sendable {
  package struct Section: Sendable {
    package var title: String
    /// What stands beside the title, such as its time of day.
    package var aside: String?
    package var items: [Item]

    package init(title: String, aside: String? = nil, items: [Item] = []) {
      self.title = title
      self.aside = aside
      self.items = items
    }
  }

  package enum Item: Sendable {
    /// An answer, and the statement that it answers.
    case answer(Report, question: String?)
    /// What went wrong or what an expectation found, in the words of the terminal.
    case problem(String)
  }

  package var title: String
  package var subtitle: String?
  package var sections: [Section]

  package init(title: String, subtitle: String? = nil, sections: [Section] = []) {
    self.title = title
    self.subtitle = subtitle
    self.sections = sections
  }

  /// The page as HTML.
  ///
  /// Width, colour and format of the options do not matter here.
  package func html(_ options: RenderOptions) -> String {
    var sink = Sink()
    write(options, to: &sink)
    return sink.text
  }

  func write(_ options: RenderOptions, to sink: inout Sink) {
    let title = markupEscaped(escaped(title))
    sink.line("<!doctype html>")
    sink.line("<html lang=\"en\"><head><meta charset=\"utf-8\">")
    sink.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    sink.line("<meta name=\"color-scheme\" content=\"light dark\">")
    sink.line("<title>\(title)</title>")
    sink.line("<style>")
    sink.line(styleSheet)
    sink.line("</style></head><body>")
    sink.put("<header><h1>\(title)</h1>")
    if let subtitle { sink.put("<p>\(markupEscaped(escaped(subtitle)))</p>") }
    sink.line("</header>")
    writeContents(to: &sink)
    sink.line("<main>")
    for (index, section) in sections.enumerated() {
      sink.line("<section id=\"s\(index + 1)\">")
      sink.line(heading(section))
      for item in section.items { write(item, options, to: &sink) }
      sink.line("</section>")
    }
    sink.line("</main></body></html>")
  }

  /// Links to the sections, where there are several; those with problems say how many.
  private func writeContents(to sink: inout Sink) {
    guard sections.count > 1 else { return }
    sink.put("<nav>")
    for (index, section) in sections.enumerated() {
      let problems = section.items.filter(\.isProblem).count
      let badge = problems == 0 ? "" : "<b>\(problems)</b>"
      let title = markupEscaped(escaped(section.title))
      sink.put("<a href=\"#s\(index + 1)\">\(title)\(badge)</a>")
    }
    sink.line("</nav>")
  }

  private func heading(_ section: Section) -> String {
    guard !section.title.isEmpty else { return "" }
    var markup = Markup()
    markup.element("h2") { markup in
      markup.raw(markupEscaped(escaped(section.title)))
      if let aside = section.aside { markup.element("small", "", escaped(aside)) }
    }
    return markup.html
  }

  private func write(_ item: Item, _ options: RenderOptions, to sink: inout Sink) {
    switch item {
    case .problem(let text):
      let lines = escaped(text, keeping: ["\n"])
      sink.line("<pre class=\"problem\">\(markupEscaped(lines))</pre>")
    case .answer(let report, let question):
      HTMLAnswer(options).write(report, question: question, to: &sink)
    }
  }
}

extension ReportPage.Item {
  fileprivate var isProblem: Bool {
    if case .problem = self { true } else { false }
  }
}
