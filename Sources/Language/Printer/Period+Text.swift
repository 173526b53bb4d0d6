import Values

extension PeriodSyntax {
  /// The canonical text where a clause may stand: `last 7 days`, `during "618 2024"`.
  package var text: String {
    switch self {
    case .event, .parameter: "during \(single)"
    case .range(let first, let last):
      "\(first.needsIntroduction ? "from " : "")\(first.single) to \(last.single)"
    case .soFar(let period):
      "\(period.needsIntroduction ? "during " : "")\(period.single) so far"
    default: single
    }
  }

  /// Whether it could be read as something else than a period at the beginning of a clause.
  var needsIntroduction: Bool {
    switch self {
    case .event, .parameter: true
    default: false
    }
  }

  /// The text where nothing but a period can stand.
  var single: String {
    switch self {
    case .today: PeriodWord.today.rawValue
    case .yesterday: PeriodWord.yesterday.rawValue
    case .tomorrow: PeriodWord.tomorrow.rawValue
    case .day(let day): day.description
    case .month(let year, let month): "\(padded(year, 4))-\(padded(month, 2))"
    case .quarter(let year, let quarter): "\(year) q\(quarter)"
    case .year(let year): "\(year)"
    case .weekday(let number): Self.weekday(number)
    case .last(let count, let unit): "last \(Words.count(count, unit))"
    case .next(1, let unit): "next \(unit.rawValue)"
    case .next(let count, let unit): "next \(Words.count(count, unit))"
    case .this(let unit): "this \(unit.rawValue)"
    case .previous(let unit): "last \(unit.rawValue)"
    case .toDate(let unit): "\(unit.rawValue) to date"
    case .since(let first): "since \(first.single)"
    case .until(let last): "until \(last.single)"
    case .event(let name): Words.quoted(name)
    case .parameter(let name): "$\(name)"
    case .range, .soFar: text
    }
  }

  private static func weekday(_ number: Int) -> String {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return days[min(max(number, 1), 7) - 1]
  }
}

extension BaselineSyntax {
  /// The canonical text behind `vs`: `day before`, `last week`, `"618 2023"`.
  package var text: String {
    switch self {
    case .dayBefore: BaselineWord.dayBefore.rawValue
    case .previousPeriod: BaselineWord.previousPeriod.rawValue
    case .lastWeek: BaselineWord.lastWeek.rawValue
    case .lastMonth: BaselineWord.lastMonth.rawValue
    case .lastQuarter: BaselineWord.lastQuarter.rawValue
    case .lastYear: BaselineWord.lastYear.rawValue
    case .usual: BaselineWord.usual.rawValue
    case .plan: BaselineWord.plan.rawValue
    case .market: BaselineWord.market.rawValue
    case .metric(let name): name.writtenAsBaseline
    case .period(let period):
      switch period {
      case .event, .parameter: period.single
      case .previous, .range(.previous, _), .soFar(.previous):
        // `last week` alone is the baseline that is aligned on weekdays.
        "during \(period.text)"
      default: period.text
      }
    }
  }
}

extension Name {
  fileprivate var writtenAsBaseline: String {
    let isBaseline =
      BaselineWord.singleWords.contains(text) || text == "day" || Words.periods.contains(text)
    return isBaseline && !isQuoted ? "`\(text)`" : writtenInFormula
  }
}
