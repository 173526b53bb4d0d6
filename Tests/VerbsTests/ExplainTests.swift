import Language
import Testing
import Values

@testable import Verbs

/// `explain`: the parts of a change add up to it.
@Suite struct ExplainTests {
  private let shop: Counter

  init() throws { shop = try Counter.sample.get() }

  /// The drivers' effects are whole cents, and their sum is the change of the last row.
  @Test(arguments: [
    "explain revenue yesterday in full", "explain revenue last 7 days vs previous period",
    "explain net_sales yesterday in full",
    "explain average_order_value last 7 days vs usual in full",
    "explain revenue yesterday where channel = \"search\" in full",
    "explain ad_spend yesterday in full",
  ])
  func driversCloseInCents(_ question: String) throws {
    let report = try shop.run(question)
    let table = try #require(report.table)
    let effects = try #require(table["effect"]).compactMap { $0.double }
    let cents = effects.map { ($0 * 100).rounded() }
    #expect(effects.count >= 3 && effects.count == table.rowCount)
    #expect(cents.dropLast().reduce(0, +) == cents.last, "\(question): \(cents)")
    let names = try #require(table["driver"])
    #expect(!names.contains(.text("not explained by these")))
    let (before, now) = (table["before"]?.last?.double, table["now"]?.last?.double)
    #expect(((now ?? 0) * 100 - (before ?? 0) * 100).rounded() == cents.last)
  }

  /// The segments and all else add up to the change, to the cent, and so do their shares.
  @Test(arguments: [
    "explain revenue last 7 days vs previous period by channel",
    "explain orders last 7 days vs previous period by channel",
    "explain average_order_value last 7 days vs previous period by channel",
    "explain revenue 2024-05-13 vs 2024-05-05 by channel",
  ])
  func segmentsClose(_ question: String) throws {
    let weeks = try Counter(today: "2024-05-14") { database in
      // Live closed, search doubled; odd cents, so that effects have to be rounded.
      for (day, channel, count, amount) in [
        (6, "search", 40, "33.33"), (5, "live", 60, "71.17"), (5, "ads", 30, "12.49"),
        (13, "search", 90, "66.61"), (13, "ads", 31, "12.53"), (12, "mail", 3, "9.99"),
      ] {
        try database.execute(
          """
          insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales,
            customer_id)
          select \(channel) || \(String(day)) || i, \(channel), day, day, 'paid', 1,
            \(amount)::decimal(10, 2) + i::decimal(10, 2) / 100, i
          from (select make_timestamp(2024, 5, \(SQL(verbatim: String(day))), 10, 0, 0) as day),
            range(\(SQL(verbatim: String(count)))) r(i)
          """)
      }
    }
    let report = try weeks.run(question)
    let tables = report.blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }
    let drivers = try #require(tables.first?["effect"]?.last?.double)
    let segments = try #require(tables.first { $0["segment"] != nil })
    #expect(segments["segment"]?.last?.text?.hasPrefix("all else") == true)
    #expect(segments.rowCount >= 2)
    let effects = try #require(segments["effect"]).compactMap { $0.double }
    #expect(effects.count == segments.rowCount)
    let isMoney = question.contains("revenue")
    let scale = isMoney ? 100 : 1e6
    #expect(
      effects.map { ($0 * scale).rounded() }.reduce(0, +) == (drivers * scale).rounded(),
      "\(question): \(effects) of \(drivers)")
    let shares = try #require(segments["share"]).compactMap { $0.double }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-4)
  }

  /// The question that follows keeps the baseline and the condition.
  @Test func nextQuestionIsOfTheSameRows() throws {
    let report = try shop.run("explain revenue yesterday vs day before where channel = \"search\"")
    #expect(report.next?.hasSuffix("yesterday vs day before where channel = \"search\"") == true)
  }

  /// What stands in stock at the end of each day has no sum over days.
  @Test func forecastOfStockHasNoTotal() throws {
    #expect(try shop.table("forecast stock_units for 3 days").total == nil)
    #expect(try shop.table("forecast orders for 3 days").total != nil)
  }

  // MARK: - Evidence

  /// Facts are only laid beside what they can bear on.
  @Test func evidenceBearsOnItsSubjects() throws {
    let counter = try Counter(
      today: "2024-05-14",
      definitions: """
        evidence "of refunds" on refunds = list orders $period
        evidence "of the metric" on orders_placed, refund_amount = list orders $period
        evidence "of all" = list orders $period
        evidence "of nothing" on elephants = list orders $period
        """
    ) { database in
      try database.execute(
        """
        insert into orders (order_id, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar || i, day, day, 'paid', 1, 10
        from generate_series(timestamp '2024-04-01', timestamp '2024-05-13', interval 1 day) d(day),
          range(5) r(i)
        where day < '2024-05-13' or i < 2
        """)
    }
    func titles(_ question: String) throws -> [String] {
      try counter.run(question).blocks.compactMap { block in
        if case .title(let title) = block, title.hasPrefix("coincides with: of") {
          title.english
        } else {
          nil
        }
      }
    }
    #expect(try titles("explain revenue yesterday in full") == ["coincides with: of all"])
    #expect(
      try titles("explain orders_placed yesterday in full")
        == ["coincides with: of the metric", "coincides with: of all"])
    #expect(
      try counter.run("explain revenue yesterday in full").notes.contains(
        "evidence \"of nothing\" does not work: no metric and no data set called \"elephants\""))
  }

  /// The shipped rules name what there is.
  @Test func subjectsOfTheModelExist() throws {
    let catalog = Counter.shipped
    for rule in catalog.evidence {
      #expect(!rule.subjects.isEmpty, "\(rule.name.spoken)")
      for name in rule.subjects {
        let isKnown = try catalog.metric(name) != nil || catalog.dataset(name) != nil
        #expect(isKnown, "\(rule.name.spoken): \(name.text)")
      }
    }
  }

  // MARK: - Forecasts that cannot be made

  @Test(arguments: [
    ("forecast revenue for 0 days", "a forecast goes over 1 to 366 days, not 0 days"),
    ("forecast revenue for 400 days", "a forecast goes over 1 to 366 days, not 400 days"),
    ("forecast revenue for 6 hours", "a forecast goes by days, not by hours"),
    ("forecast verdict", "verdict is a text: it has no coming values"),
    ("forecast revenue, orders for 3 days", "forecast takes one metric at a time"),
    ("forecast revenue for designer", "a forecast is for a number of days, not for \"designer\""),
  ])
  func forecastsThatCannotBe(_ question: String, _ message: String) {
    #expect(shop.fault(question)?.message.english == message)
  }

  /// Histories without anything to learn from: each with a clear answer.
  @Test func strangeHistories() throws {
    func counter(_ sql: String) throws -> Counter {
      try Counter(
        definitions: """
          dataset kpi "Figures" {
            key day, part
            time day
            day date
            value number?
            part text?
          }
          metric kpi_sum "Sum" : number = sum(kpi.value)
          """
      ) { try $0.execute(SQL(verbatim: "insert into kpi (day, value, part) " + sql)) }
    }
    let days = "generate_series(date '2024-03-01', date '2024-05-13', interval 1 day) d(day)"
    let constant = try counter("select day, 7, 'a' from \(days)")
    let seven = try constant.table("forecast kpi_sum for 3 days")
    for column in ["expected", "low", "high"] {
      #expect(seven[column]?.allSatisfy { abs(($0.double ?? 0) - 7) < 0.5 } == true)
    }
    #expect(try constant.run("explain kpi_sum yesterday in full").table != nil)
    #expect(try constant.run("anomalies kpi_sum last 7 days").table?.rowCount ?? 0 == 0)
    let zeros = try counter("select day, 0, 'a' from \(days)")
    let zero = try zeros.table("forecast kpi_sum for 3 days")
    #expect(zero["expected"]?.allSatisfy { $0.double == 0 } == true)
    #expect(try zeros.run("compare kpi_sum yesterday").table?.rowCount == 1)
    #expect(try zeros.run("explain kpi_sum yesterday in full").table != nil)
    let negative = try counter("select day, -5 - date_part('day', day) % 3, 'a' from \(days)")
    let below = try negative.table("forecast kpi_sum for 3 days")
    #expect(below["expected"]?.allSatisfy { ($0.double ?? 0) < -4 } == true)
    #expect(try negative.run("explain kpi_sum yesterday vs day before by part").table != nil)
    let one = try counter("select date '2024-05-13', 7, 'a'")
    #expect(one.fault("forecast kpi_sum for 3 days")?.code == .noData)
    #expect(one.fault("explain kpi_sum yesterday")?.code == .noData)
    #expect(
      try one.run("compare kpi_sum yesterday").notes.contains { $0.hasPrefix("no usual range") })
    let many = try counter(
      """
      select day, 1 + i % 7 + if(day = '2024-05-13' and i % 3 = 0, 1, 0), 'p' || i
      from (select unnest([date '2024-05-11', date '2024-05-12', date '2024-05-13']) as day),
        range(10000) r(i)
      """)
    let moved = try #require(
      try many.run("explain kpi_sum yesterday vs day before by part").table)
    #expect(moved["effect"]?.last?.double == 3334)
    let still = try many.run("explain kpi_sum 2024-05-12 vs day before by part")
    #expect(still.blocks.contains(.text("kpi sum did not move.")))
    #expect(still.table?["share"] == [.null])
    // A dimension that does not exist is told whether the metric moved or not.
    for day in ["2024-05-12", "2024-05-13"] {
      #expect(
        many.fault("explain kpi_sum \(day) vs day before by colour")?.message
          == "kpi has no dimension called \"colour\"")
    }
  }

  /// Whatever the history, what is expected of all days lies within the interval of all days.
  @Test func totalContainsItsExpectation() throws {
    for orders in [1, 2, 3] {
      let tiny = try Counter(today: "2024-05-14") { database in
        try database.execute(
          """
          insert into orders (order_id, ordered_at, paid_at, status, units, gross_sales)
          select day::varchar, day, day, 'paid', 1, 10 * date_part('day', day)
          from generate_series(timestamp '2024-03-20', timestamp '2024-05-13', interval 1 day) d(day)
          where date_part('day', day)::int % (\(orders) * 4) = 1
            or day in ('2024-03-20', '2024-05-13')
          """)
      }
      for metric in ["revenue", "orders"] {
        let table = try tiny.table("forecast \(metric) for 30 days")
        let total = try #require(table.total)
        let (middle, low, high) = (total[1].double ?? 0, total[2].double ?? 0, total[3].double ?? 0)
        #expect(low <= middle && middle <= high, "\(metric) \(orders): \(total)")
        for row in table.rows {
          #expect((row[2].double ?? 0) <= (row[1].double ?? 0))
          #expect((row[1].double ?? 0) <= (row[3].double ?? 0))
        }
      }
    }
  }
}
