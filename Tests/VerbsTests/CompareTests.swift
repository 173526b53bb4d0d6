import Analysis
import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// `compare`: one row a metric, its baseline, and the question that follows.
@Suite struct CompareTests {
  private let shop: Counter

  init() throws { shop = try TwoWeeks.made.get() }

  @Test func metricsOfAPeriod() throws {
    let report = try shop.run("compare revenue, orders, average_order_value last 7 days")
    #expect(
      report.heading
        == "2024-05-07 to 2024-05-13 (7 days) against 2024-04-30 to 2024-05-06")
    let table = try #require(report.table)
    #expect(
      table.rows.map { $0.map { $0.short }.joined(separator: " ") } == [
        "worse revenue 600.00 800.00 -200.00 -0.25", " orders 4 4 0 0",
        "worse average order value 150.00 200.00 -50.00 -0.25",
      ])
    #expect(table.rowKinds == [.money("CNY"), .count, .money("CNY")])
    #expect(report.next == "explain revenue last 7 days")
  }

  /// Days before the first that is loaded are unknown, not days without orders.
  @Test func daysBeforeTheDataAreNoHistory() throws {
    let report = try shop.run("compare revenue, orders 2024-05-13")
    #expect(report.notes.contains { $0.hasPrefix("no usual range: ") })
    #expect(report.table?.index(of: "usual_low") == nil)
  }

  /// Rows that are sorted or left out take the way they are printed with them.
  @Test func rowsKeepTheirKinds() throws {
    let sorted = try shop.table(
      "compare revenue, orders, average_order_value last 7 days | sort value")
    #expect(sorted["metric"] == ["orders", "average order value", "revenue"].map { .text($0) })
    #expect(sorted.rowKinds == [.count, .money("CNY"), .money("CNY")])
    let filtered = try shop.table(
      "compare revenue, orders last 7 days | where metric = \"orders\" | columns value, metric")
    #expect(filtered.rowKinds == [.count])
    #expect(filtered.columns.map { $0.name } == ["value", "metric"])
  }

  /// Alone it takes the headline, as far as it can be answered, of yesterday.
  @Test func headline() throws {
    let report = try shop.run("compare")
    let metrics = try #require(report.table?["metric"])
    #expect(metrics.first == .text("revenue"))
    #expect(!metrics.contains(.text("visitors")))
    #expect(
      report.notes.contains { $0.hasPrefix("not in the loaded data: ") && $0.contains("visitors") })
    #expect(report.heading.contains("2024-05-13"))
  }

  @Test func byADimension() throws {
    #expect(
      try shop.lines(
        "compare revenue by channel last 7 days",
        ["channel", "revenue", "revenue_before", "revenue_change"]) == [
          "search 300.00 100.00 200.00", "ads 200.00 250.00 -50.00", "mail 100.00 50.00 50.00",
          "live 0.00 400.00 -400.00",
        ])
  }

  @Test func severalBaselines() throws {
    let table = try shop.table("compare revenue yesterday vs day before, last week")
    #expect(table.index(of: "before_2") != nil)
    #expect(table["before"] == [.fixed(try #require(Fixed("0.00")))])
  }

  /// A day outside of the data says so instead of showing noughts.
  @Test func dayWithoutData() throws {
    #expect(shop.fault("compare revenue 2024-01-01")?.code == .noData)
    #expect(shop.fault("compare revenue 2024-06-01")?.code == .noData)
  }

  /// Nine to eleven orders a day in turn from September on, in the last week three times as many.
  private static let busyWeek = Result { () throws -> Counter in
    try Counter(
      today: "2024-04-16", definitions: "metric buyers_before_tax \"Buyers\" : count = buyers"
    ) { database in
      try database.execute(
        """
        insert into orders (order_id, customer_id, ordered_at, paid_at, status, units, gross_sales)
        select day || i, 'c' || i, day, day, 'paid', 1, 10 + i % 3
        from (
          select day, unnest(range((9 + n % 3) * if(day >= '2024-04-08', 3, 1))) as i
          from (select unnest(generate_series(timestamp '2023-09-04', timestamp '2024-04-15',
              interval 1 day)) as day, unnest(range(225)) as n))
        """)
    }
  }

  @Test func weeksHaveUsualRanges() throws {
    let shop = try Self.busyWeek.get()
    let report = try shop.run("compare orders, revenue, average_order_value, buyers last week")
    let table = try #require(report.table)
    #expect(table["judgement"]?[0].text?.hasPrefix("unusual, 1 in ") == true)
    #expect(table["judgement"]?[1].text?.hasPrefix("unusual") == true)
    #expect(table["mark"]?[0] == .text("better"))
    // Ten a day are usual, 70 a week.
    let (low, high) = (table["usual_low"]?[0].double ?? 0, table["usual_high"]?[0].double ?? 0)
    #expect(low > 55 && low < 70 && high > 70 && high < 85)
    // The value of an order is no sum of its days, and a person counts once in the week: the ranges
    // are of what is shown.
    for row in 2...3 {
      let value = table["value"]?[row].double ?? 0
      let (low, high) = (
        table["usual_low"]?[row].double ?? 0, table["usual_high"]?[row].double ?? 0
      )
      #expect(low < value && (high > value / 4))
      #expect(high < value * 10)
    }
    // However a metric is called, its range is of what is shown.
    let named = try shop.table("compare buyers_before_tax last week")
    #expect(named["usual_low"]?[0] == table["usual_low"]?[3])
    #expect(report.aside?.hasPrefix("usual range = a forecast from the ") == true)
    #expect(report.next == "explain orders last week")
    // A week as the others, and one that is not over.
    let plain = try shop.run("compare orders 2024-03-18 to 2024-03-24")
    #expect(plain.notes.contains("it is within its usual range"))
    #expect(plain.table?["usual_low"]?[0].double != nil)
    #expect(try shop.table("compare orders this week")["usual_low"] == nil)
    // Eight days of a sale and three of a holiday moved nothing here, and so did Qingming.
    #expect(try shop.table("compare orders last month")["usual_low"]?[0].double != nil)
    let holiday = try shop.run("compare orders 2024-04-01 to 2024-04-07")
    #expect(!holiday.notes.contains { $0.contains("sales or holidays") })
    #expect(holiday.notes.contains("it is within its usual range"))
    #expect(
      try shop.table("compare orders 2024-04-08 to 2024-04-14 vs previous period")["judgement"]?[0]
        .text?.hasPrefix("unusual") == true)
  }

  /// The range of a week's rate is moved to the rate of the week; it stays in order whatever the
  /// sign.
  @Test(arguments: [(2.0, 4.0), (2, -1), (-2, 3), (-2, -1)])
  func scaledRanges(own: Double, shown: Double) {
    var range = UsualRange(day: Day(number: 0), value: own, basis: .ratios, historyDays: 90)
    (range.expected, range.low, range.high) = (own + 1, own - 1, own + 3)
    let result = UsualRanges.Result(
      ranges: [range], judgement: Judgement([range]), sql: "", days: 7)
    let scaled = result.scaled(to: [shown]).ranges[0]
    #expect(scaled.value == shown)
    #expect((scaled.low ?? 0) < shown && shown < (scaled.high ?? 0))
    #expect((scaled.expected ?? 0) > (scaled.low ?? 0))
  }

  /// A day of a sale is held against what earlier days of the same sale did, the first against plain days.
  @Test func daysOfASale() throws {
    let sample = try Counter.sample.get()
    let report = try sample.run("compare revenue, orders 2026-11-11")
    #expect(
      report.notes.contains("a day of Double 11: held against what 10 days of it before did"))
    let table = try #require(report.table)
    let (low, high) = (table["usual_low"]?[1].double ?? 0, table["usual_high"]?[1].double ?? 0)
    #expect(low > 0 && high > low)
    let first = try sample.run("compare visitors 2026-11-01")
    #expect(first.table?["usual_low"]?[0].double != nil)
    #expect(
      first.notes.contains(
        "a day of Double 11, the first that is known: held against plain days"))
    // Halloween is none of China's days.
    let other = try sample.run("compare revenue, orders 2026-10-31")
    #expect(!other.notes.contains { $0.english.hasPrefix("a day of ") })
  }

  /// What comes next is asked of the same days and rows, against the same baseline.
  @Test(
    arguments: [
      ("compare revenue yesterday", "explain revenue yesterday"),
      (
        "compare GMV last 7 days where channel = \"search\" vs last week",
        "explain revenue last 7 days vs last week where channel = \"search\""
      ),
      ("compare conversion_rate yesterday vs usual", "explain conversion rate yesterday"),
      ("compare revenue this month vs plan", "explain revenue this month"),
      ("compare revenue as money yesterday", nil),
      ("compare orders / visitors yesterday", nil),
    ] as [(String, String?)])
  func nextQuestion(_ text: String, _ next: String?) throws {
    let sample = try Counter.sample.get()
    let call = try sample.pipeline(text).call
    #expect(call.asksWhy(call.items[0], sample.workspace.catalog) == next)
    if let next { _ = try sample.pipeline(next) }
  }
}
