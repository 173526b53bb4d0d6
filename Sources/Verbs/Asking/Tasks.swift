import Language
import Planner
import Store
import Values

extension Clock {
  /// The last day of what follows `due`.
  func dueDay(_ due: Spanned<PeriodSyntax>) throws(Diagnostic) -> Day {
    do throws(Diagnostic) {
      return (try period(due.value).fullEnd - 1).day
    } catch {
      throw error.placed(at: due.span)
    }
  }
}

extension Store {
  /// Notes a task unless the same one is open; tells whether it is new.
  func note(
    task title: String, owner: String?, due: Day?, _ clock: Clock
  ) throws(Diagnostic) -> Bool {
    let isKnown = try diagnosed { try hasOpenTask(title, assignee: owner) }
    guard !isKnown else { return false }
    try diagnosed { try addTask(NewTask(title, assignee: owner, due: due), at: clock.written) }
    return true
  }
}
