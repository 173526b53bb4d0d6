import Language
import Values
import Verbs

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

  /// All pages, read.
  static let pages: [(topic: String, summary: String, page: ManualPage)] = topics.map {
    ($0.name, $0.summary, ManualPage(String(decoding: $0.bytes, as: UTF8.self)))
  }

  /// A statement of the manual that runs on the sample store, with its words.
  struct Example {
    let topic: String
    let line: String
    let words: [Substring]

    /// Whether some words stand in it, one behind the other.
    func has(_ wanted: [Substring]) -> Bool {
      guard let first = wanted.first else { return true }
      return words.indices.contains { place in
        words[place] == first && words[place...].starts(with: wanted)
      }
    }
  }

  /// The statements of a single line that change nothing but their own answer.
  static let examples: [Example] = pages.flatMap { topic, _, page in
    page.sections.flatMap { $0.examples }.filter(isQuestion).map {
      Example(topic: topic, line: $0, words: $0.split(separator: " "))
    }
  }

  /// Whether a statement of the manual is one line, and no more than a question.
  static func isQuestion(_ line: String) -> Bool {
    guard !line.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "$") }) else {
      return false
    }
    let first = String(line.prefix { $0 != " " })
    return !opening.contains(first)
  }

  /// The words that begin what is more than a question.
  private static let opening = Set(
    StatementWord.words + ["exit"] + verbs.filter { $0.writes }.map { $0.name })
}
