import Analysis
import Language
import Testing
import Values

@testable import Verbs

/// What activities brought beyond usual days.
@Suite struct ActivityTests {
  /// 20 usual days are too few for the days after as for its own; one that only began has no day yet.
  @Test func whatIsTooLittleToSay() {
    let monday = Day(number: 19_723)
    let values: [Double?] = (0..<40).map { 100 + Double($0 % 7) }
    let histories = ["revenue": DailyHistory(firstDay: monday, values: values)]
    let short = ActivityStudy(
      ActivityRecord(name: "sale", first: monday + 20, last: monday + 21), histories,
      present: monday + 39)
    #expect(short.after == nil && short.revenue == nil)
    #expect(short.verdict.reason == "fewer than 28 usual days before it")
    let begun = ActivityStudy(
      ActivityRecord(name: "sale", first: monday + 40, last: monday + 41), histories,
      present: monday + 39)
    #expect(begun.verdict.reason == "no day of it is in the data yet")
  }

  /// Each day five orders of `a` and five of `b` at 10 with a cost of 6.
  ///
  /// From 12 to 14 March 28 of `a`
  /// at 2 off and two of `b`, the five days after it half of the usual.
  private static let shop = Result { () throws -> Counter in
    try Counter(today: "2024-04-03") { database in
      try database.execute(
        """
        insert into products (product_id, title, category, price, unit_cost)
        values ('a', 'Apple', 'fruit', 10, 6), ('b', 'Banana', 'fruit', 10, 6),
          ('c', 'Cup', 'kitchen', 10, 6)
        """)
      try database.execute(
        """
        create temp table made as
        with days as (
          select unnest(generate_series(date '2024-01-08', date '2024-04-02', interval 1 day))::date
            as day),
        counted as (
          select day, product, case
            when day between '2024-03-12' and '2024-03-14' then if(product = 'a', 28, 2)
            when day between '2024-03-15' and '2024-03-19' then if(product = 'a', 3, 2)
            else 5 end as n, day between '2024-03-12' and '2024-03-14' and product = 'a' as off
          from days, (values ('a'), ('b')) p(product))
        select day, product, off, unnest(range(n)) as i from counted
        """)
      try database.execute(
        """
        insert into orders (order_id, ordered_at, paid_at, status, units, gross_sales, discounts)
        select day || product || i, day + interval 10 hours, day + interval 10 hours, 'paid', 1, 10,
          if(off, 2, 0) from made
        """)
      try database.execute(
        """
        insert into order_lines (order_id, line_no, product_id, units, unit_price, gross_sales,
          discounts)
        select day || product || i, '1', product, 1, 10, 10, if(off, 2, 0) from made
        """)
      try database.execute(
        """
        insert into activities (activity_id, activity_name, starts_on, ends_on, stage,
          expected_revenue, activity_budget)
        values ('1', 'Fruit days', '2024-03-12', '2024-03-14', 'ended', 610, 30),
          ('2', 'Quiet day', '2024-03-26', '2024-03-26', 'ended', null, null),
          ('3', 'Now on', '2024-04-02', '2024-04-05', 'running', 400, null),
          ('4', 'Never', '2024-03-20', '2024-03-21', 'dropped', 400, null),
          ('5', 'To come', '2024-04-20', '2024-04-21', 'idea', 400, null),
          ('6', 'Early bird', '2024-01-20', '2024-01-20', 'ended', null, null)
        """)
    }
  }

  private func rounded(_ value: Value?) -> Int? { value?.double.map { Int($0.rounded()) } }

  @Test func figures() throws {
    let report = try Self.shop.get().run("activity \"fruit\"")
    #expect(report.heading == "Fruit days, 2024-03-12 to 2024-03-14 (3 days)")
    let tables = report.blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    let figures = Dictionary(
      tables[0].rows.map { ($0[0].text ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    // 28 at 8 and 2 at 10 on three days, where 100 a day is usual.
    let revenue = try #require(figures["revenue"])
    #expect(revenue[1].double == 732)
    #expect(abs((revenue[2].double ?? 0) - 300) < 6)
    #expect(figures["orders"]?[1].double == 90)
    #expect(abs((figures["discount rate"]?[1].double ?? 0) - 168.0 / 900) < 1e-9)
    #expect(abs((figures["gross margin"]?[1].double ?? 0) - 192.0 / 732) < 1e-9)
    #expect(abs((figures["gross margin"]?[2].double ?? 0) - 0.4) < 1e-9)
    let after = try #require(
      figures["revenue of the 14 days after"] ?? figures["revenue of the 11 days after"])
    #expect(abs((after[3].double ?? 0) + 250) < 40)
    #expect(figures["revenue against the plan"]?[3].double == 122)
    // 192 earned where 120 are usual, 40 % of 250 pulled forward, 30 spent.
    let account = Dictionary(
      tables[1].rows.map { ($0[0].text ?? "", $0[1]) }, uniquingKeysWith: { first, _ in first })
    #expect(account["gross profit of its days"]?.double == 192)
    #expect(abs((account["less that of usual days"]?.double ?? 0) + 120) < 3)
    #expect(abs((account["pulled forward from the days after"]?.double ?? 0) + 100) < 16)
    #expect(account["budget"]?.double == -30)
    let sum = tables[1].rows.reduce(0) { $0 + ($1[1].double ?? 0) }
    #expect(abs(sum - (tables[1].total?[1].double ?? 0)) < 0.02)
    // Fifteen of the other fruit are usual on three days, and six were sold.
    #expect(tables[2].rows.map { $0[0...3].map { $0.short } } == [["Banana", "fruit", "6", "15"]])
    #expect(
      report.blocks.contains { block in
        if case .text(let text) = block {
          text.hasPrefix("verdict: change – revenue +") && text.contains("came from the days after")
        } else {
          false
        }
      })
  }

  @Test func review() throws {
    let lines = try Self.shop.get().lines(
      "activities review", ["activity", "from", "to", "expected", "revenue", "verdict"])
    #expect(
      lines == [
        "Now on 2024-04-02 2024-04-05 400.00 100.00 running",
        "Quiet day 2024-03-26 2024-03-26 - 100.00 not proved",
        "Fruit days 2024-03-12 2024-03-14 610.00 732.00 change",
        "Early bird 2024-01-20 2024-01-20 - 100.00 not known",
      ])
    #expect(
      try Self.shop.get().lines("activity 2024-03-20 to 2024-03-31", ["activity"]) == ["Quiet day"])
    let stages = try Self.shop.get().lines(
      "activities review | where verdict = \"change\"", ["activity"])
    #expect(stages == ["Fruit days"])
  }

  /// Twelve days are too few to tell the usual: what came is shown, and nothing is judged.
  @Test func tooFewDaysBefore() throws {
    let report = try Self.shop.get().run("activity \"Early bird\"")
    let figures = try #require(report.table)
    #expect(figures.rows.map { $0[0...2].map { $0.short } }.first == ["revenue", "100.00", "-"])
    #expect(
      report.blocks.contains(.text("verdict: not known – fewer than 28 usual days before it")))
  }

  /// Two activities on the same days: the revenue of one is that of the other as well.
  @Test func atTheSameTime() throws {
    let sample = try Counter.sample.get()
    let note = "at the same time, so not to be told apart: "
    #expect(
      try sample.run("activity \"Double 11\"").notes.contains(
        "\(note)Flash sale 2026-11-03 bags"))
    #expect(
      try sample.run("activities review").notes.contains(
        "\(note)Flash sale 2026-11-03 bags (in Double 11 2026)"))
    let fruit = try Self.shop.get().run("activity \"Fruit days\"")
    #expect(!fruit.notes.contains { $0.hasPrefix(note) })
  }

  @Test func names() throws {
    let shop = try Self.shop.get()
    #expect(try shop.run("activity \"QUIET day\"").heading.hasPrefix("Quiet day"))
    // An event of the calendar, its last one.
    #expect(
      try shop.run("activity \"Women's Day Sale\"").heading
        == "Women's Day Sale 2024, 2024-03-01 to 2024-03-08 (8 days)")
    #expect(shop.fault("activity \"Frut days\"")?.label == "did you mean \"Fruit days\"?")
    #expect(shop.fault("activity \"Mother's Day 2024\"")?.code == .noData)
    #expect(shop.fault("activity \"Double 11 2023\"")?.code == .noData)
    #expect(shop.fault("activity \"Fruit days\" yesterday")?.code == .wrongTime)
    #expect(shop.fault("activity 2024-01-01")?.code == .noData)
    let empty = try Counter { _ in }
    #expect(empty.fault("activities review")?.code == .notLoaded)
  }

  // MARK: - The verdict

  private func verdict(
    _ revenue: Double, after: Double? = nil, gain: Double? = nil
  ) -> ActivityVerdict {
    ActivityVerdict(
      ActivityVerdict.Facts(
        revenue: revenue, expected: 100, low: 80, high: 120, after: after, gain: gain))
  }

  @Test func verdicts() {
    #expect(verdict(115, gain: 50).action == .unproved)
    #expect(verdict(79).action == .drop)
    #expect(verdict(160, after: -31, gain: 50).action == .change)
    #expect(verdict(160, after: -30, gain: 50).action == .again)
    #expect(verdict(160, gain: -1).action == .change)
    #expect(verdict(160).action == .again)
    #expect(
      verdict(160, after: -45).reason
        == "revenue +60 % against the usual, but 75 % of it came from the days after")
    #expect(verdict(79).reason == "revenue −21 % against the usual, less than usual days bring")
  }
}
