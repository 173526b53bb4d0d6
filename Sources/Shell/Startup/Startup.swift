import Foundation

/// What makes a start short: everything that is done early, at once or not at all stands in this folder.
///
/// `opsh -c today` takes less than twice as long as DuckDB takes for `select 1`, and most of that is
/// the engine. Each step below can be left out, which changes no answer: `OPSH_STARTUP` names the
/// steps that are taken, as in `OPSH_STARTUP=opening,ending`, and `OPSH_STARTUP=plain` leaves out all.
package enum Startup {
  /// A step with what it saves of the time of `opsh -c today`.
  package enum Step: String, CaseIterable, Sendable {
    /// What is plainly a run is read as one, without making the subcommands ready.
    case reading
    /// The engine opens the store while the command line and the model are read: `EarlyOpening`.
    case opening
    /// These are read by a second thread, on a core of its own: `SecondThread`. Without it they come
    /// one after the other.
    case thread
    /// The process ends without tidying up what the system tidies anyway: `ProcessEnd`.
    case ending
  }

  /// The steps that this process takes.
  private static let steps = steps(of: getenv("OPSH_STARTUP").map { String(cString: $0) })

  /// The steps that a setting asks for; all where there is none.
  static func steps(of setting: String?) -> Set<Step> {
    guard let setting, !setting.isEmpty else { return Set(Step.allCases) }
    return Set(setting.split(separator: ",").compactMap { Step(rawValue: String($0)) })
  }

  package static func takes(_ step: Step) -> Bool { steps.contains(step) }
}
