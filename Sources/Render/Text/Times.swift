import Values

/// Durations, days and the starts of time buckets.
extension Numbers {
  /// The two largest units of a length of time: `3 d 4 h`, `2 h 5 min`, `38 s`, `0.4 s`.
  func durationText(seconds: Double, signed: Bool) -> String {
    guard seconds.isFinite, seconds.magnitude < 1e15 else { return glyphs.missing }
    let magnitude = seconds.magnitude
    let digits = magnitude < 9.95 ? tenths(magnitude) : parts(magnitude)
    guard digits != "0 s" else { return digits }
    return (seconds < 0 ? glyphs.minus : signed ? "+" : "") + digits
  }

  private func tenths(_ seconds: Double) -> String {
    let number = Fixed(shortest: seconds) ?? Fixed(unscaled: 0, scale: 0)
    return withoutTrailingZeros(number.grouped(decimals: 1)) + " s"
  }

  private func parts(_ seconds: Double) -> String {
    // Rounded to the smaller of the two units first, so that 59.7 min is 1 h and not 60 min.
    var whole = Int(seconds.rounded())
    if whole >= 3600 { whole = (whole + 30) / 60 * 60 }
    if whole >= 86_400 { whole = (whole + 1800) / 3600 * 3600 }
    let (large, small) =
      whole >= 86_400
      ? ((whole / 86_400, "d"), (whole % 86_400 / 3600, "h"))
      : whole >= 3600
        ? ((whole / 3600, "h"), (whole % 3600 / 60, "min"))
        : ((whole / 60, "min"), (whole % 60, "s"))
    return [large, small].filter { $0.0 > 0 }
      .map { Fixed(unscaled: Int128($0.0), scale: 0).grouped(decimals: 0) + " " + $0.1 }
      .joined(separator: " ")
  }

  func dayText(_ day: Day, _ kind: Kind) -> String {
    guard case .bucket(let grain) = kind else { return day.description }
    switch grain {
    case .day: return "\(day) \(Wording(name: day.weekdayName).text(in: language))"
    case .week: return "\(day) (W\(padded(day.isoWeek, 2)))"
    case .month: return String(day.description.dropLast(3))
    case .quarter: return "\(day.description.prefix(4)) Q\((day.month + 2) / 3)"
    case .year: return String(day.description.prefix(4))
    case .hour: return "\(day) 00:00"
    case .hourOfDay, .weekday, .monthOfYear: return day.description
    }
  }

  func momentText(_ moment: Moment, _ kind: Kind) -> String {
    if case .bucket(let grain) = kind, grain != .hour { return dayText(moment.day, kind) }
    return moment.second == 0 ? moment.short : "\(moment.short):\(padded(moment.second, 2))"
  }

  /// The name of a part of the day, week or year; nil for other kinds and impossible numbers.
  func cyclicText(_ number: Int, _ kind: Kind) -> String? {
    switch kind {
    case .bucket(.hourOfDay) where (0...23).contains(number): "\(padded(number, 2)):00"
    case .bucket(.weekday) where (1...7).contains(number):
      Wording(name: Day.weekdayNames[number - 1]).text(in: language)
    case .bucket(.monthOfYear) where (1...12).contains(number): Self.monthNames[number - 1]
    default: nil
    }
  }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Day {
  /// The week of ISO 8601, 1 to 53: the year's first week is the one that holds its Thursday.
  var isoWeek: Int {
    let thursday = self + (4 - weekday)
    guard let newYear = Day(year: thursday.year, month: 1, day: 1) else { return 1 }
    return (thursday - newYear) / 7 + 1
  }
}
