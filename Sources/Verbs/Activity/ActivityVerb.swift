import Analysis
import Catalog
import Language
import Planner
import Values

/// What an activity brought, and whether it is worth repeating.
package enum ActivityVerb: AskingVerb {
  package static let name = "activity"
  package static let summary = "what an activity brought beyond usual days, and a verdict"
  package static let ways = ["活动复盘"]
  package static let doc = """
    Takes the newest activity of the name, or an event of the calendar; without a name all that \
    began in the last 365 days, one row each (`activities review`). Revenue is held against a \
    forecast made on the evening before, without the activity; 14 days after it show what was pulled \
    forward. The gain is gross profit beyond that of usual days, less what was pulled forward and \
    less the budget. Products whose discount rose by 3 points count as in the activity; others of \
    their categories that sold less than before are listed. `where category = "shoes"` looks at a \
    part of the store.
    """
  package static let signature = Signature([.optionalText], clauses: [.where, .period])
  package static let examples = [
    VerbExample("activity", "all of the last 365 days, one row each"),
    VerbExample("activity \"Double 11\"", "what one brought, and whether to repeat it"),
    VerbExample("activities review", "the same as activity"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let currency = Kind.money(planning.currency)
    return call.words.isEmpty
      ? ActivityReading.reviewColumns(currency) : ActivityReading.figureColumns
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let today = planning.clock.today
    let known = try ActivityRecord.all(begun: today, desk)
    let reading = ActivityReading(call, known, desk, planning)
    guard let word = call.words.first else {
      let period = try planning.period(of: call)
      let wanted = known.filter {
        let first = period.map { $0.hasBeginning ? $0.firstDay : today - 36_500 } ?? today - 365
        return $0.last >= first && $0.first <= period?.lastDay ?? today
      }
      guard !wanted.isEmpty else {
        let isLoaded = (planning.facts["activities"]?.rows ?? 0) > 0
        throw Diagnostic(
          isLoaded ? .noData : .notLoaded,
          isLoaded ? "no activity falls into these days" : "activities are not loaded",
          at: call.period?.span ?? call.verb.span,
          label: isLoaded ? nil : "load FILE as activities",
          hints: isLoaded ? [] : ["an event of the calendar works too: activity \"Double 11\""])
      }
      let heading: Wording =
        if let period {
          "\(("activities" as Wording).narrowed(by: call.condition)), \(period.heading)"
        } else {
          ("activities of the last 365 days" as Wording).narrowed(by: call.condition)
        }
      return Answer(try reading.review(wanted, heading), rest: stages)
    }
    guard call.period == nil else {
      throw Diagnostic(
        .wrongTime, "an activity has its own days", at: call.period?.span,
        label: "activity \(call.period?.value.text ?? "") lists those of a period")
    }
    let record = try ActivityRecord.named(word, known, planning.clock)
    return Answer(try reading.one(record), rest: stages)
  }
}
