import Values

/// Reads the periods of sentences: natural dates, and the words of two languages.
struct PeriodReader {
  let pieces: [Piece]
  let today: Day

  func piece(_ at: Int) -> Piece? { pieces.indices.contains(at) ? pieces[at] : nil }

  func has(_ at: Int, _ role: Role) -> Bool { piece(at)?.has(role) ?? false }

  func isDash(_ at: Int) -> Bool { ["-", "–", "—", "~"].contains(piece(at)?.written) }

  /// The period that begins at a piece, and how many pieces it has.
  ///
  /// - Parameter mayBeRange: whether `to` joins two days; not where they are compared.
  func period(at start: Int, mayBeRange: Bool = true) -> (PeriodReading, Int)? {
    if has(start, .during) {
      guard let (inner, count) = period(at: start + 1) else { return nil }
      return (inner, count + 1)
    }
    if has(start, .since), let (inner, count) = point(at: start + 1) {
      if inner.isGuess, let day = beginning(of: inner.text) {
        return (PeriodReading(text: "since \(day)"), count + 1)
      }
      return (
        PeriodReading(text: "since \(inner.text)", others: inner.others.map { "since \($0)" }),
        count + 1
      )
    }
    if has(start, .after), let (inner, count) = point(at: start + 1), let day = Day(inner.text) {
      return (PeriodReading(text: "since \(day + 1)", others: ["since \(day)"]), count + 1)
    }
    if has(start, .before), let (inner, count) = point(at: start + 1),
      let first = firstDay(inner.text)
    {
      return (PeriodReading(text: "until \(first - 1)"), count + 1)
    }
    if has(start, .to), ["through", "thru", "up to"].contains(piece(start)?.written.lowercased()),
      let (inner, count) = point(at: start + 1)
    {
      return (
        PeriodReading(text: "until \(inner.text)", others: inner.others.map { "until \($0)" }),
        count + 1
      )
    }
    if has(start, .until), let (inner, count) = point(at: start + 1) {
      return (
        PeriodReading(text: "until \(inner.text)", others: inner.others.map { "until \($0)" }),
        count + 1
      )
    }
    let opens = has(start, .from) || has(start, .between)
    let begin = opens ? start + 1 : start
    if let (first, count) = point(at: begin) {
      var next = begin + count
      // `nov 1-11`, `monday to friday`: the end has no month or week of its own.
      if mayBeRange, isDash(next) || has(next, .to), let day = Day(first.text),
        let (end, more) = shortEnd(at: next + 1, from: day), end > day
      {
        return (PeriodReading(text: "\(day) to \(end)"), next + 1 + more - start)
      }
      let isRange =
        mayBeRange && has(next, .to) || mayBeRange && isDash(next)
        || opens && has(next, .until)
        || has(start, .between) && has(next, .and)
      if isRange, let (last, more) = point(at: next + 1) {
        next += 1 + more
        var reading = PeriodReading(text: "\(first.text) to \(last.text)")
        if let a = Day(first.text), let b = Day(last.text), b < a {
          reading = PeriodReading(text: "\(last.text) to \(first.text)", isGuess: true)
        }
        return (reading, next - start)
      }
      // `since ...`: a range without its end.
      if opens, has(start, .from), has(next, .unit("day")) == false, piece(next) == nil || !opens {
        if first.daysAgo != nil, !first.text.contains("-") { return (first, next - start) }
        let others = first.text.first?.isNumber == true ? first.others : [first.text]
        return (PeriodReading(text: "since \(first.text)", others: others), next - start)
      }
      if !opens { return (first, count) }
    }
    return nil
  }

  /// The end of a range that says only the day of the month or of the week.
  func shortEnd(at start: Int, from first: Day) -> (Day, Int)? {
    guard let piece = piece(start) else { return nil }
    for case .weekday(let day, nil) in piece.roles {
      return (first + (day - first.weekday + 7) % 7, 1)
    }
    guard let number = piece.count, piece.written.utf8.count <= 2,
      let day = Day(year: first.year, month: first.month, day: number)
    else { return nil }
    if ["日", "号"].contains(self.piece(start + 1)?.written) { return (day, 2) }
    let isMore =
      self.piece(start + 1)?.unit != nil
      || !(self.piece(start + 1)?.roles.isEmpty ?? true)
        && self.piece(start + 1)?.roles.contains { if case .month = $0 { true } else { false } }
          == true
    return isMore ? nil : (day, 1)
  }

  /// Where `last 2 weeks` begins, counted from today.
  func beginning(of text: String) -> Day? {
    guard let match = text.wholeMatch(of: /last (\d+) (day|week|month|year)s/),
      let count = Int(match.1), count <= Self.mostUnits
    else {
      return nil
    }
    switch match.2 {
    case "day": return today - count
    case "week": return today - count * 7
    case "month": return today.addingMonths(-count)
    default: return today.addingMonths(-count * 12)
    }
  }

  /// Units that can be counted back from today without leaving the calendar.
  static let mostUnits = 10_000

  /// The first day of a day or a month.
  func firstDay(_ text: String) -> Day? { Day(text) ?? Day(text + "-01") }

  /// The period of a condition on the day: `date >= '2026-11-01'`.
  func condition(at start: Int) -> (PeriodReading, Int)? {
    guard
      has(start, .day) || has(start, .unit("day")) || ["日期", "时间"].contains(piece(start)?.written),
      let sign = piece(start + 1), sign.isOperator, let (point, count) = point(at: start + 2)
    else { return nil }
    let text: String
    if sign.has(.more) || sign.has(.moreOrEqual) {
      text = "since \(point.text)"
    } else if sign.has(.less) || sign.has(.lessOrEqual) {
      text = "until \(point.text)"
    } else {
      text = point.text
    }
    return (PeriodReading(text: text), count + 2)
  }

  /// A single day or stretch.
  func point(at start: Int) -> (PeriodReading, Int)? {
    guard let piece = piece(start) else { return nil }
    if case .date(let date) = piece.kind {
      switch date {
      case .day(let day): return (reading(day), 1)
      case .either(let a, let b):
        return (
          PeriodReading(text: b.description, others: [a.description], unitBefore: "day before"), 1
        )
      case .month(let year, let month): return (self.month(month, year), 1)
      case .impossible: return nil
      }
    }
    if let event = piece.event { return eventPeriod(event, at: start) }
    for role in piece.roles {
      if let found = spoken(role, at: start) { return found }
    }
    return numbered(at: start)
  }

  func spoken(_ role: Role, at start: Int) -> (PeriodReading, Int)? {
    switch role {
    case .period(let text):
      if text.hasSuffix(" year") {
        var next = start + 1
        while piece(next)?.isFiller == true { next += 1 }
        if let event = piece(next)?.event,
          let found = eventPeriod(event, at: next, back: text == "last year" ? 1 : 0, isNamed: true)
        {
          return (found.0, next - start + found.1)
        }
      }
      // `今天` and `today so far` alike.
      if text == "last week" || text == "this week",
        let day = piece(start + 1)?.count, (1...6).contains(day),
        piece(start + 1)?.written.count == 1,
        piece(start + 1).map({ if case .known = $0.kind { true } else { false } }) == true
      {
        return (weekday(day, weeks: text == "last week" ? -1 : 0), 2)
      }
      return (named(text), 1)
    case .daysAgo(let count): return (reading(today - count), 1)
    case .weekday(let day, let weeks):
      return (weekday(day, weeks: weeks), 1)
    case .month(let month): return dayOfMonth(month, at: start)
    case .quarter(let quarter):
      if let year = year(start + 1) { return (PeriodReading(text: "\(year) q\(quarter)"), 2) }
      let now = (today.month - 1) / 3 + 1
      let year = quarter > now ? today.year - 1 : today.year
      return (PeriodReading(text: "\(year) q\(quarter)", unitBefore: "last quarter"), 1)
    case .half(let half):
      var next = start + 1
      while piece(next)?.isFiller == true { next += 1 }
      if let (inner, count) = point(at: next), let first = Day(inner.text + "-01") {
        let days = Day.daysInMonth(year: first.year, month: first.month)
        let text = half == 1 ? "\(first) to \(first + 14)" : "\(first + 15) to \(first + days - 1)"
        return (PeriodReading(text: text), next + count - start)
      }
      let given = year(start + 1)
      let year = given ?? today.year
      let text = half == 1 ? "\(year)-01-01 to \(year)-06-30" : "\(year)-07-01 to \(year)-12-31"
      return (PeriodReading(text: text), given == nil ? 1 : 2)
    case .lastYear:
      guard let event = piece(start + 1)?.event,
        let found = eventPeriod(event, at: start + 1, back: 1)
      else { return nil }
      return (found.0, found.1 + 1)
    case .last: return counted("last", at: start)
    case .next: return counted("next", at: start)
    case .this:
      if has(start + 1, .weekend) { return weekend(word: "this", at: start) }
      guard let unit = piece(start + 1)?.unit else { return nil }
      return (named("this \(unit)"), 2)
    case .weekNumber:
      guard let number = piece(start + 1)?.count else { return nil }
      return isoWeek(number).map { ($0, 2) }
    case .unit("week"):
      guard let number = piece(start + 1)?.count, !has(start - 1, .last), !has(start - 1, .next)
      else {
        return nil
      }
      return isoWeek(number).map { ($0, 2) }
    case .unitsAgo("week", let count):
      let monday = today - (today.weekday - 1) - count * 7
      return (PeriodReading(text: "\(monday) to \(monday + 6)"), 1)
    case .unitsAgo(_, let count):
      let first = today.addingMonths(-count)
      return (month(first.month, first.year), 1)
    case .weekend: return weekend(word: "last", at: start).map { ($0.0, 1) }
    case .weekOf:
      guard let (point, count) = point(at: start + 1), let day = Day(point.text) else { return nil }
      let monday = day - (day.weekday - 1)
      return (PeriodReading(text: "\(monday) to \(monday + 6)"), count + 1)
    default: return nil
    }
  }

  func named(_ text: String) -> PeriodReading {
    var reading = PeriodReading(text: text)
    switch text {
    case "today", "today so far": (reading.daysAgo, reading.unitBefore) = (0, "day before")
    case "yesterday": (reading.daysAgo, reading.unitBefore) = (1, "day before")
    default:
      for unit in ["week", "month", "quarter", "year"] where text.hasSuffix(unit) {
        reading.unitBefore = "last \(unit)"
      }
    }
    return reading
  }

  func reading(_ day: Day) -> PeriodReading {
    PeriodReading(text: day.description, daysAgo: today - day, unitBefore: "day before")
  }

  /// `last 7 days`, `past two weeks`, `last friday`, `last weekend`.
  func counted(_ word: String, at start: Int) -> (PeriodReading, Int)? {
    var at = start + 1
    while piece(at)?.isFiller == true { at += 1 }
    guard let next = piece(at) else { return nil }
    if case .number(let text) = next.kind, let last = text.last, !last.isNumber,
      text.dropLast().allSatisfy(\.isNumber)
    {
      let units: [Character: String] = [
        "d": "days", "w": "weeks", "h": "hours", "m": "months", "y": "years",
      ]
      guard let unit = units[last] else { return nil }
      return (PeriodReading(text: "\(word) \(text.dropLast()) \(unit)"), at + 1 - start)
    }
    if let count = next.count, let unit = piece(at + 1)?.unit {
      if next.written.hasSuffix("个") { return nil }
      var reading = PeriodReading(text: "\(word) \(count) \(unit)s")
      reading.isBefore = ["previous", "前面"].contains(piece(start)?.written.lowercased())
      return (reading, at + 2 - start)
    }
    if let unit = next.unit { return (named("\(word) \(unit)"), at + 1 - start) }
    for role in next.roles {
      switch role {
      case .weekday(let day, nil) where word == "next":
        var date = today + 1
        while date.weekday != day { date = date + 1 }
        return (reading(date), at + 1 - start)
      case .weekday(let day, nil):
        var date = today - 1
        while date.weekday != day { date = date - 1 }
        return (reading(date), at + 1 - start)
      case .weekend where word == "last":
        return weekend(word: word, at: start).map { ($0.0, at + 1 - start) }
      case .month(let month):
        let year = month < today.month ? today.year : today.year - 1
        return (self.month(month, year), at + 1 - start)
      default: break
      }
    }
    return nil
  }

  /// `this weekend`, `last weekend`; on a Sunday evening the last one may be the one that ends.
  func weekend(word: String, at start: Int) -> (PeriodReading, Int)? {
    let isNow = today.weekday >= 6
    let this = today - (today.weekday - 6)
    if word == "this" { return (PeriodReading(text: "\(this) to \(this + 1)"), 2) }
    let before = isNow || this > today ? this - 7 : this
    return (
      PeriodReading(
        text: "\(before) to \(before + 1)", others: isNow ? ["\(this) to \(this + 1)"] : []), 2
    )
  }

  /// The most recent day of that name, or the one of a week before this one.
  func weekday(_ day: Int, weeks: Int?) -> PeriodReading {
    if let weeks { return reading(today - (today.weekday - day) + weeks * 7) }
    var date = today
    while date.weekday != day { date = date - 1 }
    return reading(date)
  }

  func month(_ month: Int, _ year: Int) -> PeriodReading {
    PeriodReading(text: "\(year)-\(padded(month, 2))", unitBefore: "last month")
  }

  func year(_ at: Int) -> Int? {
    guard let piece = piece(at), case .number(let text) = piece.kind, text.utf8.count == 4,
      let year = Int(text), (1990...2100).contains(year)
    else { return nil }
    return year
  }

  /// `november`, `november 27`, `november 2026`, `nov 27 2026`.
  func dayOfMonth(_ month: Int, at start: Int) -> (PeriodReading, Int)? {
    let recent = month > today.month ? today.year - 1 : today.year
    if has(start + 1, .period("last year")) { return (self.month(month, today.year - 1), 2) }
    if piece(start + 1)?.written == "'", let short = piece(start + 2)?.count,
      (10...99).contains(short)
    {
      return (self.month(month, 2000 + short), 3)
    }
    if let year = year(start + 1) { return (self.month(month, year), 2) }
    if let number = piece(start + 1)?.ordinal, (1...31).contains(number) {
      var count = 2
      if piece(start + 2)?.written == "," { count = 3 }
      let given = year(start + count)
      if given == nil { count = 2 }
      guard let day = date(given, month, number) else { return nil }
      return (reading(day), given == nil ? 2 : count + 1)
    }
    return (self.month(month, recent), 1)
  }

  /// The day of a month, this year or the year before where it is still to come.
  func date(_ year: Int?, _ month: Int, _ day: Int) -> Day? {
    if let year { return Day(year: year, month: month, day: day) }
    guard let found = Day(year: today.year, month: month, day: day) else { return nil }
    return found > today ? Day(year: today.year - 1, month: month, day: day) : found
  }

  func eventPeriod(
    _ event: String, at start: Int, back: Int = 0, isNamed: Bool = false
  ) -> (PeriodReading, Int)? {
    if let year = year(start + 1) {
      return (
        PeriodReading(text: "during \"\(Lexicon.series(event)) \(year)\"", unitBefore: "last year"),
        2
      )
    }
    let name = back == 0 && !isNamed ? event : "\(Lexicon.series(event)) \(today.year - back)"
    return (PeriodReading(text: "during \"\(name)\"", unitBefore: "last year"), 1)
  }

  /// A week by its number in ISO 8601.
  func isoWeek(_ number: Int) -> PeriodReading? {
    guard (1...53).contains(number), var fourth = Day(year: today.year, month: 1, day: 4) else {
      return nil
    }
    fourth = fourth - (fourth.weekday - 1)
    let monday = fourth + (number - 1) * 7
    return PeriodReading(text: "\(monday) to \(monday + 6)", unitBefore: "previous period")
  }
}
