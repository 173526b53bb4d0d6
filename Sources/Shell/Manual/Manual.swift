import Values

/// The manual's pages, which the binary carries and `help` shows.
package enum Manual {
  /// The topics in reading order: file, name and what it is about.
  package static let topics: [(name: String, summary: String, bytes: [UInt8])] = [
    ("language", "questions, stages, definitions", PackageResources.language_md),
    ("time", "periods, baselines, today", PackageResources.time_md),
    ("analysis", "usual ranges, explain, anomalies, forecast", PackageResources.analysis_md),
    (
      "customers", "who buys, who comes back, what is bought together",
      PackageResources.customers_md
    ),
    ("operations", "stock, service, activities", PackageResources.operations_md),
    ("metrics", "what the numbers mean, and their look-alikes", PackageResources.metrics_md),
    ("loading", "taking your own files in", PackageResources.loading_md),
    ("reading", "days, times, numbers and currencies of files", PackageResources.reading_md),
    ("rows", "what becomes of the rows of a file", PackageResources.rows_md),
    ("exports", "the reports of platforms, and reports of your own", PackageResources.exports_md),
    ("scripts", "the daily routine as a file", PackageResources.scripts_md),
    ("model", "data sets, metrics and commands of your own", PackageResources.model_md),
    ("shell", "keys, completion, settings", PackageResources.shell_md),
    ("problems", "when something does not work", PackageResources.problems_md),
    ("news", "what changed, by version", PackageResources.news_md),
  ]

  /// The Markdown of a page.
  static func page(_ topic: String) -> String? {
    topics.first { $0.name == topic }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The version of the program: the newest that the news tell of.
  package static let version: String = {
    let news = String(decoding: PackageResources.news_md, as: UTF8.self)
    let heading = news.split(separator: "\n").first { $0.hasPrefix("## ") } ?? ""
    return heading.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }()

  /// The statements of a page that run on the sample store, and of which part they are.
  static let examples: [(topic: String, title: String, line: String)] = topics.flatMap { topic in
    ManualPage(String(decoding: topic.bytes, as: UTF8.self)).sections.flatMap { section in
      section.examples.map { (topic.name, section.title, $0) }
    }
  }
}
