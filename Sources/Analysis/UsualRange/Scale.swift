#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The scale on which days are compared: ratios, or differences where ratios make no sense.
struct Scale: Sendable {
  enum Kind: Sendable { case ratios, differences }

  let kind: Kind
  /// The typical size of a value, in its units; above zero.
  let size: Double
  /// The mean amount of one event, for the noise of counting in differences.
  private let amount: Double

  /// Whether no usual value is below zero.
  let isNonNegative: Bool

  /// What the days seen decide of a scale.
  struct Form: Hashable {
    var kind: Kind
    var isNonNegative: Bool
  }

  /// The form that the days up to each day of a history give.
  ///
  /// Ratios unless more than one usual day in twenty is zero or below.
  static func forms(_ history: DailyHistory) -> [Form] {
    let counted = history.nature == .count || (history.nature == .rate && !history.base.isEmpty)
    var (all, flat, negative) = (0, 0, 0)
    return history.values.indices.map { index in
      if let value = history.values[index], !history.isMasked(index) {
        all += 1
        if value <= 0 { flat += 1 }
        if value < 0 { negative += 1 }
      }
      let wanting = flat * 20 > all && !(counted && negative == 0)
      return Form(
        kind: wanting || flat == all ? .differences : .ratios, isNonNegative: negative == 0)
    }
  }

  /// - Parameters:
  ///   - kind: the kind to take whatever the values.
  ///   - form: the form to take whatever the values.
  init(_ history: DailyHistory, kind forced: Kind? = nil, form: Form? = nil) {
    let usable = history.usable
    let own =
      form ?? Self.forms(history).last ?? Form(kind: .differences, isNonNegative: true)
    isNonNegative = own.isNonNegative
    kind = forced ?? own.kind
    let middle = Quantiles.median(usable.map { abs($0) }) ?? 0
    let mean = usable.reduce(0) { $0 + abs($1) } / Double(max(1, usable.count))
    size = middle > 0 ? middle : max(mean, .leastNormalMagnitude)
    var sum = 0.0
    var events = 0.0
    for index in history.values.indices where !history.isMasked(index) {
      guard let value = history.values[index], let base = history.base(index) else { continue }
      sum += value
      events += base
    }
    amount = events > 0 ? sum / events : 0
  }

  /// A day's value on the scale; nil when it has none.
  ///
  /// Ratios: ln(k + ½) for counts and ln((k + ½) / (n + 1)) for rates (Haldane–Anscombe), which
  /// bear a zero; else ln(value), a value at or below zero standing for 1 % of the usual size.
  func transform(_ history: DailyHistory, _ index: Int) -> Double? {
    guard let value = history.values[index] else { return nil }
    if kind == .differences { return value / size }
    switch history.nature {
    case .count: return log(max(value, 0) + 0.5)
    case .rate:
      guard let trials = history.base(index), let events = history.events(index) else { break }
      return trials > 0 ? log((max(events, 0) + 0.5) / (trials + 1)) : nil
    default: break
    }
    return log(max(value, size / 100))
  }

  /// The variance that counting alone gives a day's value, on the scale; 0 when not known.
  ///
  /// By the delta method: 1 / events for counts and rates, cv² / events for means and
  /// (1 + cv²) / events for sums.
  ///
  /// - Parameter expected: the events to be expected of the day; nil to take its own.
  func countingVariance(
    _ history: DailyHistory, _ index: Int, events expected: Double? = nil
  ) -> Double {
    guard let own = history.events(index) else { return 0 }
    let events = expected ?? own
    let spread: Double
    switch history.nature {
    case .count, .rate: spread = 1
    case .mean(let cvSquared): spread = cvSquared
    case .sum(let cvSquared): spread = 1 + cvSquared
    case .level: return 0
    }
    if kind == .differences {
      guard case .sum = history.nature else { return 0 }
      return amount * amount * spread * max(events, 0) / (size * size)
    }
    return spread / (max(events, 0) + 0.5)
  }

  /// From the scale back to the units of the values.
  ///
  /// - Parameter trials: those of the day, when the value is a rate.
  func value(_ x: Double, _ history: DailyHistory, _ index: Int) -> Double {
    if kind == .differences { return x * size }
    switch history.nature {
    case .count: return max(0, exp(x) - 0.5)
    case .rate:
      guard let trials = history.base(index), trials > 0 else { break }
      return min(1, max(0, (exp(x) * (trials + 1) - 0.5) / trials))
    default: break
    }
    return exp(x)
  }
}
