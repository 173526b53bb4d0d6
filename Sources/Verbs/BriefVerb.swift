import Analysis
import Catalog
import Language
import Planner
import Values

/// The day on one screen: what matters, ranked by money.
package enum BriefVerb: AskingVerb {
  package static let name = "brief"
  package static let summary = "the day on one screen: what matters, by the money at stake"
  package static let ways = ["简报", "日报", "早报", "今日要点"]
  package static let doc = """
    Without a period it takes yesterday. What `explain revenue` finds on the day, and what the \
    `brief` rules of the model find: stock that runs out, ads that lose money, refunds and bad \
    reviews that burst, what is late or waits for an answer, promotions that end, competitors' \
    prices, data that are missing. Each line has the money that it is about and the line to go on \
    with; ten at most, the largest first. A rule is a paragraph of the model, so that a store adds \
    its own.
    """
  package static let signature = Signature([], clauses: [.period])
  package static let examples = [
    VerbExample("brief", "what matters of yesterday"),
    VerbExample("brief last 7 days", "the same of a week, without the findings of a day"),
  ]

  /// At most so many lines are shown, so many of them by their money where some have none.
  private static let limit = 10
  private static let limitOfMoney = 7

  /// The lines that have room, the largest amounts first.
  private static func shown(_ lines: [BriefLine]) -> [BriefLine] {
    let (known, others) = (lines.filter { $0.money != nil }, lines.filter { $0.money == nil })
    let room = max(limitOfMoney, limit - others.count)
    return Array((known.prefix(room) + others).prefix(limit))
  }

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] {
    [
      AnswerColumn("matter", "what it is about: a finding, or the rule of the model"),
      AnswerColumn("money", kind: .money(planning.currency), role: .change, "at stake or gained"),
      AnswerColumn("what", "in words"),
      AnswerColumn("ask", "the line to go on with"),
    ]
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    var call = call
    if call.period == nil { call.period = Spanned(.yesterday, call.verb.span) }
    guard let period = try planning.period(of: call), period.hasBeginning else {
      throw Diagnostic(
        .wrongTime, "a brief is of days that have a beginning", at: call.period?.span,
        label: "brief yesterday")
    }
    guard period.firstDay <= planning.clock.today else {
      throw Diagnostic(
        .wrongTime, "these days are still to come", at: call.period?.span,
        label: "forecast revenue for 7 days")
    }
    let brief = Brief(call, period, desk, planning)
    if desk.look != nil { return Answer(Report(heading: brief.heading)) }
    let found = try brief.run()
    let shown = shown(found.lines)
    var sentences = found.headline.map { [$0] } ?? []
    sentences += shown.enumerated().map { $1.sentence(number: $0 + 1, found.kind) }
    var report = Report(heading: brief.heading, notes: found.notes)
    if found.lines.isEmpty {
      sentences.append(Sentence("Nothing else wants attention."))
    } else if found.lines.count > shown.count, stages.isEmpty {
      report.notes.append("and \(found.lines.count - shown.count) more of less money")
    }
    if stages.isEmpty { report.blocks = [.sentences(sentences)] }
    if desk.isFull || !stages.isEmpty {
      var table = Table(columns(of: call, in: planning))
      for line in found.lines {
        table.append([
          .text(line.matter), line.money.map(found.kind.value) ?? .null, table.word(line.words),
          line.ask.map(Value.text) ?? .null,
        ])
      }
      report.blocks.append(.table(table))
    }
    return Answer(report, rest: stages)
  }
}
