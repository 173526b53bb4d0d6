/// By how much the mean of days exceeds the values that their logarithms are fitted to.
///
/// The ratio of sums Σ value ÷ Σ fitted, a smearing estimate weighed by size: Duan, Journal of the
/// American Statistical Association 78 (1983) 605–610.
struct Smearing {
  /// So many of the last days are looked at.
  let days: Int
  private var pairs: [(value: Double, fitted: Double)] = []
  /// Fewer days correct nothing.
  private static let fewest = 14

  init(days: Int) { self.days = days }

  mutating func learn(_ value: Double, fitted: Double) {
    pairs.append((value, fitted))
    if pairs.count > days { pairs.removeFirst() }
  }

  /// 1 where too little is known.
  var factor: Double {
    let fitted = pairs.reduce(0) { $0 + $1.fitted }
    guard pairs.count >= Self.fewest, fitted > 0 else { return 1 }
    return pairs.reduce(0) { $0 + $1.value } / fitted
  }
}
