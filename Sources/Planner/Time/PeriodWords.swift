import Language
import Values

/// All words about periods that people read.
extension Period {
  /// The dates of the period, with what is partial about it.
  ///
  ///     Tue 2024-05-14
  ///     Tue 2024-05-14 until 14:00 (partial)
  ///     2024-05-08 to 2024-05-14 (7 days)
  ///     2024-05-01 to 2024-05-14 (partial: 14 of 31 days)
  ///     2024-05
  ///     2024 Q2
  ///     2024-06-01 to 2024-06-20 (618 2024, 20 days)
  package var heading: Wording {
    let remarks = [eventName, measure].compactMap { $0 }
    return remarks.isEmpty ? dates : "\(dates) (\(Wording.list(remarks)))"
  }

  /// The dates alone, as `2024-05-01 to 2024-05-14 until 14:00`.
  package var dates: Wording {
    if !hasBeginning { return "until \(isMidnightEnd ? lastDay.description : end.short)" }
    if isPartial { return partialDates }
    switch shape {
    case .minutes, .hours: return clockDates
    case .months: return ends { String($0.description.dropLast(3)) }
    case .quarters: return ends { "\(padded($0.year, 4)) Q\(($0.month + 2) / 3)" }
    case .years: return ends { padded($0.year, 4) }
    case .days, .weeks, .event, .open: return dayDates
    }
  }

  /// Whether the period is counted in hours or minutes.
  private var isClockTime: Bool { shape.count?.1.exactLength != nil }

  private var isMidnightEnd: Bool { end.isMidnight && end > start }

  private func ends(_ name: (Day) -> String) -> Wording {
    let (first, last) = (name(firstDay), name(lastDay))
    return first == last ? "\(first)" : "\(first) to \(last)"
  }

  private var dayDates: Wording {
    firstDay == lastDay
      ? "\(Wording(name: firstDay.weekdayName)) \(firstDay)" : "\(firstDay) to \(lastDay)"
  }

  private var partialDates: Wording {
    if isClockTime { return clockDates }
    return isMidnightEnd ? dayDates : "\(dayDates) until \(Self.clock(end))"
  }

  /// Two times of day: `2024-05-13 14:00 to 2024-05-14 14:00`, `2024-05-14 13:00 to 14:00`.
  private var clockDates: Wording {
    let to = isMidnightEnd ? "24:00" : Self.clock(end)
    return "\(start.short) to \(firstDay == lastDay ? to : "\(lastDay) \(to)")"
  }

  private static func clock(_ moment: Moment) -> String {
    "\(padded(moment.hour, 2)):\(padded(moment.minute, 2))"
  }

  private var eventName: Wording? {
    if case .event(let name) = shape { Wording(verbatim: name) } else { nil }
  }

  /// `7 days`, `4 weeks`, `partial: 14 of 31 days`; nil where the dates say it.
  private var measure: Wording? {
    if isPartial { return partialMeasure }
    guard let (count, unit) = shape.count else {
      return eventName == nil ? nil : Wording.counted(dayCount, "day")
    }
    switch unit {
    case .minute, .hour, .week: return Wording.counted(count, unit.title)
    case .day: return dayCount > 1 ? Wording.counted(dayCount, "day") : nil
    case .month, .quarter, .year: return nil
    }
  }

  private var partialMeasure: Wording {
    guard hasBeginning, !isClockTime, fullDayCount > 1 else { return "partial" }
    return isMidnightEnd
      ? "partial: \(dayCount) of \(fullDayCount) days"
      : "partial: day \(dayCount) of \(fullDayCount)"
  }

  /// What to say where a dataset has nothing in the period.
  ///
  ///     no orders on 2026-11-21; the newest is 2018-08-29 (set today 2018-08-30)
  ///     no orders on 2016-01-01; the oldest is 2016-09-04
  package func emptyMessage(
    _ what: Wording, newest: Day?, oldest: Day? = nil, today: Day? = nil
  ) -> Wording {
    let found: Wording = "no \(what) \(place)"
    if let oldest, oldest > lastDay { return "\(found); the oldest is \(oldest)" }
    guard let newest else { return found }
    let pin: Wording = newest < firstDay && newest + 1 != today ? " (set today \(newest + 1))" : ""
    return "\(found); the newest is \(newest)\(pin)"
  }

  private var place: Wording {
    if !hasBeginning { return dates }
    if isClockTime { return "from \(dates)" }
    if firstDay == lastDay { return "on \(firstDay)" }
    return shape.months == nil || isPartial ? "from \(dates)" : "in \(dates)"
  }
}

extension Baseline {
  /// The baseline behind the heading of its period: `against Mon 2024-05-13`.
  package var phrase: Wording {
    if isPlan { return "against the plan" }
    return isMarket ? "against \(stretchPhrase) at the market's pace" : "against \(stretchPhrase)"
  }

  private var stretchPhrase: Wording {
    if !comparable.isEmpty { return usualPhrase }
    if case .event(let name) = period.shape { return "\(period.dates) (\(name))" }
    return period.dates
  }
}

enum BaselineNotes {
  /// What is not alike about two periods that are held against each other.
  static func notes(
    _ baseline: Period, against current: Period, isCutHere: Bool, clock: Clock
  ) -> [Wording] {
    if baseline.start == current.start, baseline.end == current.end {
      return ["the baseline is the period itself"]
    }
    var notes: [Wording] = []
    if let shared = baseline.overlap(current) {
      let isDays = shared.lowerBound.isMidnight && shared.upperBound.isMidnight
      let days = Int((shared.upperBound - shared.lowerBound) / Moment.perDay)
      notes.append(
        isDays
          ? "the baseline overlaps the period by \(Wording.counted(days, "day"))"
          : "the baseline overlaps the period")
    }
    if clock.isToCome(baseline.start) {
      notes.append("the baseline is still to come")
    } else if isCutHere {
      notes.append("the baseline is not over yet")
    } else if !isAlike(baseline, current) {
      notes.append(
        "the baseline has \(Wording.counted(baseline.dayCount, "day")), the period \(current.dayCount)"
      )
    }
    return notes
  }

  /// Whether the lengths need no remark: equal days, or the same number of whole months.
  private static func isAlike(_ baseline: Period, _ current: Period) -> Bool {
    if baseline.dayCount == current.dayCount { return true }
    if current.shape.count?.1.exactLength != nil { return true }
    guard let months = current.shape.months, months == baseline.shape.months else { return false }
    return !current.isPartial && !baseline.isPartial
  }
}

extension TimeUnit {
  /// For people: `week`.
  var title: Wording { Wording(name: rawValue) }
}

extension Grain {
  /// For messages: `hour of day`.
  var spoken: Wording { Wording(name: rawValue.replacing("_", with: " ")) }
}

extension PeriodSyntax {
  /// The period as people write it: `last 7 days`, `2024 Q2`, `week to date`.
  package var label: Wording {
    switch self {
    case .today: "today"
    case .yesterday: "yesterday"
    case .tomorrow: "tomorrow"
    case .day(let day): "\(day)"
    case .month(let year, let month): "\(padded(year, 4))-\(padded(month, 2))"
    case .quarter(let year, let quarter): "\(padded(year, 4)) Q\(quarter)"
    case .year(let year): "\(padded(year, 4))"
    case .weekday(let number):
      (1...7).contains(number)
        ? Wording(name: Day.weekdayNames[number - 1]) : "weekday \(number)"
    case .last(let count, let unit): "last \(Wording.counted(count, unit.title))"
    case .next(1, let unit): Wording(name: "next \(unit.rawValue)")
    case .next(let count, let unit): "next \(Wording.counted(count, unit.title))"
    case .this(let unit): Wording(name: "this \(unit.rawValue)")
    case .previous(let unit): Wording(name: "last \(unit.rawValue)")
    case .toDate(let unit): Wording(name: "\(unit.rawValue) to date")
    case .since(let first): "since \(first.label)"
    case .until(let last): "until \(last.label)"
    case .range(let first, let last): "\(first.label) to \(last.label)"
    case .event(let name): Wording(verbatim: name)
    case .soFar(let period): "\(period.label) so far"
    case .parameter(let name): "$\(name)"
    }
  }
}

extension BaselineSyntax {
  /// The baseline for column titles: `day before`, `usual`, `2024-04`.
  package var label: Wording {
    switch self {
    case .dayBefore: "day before"
    case .previousPeriod: "previous period"
    case .lastWeek: "last week"
    case .lastMonth: "last month"
    case .lastQuarter: "last quarter"
    case .lastYear: "last year"
    case .period(let period): period.label
    case .usual: "usual"
    case .plan: "plan"
    case .market: "market"
    case .metric(let name): Wording(name: name.spoken)
    }
  }
}
