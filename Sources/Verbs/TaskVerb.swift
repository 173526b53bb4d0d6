import Language
import Planner
import Values

/// Gives somebody something to do.
package enum TaskVerb: WritingVerb {
  package static let name = "task"
  package static let summary = "notes a task for somebody, with the day it is due"
  package static let doc = """
    `list tasks due today` and `list tasks overdue` show them. The same open task is noted once.
    """
  package static let signature = Signature([.text], clauses: [.for, .due])
  package static let examples = [
    VerbExample("task \"new banner\" for designer due friday", "who does what until when")
  ]

  /// It answers in a sentence.
  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { [] }

  package static func change(_ call: Call, _ desk: WritingDesk) throws(Diagnostic) -> Report {
    let title = call.words.first?.text ?? ""
    var owner: String?
    if case .owner(let word) = call.purpose { owner = word.text }
    var due: Day?
    if let written = call.due { due = try desk.clock.dueDay(written) }
    let isNew = try desk.store.note(tasks: [title], owner: owner, due: due, desk.clock) == 1
    let who: Wording = owner.map { " for \($0)" } ?? ""
    let when: Wording = due.map { ", due \($0)" } ?? ""
    let text: Wording = isNew ? "task noted\(who)\(when)" : "the task is noted already\(who)"
    return Report(blocks: [.text(text)])
  }
}
