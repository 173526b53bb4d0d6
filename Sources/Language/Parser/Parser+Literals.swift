import Values

/// Values as they are written: numbers, shares, lengths of time, dates, texts.
extension Parser {
  mutating func literal() throws(Diagnostic) -> Expression {
    let token = current
    func made(_ value: Value) -> Expression { Expression(.value(value), at: token.span) }
    switch token.kind {
    case .number:
      guard let number = Units.number(token.text) else { throw tooLarge(token) }
      advance(as: .number)
      if number.scale == 0, let whole = Int64(exactly: number.unscaled) { return made(.int(whole)) }
      return made(.fixed(number))
    case .percent:
      guard let number = Units.percent(token.text) else { throw tooLarge(token) }
      advance(as: .number)
      return Expression(.percent(number), at: token.span)
    case .duration:
      guard let length = Units.duration(token.text) else { throw tooLarge(token) }
      advance(as: .number)
      return made(.span(length))
    case .date:
      let day = try date(token)
      advance(as: .period)
      if let clock = try clock() { return made(.moment(Moment(day) + clock)) }
      return made(.day(day))
    case .yearMonth:
      throw Diagnostic(
        .wrongTime, "\(token.text) is a month, not a day", at: token.span,
        label: "write \(token.text)-01")
    case .pattern:
      if token.isUnclosed {
        throw Diagnostic(
          .syntax, "the pattern has no closing slash", at: token.span, label: "add /")
      }
      advance(as: .text)
      return made(.text(token.text))
    default: return made(.text(try text("a text").text))
    }
  }

  private func tooLarge(_ token: Token) -> Diagnostic {
    Diagnostic(.syntax, "\(token.text) is too large a number", at: token.span)
  }

  /// A time of day behind a date, in microseconds.
  private mutating func clock() throws(Diagnostic) -> Int64? {
    let token = current
    guard token.kind == .clock else { return nil }
    guard let time = Self.microseconds(clock: token.text) else {
      throw Diagnostic(.wrongTime, "there is no time \(token.text)", at: token.span)
    }
    advance(as: .period)
    return time
  }

  /// The microseconds since midnight of `08:30`; nil for a time that does not exist.
  package static func microseconds(clock text: String) -> Int64? {
    let parts = text.split(separator: ":").compactMap { Int64($0) }
    guard parts.count >= 2, parts[0] < 24, parts[1] < 60, parts.count == 2 || parts[2] < 60 else {
      return nil
    }
    return (parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)) * Moment.perSecond
  }

  /// The day of a date token, or why there is none.
  func date(_ token: Token) throws(Diagnostic) -> Day {
    if let day = Day(token.text) { return day }
    let parts = token.text.split(separator: "-").compactMap { Int($0) }
    var label: Wording?
    if parts.count == 3, (1...12).contains(parts[1]), parts[0] > 0 {
      let last = Day.daysInMonth(year: parts[0], month: parts[1])
      label = "the month has \(last) days"
    } else if parts.count == 3 {
      label = parts[0] == 0 ? "years go from 0001 to 9999" : "months go from 01 to 12"
    }
    throw Diagnostic(
      .wrongTime, "there is no day \(token.text)", at: token.span, label: label)
  }

  /// The value that a word stands for, if it stands for one.
  static func constant(_ token: Token) -> Value? {
    guard token.kind == .word else { return nil }
    return switch token.text {
    case "true": .bool(true)
    case "false": .bool(false)
    case "missing", "null": .null
    default: nil
    }
  }
}
