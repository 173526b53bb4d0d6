import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Files of several shops whose numbers begin anew, asked through questions.
@Suite struct ShopTests {
  private let folder: Folder
  private let desk: Counter

  init() throws {
    folder = try Folder()
    desk = try Counter(today: "2026-11-30") { _ in }
  }

  private func load(_ text: String, _ options: String = "", as name: String) throws {
    _ = try desk.run("load \"\(try folder.write(name, text))\" \(options)")
  }

  private static let header = "order_id,ordered_at,paid_at,status,title,units,gross_sales\n"
  private static let us =
    header
    + "1001,2026-11-01,2026-11-01,paid,Cup,1,100\n1002,2026-11-02,2026-11-02,paid,Bowl,1,50\n"
  private static let eu =
    header + "1001,2026-11-05,2026-11-05,paid,Cup,1,70\n1002,2026-11-06,2026-11-06,paid,Pot,2,30\n"

  @Test(arguments: [true, false]) func shopsThatAreNamed(usFirst: Bool) throws {
    if usFirst { try load(Self.us, "store \"US\"", as: "us.csv") }
    try load(Self.eu, "store \"EU\"", as: "eu.csv")
    if !usFirst { try load(Self.us, "store \"US\"", as: "us.csv") }
    #expect(try desk.plain("revenue, orders") == ["250 4"])
    #expect(try desk.plain("revenue by store") == ["US 150", "EU 100"])
    #expect(try desk.plain("orders_placed where order_number = \"1001\"") == ["2"])
    // The same file again, and a later state of one order, change what is theirs.
    try load(
      Self.header + "1001,2026-11-05,2026-11-05,paid,Cup,1,75\n", "store \"EU\"", as: "eu2.csv")
    #expect(try desk.plain("revenue by store") == ["US 150", "EU 105"])
    #expect(try desk.plain("orders") == ["4"])
  }

  /// Without a name the orders of another shop would replace those that are there.
  @Test func anotherShopIsNotTakenForTheSame() throws {
    try load(Self.us, as: "us.csv")
    let fault = desk.fault("load \"\(try folder.write("eu.csv", Self.eu))\"")
    #expect(fault?.message.contains("have another day there") == true)
    #expect(fault?.hints.contains { $0.contains("store \"NAME\"") } == true)
    try load(Self.eu, "store \"EU\"", as: "eu.csv")
    #expect(try desk.plain("revenue, orders") == ["250 4"])
  }

  /// A shop that gets a name later is still the same.
  @Test func aNameThatComesLaterDoublesNothing() throws {
    try load(Self.us, as: "us.csv")
    try load(
      Self.us + "1003,2026-11-03,2026-11-03,paid,Cup,1,5\n", "store \"US\"", as: "us2.csv")
    #expect(try desk.plain("revenue, orders") == ["155 3"])
  }

  @Test func stockAndCouponsOfShops() throws {
    for (shop, count) in [("US", 5), ("EU", 7)] {
      try load(
        "date,product_id,sku,warehouse,on_hand\n2026-11-28,P1,A1,main,\(count)\n",
        "as inventory store \"\(shop)\"", as: "stock-\(shop).csv")
      try load(
        "promotion_id,promotion_name,starts_at,ends_at,issued\nNEW-\(shop),New,2026-11-01,2026-11-30,\(count)\n",
        "as promotions store \"\(shop)\"", as: "coupons-\(shop).csv")
    }
    #expect(try desk.plain("stock_units by store") == ["EU 7", "US 5"])
    #expect(try desk.plain("sum(promotions.issued) by store") == ["EU 7", "US 5"])
  }

  @Test func aColumnOfShops() throws {
    try load(
      """
      order_id,Shop,ordered_at,paid_at,status,units,gross_sales
      1,North,2026-11-01,2026-11-01,paid,1,10
      1,South,2026-11-02,2026-11-02,paid,1,20
      2,South,2026-11-02,2026-11-02,paid,1,30

      """, as: "both.csv")
    #expect(try desk.plain("revenue by store") == ["South 50", "North 10"])
    #expect(try desk.plain("orders") == ["3"])
  }

  /// Refunds that name no shop find the one order that has the number.
  @Test func refundsFindTheirOrder() throws {
    try load(Self.us, "store \"US\"", as: "us.csv")
    try load(
      Self.eu + "2001,2026-11-07,2026-11-07,paid,Cup,1,40\n", "store \"EU\"", as: "eu.csv")
    try load(
      """
      refund_id,order_id,requested_at,refunded_at,amount,status
      R1,2001,2026-11-08,2026-11-08,40,refunded

      """, as: "refunds.csv")
    #expect(try desk.plain("refund_amount by store", ["store", "refund_amount"]) == ["EU 40"])
  }
}
