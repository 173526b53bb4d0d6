import Values

/// What `help` alone shows: one screen of 24 rows, by task.
enum Overview {
  /// A task, and lines for it with what they show; those that only tell the way have no number.
  private static let tasks: [(name: Wording, lines: [(line: String, about: Wording)])] = [
    (
      "what moved",
      [
        ("compare yesterday", "each metric: is it unusual?"),
        ("explain revenue yesterday", "drivers, segments, market"),
        ("anomalies", "the unusual days lately"),
      ]
    ),
    (
      "what sells",
      [
        ("revenue by channel last 7 days", "a metric by a dimension"),
        ("top 10 products this month", "a ranking"),
        ("trend revenue", "a metric over time"),
      ]
    ),
    ("ads", [("roi campaign", "what ads earned after costs")]),
    (
      "customers",
      [
        ("buyers last 90 days", "new and returning, RFM groups"),
        ("refunds by reason last 30 days", "why goods come back"),
        ("bad reviews", "what people complain about"),
      ]
    ),
    ("stock", [("stock low", "what to reorder"), ("dead stock", "what does not sell")]),
    (
      "load, keep",
      [
        ("datasets", "what is loaded"), ("help load", "take your own files in"),
        ("help save", "csv for a spreadsheet"), ("help scripts", "a routine for every day"),
      ]
    ),
    (
      "more help",
      [
        ("help topics", "the pages of the manual"), ("help verbs", "what a line begins with"),
        ("metrics", "all metrics"), ("help news", "what changed"),
      ]
    ),
  ]

  static var page: HelpPage {
    var table = Table(columns: [
      Column("task", title: ""), Column("number", title: "", kind: .count, role: .dimension),
      Column("line", title: ""), Column("about", title: ""),
    ])
    var page = HelpPage(report: Report(heading: "opsh answers questions about a store"))
    for task in tasks {
      for (place, row) in task.lines.enumerated() {
        page.lines.append(row.line)
        table.append([
          table.word(place == 0 ? task.name : ""), .int(Int64(page.lines.count)),
          .text(row.line), table.word(row.about),
        ])
      }
    }
    page.report.blocks = [.terms(table)]
    page.report.notes = [
      "\(HelpPage.numbersNote) help WORDS searches: help why did sales fall."
    ]
    return page
  }
}
