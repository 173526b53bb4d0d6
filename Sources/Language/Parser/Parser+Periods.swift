import Values

/// Periods and baselines.
extension Parser {
  /// Whether a period begins here.
  var startsPeriod: Bool {
    switch current.kind {
    case .date, .yearMonth: return true
    case .number: return yearNumber(current) != nil
    case .unknown: return gluedQuarter(current) != nil
    case .word:
      if nameLength > 1 { return false }
      switch PeriodWord(rawValue: current.text)?.use {
      case .whole, .opening: return true
      case .counting:
        // Only an operator or a comma makes a name of it; all else is a period, if a wrong one.
        let next = peek()
        return next.kind != .symbol || ["|", ";", "}", ")"].contains(next.text)
      case nil: return unitToDate != nil
      }
    default: return false
    }
  }

  private func yearNumber(_ token: Token) -> Int? {
    guard token.kind == .number, token.text.count == 4, let year = Int(token.text),
      (1900...2999).contains(year)
    else { return nil }
    return year
  }

  /// The year and quarter of `2024q2`, which the lexer takes for a number with an unknown unit.
  private func gluedQuarter(_ token: Token) -> (year: Int, quarter: Int)? {
    let parts = token.text.lowercased().split(separator: "q", omittingEmptySubsequences: false)
    guard token.kind == .unknown, parts.count == 2, parts[0].count == 4, parts[1].count == 1,
      let year = Int(parts[0]), let quarter = Int(parts[1])
    else { return nil }
    return (year, quarter)
  }

  /// The unit of `week to date`; nil for other words, and for units below a week.
  private var unitToDate: TimeUnit? {
    guard let unit = TimeUnit(rawValue: current.text), unit > .day, peek().kind == .word,
      peek().text == "to", peek(2).text == "date"
    else { return nil }
    return unit
  }

  /// A period with its place: one point or unit, or a range of two.
  mutating func period() throws(Diagnostic) -> Spanned<PeriodSyntax> {
    let opening = index
    defer { noteWords(from: opening) }
    let start = current.span
    if take("during") { return try during(from: start) }
    if take("since") {
      let from = try singlePeriod()
      return Spanned(.since(from), start.to(previousSpan))
    }
    if take("until") {
      let to = try singlePeriod()
      return Spanned(.until(to), start.to(previousSpan))
    }
    let opened = take("from")
    let first = try singlePeriod()
    offer(.keyword("to"))
    if takeRangeMark() {
      let last = try singlePeriod()
      let span = start.to(previousSpan)
      if case .day(let a) = first, case .day(let b) = last, b < a {
        throw Diagnostic(
          .wrongTime, "the period ends before it begins", at: span, label: "write \(b) to \(a)")
      }
      return Spanned(.range(first, last), span)
    }
    if opened {
      let span = start.to(previousSpan)
      guard first.isSpoken else { return Spanned(.since(first), span) }
      // Orders from yesterday are yesterday's, or all since.
      throw Diagnostic(
        .wrongTime, "\"from\" needs its end: of that time alone, or since", at: span,
        label: "write \(first.text), or since \(first.text)")
    }
    if isWord("so"), peek().text == "far" {
      advance()
      advance()
      return Spanned(.soFar(first), start.to(previousSpan))
    }
    return Spanned(first, start.to(previousSpan))
  }

  private mutating func noteWords(from opening: Int) {
    let end = index
    notes?.note(periodFrom: opening, to: end)
  }

  /// Takes the `to` or the two dots of a range.
  private mutating func takeRangeMark() -> Bool {
    if take("to") { return true }
    guard isSymbol("."), peek().kind == .symbol, peek().text == ".",
      current.span.end == peek().span.start
    else { return false }
    advance()
    advance()
    return true
  }

  private mutating func during(from start: Span) throws(Diagnostic) -> Spanned<PeriodSyntax> {
    if current.kind == .text {
      let event = try text("an event")
      return Spanned(.event(event.text), start.to(event.span))
    }
    guard startsPeriod && !isWord("during") || current.kind == .parameter else {
      offer(.period)
      throw unexpected("expected an event in quotes or a period after \"during\"")
    }
    let inner = try period()
    return Spanned(inner.value, start.to(inner.span))
  }

  private mutating func singlePeriod() throws(Diagnostic) -> PeriodSyntax {
    let token = current
    offer(.period)
    switch token.kind {
    case .date:
      let day = try date(token)
      advance()
      return .day(day)
    case .yearMonth:
      let parts = token.text.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 2, (1...12).contains(parts[1]), parts[0] > 0 else {
        throw Diagnostic(
          .wrongTime, "there is no month \(token.text)", at: token.span,
          label: parts.first == 0 ? "years go from 0001 to 9999" : "months go from 01 to 12")
      }
      advance()
      return .month(year: parts[0], month: parts[1])
    case .number: return try yearOrQuarter()
    case .unknown:
      guard let (year, quarter) = gluedQuarter(token) else {
        throw unexpected("expected a day or a period")
      }
      return try checkedQuarter(year, quarter, "q\(quarter)")
    case .parameter:
      advance(as: .parameter)
      return .parameter(token.text)
    case .text: return .event(try text("an event").text)
    case .word: return try spokenPeriod()
    default: throw unexpected("expected a day or a period")
    }
  }

  private mutating func yearOrQuarter() throws(Diagnostic) -> PeriodSyntax {
    guard let year = yearNumber(current) else { throw unexpected("expected a day or a period") }
    advance()
    let word = current
    guard word.kind == .word, word.text.hasPrefix("q"), let quarter = Int(word.text.dropFirst())
    else { return .year(year) }
    return try checkedQuarter(year, quarter, word.text)
  }

  private mutating func checkedQuarter(
    _ year: Int, _ quarter: Int, _ written: String
  ) throws(Diagnostic) -> PeriodSyntax {
    guard (1...4).contains(quarter) else {
      throw Diagnostic(
        .wrongTime, "there is no quarter \(written)", at: current.span,
        label: "quarters go from q1 to q4")
    }
    advance()
    return .quarter(year: year, quarter: quarter)
  }

  private mutating func spokenPeriod() throws(Diagnostic) -> PeriodSyntax {
    let word = current
    switch PeriodWord(rawValue: word.text) {
    case .today: advance(); return .today
    case .yesterday: advance(); return .yesterday
    case .tomorrow: advance(); return .tomorrow
    case .wtd: advance(); return .toDate(.week)
    case .mtd: advance(); return .toDate(.month)
    case .qtd: advance(); return .toDate(.quarter)
    case .ytd: advance(); return .toDate(.year)
    case .this:
      advance()
      return .this(try periodUnit())
    case .last, .past, .previous: return try counted(isNext: false)
    case .next: return try counted(isNext: true)
    case .since, .until, .from, .during: break
    case nil:
      guard let unit = unitToDate else { break }
      for _ in 0..<3 { advance() }
      return .toDate(unit)
    }
    let near = closest(
      to: word.text, among: ["today", "yesterday", "last", "this", "since", "during"], limit: 1)
    throw Diagnostic(
      .wrongTime, "\"\(word.text)\" is no period", at: word.span,
      correction: near.first.map { Correction($0) },
      label: "periods are 2024-05-13, yesterday, last 7 days, this month, ...")
  }

  /// Units counted from the present: `last 7 days`, `last month`, `next 2 weeks`.
  private mutating func counted(isNext: Bool) throws(Diagnostic) -> PeriodSyntax {
    advance()
    let token = current
    if token.kind == .duration {
      let (count, unit) = try glued(token)
      advance()
      return isNext ? .next(count, unit) : .last(count, unit)
    }
    guard token.kind == .number else {
      let unit = try periodUnit()
      return isNext ? .next(1, unit) : .previous(unit)
    }
    guard let count = Int(token.text), Self.counts.contains(count) else { throw miscounted(token) }
    advance()
    let unit = try periodUnit()
    return isNext ? .next(count, unit) : .last(count, unit)
  }

  private static let counts = 1...100_000

  private func miscounted(_ token: Token) -> Diagnostic {
    Diagnostic(
      .wrongTime, "a period has at least one unit and at most \(Self.counts.upperBound)",
      at: token.span, label: "write a whole number such as 7")
  }

  /// `last 24h`, `last 7d`, `last 2w`: the same as the words, so 48h are hours and 2d are days.
  private func glued(_ token: Token) throws(Diagnostic) -> (Int, TimeUnit) {
    let (digits, letters) = Units.split(token.text)
    let units: [String: TimeUnit] = ["min": .minute, "h": .hour, "d": .day, "w": .week]
    guard let unit = units[letters] else {
      throw Diagnostic(
        .wrongTime, "a period is not counted in seconds", at: token.span,
        label: "units are min, h, d, w")
    }
    guard let count = Int(digits), Self.counts.contains(count) else { throw miscounted(token) }
    return (count, unit)
  }

  mutating func periodUnit() throws(Diagnostic) -> TimeUnit {
    offer(.unit)
    guard current.kind == .word, let unit = TimeUnit(spoken: current.text) else {
      if current.kind == .word {
        let plurals = TimeUnit.allCases.map { $0.plural }
        let near = [plurals, TimeUnit.words].flatMap {
          closest(to: current.text, among: $0, limit: 1)
        }
        throw Diagnostic(
          .wrongTime, "no unit of time called \"\(current.text)\"", at: current.span,
          correction: near.first.map { Correction($0) },
          label: "units are \(plurals.joined(separator: ", "))")
      }
      throw unexpected("expected a unit of time such as days")
    }
    advance(as: .period)
    return unit
  }

  /// What stands after `vs`.
  mutating func baseline() throws(Diagnostic) -> Spanned<BaselineSyntax> {
    let start = current.span
    offer(.baseline, .period)
    let found = BaselineWord.phrases.filter { isPhrase($0.words) }.max {
      $0.words.count < $1.words.count
    }
    if let found {
      for _ in found.words { advance(as: .period) }
      return Spanned(found.baseline.syntax, start.to(previousSpan))
    }
    if current.kind == .text {
      let event = try text("an event")
      return Spanned(.period(.event(event.text)), event.span)
    }
    if isWord("previous"), peek().kind == .number || peek().kind == .duration {
      throw Diagnostic(
        .wrongTime, "a baseline before the period is as long as the period", at: current.span,
        label: "write vs previous period")
    }
    if startsPeriod || current.kind == .parameter {
      let period = try period()
      return Spanned(.period(period.value), period.span)
    }
    guard isName else { throw unexpected("expected a period or a baseline after \"vs\"") }
    let name = try name("a baseline")
    return Spanned(.metric(name), name.span)
  }
  private func isPhrase(_ words: [String]) -> Bool {
    words.indices.allSatisfy { peek($0).kind == .word && peek($0).text == words[$0] }
  }
}
