#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the credit for an order is shared among the touches that led to it.
enum Attribution: String, CaseIterable, Sendable {
  /// All to the last touch: what most consoles show; flatters brand search and retargeting.
  case last
  /// All to the first touch.
  case first
  /// The same to each.
  case linear
  /// 40 % to the first, 40 % to the last, the rest in even parts between; halves for two.
  case position
  /// Halves with every seven days before the order: 0.5^(days / 7).
  case decay

  /// The shares of the touches of one order, which sum to 1; none for no touches.
  ///
  /// - Parameter daysBefore: how many days before the order each touch was, oldest first; below
  ///   zero counts as zero.
  func shares(daysBefore: [Double]) -> [Double] {
    let count = daysBefore.count
    guard count > 0 else { return [] }
    var shares = Array(repeating: 0.0, count: count)
    switch self {
    case .last: shares[count - 1] = 1
    case .first: shares[0] = 1
    case .linear: shares = Array(repeating: 1 / Double(count), count: count)
    case .position:
      if count <= 2 { return Array(repeating: 1 / Double(count), count: count) }
      shares = Array(repeating: 0.2 / Double(count - 2), count: count)
      shares[0] = 0.4
      shares[count - 1] = 0.4
    case .decay:
      // Counted from the last touch, so that old journeys do not underflow.
      let days = daysBefore.map { max(0, $0) }
      let latest = days.min() ?? 0
      let weights = days.map { exp2(-($0 - latest) / 7) }
      let sum = weights.reduce(0, +)
      shares = weights.map { $0 / sum }
    }
    return shares
  }
}
