import Analysis
import Planner
import Values

/// Leaves as the engine answered them, turned into what the search takes.
struct LeafReading {
  let leaves: Leaves
  let measure: LeafQuery.Measure
  let noise: SegmentNoise
  /// The sums of squared events by leaf, of amounts that come one by one; else empty.
  let squares: [Double]
  /// Amounts of both periods by leaf; of a ratio its numerator and its base.
  let now: [Double]
  let before: [Double]
  let nowBase: [Double]
  let beforeBase: [Double]
  let coverage: Coverage

  /// How far the leaves lead back to the metric itself.
  enum Coverage: Int, Comparable {
    /// They add up to it, but for people who are in two groups.
    case whole
    /// They are those of a part: of ads, where the metric counts all channels.
    case part
    /// They count many several times, as visitors of each product page.
    case overlapping

    init(_ share: Double) {
      self = share > 1.15 ? .overlapping : share < 0.85 ? .part : .whole
    }

    static func < (a: Coverage, b: Coverage) -> Bool { a.rawValue < b.rawValue }
  }

  /// What an effect of the leaves is divided by to be one of the metric: a ratio's base.
  let unit: Double

  /// - Parameter whole: the metric's own value, which a ratio's leaves have to lead back to.
  init(_ table: Table, _ question: LeafQuery, whole: Double, stretches: Int = 1) {
    let rows = LeafRows(
      table, dimensions: question.dimensions.map { $0.text }, past: question.past)
    measure = question.measure
    now = rows.sums("now")
    before = rows.sums("before")
    nowBase = rows.sums("now_base")
    beforeBase = rows.sums("before_base")
    let total = max(now.reduce(0) { $0 + abs($1) }, before.reduce(0) { $0 + abs($1) })
    squares = rows.sums("squares")
    let bySquares = squares.reduce(0, +)
    let sum = now.reduce(0) { $0 + abs($1) }
    // Of amounts that come one by one, Σx² ÷ Σx is the variance of their sum over its mean.
    var event = sum > 0 && bySquares > 0 ? bySquares / sum : total / Double(max(1, rows.count))
    // Of a mean the number of events is given: only their spread about the mean is left.
    let base = nowBase.reduce(0, +)
    if question.measure == .ratio, question.grain == .events, base > 0 {
      event = max(event - sum / base, event / 1000)
    }
    let size =
      switch question.grain {
      case .things: 1.0
      case .events: max(event, .leastNormalMagnitude)
      // Sums of many events hardly vary by counting; what they vary by is the spread.
      case .reports: max(total / 1000, .leastNormalMagnitude)
      }
    let leaves = rows.leaves(real: now, predict: before)
    let learned = rows.stretches.flatMap {
      DimensionNoise.learned(leaves, $0, eventSize: size)
    }
    self.leaves = leaves
    noise = SegmentNoise(
      eventSize: size, stretches: Double(stretches), dimensions: learned ?? [])
    // A base may count the same visitor in several leaves; the whole does not.
    unit =
      measure == .amounts ? 1 : whole != 0 && sum > 0 ? sum / abs(whole) : max(base, 1e-9)
    let own = measure == .ratio && base > 0 ? sum / base : now.reduce(0, +)
    coverage = whole == 0 ? .whole : Coverage(own / whole)
  }

  /// What a ratio was made of, and its base; nil for amounts.
  var rates: SegmentRates? {
    measure == .ratio ? SegmentRates(before: before, beforeBase: beforeBase, base: nowBase) : nil
  }

  /// A segment's value in both periods: of a ratio the ratio.
  func shown(_ finding: SegmentScan.Finding) -> (before: Double?, now: Double?) {
    let members = leaves.real.indices.filter { leaf in
      finding.parts.allSatisfy { leaves.codes[$0.dimension][leaf] == $0.code }
    }
    func sum(_ numbers: [Double]) -> Double { members.reduce(0) { $0 + numbers[$1] } }
    guard measure == .ratio else { return (sum(before), sum(now)) }
    let (old, new) = (sum(beforeBase), sum(nowBase))
    return (old == 0 ? nil : sum(before) / old, new == 0 ? nil : sum(now) / new)
  }
}
