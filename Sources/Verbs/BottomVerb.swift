import Language
import Planner
import Values

/// The smallest of something.
package enum BottomVerb: AskingVerb {
  package static let name = "bottom"
  package static let summary = "the other end of a ranking"
  package static let doc = "As `top`, from the smallest up; what has no value is left out."
  package static let signature = TopVerb.signature
  package static let examples = [
    VerbExample("bottom 5 channels by conversion_rate last 30 days", "the five smallest rates")
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    try Ranking(call, isTop: false, planning).columns
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    try Ranking(call, isTop: false, desk.planning()).answer(stages, desk)
  }
}
