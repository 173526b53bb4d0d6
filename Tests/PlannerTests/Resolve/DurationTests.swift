import Language
import Testing
import Values

@testable import Planner

/// Lengths of time: kept as numbers of seconds, written with units, and what lies between times.
@Suite struct DurationTests {
  private static let shop = Result {
    try Asked(
      """
      insert into chats (chat_id, started_at, agent, first_response) values
        ('a', '2024-05-14 09:00:00', 'Li', 30), ('b', '2024-05-14 10:00:00', 'Li', 60),
        ('c', '2024-05-14 11:00:00', 'Wang', 90), ('d', '2024-05-14 12:00:00', 'Wang', null);
      insert into shipments (shipment_id, order_id, shipped_at, delivered_at) values
        ('1', 'o1', '2024-05-10 08:00:00', '2024-05-11 08:00:00'),
        ('2', 'o2', '2024-05-10 08:00:00', '2024-05-12 20:00:00');
      """)
  }

  private let shop: Asked

  init() throws { shop = try Self.shop.get() }

  private func chats(_ condition: String) throws -> [String] {
    try shop.list("chats where \(condition) | columns chat_id | sort chat_id").rows
      .map { $0[0].description }
  }

  @Test func besideColumns() throws {
    #expect(try chats("first_response > 1min") == ["c"])
    #expect(try chats("first_response >= 60s") == ["b", "c"])
    #expect(try chats("90s > first_response") == ["a", "b"])
    #expect(try chats("first_response between 45s and 1min") == ["b"])
    #expect(try chats("first_response in (30s, 90s)") == ["a", "c"])
    #expect(try chats("first_response > 0.5min + 15s") == ["b", "c"])
    #expect(try chats("first_response > -1s") == ["a", "b", "c"])
    // A bare number is one of seconds.
    #expect(try chats("first_response > 60") == ["c"])
  }

  @Test func besideMetrics() throws {
    #expect(
      try shop.lines("first_response_time by agent yesterday where first_response_time > 50s")
        == ["Wang 90"])
    #expect(
      try shop.lines("first_response_time by agent yesterday | where first_response_time < 1min")
        == ["Li 45"])
  }

  /// What lies between two times is a duration like any other, and moves a time like one.
  @Test func betweenTimes() throws {
    func shipments(_ condition: String) throws -> [String] {
      try shop.list("shipments where \(condition) | columns shipment_id | sort shipment_id").rows
        .map { $0[0].description }
    }
    #expect(try shipments("delivered_at - shipped_at > 24h") == ["2"])
    #expect(try shipments("delivered_at - shipped_at = 1d") == ["1"])
    #expect(try shipments("delivered_at - shipped_at > 86400") == ["2"])
    #expect(try shipments("delivered_at > shipped_at + 2d") == ["2"])
    #expect(
      try shipments("shipped_at + (delivered_at - shipped_at) = delivered_at") == ["1", "2"])
    #expect(try shipments("delivered_at - 24h = shipped_at") == ["1"])
  }

  @Test(arguments: [
    "revenue > 2d", "revenue > 8%", "orders > 2h", "orders > 8%", "refund_rate > 1h",
  ])
  func unitsOfOthers(condition: String) throws {
    let name = condition.prefix { $0 != " " }
    let fault = try SmallShop.made.get().fault("\(name) by channel | where \(condition)")
    #expect(fault?.code == .wrongType, "\(condition)")
  }

  @Test func durationsAndShares() {
    #expect(shop.listFault("chats where first_response > 8%")?.code == .wrongType)
    #expect(shop.listFault("chats where started_at > now - 24")?.code == .wrongType)
  }
}
