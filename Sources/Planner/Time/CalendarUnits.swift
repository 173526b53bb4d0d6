import Language
import Values

extension TimeUnit {
  /// The unit of a time bucket; of a cyclic one, the unit that carries its number.
  init(_ grain: Grain) {
    self =
      switch grain {
      case .hour, .hourOfDay: .hour
      case .day, .weekday: .day
      case .week: .week
      case .month, .monthOfYear: .month
      case .quarter: .quarter
      case .year: .year
      }
  }

  /// How many whole months make up the unit; nil for units that no month is made of.
  var months: Int? {
    switch self {
    case .minute, .hour, .day, .week: nil
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }
}

extension Moment {
  /// The start of the unit that holds the moment, on the clock's face.
  func start(of unit: TimeUnit, weekStart: Int) -> Moment {
    let day = day
    switch unit {
    case .minute: return self - sinceMidnight % (60 * Self.perSecond)
    case .hour: return self - sinceMidnight % Self.perHour
    case .day: return Moment(day)
    case .week: return Moment(day - (day.weekday - weekStart + 7) % 7)
    case .month, .quarter, .year:
      let first = day - (day.dayOfMonth - 1)
      return Moment(first.addingMonths(-((first.month - 1) % (unit.months ?? 1))))
    }
  }

  /// The same time of day so many units away; a month's end where its day does not exist.
  func adding(_ count: Int, _ unit: TimeUnit) -> Moment {
    switch unit {
    case .minute: self + Int64(count) * 60 * Self.perSecond
    case .hour: self + Int64(count) * Self.perHour
    case .day: self + Int64(count) * Self.perDay
    case .week: self + Int64(count) * 7 * Self.perDay
    case .month, .quarter, .year:
      Moment(day.addingMonths(count * (unit.months ?? 1))) + sinceMidnight
    }
  }

  var isMidnight: Bool { sinceMidnight == 0 }
  var isMonthStart: Bool { isMidnight && day.dayOfMonth == 1 }

  /// Months since the year 0, by which months are counted.
  var monthNumber: Int { day.year * 12 + day.month - 1 }
}
