import Foundation

/// What makes a start short: what is done early, at once or not at all stands in this folder.
///
/// `opsh -c today` takes less than twice as long as DuckDB takes for `select 1`, and most of that is
/// the engine. Each step can be left out, which changes no answer: `OPSH_STARTUP` names the steps
/// that are taken, as in `OPSH_STARTUP=opening,ending`; `OPSH_STARTUP=plain` leaves out all.
///
/// The milliseconds are those by which `opsh -c today` gets slower without the step, on two cores with
/// an optimized debug build, the least of 40 runs: 38 ms with all steps, 61 ms with none.
package enum Startup {
  /// A step, and what it saves.
  package enum Step: String, CaseIterable, Sendable {
    /// What is plainly a run is parsed as one, without making the subcommands ready: 5 ms. Without
    /// this step it is not known in time which store to open, so `opening` is off too: 23 ms.
    case reading
    /// The engine opens the store while the command line and the model are read, see
    /// ``EarlyOpening``: 18 ms.
    case opening
    /// These are read by a second thread, on a core of its own, see ``SecondThread``: 18 ms. Without
    /// it they are read when the store is open.
    case thread
    /// The process ends without tidying up what the system tidies anyway, see ``ProcessEnd``: 4 ms.
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
