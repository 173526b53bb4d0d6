import Values

/// The days of a question, with the words for them.
struct PlainPeriod {
  enum Unit { case days, weeks, months }

  let words: String
  /// The first day; nil where it is that of the data.
  let first: Day?
  /// The first day that no longer belongs to it; nil without a period.
  let behind: Day?
  /// What it consists of; nil for what has no length to be held against.
  var unit: Unit?
  /// Whether all of it is over.
  var isOver = true

  static let all = PlainPeriod(words: "", first: nil, behind: nil)

  /// The same up to a day.
  func cut(at end: Day) -> PlainPeriod {
    PlainPeriod(
      words: words, first: first, behind: behind.map { min($0, end) }, unit: unit, isOver: isOver)
  }

  func contains(_ moment: Moment) -> Bool {
    (first.map { moment >= Moment($0) } ?? true) && (behind.map { moment < Moment($0) } ?? true)
  }
}

/// What a period is held against: itself, so many days or months earlier.
struct PlainBaseline {
  let words: String
  var days = 0
  var months = 0

  func moved(_ period: PlainPeriod) -> PlainPeriod {
    PlainPeriod(
      words: "", first: period.first.map { ($0 - days).addingMonths(-months) },
      behind: period.behind.map { ($0 - days).addingMonths(-months) })
  }

  /// The bucket that a bucket of the baseline stands against.
  func partner(of bucket: Moment) -> Moment { Moment((bucket.day + days).addingMonths(months)) }
}

/// What the rows of an answer go by.
enum PlainKey: Equatable {
  case part(String)
  /// The first so many values of a part, and all others together.
  case top(Int, String)
  case day, week, month, quarter
  case weekday

  var words: String {
    switch self {
    case .part(let name): name
    case .top(let count, let name): "top \(count) \(name)"
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .weekday: "weekday"
    }
  }

  var part: String? {
    switch self {
    case .part(let name), .top(_, let name): name
    default: nil
    }
  }

  /// The name of its column.
  var column: String { part ?? words }

  /// The bucket of a moment.
  func bucket(of moment: Moment) -> Value {
    let day = moment.day
    switch self {
    case .week: return .moment(Moment(day - (day.weekday - 1)))
    case .month: return .moment(Moment(day - (day.dayOfMonth - 1)))
    case .quarter:
      let month = day - (day.dayOfMonth - 1)
      return .moment(Moment(month.addingMonths(-((day.month - 1) % 3))))
    case .weekday: return .int(Int64(day.weekday))
    default: return .moment(Moment(day))
    }
  }

  /// All buckets of some days, with or without rows.
  func buckets(from first: Day, to behind: Day) -> Set<Value> {
    if self == .weekday { return Set((1...7).map { .int($0) }) }
    return Set((first.number..<behind.number).map { bucket(of: Moment(Day(number: $0))) })
  }
}
