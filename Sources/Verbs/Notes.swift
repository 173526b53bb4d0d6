import Language
import Planner
import Store
import Values

/// Writes into the journal.
package enum NoteVerb: Verb {
  package static let name = "note"
  package static let writes = true
  package static let summary = "writes into the journal"
  package static let doc = "Keeps a sentence with its time; `journal` shows them again."
  package static let signature = Signature([.text], clauses: [.period])
  package static let examples = ["note \"price of the tea pot back to 39\""]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let entry = call.words.first?.text ?? ""
    let about = try workspace.planning().period(of: call)?.start.day
    let now = workspace.clock.written
    try workspace.told { try workspace.store.note(entry, about: about, at: now) }
    return Answer(Report(blocks: [.text("noted on \(now.short)")]), rest: stages)
  }
}

/// Gives somebody something to do.
package enum TaskVerb: Verb {
  package static let name = "task"
  package static let writes = true
  package static let summary = "notes a task for somebody, with the day it is due"
  package static let doc = """
    `list tasks due today` and `list tasks overdue` show them. The same open task is noted once.
    """
  package static let signature = Signature([.text], clauses: [.for, .due])
  package static let examples = ["task \"new banner\" for designer due friday"]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let title = call.words.first?.text ?? ""
    var owner: String?
    if case .owner(let word) = call.purpose { owner = word.text }
    var due: Day?
    if let written = call.due { due = try day(written, workspace.clock) }
    let isNew = try note(title, owner: owner, due: due, workspace)
    let who: Wording = owner.map { " for \($0)" } ?? ""
    let when: Wording = due.map { ", due \($0)" } ?? ""
    let text: Wording =
      isNew ? "task noted\(who)\(when)" : "the task is noted already\(who)"
    return Answer(Report(blocks: [.text(text)]), rest: stages)
  }

  /// The last day of what follows `due`.
  static func day(_ due: Spanned<PeriodSyntax>, _ clock: Clock) throws(Diagnostic) -> Day {
    do throws(Diagnostic) {
      return (try clock.period(due.value).fullEnd - 1).day
    } catch {
      throw error.placed(at: due.span)
    }
  }

  /// Notes a task unless the same one is open; tells whether it is new.
  static func note(
    _ title: String, owner: String?, due: Day?, _ workspace: Workspace
  ) throws(Diagnostic) -> Bool {
    let isKnown = try workspace.told {
      try workspace.store.hasOpenTask(title, assignee: owner)
    }
    guard !isKnown else { return false }
    let now = workspace.clock.written
    try workspace.told {
      try workspace.store.addTask(
        NewTask(title, assignee: owner, due: due), at: now)
    }
    return true
  }
}
