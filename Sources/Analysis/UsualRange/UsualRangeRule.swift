/// The numbers of the rule by which days are judged; measured in the tests.
package enum UsualRangeRule {
  /// Usual days needed for the full rule: each weekday four times.
  package static let fullHistory = 28
  /// Usual days needed to judge at all.
  package static let shortHistory = 14
  /// A day's range comes from at least so many days before it, where there are as many, and from less
  /// than twice as many.
  package static let window = 112
  /// Of a range whose ends are further apart than by this factor no value says anything.
  static let widest = 20.0

  /// Whether a range of values that do not go below zero is too wide to be of use.
  package static func isUseless(low: Double?, high: Double?, _ expected: Double?) -> Bool {
    guard let low, let high, let expected, high > 0 else { return false }
    return high > widest * (low > 0 ? low : expected)
  }

  /// The smallest change that is flagged, with a full history and with a short one.
  package static let floor = 0.05
  package static let shortFloor = 0.10
  /// The share of false flags among the flags of an answer that is put up with.
  package static let falseDiscoveryRate = 0.01
  /// An answer of fewer judged values is judged as one of so many.
  package static let smallestFamily = 4
  /// A day with a smaller chance is kept out of later ranges.
  static let outlier = 0.005
  /// Days are judged together while each is this many standard deviations out, the same way.
  static let runZ = 1.8
  /// At most so many, and the price for having looked at both.
  static let longestRun = 3
  static let runPrice = 2.0
  /// A day must be this much further out than all usual days of so many before.
  static let guardFactor = 1.2
  static let guardDays = 84
  /// The p that a day has at least which is not.
  static let guardedP = 0.02
  /// After so many days out of range, the same way, the range moves to them.
  static let newLevel = 14
  /// From so many standard deviations on the days of an event stand out, together and each.
  static let occasionZ = 3.0
  static let eventDayZ = 4.0
  /// The t that 99 of 100 days stay within, for whole degrees of freedom up to 200.
  private static let reaches = (1...200).map { StudentT.quantile(0.995, df: Double($0)) }

  static func reach(df: Double) -> Double {
    reaches[max(0, min(reaches.count - 1, Int(df.rounded()) - 1))]
  }
}
