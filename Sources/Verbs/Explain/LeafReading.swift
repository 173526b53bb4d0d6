import Analysis
import Planner
import Values

/// Leaves as the engine answered them, turned into what the search takes.
struct LeafReading {
  private(set) var leaves: Leaves
  let measure: LeafQuestion.Measure
  let noise: SegmentScan.Noise
  /// Amounts of both periods by leaf; of a ratio its numerator and its base.
  let now: [Double]
  let before: [Double]
  let nowBase: [Double]
  let beforeBase: [Double]
  /// What an effect of the leaves is divided by to be one of the metric: a ratio's base.
  let unit: Double

  init(_ table: Table, _ question: LeafQuestion) {
    let width = question.dimensions.count
    var values: [[String?]] = []
    var codes: [[Int32]] = []
    for column in 0..<width {
      var known: [Value: Int32] = [:]
      var list: [String?] = []
      codes.append(
        table.cells[column].map { value in
          if let code = known[value] { return code }
          let code = Int32(list.count)
          known[value] = code
          list.append(value.isNull ? nil : value.description)
          return code
        })
      values.append(list)
    }
    func numbers(_ name: String) -> [Double] { table[name]?.map { $0.double ?? 0 } ?? [] }
    measure = question.measure
    now = numbers("now")
    before = numbers("before")
    nowBase = numbers("now_base")
    beforeBase = numbers("before_base")
    let rows = numbers("rows").reduce(0, +)
    let total = max(now.reduce(0) { $0 + abs($1) }, before.reduce(0) { $0 + abs($1) })
    let mean = rows > 0 ? total / rows : total
    noise =
      switch question.grain {
      case .things: SegmentScan.Noise(eventSize: 1)
      // Amounts of events spread about their mean: 1 + cv², with 0.65 for orders.
      case .events: SegmentScan.Noise(eventSize: max(mean * 1.65, .leastNormalMagnitude))
      case .reports: SegmentScan.Noise(eventSize: max(mean * 0.05, .leastNormalMagnitude))
      }
    var predict = before
    if measure == .ratio {
      predict = Self.expected(
        before, beforeBase, nowBase, prior: 5 * noise.eventSize)
      unit = max(nowBase.reduce(0, +), .leastNormalMagnitude)
    } else {
      unit = 1
    }
    let names = question.dimensions.map { $0.text }
    leaves = Leaves(
      dimensions: names, values: values, codes: codes, real: now, predict: predict)
  }

  /// What each leaf's numerator would be at its earlier rate; the rate of a small leaf leans on
  /// that of the whole.
  private static func expected(
    _ before: [Double], _ beforeBase: [Double], _ nowBase: [Double], prior: Double
  ) -> [Double] {
    let base = beforeBase.reduce(0, +)
    guard base > 0 else { return nowBase.map { _ in 0 } }
    let rate = before.reduce(0, +) / base
    let weight = rate > 0 ? prior / rate : 0
    return before.indices.map { leaf in
      let own = beforeBase[leaf] + weight
      return own > 0 ? nowBase[leaf] * (before[leaf] + weight * rate) / own : 0
    }
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

  func shownKind(_ kind: Kind) -> Kind { kind }
}
