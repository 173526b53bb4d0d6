import Testing
import Values

@testable import Language

/// Every written form of a period and of a baseline, as syntax.
@Suite struct PeriodParserTests {
  /// The period of a question, with what is wrong with the text.
  static func read(_ text: String) -> (period: Spanned<PeriodSyntax>?, faults: [Diagnostic]) {
    let parsed = Parser.parse("revenue \(text)", grammar: Grammar())
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
      return (nil, parsed.diagnostics)
    }
    return (pipeline.call.period, parsed.diagnostics)
  }

  static func day(_ text: String) -> PeriodSyntax { .day(Day(text) ?? Day(number: 0)) }

  @Test(arguments: [
    ("today", PeriodSyntax.today), ("yesterday", .yesterday), ("tomorrow", .tomorrow),
    ("TODAY", .today), ("2024-05-13", day("2024-05-13")), ("2024-02-29", day("2024-02-29")),
    ("2024-05", .month(year: 2024, month: 5)), ("2024", .year(2024)),
    ("2024 q2", .quarter(year: 2024, quarter: 2)), ("2024 Q4", .quarter(year: 2024, quarter: 4)),
    ("2024q3", .quarter(year: 2024, quarter: 3)), ("2024Q3", .quarter(year: 2024, quarter: 3)),
    ("last 7 days", .last(7, .day)), ("last 1 day", .last(1, .day)),
    ("past 4 weeks", .last(4, .week)), ("previous 3 months", .last(3, .month)),
    ("last 2 quarters", .last(2, .quarter)), ("last 2 years", .last(2, .year)),
    ("last 24 hours", .last(24, .hour)), ("last 90 minutes", .last(90, .minute)),
    ("last 100000 days", .last(100_000, .day)),
    ("last 7d", .last(7, .day)), ("last 1d", .last(1, .day)), ("last 24h", .last(24, .hour)),
    ("last 48h", .last(48, .hour)), ("last 2w", .last(2, .week)),
    ("last 120min", .last(120, .minute)), ("next 36h", .next(36, .hour)),
    ("next 7 days", .next(7, .day)), ("next month", .next(1, .month)),
    ("this week", .this(.week)), ("this month", .this(.month)), ("this year", .this(.year)),
    ("last week", .previous(.week)), ("past week", .previous(.week)),
    ("previous month", .previous(.month)), ("last quarter", .previous(.quarter)),
    ("last hour", .previous(.hour)),
    ("week to date", .toDate(.week)), ("month to date", .toDate(.month)),
    ("quarter to date", .toDate(.quarter)), ("year to date", .toDate(.year)),
    ("wtd", .toDate(.week)), ("mtd", .toDate(.month)), ("qtd", .toDate(.quarter)),
    ("ytd", .toDate(.year)),
    ("since 2024-05-01", .since(day("2024-05-01"))), ("from 2024-05-01", .since(day("2024-05-01"))),
    ("since last month", .since(.previous(.month))), ("since \"618\"", .since(.event("618"))),
    ("until 2024-05-01", .until(day("2024-05-01"))), ("until tomorrow", .until(.tomorrow)),
    ("2024-05-01 to 2024-05-07", .range(day("2024-05-01"), day("2024-05-07"))),
    ("2024-05-07 to 2024-05-07", .range(day("2024-05-07"), day("2024-05-07"))),
    ("from 2024-05-01 to 2024-05-07", .range(day("2024-05-01"), day("2024-05-07"))),
    ("2024-05-01..2024-05-07", .range(day("2024-05-01"), day("2024-05-07"))),
    ("2024-03..2024-05", .range(.month(year: 2024, month: 3), .month(year: 2024, month: 5))),
    ("2022..2024", .range(.year(2022), .year(2024))),
    (
      "2023 q4 to 2024 q1",
      .range(.quarter(year: 2023, quarter: 4), .quarter(year: 2024, quarter: 1))
    ),
    ("last month to yesterday", .range(.previous(.month), .yesterday)),
    ("during \"618 2024\"", .event("618 2024")), ("during '双十一'", .event("双十一")),
    ("during last week", .previous(.week)), ("during 2024-05", .month(year: 2024, month: 5)),
    ("today so far", .soFar(.today)), ("this week so far", .soFar(.this(.week))),
    ("during $day", .parameter("day")), ("since $start", .since(.parameter("start"))),
    ("2024-05-01 to $day", .range(day("2024-05-01"), .parameter("day"))),
  ])
  func forms(_ text: String, wanted: PeriodSyntax) {
    let found = Self.read(text)
    #expect(found.faults == [])
    #expect(found.period?.value == wanted)
    #expect(found.period?.span == Span(8, 8 + text.utf8.count))
  }

  @Test func alone() {
    #expect(Parser.period("last 7 days") == .last(7, .day))
    #expect(Parser.period("2024q1") == .quarter(year: 2024, quarter: 1))
    #expect(Parser.period("last 7 days by day") == nil)
    #expect(Parser.period("revenue") == nil)
    #expect(Parser.period("2024-02-30") == nil)
    #expect(Parser.period("") == nil)
  }

  @Test func namesOfTheCatalogueComeFirst() {
    var names = NameIndex()
    names.insert("last_order")
    names.insert("this week goal")
    let grammar = Grammar(names: names)
    for (text, metric) in [("last order", "last_order"), ("this week goal", "this_week_goal")] {
      let parsed = Parser.parse("\(text) last week", grammar: grammar)
      guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
        Issue.record("\(text): \(parsed.diagnostics)")
        continue
      }
      #expect(parsed.diagnostics.isEmpty && pipeline.call.period?.value == .previous(.week))
      #expect(pipeline.call.items.first?.expression.plainName?.text == metric)
    }
  }

  @Test func clausesGoOnBehindAPeriod() {
    for text in [
      "revenue last 7 days by day", "revenue 2024 by month", "revenue today so far | take 3",
      "revenue 2024q2 vs 2024q1", "revenue last month where channel = \"app\"",
      "revenue vs last year last month",
    ] {
      let parsed = Parser.parse(text, grammar: Grammar())
      #expect(parsed.diagnostics == [], "\(text)")
      guard case .pipeline(let pipeline) = parsed.statements.first?.kind else { continue }
      #expect(pipeline.call.period != nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("day before", BaselineSyntax.dayBefore), ("previous day", .dayBefore),
    ("previous period", .previousPeriod), ("last period", .previousPeriod),
    ("last week", .lastWeek), ("previous week", .lastWeek), ("last month", .lastMonth),
    ("last quarter", .lastQuarter), ("last year", .lastYear), ("previous year", .lastYear),
    ("yesterday", .period(.yesterday)), ("2024-04", .period(.month(year: 2024, month: 4))),
    ("2024q1", .period(.quarter(year: 2024, quarter: 1))),
    ("last 7 days", .period(.last(7, .day))),
    ("2024-04-01 to 2024-04-07", .period(.range(day("2024-04-01"), day("2024-04-07")))),
    ("\"618 2023\"", .period(.event("618 2023"))), ("$base", .period(.parameter("base"))),
    ("during \"618 2023\"", .period(.event("618 2023"))),
    ("usual", .usual), ("plan", .plan), ("target", .plan), ("market", .market),
    ("predict", .metric(Name("predict"))),
  ])
  func baselines(_ text: String, wanted: BaselineSyntax) {
    let parsed = Parser.parse("revenue yesterday vs \(text)", grammar: Grammar())
    #expect(parsed.diagnostics == [])
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
      Issue.record("no question")
      return
    }
    #expect(pipeline.call.baselines.map { $0.value } == [wanted])
    #expect(pipeline.call.baselines.first?.span == Span(21, 21 + text.utf8.count))
  }
}
