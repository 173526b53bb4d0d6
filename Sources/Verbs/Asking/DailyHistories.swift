import Analysis
import Catalog
import Language
import Planner
import Values

/// Daily histories read from the store: of each metric, in each group of a dimension.
struct DailyHistories {
  /// The group; nil where the question names no dimension.
  struct Series {
    var group: Value?
    /// One for each metric, in their order.
    var histories: [DailyHistory]
  }

  let series: [Series]

  init(_ table: Table, _ question: DailyQuestion, isGrouped: Bool, _ clock: Clock) {
    let days = table.cells.first ?? []
    guard case .moment(let first)? = days.min(by: { Self.day($0) < Self.day($1) }),
      case .moment(let last)? = days.max(by: { Self.day($0) < Self.day($1) })
    else {
      series = []
      return
    }
    let events = clock.eventNames(from: first.day, to: last.day)
    let count = last.day - first.day + 1
    var rows: [Value: [Int?]] = [:]
    var order: [Value] = []
    for row in days.indices {
      let group = isGrouped ? table.cells[1][row] : .null
      if rows[group] == nil {
        rows[group] = Array(repeating: nil, count: count)
        order.append(group)
      }
      rows[group]?[Self.day(days[row]) - first.day] = row
    }
    series = order.map { group in
      let places = rows[group] ?? []
      let histories = question.columns.indices.map { index in
        let (value, base) = question.columns[index]
        let loaded = question.loaded[index].map {
          ($0.lowerBound - first.day)...($0.upperBound - first.day)
        }
        func column(_ index: Int) -> [Double?] {
          places.indices.map { day in
            guard loaded?.contains(day) != false else { return nil }
            return places[day].flatMap { table.cells[index][$0].double }
          }
        }
        return DailyHistory(
          firstDay: first.day, values: column(value), base: base.map(column) ?? [],
          nature: DailyHistory.Nature(question.natures[index])
        ).knowing(events)
      }
      return Series(group: isGrouped ? group : nil, histories: histories)
    }
  }

  private static func day(_ value: Value) -> Day {
    if case .moment(let moment) = value { return moment.day }
    return Day(number: 0)
  }
}

extension DailyHistory.Nature {
  /// The spread of amounts about their mean, cv², that orders usually have.
  private static let orders = 0.65

  init(_ nature: DailyQuestion.Nature) {
    self =
      switch nature {
      case .count: .count
      case .sum: .sum(cvSquared: Self.orders)
      case .mean: .mean(cvSquared: Self.orders)
      case .rate: .rate
      case .level: .level
      }
  }
}

extension Clock {
  /// The days of sales and holidays of this store's calendar.
  func eventDays(from first: Day, to last: Day) -> Set<Day> {
    Set(eventNames(from: first, to: last).keys)
  }

  /// The sale or holiday of each day that has one, without its year.
  func eventNames(from first: Day, to last: Day) -> [Day: String] {
    var names: [Day: String] = [:]
    for event in events.values where event.isHere && event.start <= last && event.end >= first {
      var day = max(event.start, first)
      while day <= min(event.end, last) {
        names[day] = min(names[day] ?? event.title, event.title)
        day = day + 1
      }
    }
    return names
  }
}
