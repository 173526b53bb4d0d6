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
  package static let examples = ["datasets"]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    var table = Table(columns: [
      Column("dataset", title: "data set"), Column("rows", kind: .count),
      Column("oldest", kind: .day), Column("newest", kind: .day), Column("about"),
    ])
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
  package static let examples = ["metrics", "metrics \"refund\""]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let wanted = call.words.first?.text.lowercased()
    var table = Table(columns: [
      Column("metric"), Column("type"), Column("about"), Column("synonyms"),
    ])
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
