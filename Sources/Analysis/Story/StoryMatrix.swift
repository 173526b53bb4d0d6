import Foundation

/// Sums over matrices that go row by row, day by day.
enum StoryMatrix {
  /// The sum of all rows, or of those alive.
  static func total(_ matrix: [Double], days: Int, alive: [Bool]? = nil) -> [Double] {
    var sums = [Double](repeating: 0, count: days)
    guard days > 0 else { return sums }
    for row in 0..<matrix.count / days where alive?[row] ?? true {
      for day in 0..<days { sums[day] += matrix[row * days + day] }
    }
    return sums
  }

  /// The sums of the rows of each group.
  static func grouped(_ matrix: [Double], by cell: [Int32], count: Int, days: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count * days)
    sums.withUnsafeMutableBufferPointer { sums in
      matrix.withUnsafeBufferPointer { matrix in
        guard let from = matrix.baseAddress, let to = sums.baseAddress else { return }
        for row in cell.indices {
          let (source, target) = (from + row * days, to + Int(cell[row]) * days)
          for day in 0..<days { target[day] += source[day] }
        }
      }
    }
    return sums
  }

  /// The sums of so many days in a row, those of all stretches that lie within.
  static func rolled<Number: AdditiveArithmetic>(
    _ row: ArraySlice<Number>, _ span: Int
  ) -> [Number] {
    var sum = row.prefix(span - 1).reduce(.zero, +)
    return (row.startIndex + span - 1..<row.endIndex).map { place in
      sum += row[place]
      defer { sum -= row[place - span + 1] }
      return sum
    }
  }

  /// One day of each row.
  static func column(_ matrix: [Double], _ day: Int, days: Int) -> [Double] {
    stride(from: day, to: matrix.count, by: days).map { matrix[$0] }
  }

  /// For each row and day the fading sum of the days before it.
  ///
  /// - Parameters:
  ///   - use: the days that count.
  ///   - skip: rows' days that do not; empty when all do.
  ///   - gap: so many days back the first of them lies.
  static func before(
    _ matrix: [Double], days: Int, use: [Bool], skip: [Bool] = [], halfLife: Double, gap: Int = 1
  ) -> [Double] {
    let keep = exp2(-1 / halfLife)
    var sums = [Double](repeating: 0, count: matrix.count)
    guard days > 0 else { return sums }
    for row in 0..<matrix.count / days {
      var sum = 0.0
      for day in 0..<days {
        let (place, past) = (row * days + day, day - gap)
        if past >= 0 {
          if use[past], skip.isEmpty || !skip[place - gap] { sum += matrix[place - gap] }
          sum *= keep
        }
        sums[place] = sum
      }
    }
    return sums
  }
}
