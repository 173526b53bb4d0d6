import Values

/// A page of its own with one answer in it.
struct HTMLFormat: ReportWriter {
  var summary: String { "one web page with tables and pictures, complete in itself" }
  var carriesNotes: Bool { true }

  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink) {
    let page = ReportPage(
      title: report.heading.isEmpty ? "opsh" : report.heading.text(in: options.language),
      subtitle: report.aside?.text(in: options.language),
      sections: [
        ReportPage.Section(title: "", items: [.answer(bare(report), question: nil)])
      ])
    page.write(options, to: &sink)
  }

  /// The report without what the page's own heading says.
  private func bare(_ report: Report) -> Report {
    var report = report
    (report.heading, report.aside) = ("", nil)
    return report
  }
}
