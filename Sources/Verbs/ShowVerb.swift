import Catalog
import Language
import Planner
import Values

/// A question over metrics.
package enum ShowVerb: AskingVerb {
  package static let name = "show"
  package static let summary = "metrics by dimensions, over a period, against a baseline"
  package static let doc = """
    The word can be left out: a line that begins with a metric is a question. Clauses come in any \
    order. Without metrics it shows the headline metrics, so that `today` is a question too.
    """
  package static let signature = Signature.question
  package static let examples = [
    VerbExample("revenue", "one number over all that is loaded"),
    VerbExample("revenue, orders by channel last 7 days", "a row for each channel"),
    VerbExample(
      "refund_amount / revenue as refund_share by month", "a formula with a name, month by month"),
    VerbExample(
      "revenue by top 5 channel last 30 days vs previous period",
      "the five largest against the 30 days before"),
  ]

  /// A period alone is turned upright where no stage follows; stages name the metrics.
  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    try asked(call, [], in: planning).question.columns
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning(for: call)
    let (question, left) = try asked(call, stages, in: planning)
    var answer = try question.answer(desk)
    if call.items.isEmpty, call.groups.isEmpty, answer.rest.isEmpty, desk.look == nil,
      let table = answer.report.table, table.rowCount == 1
    {
      answer.report.table = upright(table)
      answer.report.heading = try planning.period(of: call)?.heading ?? "all that is loaded"
    }
    answer.report.notes += left
    return answer
  }

  /// The question of a call: of all headline metrics where it names none, and of several without
  /// those that need what is not loaded, with a sentence on them.
  private static func asked(
    _ call: Call, _ stages: [Stage], in planning: Planning
  ) throws(Diagnostic) -> (question: Question, left: [Wording]) {
    var asked = call
    var left: [Wording] = []
    guard !call.items.isEmpty else {
      (asked.items, left) = try planning.answerable(planning.headlineItems, for: call)
      return (try Question(asked, stages, in: planning), left)
    }
    do throws(Diagnostic) {
      return (try Question(call, stages, in: planning), [])
    } catch {
      guard error.code == .notLoaded, call.items.count > 1,
        let found = try ifAnswerable({ () throws(Diagnostic) in
          (asked.items, left) = try planning.answerable(
            call.items, for: call, leavingOut: [.notLoaded])
          return try Question(asked, stages, in: planning)
        })
      else { throw error }
      return (found, left)
    }
  }

  /// A single row turned into one row a metric.
  private static func upright(_ table: Table) -> Table {
    var turned = Table(columns: [
      Column("metric"), Column("value", kind: .number, role: .measure),
    ])
    for (index, column) in table.columns.enumerated() {
      turned.append([turned.word(column.title), table.cells[index][0]])
      turned.rowKinds.append(column.kind)
    }
    return turned
  }
}
