import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// What an order has as a whole, shared out over its lines: the parts sum to the whole.
@Suite struct OrderShareTests {
  private let folder: Folder
  private let desk: Counter

  init() throws {
    folder = try Folder()
    desk = try Counter(today: "2026-11-30") { _ in }
    try load(
      """
      order_id,ordered_at,paid_at,status,units,gross_sales,discounts,shipping,platform_fees
      1,2026-11-01,2026-11-01,paid,3,100,10,5,1.01
      2,2026-11-02,2026-11-02,paid,1,20,,,

      """, as: "orders.csv")
    try load(
      """
      order_id,line_no,product_id,units,unit_price,gross_sales,discounts
      1,1,Cup,1,33.33,33.33,
      1,2,Bowl,1,33.33,33.33,1
      1,3,Pot,1,33.34,33.34,
      2,1,Cup,1,20,20,

      """, as: "lines.csv")
  }

  private func load(_ text: String, as name: String) throws {
    _ = try desk.run("load \"\(try folder.write(name, text))\"")
  }

  private func sum(_ metric: String) throws -> Int {
    try desk.plain("\(metric) by product", [metric]).compactMap { Double($0) }
      .reduce(0) { $0 + Int(($1 * 100).rounded()) }
  }

  @Test func partsSumToTheWhole() throws {
    #expect(
      try desk.plain("revenue, discounts, shipping_charges, platform_fees") == ["110 10 5 1.01"])
    #expect(try sum("revenue") == 11_000)
    #expect(try sum("discounts") == 1_000)
    #expect(try sum("shipping_charges") == 500)
    #expect(try sum("platform_fees") == 101)
    // The 9.00 that no line has of its own, by what each line comes to.
    #expect(try desk.plain("discounts by product") == ["Bowl 3.94", "Cup 3.03", "Pot 3.03"])
  }

  /// A later state of the order shares anew, and its undoing brings back what was there.
  @Test func sharesFollowTheOrder() throws {
    let before = try desk.plain("revenue by product")
    try load(
      """
      order_id,ordered_at,paid_at,status,units,gross_sales,discounts,shipping,platform_fees
      1,2026-11-01,2026-11-01,paid,3,100,40,5,1.01

      """, as: "later.csv")
    #expect(try sum("revenue") == 8_000)
    _ = try desk.run("undo load 3")
    #expect(try desk.plain("revenue by product") == before)
  }
}
