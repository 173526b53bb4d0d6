import Analysis
import Planner
import Values

/// Counts as the store answered them: one row a day and part.
struct StoryTable {
  let dimensions: [String]
  let days: ClosedRange<Day>
  /// For each dimension its values in order, and for each row the place of its own among them.
  private(set) var values: [[String?]] = []
  private(set) var codes: [[Int32]] = []
  /// For each row the place of its day.
  ///
  /// Rows of the same part stand together, day by day.
  private(set) var places: [Int] = []
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
    guard items > 0, question.columns.count >= items else { return nil }
    let last = question.columns[items - 1]
    nature = question.natures[items - 1]
    let isPair = items > 1
    if !isPair, nature == .level { return nil }
    let rows = (table.cells.first ?? []).enumerated().compactMap { row, value in
      if case .moment(let moment) = value, days.contains(moment.day) {
        (row: row, place: moment.day - days.lowerBound)
      } else {
        nil
      }
    }
    let coded = dimensions.indices.map { dimension in
      Self.coded(rows.map { table.cells[1 + dimension][$0.row] })
    }
    values = coded.map { $0.values }
    // The answer has no order. Part by part, every asking adds up the same way.
    let length = days.upperBound - days.lowerBound + 1
    let keys = rows.indices.map { row in
      coded.reduce(0) { $0 * $1.values.count + Int($1.codes[row]) } * length + rows[row].place
    }
    let order = rows.indices.sorted { keys[$0] < keys[$1] }
    codes = coded.map { column in order.map { column.codes[$0] } }
    places = order.map { rows[$0].place }
    let kept = order.map { rows[$0].row }
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

  /// The values of a column in order, the missing one first, and the place of each row's.
  private static func coded(_ column: [Value]) -> (values: [String?], codes: [Int32]) {
    var places: [Value: Int32] = [:]
    var values: [String?] = []
    let codes = column.map { value in
      if let place = places[value] { return place }
      let place = Int32(values.count)
      places[value] = place
      values.append(value.isNull ? nil : value.description)
      return place
    }
    let order = values.indices.sorted { (first, second) in
      guard let second = values[second] else { return false }
      return values[first].map { $0 < second } ?? true
    }
    var ranks = [Int32](repeating: 0, count: values.count)
    for (rank, place) in order.enumerated() { ranks[place] = Int32(rank) }
    return (order.map { values[$0] }, codes.map { ranks[Int($0)] })
  }

  /// Whether a row is of the same part as the one before it.
  func isOfPart(before row: Int) -> Bool {
    row > 0 && codes.allSatisfy { $0[row] == $0[row - 1] }
  }

  /// Larger sums are told by tables: cents of them have no room, and NaN is none.
  private static let most = 1e16

  /// The sums of a column by day, over all parts.
  func byDay(_ column: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: days.upperBound - days.lowerBound + 1)
    for (row, day) in places.enumerated() { sums[day] += column[row] }
    return sums
  }

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
