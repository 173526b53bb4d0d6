/// What a period can be held against by name, in the order in which it is offered.
package enum BaselineWord: String, KeywordSet {
  case previousPeriod = "previous period"
  case dayBefore = "day before"
  case lastWeek = "last week"
  case lastMonth = "last month"
  case lastQuarter = "last quarter"
  case lastYear = "last year"
  case usual, plan, market

  package var syntax: BaselineSyntax {
    switch self {
    case .previousPeriod: .previousPeriod
    case .dayBefore: .dayBefore
    case .lastWeek: .lastWeek
    case .lastMonth: .lastMonth
    case .lastQuarter: .lastQuarter
    case .lastYear: .lastYear
    case .usual: .usual
    case .plan: .plan
    case .market: .market
    }
  }

  /// How else it stands in a line; sentences have further ways.
  package var spellings: [String] {
    switch self {
    case .previousPeriod: ["last period"]
    case .dayBefore: ["previous day"]
    case .lastWeek: ["previous week"]
    case .lastMonth: ["previous month"]
    case .lastQuarter: ["previous quarter"]
    case .lastYear: ["previous year"]
    case .plan: ["target"]
    case .usual, .market: []
    }
  }

  package var keyword: Keyword {
    switch self {
    case .previousPeriod:
      word(
        "as many days right before",
        ["the previous period", "prior period", "period before", "上期", "上一周期", "上个周期"])
    case .dayBefore:
      word("", ["the day before", "previous day", "前一天", "前一日", "上一天"])
    case .lastWeek, .lastMonth, .lastQuarter: word("")
    case .lastYear:
      word(
        "",
        [
          "year over year", "year on year", "yoy", "y o y", "same period last year",
          "same time last year", "a year ago", "previous year", "同比", "去年同期",
        ])
    case .usual: word("what a day like it brings", ["the usual", "平时", "往常", "平常", "正常水平"])
    case .plan: word("what was to be reached", ["target", "budget", "the plan", "目标", "计划目标"])
    case .market: word("how the competitors went", ["the market", "大盘", "行业"])
    }
  }

  /// The single words of all spellings: none of them is a metric's bare name behind `vs`.
  static let singleWords: Set<String> = Set(
    allCases.flatMap { [$0.rawValue] + $0.spellings }.filter { !$0.contains(" ") })

  /// Each with the words that it is written in, one spelling after the other.
  static let phrases: [(words: [String], baseline: BaselineWord)] = allCases.flatMap { baseline in
    ([baseline.rawValue] + baseline.spellings).map { spelling in
      (spelling.split(separator: " ").map(String.init), baseline)
    }
  }
}
