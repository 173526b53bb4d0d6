import Language
import Planner
import Values

/// The manual at the prompt.
package enum HelpVerb: AskingVerb {
  package static let name = "help"
  package static let summary = "what can be asked, and how"
  package static let doc = "`help` lists verbs, commands and topics; `help WORD` tells about one."
  package static let signature = Signature([.topic(.topic)])
  package static let examples = [
    VerbExample("help", "verbs, commands and topics"), VerbExample("help time", "a topic"),
    VerbExample("help compare", "a verb: what it takes and answers"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    guard !call.words.isEmpty else { return columns }
    // A page of the manual has none.
    return VerbPage.columns.map { AnswerColumn($0.column, $0.doc, presence: .ifKnown) }
  }

  private static let columns = [AnswerColumn("name", "as it is typed"), AnswerColumn("about", "")]

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let words = call.words.map { $0.text }
    guard !words.isEmpty else { return Answer(overview(desk), rest: stages) }
    let topic = words.joined(separator: " ")
    if let page = desk.manual.page(topic) {
      return Answer(Report(blocks: [.code(page)]), rest: stages)
    }
    if let verb = desk.verbs.first(where: { $0.name == topic }) {
      return Answer(VerbPage.report(of: verb, in: try desk.planning(), desk.verbs), rest: stages)
    }
    let span = Span(call.words[0].span.start, call.words[call.words.count - 1].span.end)
    var described = Call(Name("describe", at: call.verb.span))
    described.words = call.words
    do throws(Diagnostic) {
      return try DescribeVerb.answer(described, stages, desk)
    } catch {
      let known = desk.verbs.map { $0.name } + desk.manual.topics.map { $0.name }
      let near = closest(to: topic, among: known, limit: 1)
      throw Diagnostic(
        .unknownName, "no help on \"\(topic)\"", at: span,
        label: near.first.map { "did you mean \($0)?" } ?? "help lists what there is")
    }
  }

  private static func overview(_ desk: Desk) -> Report {
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
      .table(rows(desk.verbs.map { ($0.name, $0.summary) })), .title("commands"),
      .table(
        rows(
          desk.catalog.commandOrder.compactMap { desk.catalog.commands[$0] }.map {
            ($0.name.spoken, $0.doc ?? "")
          })), .title("topics"), .table(rows(desk.manual.topics)),
    ]
    report.next = "help time"
    return report
  }

  private static func rows(_ rows: [(name: String, summary: String)]) -> Table {
    Table(
      columns: columns.map { $0.column },
      rows: rows.map { [.text($0.name), .text($0.summary)] })
  }
}
