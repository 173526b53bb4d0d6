import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// Expressions, names and stages that are part of the plan.
@Suite struct StepTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  @Test func expressionsAndTheirNames() throws {
    #expect(
      try shop.lines("refund_amount / revenue as part, 1 - part as rest last 7 days")
        == ["0.278689 0.721311"])
    #expect(
      try shop.lines("revenue * 2 as twice, round(twice / 3) as third last 7 days")
        == ["1220.00 407.00"])
    #expect(
      try shop.lines("orders, if(revenue > 500, \"good\", \"bad\") as was last 7 days")
        == ["4 good"])
    #expect(
      try shop.lines("count(orders where status = \"unpaid\") as open, count(orders) as all")
        == ["1 6"])
  }

  /// A synonym asks for the same number, in the column that was asked for.
  @Test func synonyms() throws {
    #expect(try shop.lines("GMV last 7 days") == ["610.00"])
    #expect(try shop.lines("支付金额 by channel last 7 days | take 1") == ["search 370.00"])
    #expect(
      try shop.ask("GMV yesterday vs day before").columns.map { $0.direction } == [1, 1, 1, 1])
  }

  @Test func companions() throws {
    let alone = try shop.ask("refund_amount by reason last 7 days")
    #expect(
      alone.columns.map { $0.name } == [
        "reason", "refund_amount", "refunds_completed", "refund_amount_share",
        "refund_amount_change",
      ])
    #expect(alone.rows.first?.map { $0.short } == ["broken", "120.00", "1", "0.705882", "-"])
    // None for a metric among others, with a name of its own, or held against a baseline.
    for question in [
      "refund_amount, orders by reason on paid_at", "refund_amount as x by reason",
      "refund_amount by reason last 7 days vs previous period",
    ] where shop.fault(question) == nil {
      #expect(try !shop.ask(question).columns.contains { $0.name == "refunds_completed" })
    }
  }

  @Test func sortTakeAndFilter() throws {
    #expect(
      try shop.lines("revenue by channel last 7 days | sort revenue | take 2")
        == ["- 60.00", "ads 180.00"])
    // What a stage names and nobody asked for is computed and not shown.
    #expect(
      try shop.lines("revenue by channel last 7 days | where orders > 1") == ["search 370.00"])
    #expect(
      try shop.lines("revenue by channel last 7 days | sort -orders, revenue")
        == ["search 370.00", "- 60.00", "ads 180.00"])
    // Missing values come last either way.
    for order in ["roas", "-roas"] {
      #expect(
        try shop.lines("roas by campaign last 7 days | sort \(order)").last == "generic -")
    }
  }

  @Test func derivedColumns() throws {
    #expect(
      try shop.lines(
        "revenue by channel last 7 days | derive p = share(revenue), r = rank(revenue) | where r <= 2"
      )
        == ["search 370.00 0.606557 1", "ads 180.00 0.295082 2"])
    #expect(
      try shop.lines(
        "revenue by day 2024-05-12 to 2024-05-14 | derive step = revenue - previous(revenue)")
        == ["2024-05-12 0.00 -", "2024-05-13 270.00 270.00", "2024-05-14 340.00 70.00"])
    // A window over what is left: filtered rows are no part of the sum.
    #expect(
      try shop.lines(
        "revenue by channel last 7 days | where revenue > 100 | derive p = share(revenue)")
        == ["search 370.00 0.672727", "ads 180.00 0.327273"])
    // A later column of the same name hides the first.
    #expect(
      try shop.lines("revenue last 7 days | derive revenue = revenue * 2 | derive x = revenue + 1")
        == ["1220.00 1221.00"])
  }

  @Test func shareAndCumulative() throws {
    #expect(
      try shop.lines("revenue, roas by channel last 7 days | share", ["channel", "revenue_share"])
        == ["search 0.606557", "ads 0.295082", "- 0.098361", "display 0"])
    #expect(
      try shop.lines("revenue by day 2024-05-12 to 2024-05-14 | cumulative")
        == ["2024-05-12 0.00 0.00", "2024-05-13 270.00 270.00", "2024-05-14 340.00 610.00"])
    // Equal values are added up in the order in which they are shown.
    #expect(
      try shop.lines("count(orders) as n by customer | sort n | cumulative", ["n", "n_cumulative"])
        == ["1 1", "1 2", "2 4", "2 6"])
    // A single row has no order to go by.
    #expect(try shop.lines("revenue last 7 days | cumulative") == ["610.00 610.00"])
  }

  @Test func chosenColumns() throws {
    #expect(
      try shop.lines(
        "revenue, orders by channel last 7 days | columns orders, channel as c | take 1")
        == ["2 search"])
    let columns = try shop.ask("revenue, orders by channel | columns orders as n").columns
    #expect(columns.map { $0.name } == ["n"])
    #expect(columns.map { $0.kind } == [.count])
  }

  /// What needs the finished rows is left to others, with all that follows.
  @Test func restIsLeft() throws {
    let planned = try shop.plan("revenue by channel | sort revenue | total | take 1")
    #expect(planned.plan.steps.count == 1)
    #expect(planned.rest.map { $0.kind } == [.total, .take(1)])
  }

  @Test func faultsOfStages() throws {
    let fault = try #require(shop.fault("revenue by channel | sort revenu"))
    #expect(fault.code == .unknownName)
    #expect(fault.label == "did you mean revenue?")
    #expect(shop.fault("revenue by channel | where channel")?.code == .wrongType)
    #expect(shop.fault("revenue by channel | where channel = other")?.label == "write \"other\"")
    #expect(shop.fault("revenue by channel | derive x = channel + 1")?.code == .wrongType)
  }
}
