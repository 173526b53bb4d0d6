import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// Lists: the rows of a data set, with what their links lead to.
@Suite struct ListTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  /// Each row once, whatever is joined to it; links show names, or ids where there is no name.
  ///
  /// Columns that hold nothing, as the phones of customers that are not loaded, are left out.
  @Test func rowsWithLabels() throws {
    let table = try shop.list("refunds 2024-05-14")
    #expect(
      table.columns.map { $0.name } == [
        "refund_id", "requested_at", "order_id", "product", "reason", "amount", "status",
        "customer",
      ])
    #expect(table["refund_id"] == [.text("r3"), .text("r2")])
    #expect(table["product"] == [.text("Tea pot"), .text("Cup")])
    #expect(table["customer"] == [.text("c2"), .text("c1")])
    #expect(try shop.list("order_lines").rowCount == 8)
  }

  /// The period goes by the data set's first time, or by the one that is named.
  @Test func times() throws {
    #expect(try shop.list("orders 2024-05-14").rowCount == 4)
    #expect(try shop.list("orders on paid_at 2024-05-14").rowCount == 3)
    #expect(
      try shop.list("refunds on paid_at 2024-05-13")["refund_id"] == [.text("r2"), .text("r1")])
    let fault = shop.listFault("products yesterday")
    #expect(fault?.message == "products has no dates, so no period can be asked for")
    let other = shop.listFault("orders on shipped_at yesterday")
    #expect(other?.label == "it has ordered_at, paid_at, completed_at, cancelled_at")
  }

  @Test func conditions() throws {
    #expect(try shop.list("orders where paid_at is missing")["order_id"] == [.text("o4")])
    #expect(try shop.list("order_lines where category = \"light\"").rowCount == 3)
    #expect(try shop.list("order_lines where customer = \"c4\"").rowCount == 1)
    #expect(try shop.list("orders where ordered_at < now - 24h").rowCount == 3)
    #expect(shop.listFault("orders where channel")?.message == "this is a text, not a condition")
    #expect(
      shop.listFault("orders where revenue > 5")?.message
        == "revenue is a metric, not a dimension of orders")
  }

  /// The data set's own order, until a stage names another; what a stage names need not be shown.
  @Test func stages() throws {
    #expect(try shop.list("orders | take 2")["order_id"] == [.text("o6"), .text("o4")])
    #expect(
      try shop.list("orders | sort -gross_sales | take 2 | columns order_id").rows
        == [[.text("o4")], [.text("o1")]])
    let hidden = try shop.list("orders | sort region, order_id | take 1")
    #expect(hidden.index(of: "region") == nil)
    #expect(
      try shop.list(
        "order_lines where order_id = \"o1\" | columns line_no, category | sort line_no"
      )
      .rows.map { $0.map { $0.short } }
        == [["1", "kitchen"], ["2", "kitchen"], ["3", "light"]])
    #expect(
      try shop.list("orders | sort order_id | columns order_id, units | cumulative | take 3")[
        "units_cumulative"]?.map { $0.short } == ["4", "6", "8"])
  }

  @Test func whatIsNotLoaded() throws {
    let fault = shop.listFault("shipments")
    #expect(fault?.message == "no shipments are loaded")
    #expect(fault?.label == "load FILE as shipments")
    // What opsh keeps itself is empty rather than not loaded.
    let tasks = try shop.list("tasks")
    #expect(tasks.rowCount == 0 && tasks.index(of: "assignee") != nil)
  }
}
