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
  /// Notes tasks but for those of which the same is open, all of them or none; tells how many are new.
  func note(
    tasks titles: [String], owner: String?, due: Day?, _ clock: Clock
  ) throws(Diagnostic) -> Int {
    try diagnosed {
      var new: [NewTask] = []
      for title in titles where !new.contains(where: { $0.assignment == title }) {
        guard try !hasOpenTask(title, assignee: owner) else { continue }
        new.append(NewTask(title, assignee: owner, due: due))
      }
      if !new.isEmpty { try addTasks(new, at: clock.written) }
      return new.count
    }
  }
}
