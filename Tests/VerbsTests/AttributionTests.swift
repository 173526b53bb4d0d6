import Language
import Testing
import Values

@testable import Verbs

/// Orders shared out among the visits before them.
@Suite struct AttributionTests {
  @Test(
    arguments: [
      (Attribution.last, [0.0, 0, 0, 1]), (.first, [1, 0, 0, 0]),
      (.linear, [0.25, 0.25, 0.25, 0.25]), (.position, [0.4, 0.1, 0.1, 0.4]),
      (.decay, [1.0 / 15, 2.0 / 15, 4.0 / 15, 8.0 / 15]),
    ] as [(Attribution, [Double])])
  func attribution(model: Attribution, shares: [Double]) {
    let given = model.shares(daysBefore: [21, 14, 7, 0])
    #expect(zip(given, shares).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test(arguments: Attribution.allCases)
  func attributionSumsToOne(model: Attribution) {
    #expect(model.shares(daysBefore: []).isEmpty)
    for count in 1...9 {
      let days = (0..<count).map { Double(20_000 - 300 * $0) }
      let shares = model.shares(daysBefore: days)
      #expect(shares.count == count && abs(shares.reduce(0, +) - 1) < 1e-12)
    }
    #expect(model.shares(daysBefore: [3]) == [1])
  }

  @Test func positionOfTwo() {
    #expect(Attribution.position.shares(daysBefore: [9, 1]) == [0.5, 0.5])
    #expect(Attribution.position.shares(daysBefore: [9, 5, 1]) == [0.4, 0.2, 0.4])
  }

  /// Four visits 21, 14, 7 and 0 days before an order of 150, two before one of 60, one before one of
  /// 10, and an order without any.
  private static let paths = Result { () throws -> Counter in
    try Counter { database in
      try database.execute(
        """
        insert into orders (order_id, customer_id, channel, ordered_at, paid_at, status, units,
          gross_sales)
        values ('1', 'a', 'd', '2024-05-12', '2024-05-12', 'paid', 1, 150),
          ('2', 'b', 'd', '2024-05-12', '2024-05-12', 'paid', 1, 60),
          ('3', 'c', 'd', '2024-05-12', '2024-05-12', 'paid', 1, 10),
          ('4', 'd', 'd', '2024-05-12', '2024-05-12', 'paid', 1, 80)
        """)
      try database.execute(
        """
        insert into touches (touch_id, order_id, customer_id, touched_at, channel)
        values ('1', '1', 'a', '2024-04-21', 'ads'), ('2', '1', 'a', '2024-04-28', 'live'),
          ('3', '1', 'a', '2024-05-05', 'mail'), ('4', '1', 'a', '2024-05-12', 'search'),
          ('5', null, 'b', '2024-05-01', 'ads'), ('6', null, 'b', '2024-05-10', 'mail'),
          ('7', null, 'b', '2024-05-13', 'live'), ('8', null, 'b', '2024-04-01', 'live'),
          ('9', '3', 'c', '2024-05-11', null)
        """)
    }
  }

  private static let models = ["last_click", "first_click", "linear", "position", "decay"]

  @Test func sharesByHand() throws {
    let decay = Attribution.decay.shares(daysBefore: [11, 2]).map { $0 * 60 }
    let lines = try Self.paths.get().table("attribution").rows.map { row in
      "\(row[0].short) \(row[1].short) "
        + row[2...].map { Self.cents($0.double) }.joined(separator: " ")
    }
    #expect(
      Set(lines) == [
        "ads 2 0.0 210.0 67.5 90.0 \(Self.cents(10 + decay[0]))",
        "mail 2 60.0 0.0 67.5 45.0 \(Self.cents(40 + decay[1]))",
        "search 1 150.0 0.0 37.5 60.0 80.0", "live 1 0.0 0.0 37.5 15.0 20.0",
        "(none) 1 10.0 10.0 10.0 10.0 10.0",
      ])
    let report = try Self.paths.get().run("attribution")
    #expect(
      report.notes.contains {
        $0.hasPrefix("orders with a visit before them make 73.3 % of the revenue")
      })
  }

  private static func cents(_ value: Double?) -> String {
    guard let value else { return "-" }
    return "\((value * 100).rounded() / 100)"
  }

  /// Visits that name no order count within some days only.
  @Test func within() throws {
    let near = try Self.paths.get().table("attribution --within 5 | where channel = \"mail\"")
    #expect(near["linear"]?.first?.double == 97.5)
    let orders = try Self.paths.get().table("attribution orders --within 60")
    #expect(orders.total?.dropFirst(2).allSatisfy { abs(($0.double ?? 0) - 3) < 1e-9 } == true)
  }

  /// On the sample store each model gives out the same whole, and each share is that of the
  /// reference, order by order.
  @Test func againstTheReference() throws {
    let sample = try Counter.sample.get()
    let table = try sample.table("attribution orders last 30 days")
    let paths = try sample.query(
      """
      select string_agg(touches.channel || '/' || epoch(paid_at - touched_at) / 86400, '|'
        order by touched_at, touch_id)
      from touches join orders using (order_id)
      where paid_at >= '2026-10-22' and paid_at < '2026-11-21' and touched_at <= paid_at
      group by order_id
      """)
    for (place, model) in Attribution.allCases.enumerated() {
      var sums: [String: Double] = [:]
      for path in paths {
        let steps = path.split(separator: "|").map { $0.split(separator: "/") }
        let days = steps.compactMap { Double($0[1]) }
        for (step, share) in zip(steps, model.shares(daysBefore: days)) {
          sums[String(step[0]), default: 0] += share
        }
      }
      #expect(sums.count == table.rowCount)
      for row in table.rows {
        #expect(abs((row[place + 2].double ?? 0) - (sums[row[0].short] ?? -1)) < 1e-9)
      }
    }
    #expect(paths.count > 100)
    for total in table.total?.dropFirst(2) ?? [] {
      #expect(abs((total.double ?? 0) - Double(paths.count)) < 1e-9)
    }
  }

  @Test func whatIsMissing() throws {
    let empty = try Counter { _ in }
    #expect(empty.fault("attribution")?.code == .notLoaded)
    #expect(empty.fault("attribution")?.label == "load FILE as touches")
    let paths = try Self.paths.get()
    #expect(paths.fault("attribution average_order_value")?.code == .notSplittable)
    #expect(paths.fault("attribution revenue, orders")?.message == "attribution takes one metric")
    #expect(paths.fault("attribution reveneu")?.label == "did you mean revenue?")
    #expect(paths.fault("attribution 2024-05-01")?.code == .noData)
    #expect(paths.fault("attribution --within 0")?.code == .syntax)
  }
}
