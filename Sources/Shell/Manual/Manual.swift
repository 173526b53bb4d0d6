import Language
import Values
import Verbs

/// The manual's pages, which the binary carries and `help` shows.
package enum Manual {
  /// The topics in reading order.
  package static let topics: [ManualTopic] = [
    ManualTopic(
      "language", "questions, stages, definitions",
      PackageResources.language_md, PackageResources.language_zh_md),
    ManualTopic(
      "time", "periods, baselines, today",
      PackageResources.time_md, PackageResources.time_zh_md),
    ManualTopic(
      "story", "explain and brief: a day in words, and their rules",
      PackageResources.story_md, PackageResources.story_zh_md),
    ManualTopic(
      "analysis", "usual ranges, anomalies, forecast, pace, funnel",
      PackageResources.analysis_md, PackageResources.analysis_zh_md),
    ManualTopic(
      "customers", "who buys, who comes back, what is bought together",
      PackageResources.customers_md, PackageResources.customers_zh_md),
    ManualTopic(
      "operations", "stock, service, activities",
      PackageResources.operations_md, PackageResources.operations_zh_md),
    ManualTopic(
      "metrics", "what the numbers mean, and their look-alikes",
      PackageResources.metrics_md, PackageResources.metrics_zh_md),
    ManualTopic(
      "loading", "taking your own files in",
      PackageResources.loading_md, PackageResources.loading_zh_md),
    ManualTopic(
      "reading", "days, times, numbers and currencies of files",
      PackageResources.reading_md, PackageResources.reading_zh_md),
    ManualTopic(
      "rows", "what becomes of the rows of a file",
      PackageResources.rows_md, PackageResources.rows_zh_md),
    ManualTopic(
      "exports", "the reports of platforms, and reports of your own",
      PackageResources.exports_md, PackageResources.exports_zh_md),
    ManualTopic(
      "scripts", "the daily routine as a file",
      PackageResources.scripts_md, PackageResources.scripts_zh_md),
    ManualTopic(
      "model", "data sets, metrics and commands of your own",
      PackageResources.model_md, PackageResources.model_zh_md),
    ManualTopic(
      "shell", "keys, completion, settings",
      PackageResources.shell_md, PackageResources.shell_zh_md),
    ManualTopic(
      "safety", "what opsh may do, and what files of others may not",
      PackageResources.safety_md, PackageResources.safety_zh_md),
    ManualTopic(
      "problems", "when something does not work",
      PackageResources.problems_md, PackageResources.problems_zh_md),
    ManualTopic(
      "news", "what changed, by version",
      PackageResources.news_md, PackageResources.news_zh_md),
  ]

  /// The Markdown of a page.
  static func page(_ topic: String, in language: UserLanguage = .english) -> String? {
    topics.first { $0.name == topic }?.markdown(in: language)
  }

  /// The version of the program: the newest that the news tell of.
  package static let version: String = {
    let news = String(decoding: PackageResources.news_md, as: UTF8.self)
    let heading = news.split(separator: "\n").first { $0.hasPrefix("## ") } ?? ""
    return heading.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }()

  /// All pages in English, read.
  static let pages: [(topic: ManualTopic, page: ManualPage)] = topics.map {
    ($0, ManualPage($0.markdown(in: .english)))
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
  static let examples: [Example] = pages.flatMap { topic, page in
    page.sections.flatMap { $0.examples }.filter(isQuestion).map {
      Example(topic: topic.name, line: $0, words: $0.split(separator: " "))
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
