import Values

/// Periods that begin with a number.
extension PeriodReader {
  /// What begins with a number: `27 nov 2026`, `2026年11月1日`, `11月`, `2026 q3`, `7 days`.
  func numbered(at start: Int) -> (PeriodReading, Int)? {
    guard let first = piece(start) else { return nil }
    if let year = year(start) {
      if has(start + 1, .unit("year")) {
        if let (inner, count) = chineseMonth(at: start + 2, year) { return (inner, count + 2) }
        return (PeriodReading(text: "\(year)", unitBefore: "last year"), 2)
      }
      for quarter in 1...4 where has(start + 1, .quarter(quarter)) {
        return (PeriodReading(text: "\(year) q\(quarter)"), 2)
      }
      if let event = piece(start + 1)?.event {
        return (PeriodReading(text: "during \"\(Lexicon.series(event)) \(year)\""), 2)
      }
      return (PeriodReading(text: "\(year)", unitBefore: "last year"), 1)
    }
    if let found = chineseMonth(at: start, nil) { return found }
    // `20号`: the latest day of that number.
    if let number = first.count, piece(start + 1)?.written == "号",
      let day = Day(year: today.year, month: today.month, day: number)
    {
      return (reading(day > today ? day.addingMonths(-1) : day), 2)
    }
    // `11/27`: a day where only one order of its numbers is one.
    if case .number(let text) = first.kind, let day = Int(text), piece(start + 1)?.written == "/",
      let other = piece(start + 2)?.count,
      piece(start + 2)?.span.start == piece(start + 1)?.span.end
    {
      let monthFirst = date(nil, day, other), dayFirst = date(nil, other, day)
      if let a = monthFirst, let b = dayFirst, a != b {
        return (PeriodReading(text: "\(a)", others: ["\(b)"]), 3)
      }
      if let only = monthFirst ?? dayFirst { return (reading(only), 3) }
    }
    if let number = first.ordinal, (1...31).contains(number) {
      var at = start + 1
      while piece(at)?.isFiller == true { at += 1 }
      for case .month(let month) in piece(at)?.roles ?? [] {
        let given = year(at + 1)
        guard let day = date(given, month, number) else { return nil }
        return (reading(day), at + (given == nil ? 1 : 2) - start)
      }
    }
    if let count = first.count, let unit = piece(start + 1)?.unit, piece(start + 1)?.written != "号"
    {
      if has(start + 2, .ago) {
        guard count <= Self.mostUnits else { return nil }
        switch unit {
        case "day": return (reading(today - count), 3)
        case "week":
          let monday = today - (today.weekday - 1) - count * 7
          let day = today - count * 7
          return (PeriodReading(text: "\(day)", others: ["\(monday) to \(monday + 6)"]), 3)
        case "month":
          let day = today.addingMonths(-count)
          return (
            PeriodReading(text: month(day.month, day.year).text, others: ["\(day)"]), 3
          )
        default: return nil
        }
      }
      return (PeriodReading(text: "last \(count) \(unit)s", isGuess: true), 2)
    }
    if case .number(let text) = first.kind, let last = text.last, "dwh".contains(last),
      Int(text.dropLast()) != nil
    {
      let unit = ["d": "days", "w": "weeks", "h": "hours"][String(last)] ?? "days"
      return (PeriodReading(text: "last \(text.dropLast()) \(unit)", isGuess: true), 1)
    }
    return nil
  }

  /// `11月`, `11月27日`.
  func chineseMonth(at start: Int, _ year: Int?) -> (PeriodReading, Int)? {
    guard let month = piece(start)?.count, (1...12).contains(month),
      piece(start + 1)?.written.hasPrefix("月") == true
    else { return nil }
    if let number = piece(start + 2)?.count, let mark = piece(start + 3)?.written,
      mark == "日" || mark == "号"
    {
      return date(year, month, number).map { (reading($0), 4) }
    }
    let found = year ?? (month > today.month ? today.year - 1 : today.year)
    for case .third(let third) in piece(start + 2)?.roles ?? [] {
      let last = third == 3 ? Day.daysInMonth(year: found, month: month) : third * 10
      guard let a = Day(year: found, month: month, day: third * 10 - 9),
        let b = Day(year: found, month: month, day: last)
      else { return nil }
      return (PeriodReading(text: "\(a) to \(b)"), 3)
    }
    return (self.month(month, found), 2)
  }
}

extension Piece {
  /// The number of `27`, `27th`, `1st`.
  var ordinal: Int? {
    if let count { return count }
    guard case .number(let text) = kind else { return nil }
    for ending in ["st", "nd", "rd", "th"] where text.hasSuffix(ending) {
      return Int(text.dropLast(2))
    }
    return nil
  }
}
