import TestSupport
import Testing
import Values

@testable import Verbs

/// `forecast` of a shop that is closed on Sundays, whose data end some days ago.
@Suite struct ForecastVerbTests {
  private let shop: Counter

  /// 84 days from Monday, 2026-01-05, to Sunday, 2026-03-29: 20 to 28 orders a day, none on Sundays.
  init() throws {
    shop = try Counter(today: "2026-04-01") { database in
      try database.execute(
        """
        insert into orders (order_id, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar || '-' || i, day + interval 10 hour, day + interval 10 hour, 'paid', 1, 50
        from generate_series(timestamp '2026-01-05', timestamp '2026-03-29', interval 1 day) d(day),
          range(28) n(i)
        where i < 20 + hash(day) % 9 and dayofweek(day) != 0
        """)
    }
  }

  @Test func aClosedWeekdayIsNoughtAndNotJudged() throws {
    let table = try shop.table("forecast orders for 7 days")
    let days = table["day"]?.map { String($0.description.prefix(10)) } ?? []
    #expect(days.first == "2026-04-01" && days.count == 7)
    // 5 April is a Sunday.
    let sunday = try #require(days.firstIndex(of: "2026-04-05"))
    #expect(["expected", "low", "high"].allSatisfy { table[$0]?[sunday].double == 0 })
    let others = days.indices.filter { $0 != sunday }
    #expect(others.allSatisfy { (20...28).contains(table["expected"]?[$0].double ?? 0) })
    let report = try shop.run("compare orders 2026-03-22")
    #expect(report.notes.contains { $0.english.hasPrefix("not judged: nearly no Sunday") })
    // Other days are judged by days that are open.
    let low = try shop.table("compare orders 2026-03-28")["usual_low"]?[0].double
    #expect((low ?? 0) > 10)
  }

  @Test func itStartsTodayAndSaysWhatIsMissing() throws {
    let report = try shop.run("forecast orders for 7 days")
    #expect(
      report.notes.contains(
        "the data end on 2026-03-28: the forecast goes over 3 days without data"))
  }

  @Test func itsLevelIsAsked() throws {
    func width(_ level: String) throws -> Double {
      let total = try #require(try shop.table("forecast orders for 7 days \(level)").total)
      return (total[3].double ?? 0) - (total[2].double ?? 0)
    }
    #expect(try width("--level 50") < width(""))
    #expect(try width("") < width("--level 95"))
    #expect(try width("--level 0.8") == width("--level 80%"))
    #expect(
      shop.fault("forecast orders --level 30")?.message == "--level is a number from 0.5 to 0.99")
  }
}
