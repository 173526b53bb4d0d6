import Values

/// How a number came from a start to an end: bars that hang where the one before ended.
struct WaterfallSteps {
  struct Step {
    var label: String
    var value: Value
    /// Where the bar begins and ends.
    var from: Double
    var to: Double
    /// Whether it is a level, measured from zero, and no change.
    var isLevel: Bool
  }

  let steps: [Step]
  let low: Double
  let high: Double

  /// The first row is the start, the rows after it are changes, and the table's total is the end.
  ///
  /// Without a total, the last row is the end where it is what start and changes add up to; else
  /// their sum is added.
  init(_ data: ChartData, _ series: ChartData.Series) {
    var steps: [Step] = []
    let numbers = series.numbers
    var level = 0.0
    for (row, number) in numbers.enumerated() {
      let number = number ?? 0
      let isEnd =
        series.total == nil && row > 1 && row == numbers.count - 1
        && Self.agree(number, level, numbers)
      let isLevel = row == 0 || isEnd
      steps.append(
        Step(
          label: data.labels[row], value: series.values[row], from: isLevel ? 0 : level,
          to: isLevel ? number : level + number, isLevel: isLevel))
      level = isLevel ? number : level + number
    }
    if steps.count > 1, steps.last?.isLevel == false {
      let end = series.total ?? Self.sum(series.values)
      steps.append(
        Step(label: "total", value: end, from: 0, to: series.totalNumber ?? level, isLevel: true))
    }
    self.steps = steps
    low = steps.map { min($0.from, $0.to) }.min() ?? 0
    high = steps.map { max($0.from, $0.to) }.max() ?? 0
  }

  /// Equal but for the rounding of the numbers that were added.
  private static func agree(_ a: Double, _ b: Double, _ numbers: [Double?]) -> Bool {
    let largest = numbers.compactMap { $0?.magnitude }.max() ?? 0
    return (a - b).magnitude <= largest * 1e-3
  }

  /// The exact sum where all are exact.
  private static func sum(_ values: [Value]) -> Value {
    var exact: Fixed? = Fixed(unscaled: 0, scale: 0)
    for value in values {
      switch value {
      case .fixed(let number): exact = exact?.adding(number)
      case .int(let number): exact = exact?.adding(Fixed(unscaled: Int128(number), scale: 0))
      case .null: break
      default: exact = nil
      }
    }
    return exact.map(Value.fixed) ?? .double(values.reduce(0) { $0 + ($1.double ?? 0) })
  }
}
