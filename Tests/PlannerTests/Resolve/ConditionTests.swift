import TestSupport
import Testing
import Values

@testable import Planner

/// Conditions on dimensions choose rows, those on metrics choose groups.
@Suite struct ConditionTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  @Test func dimensionsChooseRowsAndMetricsGroups() throws {
    // gross_sales is a metric: the group's sum is tested, not the single order.
    #expect(
      try shop.lines("orders by channel where revenue > 100 last 7 days")
        == ["search 2", "ads 1"])
    #expect(
      try shop.lines("orders by channel where channel != \"ads\" and revenue < 100 last 7 days")
        == ["- 1"])
    #expect(try shop.lines("orders where channel = \"search\" last 7 days") == ["2"])
    let plan = try shop.plan("orders by channel where revenue > 100 and device is missing").plan
    #expect(plan.steps.count == 1)
    #expect(plan.sources.allSatisfy { $0.filter != nil })
    // What only the condition names is computed and not shown.
    #expect(plan.outputs.filter { $0.isHidden }.map { $0.column.name } == ["revenue"])
    #expect(plan.columns.map { $0.name } == ["channel", "orders"])
  }

  /// What is unlike, outside or not so includes what has no value.
  @Test(arguments: [
    "channel != \"search\"", "channel not in (\"search\")", "not (channel = \"search\")",
    "not (channel in (\"search\"))", "channel not contains \"sea\"",
    "not channel starts with \"sea\"", "channel is missing or channel = \"ads\"",
  ])
  func negationKeepsMissing(_ condition: String) throws {
    #expect(
      try shop.lines("orders by channel where \(condition) last 7 days") == ["ads 1", "- 1"],
      "\(condition)")
  }

  @Test(arguments: [
    "channel = \"search\"", "channel in (\"search\", \"none\")", "channel contains \"SEA\"",
    "channel starts with \"s\"", "channel ends with \"CH\"", "channel matches /^s.*h$/",
    "not (channel != \"search\")", "not (channel is missing) and channel != \"ads\"",
  ])
  func positiveLeavesMissingOut(_ condition: String) throws {
    #expect(
      try shop.lines("orders by channel where \(condition) last 7 days") == ["search 2"],
      "\(condition)")
  }

  @Test func outsideOfARangeKeepsMissing() throws {
    #expect(try shop.lines("count(orders) where orders.discounts between 10 and 25") == ["1"])
    #expect(try shop.lines("count(orders) where orders.discounts not between 10 and 25") == ["5"])
  }

  /// A product goes by its title or its id, and refunds know the same products.
  @Test func labelsAndIds() throws {
    for condition in ["product = \"Cup\"", "product = \"p2\"", "product in (\"p2\", \"x\")"] {
      #expect(
        try shop.lines("units_sold, refund_amount where \(condition) last 7 days") == ["4 50.00"])
    }
    #expect(
      try shop.lines("units_sold by product where product != \"Cup\" last 7 days", ["product"])
        == ["Lamp", "Tea pot"])
  }

  /// Members of a column may stand without quotes; others may not.
  @Test func bareWords() throws {
    #expect(try shop.lines("refunds where status = refunded last 7 days") == ["2"])
    let fault = shop.fault("refunds where status = refundet last 7 days")
    #expect(fault?.message == "status is never \"refundet\"")
    #expect(fault?.label == "did you mean refunded?")
    let free = shop.fault("orders where channel = search")
    #expect(free?.message == "no dimension called \"search\"; a text needs quotes")
    #expect(free?.label == "write \"search\"")
  }

  @Test func wrongTypes() throws {
    #expect(
      shop.fault("orders where channel > 5")?.message == "a text cannot be compared with a number")
    for question in ["orders where channel", "orders where channel and device is missing"] {
      #expect(shop.fault(question)?.message == "this is a text, not a condition", "\(question)")
    }
    #expect(shop.fault("orders where units contains \"x\"")?.code == .wrongType)
  }

  /// A definition's own conditions and times hold inside the metrics that it is made of.
  @Test func definitionsNarrowWhatTheyAreMadeOf() throws {
    let own = try Asked(
      SmallShop.script,
      definitions: """
        metric search_revenue "Revenue of search" : money = revenue where channel = "search"
        metric search_order_value "Order value of search" : money = search_revenue / orders
        metric refunds_by_sale "Refunds on the day of the sale" : money = refund_amount on paid_at
        """)
    #expect(try own.lines("search_revenue, revenue last 7 days") == ["370.00 610.00"])
    #expect(
      try own.lines("search_revenue by channel last 7 days")
        == ["search 370.00", "ads 0.00", "- 0.00"])
    #expect(try own.lines("search_order_value last 7 days") == ["92.50"])
    #expect(
      try own.lines("refunds_by_sale, refund_amount by day 2024-05-13 to 2024-05-14")
        == ["2024-05-13 170.00 0.00", "2024-05-14 0.00 170.00"])
  }
}
