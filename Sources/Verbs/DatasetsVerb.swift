import Catalog
import Language
import Planner
import Values

/// All data sets, with what is loaded of them.
package enum DatasetsVerb: AskingVerb {
  package static let name = "datasets"
  package static let summary = "the data sets and what is loaded of them"
  package static let ways = ["data sets", "数据集"]
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

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    var table = Table(columns)
    for name in planning.catalog.datasetOrder {
      guard let dataset = planning.catalog.datasets[name] else { continue }
      let span = dataset.times.first.flatMap { planning.span(of: $0, in: dataset) }
      table.append([
        .text(name), .int(Int64(planning.facts[name]?.rows ?? 0)),
        span.map { .day($0.oldest.day) } ?? .null, span.map { .day($0.newest.day) } ?? .null,
        table.word(Wording(words: dataset.doc)),
      ])
    }
    return Answer(Report(heading: "data sets", blocks: [.table(table)]), rest: stages)
  }
}
