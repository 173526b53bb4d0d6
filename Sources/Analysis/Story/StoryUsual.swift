import Foundation

/// What each leaf was to be expected to count on each day, from the days before it.
///
/// Only parts of the whole are meant: a whole that is far from its forecast moves all expectations
/// alike and says nothing of a part.
struct StoryUsual: Sendable {
  let days: Int
  /// Days that teach.
  let use: [Bool]
  /// How many days one of them sums up: what is expected of it leans on those that end before it
  /// begins.
  var span = 1

  private func before(_ matrix: [Double], skip: [Bool] = []) -> [Double] {
    StoryMatrix.before(
      matrix, days: days, use: use, skip: skip, halfLife: StoryRule.halfLife, gap: span)
  }

  /// The days' weights so far, by row where rows skip days.
  private func weights(rows: Int, skip: [Bool]) -> [Double] {
    before([Double](repeating: 1, count: rows * days), skip: skip)
  }

  /// Each row's usual part of the whole, times the whole of the day.
  func parts(_ y: [Double], whole: [Double], skip: [Bool] = []) -> [Double] {
    let rows = days == 0 ? 0 : y.count / days
    var wholes = [Double](repeating: 0, count: y.count)
    for row in 0..<rows { for day in 0..<days { wholes[row * days + day] = whole[day] } }
    let seen = before(y, skip: skip)
    let base = before(wholes, skip: skip)
    return seen.indices.map { base[$0] > 0 ? seen[$0] / base[$0] * whole[$0 % days] : 0 }
  }

  /// Events given exposure: exposure × a rate that leans on the main effects of the dimensions.
  ///
  /// - Parameter lent: how many events' worth the main effects count.
  func given(
    _ events: [Double], of exposure: [Double], codes: [[Int32]], sizes: [Int], skip: [Bool] = [],
    lent: Double = 20
  ) -> [Double] {
    let seen = before(events, skip: skip)
    let base = before(exposure, skip: skip)
    let main = mainEffects(seen, base, codes: codes, sizes: sizes)
    return seen.indices.map { place in
      guard main[place] > 0 else { return 0 }
      return exposure[place] * (seen[place] + lent) / (base[place] + lent / main[place])
    }
  }

  /// The rate of all, times what each value of each dimension differs from it, one dimension after
  /// the other, so that values that go together are not counted twice.
  private func mainEffects(
    _ seen: [Double], _ base: [Double], codes: [[Int32]], sizes: [Int]
  ) -> [Double] {
    let rows = seen.count / days
    var rates = [Double](repeating: 0, count: seen.count)
    let allSeen = StoryMatrix.total(seen, days: days)
    let allBase = StoryMatrix.total(base, days: days)
    for row in 0..<rows {
      for day in 0..<days {
        rates[row * days + day] = allBase[day] > 0 ? allSeen[day] / allBase[day] : 0
      }
    }
    for (codes, size) in zip(codes, sizes) where size > 1 {
      let counted = StoryMatrix.grouped(seen, by: codes, count: size, days: days)
      let product = zip(base, rates).map { $0 * $1 }
      let expected = StoryMatrix.grouped(product, by: codes, count: size, days: days)
      let factor = zip(counted, expected).map { ($0 + 5) / ($1 + 5) }
      for row in 0..<rows {
        let (from, to) = (Int(codes[row]) * days, row * days)
        for day in 0..<days { rates[to + day] *= factor[from + day] }
      }
    }
    return rates
  }

  /// Expectations times how each value of each dimension differs on that day of the week.
  ///
  /// From the same weekdays before, half of their weight gone after eight weeks, drawn to no
  /// difference: what a few weeks show may be chance.
  func byWeekday(
    _ e: [Double], of y: [Double], codes: [[Int32]], sizes: [Int], skip: [Bool] = []
  ) -> [Double] {
    var expected = e
    // A week and more has nearly the same weekdays whenever it begins.
    guard span < 7 else { return expected }
    let keep = exp2(-7 / (2 * StoryRule.halfLife))
    for (codes, size) in zip(codes, sizes) where size > 1 {
      let taught = skip.isEmpty ? y : y.indices.map { skip[$0] ? 0 : y[$0] }
      let base = skip.isEmpty ? expected : y.indices.map { skip[$0] ? 0 : expected[$0] }
      let counted = StoryMatrix.grouped(taught, by: codes, count: size, days: days)
      let usual = StoryMatrix.grouped(base, by: codes, count: size, days: days)
      let (allCounted, allUsual) = (
        StoryMatrix.total(counted, days: days), StoryMatrix.total(usual, days: days)
      )
      var factors = [Double](repeating: 1, count: size * days)
      for value in 0..<size {
        var seen = [(y: Double, e: Double, n: Double)](repeating: (0, 0, 0), count: 7)
        for day in 0..<days {
          let place = value * days + day
          let known = seen[day % 7]
          let ratio = log((known.y + 30) / (known.e + 30))
          factors[place] = exp(ratio * known.n / (known.n + 4))
          guard use[day], usual[place] > 0, allUsual[day] > 0 else { continue }
          // Against all on the same day, so that a good day teaches nothing of its parts.
          let level = allCounted[day] / allUsual[day]
          seen[day % 7] = (
            known.y * keep + counted[place], known.e * keep + usual[place] * level,
            known.n * keep + 1
          )
        }
      }
      for row in codes.indices {
        let (from, to) = (Int(codes[row]) * days, row * days)
        for day in 0..<days { expected[to + day] *= factors[from + day] }
      }
    }
    return expected
  }

  /// How each row's part of the whole differs from its usual one, leaning on no difference.
  func ratios(_ y: [Double], lent: Double = 30, skip: [Bool] = []) -> [Double] {
    let whole = StoryMatrix.total(y, days: days)
    let usual = parts(y, whole: whole, skip: skip)
    return zip(y, usual).map { ($0 + lent) / ($1 + lent) }
  }

  /// Parts of a base that is itself an expectation, as products of what their category should order.
  func shares(_ y: [Double], of base: [Double], skip: [Bool] = []) -> [Double] {
    let seen = before(y, skip: skip)
    let exposed = before(base, skip: skip)
    return seen.indices.map { exposed[$0] > 0 ? base[$0] * seen[$0] / exposed[$0] : 0 }
  }

  /// Each row's fading mean per day before the last day.
  func lastMeans(_ y: [Double], skip: [Bool] = []) -> [Double] {
    let rows = days == 0 ? 0 : y.count / days
    let sums = StoryMatrix.column(before(y, skip: skip), days - 1, days: days)
    let weights = StoryMatrix.column(
      self.weights(rows: rows, skip: skip), days - 1, days: days)
    return zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
  }
}
