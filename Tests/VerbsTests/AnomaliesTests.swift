import TestSupport
import Testing
import Values

@testable import Verbs

/// `anomalies` and `compare` on the same days, and what a flag is worth.
@Suite struct AnomaliesTests {
  /// 200 days of 39 to 41 orders of ¥10 by mail and of 20 of ¥1,000 by search; on one of the last
  /// nobody bought by mail.
  private let shop: Counter

  init() throws { shop = try Self.made.get() }

  private static let made = Result {
    try Counter(today: "2024-05-14") { database in
      try database.execute(
        """
        insert into orders (order_id, channel, ordered_at, paid_at, status, units, gross_sales)
        select channel || day || i, channel, day, day, 'paid', 1, amount
        from generate_series(timestamp '2023-10-27', timestamp '2024-05-13', interval 1 day) d(day),
          (values ('mail', 39, 10), ('search', 20, 1000)) c(channel, count, amount),
          range(41) r(i)
        where i < count + case channel when 'mail' then dayofyear(day) % 3 else 0 end
          and not (channel = 'mail' and day = '2024-05-09')
        """)
    }
  }

  /// 40 orders of ¥10 went missing and not the ¥20,000 of the store: 40 × 10.
  @Test func theStakeIsTheSegmentsOwn() throws {
    let table = try shop.table("anomalies orders by channel last 7 days")
    #expect(table.rowCount == 1)
    #expect(table["channel"] == [.text("mail")] && table["value"]?.first?.double == 0)
    let stake = try #require(table["at_stake"]?.first?.double)
    #expect(abs(stake - 400) < 10)
  }

  /// The range of a day is one, whoever asks for it and with whatever else.
  @Test(arguments: ["2024-05-09", "2024-05-13", "2024-04-02"])
  func compareAndAnomaliesAgree(day: String) throws {
    let condition = "where channel = 'mail'"
    let alone = try shop.table("compare orders \(day) \(condition)")
    let among = try shop.table("compare revenue, orders \(day) \(condition)")
    for end in ["usual_low", "usual_high"] {
      #expect(alone[end]?[0] == among[end]?[1])
    }
    let flags = try shop.table("anomalies orders last 60 days \(condition)")
    let place = flags["day"]?.firstIndex { "\($0)".contains(day) }
    #expect((place != nil) == (day == "2024-05-09"))
    guard let place else { return }
    for end in ["usual_low", "usual_high"] {
      // What days of events did is learnt from as far back as either reads.
      let (one, other) = (alone[end]?[0].double ?? 0, flags[end]?[place].double ?? 1)
      #expect(abs(one / other - 1) < 1e-6)
    }
  }

  /// What goes wrong but for data that are not there is said.
  @Test func nothingIsSwallowed() {
    #expect(throws: (any Error).self) { try shop.run("anomalies orders by nothing_like_it") }
  }
}
