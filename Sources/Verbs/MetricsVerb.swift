import Language
import Planner
import Values

/// All metrics.
package enum MetricsVerb: AskingVerb {
  package static let name = "metrics"
  package static let summary = "the metrics, with what they mean"
  package static let ways = ["指标", "指标列表", "所有指标"]
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

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let wanted = call.words.first?.text.lowercased()
    var table = Table(columns)
    for name in desk.catalog.metricOrder {
      guard let metric = desk.catalog.metrics[name] else { continue }
      let synonyms = metric.synonyms.joined(separator: ", ")
      if let wanted,
        !"\(metric.name) \(metric.title) \(metric.doc) \(synonyms)".lowercased().contains(wanted)
      {
        continue
      }
      table.append([
        .text(metric.name), .text(metric.type.rawValue), table.word(Wording(words: metric.doc)),
        .text(synonyms),
      ])
    }
    return Answer(Report(heading: "metrics", blocks: [.table(table)]), rest: stages)
  }
}
