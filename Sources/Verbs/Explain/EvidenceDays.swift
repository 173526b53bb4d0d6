import Language
import Planner
import Values

/// The days that a piece of evidence may ask for, as `$period`.
enum EvidenceDays: String, CaseIterable {
  /// The days in question.
  case period
  /// These with three days before them.
  case around
  /// The last ten days.
  case recent
  /// The two days before the last one.
  case window
  /// The last day and the three behind it.
  case ahead
  /// The 28 days before the last one.
  case before

  /// The last day as a value, for conditions: `ends_at >= $day - 3d`.
  private static let lastDay = "day"

  /// What the names mean for the days of a change.
  static func parameters(from first: Day, to last: Day) -> [String: ParameterValue] {
    var parameters = Dictionary(
      uniqueKeysWithValues: allCases.map { days in
        let (start, end) =
          switch days {
          case .period: (first, last)
          case .around: (first - 3, last)
          case .recent: (last - 9, last)
          case .window: (last - 2, last - 1)
          case .ahead: (last, last + 3)
          case .before: (last - 28, last - 1)
          }
        return (days.rawValue, ParameterValue.period(.range(.day(start), .day(end))))
      })
    parameters[lastDay] = .value(.day(last))
    return parameters
  }
}
