import Language
import Values

/// The manual at the prompt.
package enum Help: Verb {
  package static let name = "help"
  package static let summary = "what can be asked, and how"
  package static let doc = "`help` lists verbs, commands and topics; `help WORD` tells about one."
  package static let signature = Signature([.topic(.topic)])
  package static let examples = ["help", "help time", "help compare"]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let words = call.words.map { $0.text }
    guard !words.isEmpty else { return Answer(overview(workspace), rest: stages) }
    let topic = words.joined(separator: " ")
    if let page = workspace.helpTopic(topic) {
      return Answer(Report(blocks: [.code(page)]), rest: stages)
    }
    if let verb = verbs.first(where: { $0.name == topic }) {
      return Answer(page(of: verb), rest: stages)
    }
    let span = Span(call.words[0].span.start, call.words[call.words.count - 1].span.end)
    var described = Call(Name("describe", at: call.verb.span))
    described.words = call.words
    do throws(Diagnostic) {
      return try Describe.run(described, stages, workspace)
    } catch {
      let known = verbs.map { $0.name } + workspace.helpTopics.map { $0.name }
      let near = closest(to: topic, among: known, limit: 1)
      throw Diagnostic(
        .unknownName, "no help on \"\(topic)\"", at: span,
        correction: near.first.map { Correction($0) },
        label: "help lists what there is")
    }
  }

  private static func page(of verb: any Verb.Type) -> Report {
    var report = Report(
      heading: "\(verb.name): \(Wording(words: verb.summary))",
      blocks: [.text(Wording(words: verb.doc))])
    let clauses = verb.signature.clauses.sorted().map { $0.rawValue }
    if !clauses.isEmpty { report.blocks.append(.text("takes \(Wording.list(clauses))")) }
    if !verb.examples.isEmpty {
      report.blocks.append(.code(verb.examples.joined(separator: "\n")))
    }
    return report
  }

  private static func overview(_ workspace: Workspace) -> Report {
    var report = Report(heading: "opsh answers questions about a store")
    report.blocks = [
      .code(
        """
        compare yesterday                         what moved?
        revenue by channel last 7 days            a metric, by a dimension, over a period
        top 10 products by revenue this month     a ranking
        refunds by reason last 30 days            a metric with its companions
        load ~/Downloads/*.csv                    your own exports
        """), .title("verbs"),
      .table(rows(verbs.map { ($0.name, $0.summary) })), .title("commands"),
      .table(
        rows(
          workspace.catalog.commandOrder.compactMap { workspace.catalog.commands[$0] }.map {
            ($0.name.spoken, $0.doc ?? "")
          })), .title("topics"), .table(rows(workspace.helpTopics)),
    ]
    report.next = "help time"
    return report
  }

  private static func rows(_ rows: [(name: String, summary: String)]) -> Table {
    var table = Table(columns: [Column("name"), Column("about")])
    for row in rows { table.append([.text(row.name), table.word(Wording(words: row.summary))]) }
    return table
  }
}
