import Catalog
import Language
import Planner
import Values

/// All data sets, with what is loaded of them.
package enum Datasets: Verb {
  package static let name = "datasets"
  package static let summary = "the data sets and what is loaded of them"
  package static let doc = "One row for each data set: how many rows, and from when to when."
  package static let signature = Signature([])
  package static let examples = [
    VerbExample("datasets", "all data sets, those without rows too")
  ]

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { columns }

  private static let columns = [
    AnswerColumn("dataset", title: "data set", "its name"),
    AnswerColumn("rows", kind: .count, "that are loaded"),
    AnswerColumn("oldest", kind: .day, "of its first time"),
    AnswerColumn("newest", kind: .day, "of its first time"),
    AnswerColumn("about", "what it holds"),
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    var table = Table(columns)
    for name in planning.catalog.datasetOrder {
      guard let dataset = planning.catalog.datasets[name] else { continue }
      let span = dataset.times.first.flatMap { planning.span(of: $0, in: dataset) }
      table.append([
        .text(name), .int(Int64(planning.facts[name]?.rows ?? 0)),
        span.map { .day($0.oldest.day) } ?? .null, span.map { .day($0.newest.day) } ?? .null,
        .text(dataset.doc),
      ])
    }
    return Answer(Report(heading: "data sets", blocks: [.table(table)]), rest: stages)
  }
}

/// All metrics.
package enum Metrics: Verb {
  package static let name = "metrics"
  package static let summary = "the metrics, with what they mean"
  package static let doc =
    "One row for each metric; `metrics \"refund\"` lists those that have to do with a word."
  package static let signature = Signature([.optionalText])
  package static let examples = [
    VerbExample("metrics", "all of them"),
    VerbExample("metrics \"refund\"", "those that have to do with a word"),
  ]

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { columns }

  private static let columns = [
    AnswerColumn("metric", "its name"), AnswerColumn("type", "money, count, percent, ..."),
    AnswerColumn("about", "what it means"), AnswerColumn("synonyms", "other names"),
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let wanted = call.words.first?.text.lowercased()
    var table = Table(columns)
    for name in workspace.catalog.metricOrder {
      guard let metric = workspace.catalog.metrics[name] else { continue }
      let synonyms = metric.synonyms.joined(separator: ", ")
      if let wanted,
        !"\(metric.name) \(metric.title) \(metric.doc) \(synonyms)".lowercased().contains(wanted)
      {
        continue
      }
      table.append([
        .text(metric.name), .text(metric.type.rawValue), .text(metric.doc), .text(synonyms),
      ])
    }
    return Answer(Report(heading: "metrics", blocks: [.table(table)]), rest: stages)
  }
}
