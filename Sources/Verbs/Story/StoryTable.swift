import Analysis
import Planner
import Values

/// Counts as the store answered them: one row a day and part.
struct StoryTable {
  let dimensions: [String]
  let days: ClosedRange<Day>
  /// For each row the place of its day, and its values by dimension.
  private(set) var places: [Int] = []
  private(set) var values: [[String?]]
  private(set) var events: [Double] = []
  /// In cents; empty for a metric of counts alone.
  private(set) var amounts: [Int64] = []
  /// The largest single amount of each row; empty where amounts are no sums of single ones.
  private(set) var largest: [Double] = []
  /// What the events were of, where the metric is their rate; else empty.
  private(set) var base: [Double] = []

  /// What the events are to the metric: its own count, or what its mean or rate is of.
  let nature: DailyQuestion.Nature

  /// - Parameter items: how many metrics were asked for; what stands beside them is left out.
  ///
  /// Nil where the metrics' parts do not add up.
  init?(
    _ table: Table, _ question: DailyQuestion, items: Int, dimensions: [String],
    days: ClosedRange<Day>
  ) {
    self.dimensions = dimensions
    self.days = days
    values = dimensions.map { _ in [] }
    guard items > 0, question.columns.count >= items else { return nil }
    let last = question.columns[items - 1]
    nature = question.natures[items - 1]
    let isPair = items > 1
    if !isPair, nature == .level { return nil }
    let kept = (table.cells.first ?? []).indices.filter { row in
      if case .moment(let moment) = table.cells[0][row] { days.contains(moment.day) } else { false }
    }
    places = kept.map { row in
      if case .moment(let moment) = table.cells[0][row] { moment.day - days.lowerBound } else { 0 }
    }
    for dimension in dimensions.indices {
      let cells = table.cells[1 + dimension]
      values[dimension] = kept.map { cells[$0].isNull ? nil : cells[$0].description }
    }
    func column(_ index: Int) -> [Double] { kept.map { table.cells[index][$0].double ?? 0 } }
    let value = column(last.value)
    var paid: [Double] = []
    if isPair {
      events = column(question.columns[0].value)
      paid = value
    } else {
      let counted = last.base.map(column) ?? []
      switch nature {
      case .count, .level: events = value
      case .sum: (events, paid) = (counted, value)
      case .mean: (events, paid) = (counted, zip(value, counted).map { $0 * $1 })
      case .rate:
        (events, base) = (zip(value, counted).map { ($0 * $1).rounded() }, counted)
      }
    }
    if let place = question.largest { largest = column(place) }
    guard paid.reduce(0, { $0 + $1.magnitude }) < Self.most else { return nil }
    amounts = paid.map { Int64(($0 * 100).rounded()) }
  }

  /// Larger sums are told by tables: cents of them have no room, and NaN is none.
  private static let most = 1e16

  /// The events by the days of a frame, over all parts.
  func byDay(in frame: StoryFrame) -> [Double] {
    var sums = [Double](repeating: 0, count: frame.days)
    let offset = days.lowerBound - frame.firstDay
    for (row, day) in places.enumerated() where sums.indices.contains(day + offset) {
      sums[day + offset] += events[row]
    }
    return sums
  }
}
