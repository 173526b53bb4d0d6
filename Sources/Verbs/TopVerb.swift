import Language
import Planner
import Values

/// The largest of something.
package enum TopVerb: AskingVerb {
  package static let name = "top"
  package static let summary = "ranks products, channels, competitors, ... by a metric"
  package static let doc = """
    What can be ranked, and by which metric when none is named, is said by the model's entities; \
    any dimension of a metric can be ranked too. The answer shows each one's share, the running \
    share, and with a period the places won or lost against the period before.
    """
  package static let signature = Signature(
    [.count, .name(.entity)], clauses: [.by, .where, .period, .on])
  package static let examples = [
    VerbExample("top 10 products by revenue", "each one's share, and what they come to together"),
    VerbExample("top competitors", "ten, by what the model ranks them by"),
    VerbExample("top 5 channels last 7 days", "with the places won or lost"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    try Ranking(call, isTop: true, planning).columns
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    try Ranking(call, isTop: true, desk.planning()).answer(stages, desk)
  }
}
