import Importers
import TestSupport
import Testing

/// Reports of Shopify's admin.
@Suite struct ShopifyExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let orders = """
    Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,\
    Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,\
    Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Vendor,Source
    #1,ann@example.com,refunded,2026-04-01 10:00:00 +0800,fulfilled,2026-04-02 09:00:00 +0800,EUR,\
    90.00,5.00,10.00,105.00,SPRING,10.00,Post,2026-04-01 09:58:00 +0800,2,Mug - Blue / L,30.00,\
    MUG-B,,105.00,Acme,web
    #1,,,,,,,,,,,,,,2026-04-01 09:58:00 +0800,1,Tea Pot,40.00,POT,,,Acme,
    #2,bob@example.com,pending,,unfulfilled,,EUR,30.00,5.00,0.00,35.00,,0.00,Post,\
    2026-04-02 12:00:00 +0800,1,Mug - Red,30.00,MUG-R,,0.00,Acme,web
    #3,bob@example.com,voided,,,,EUR,30.00,0.00,0.00,30.00,,0.00,,2026-04-03 12:00:00 +0800,1,\
    Mug - Red,30.00,MUG-R,2026-04-03 13:00:00 +0800,0.00,Acme,web
    #4,ann@example.com,partially_refunded,2026-04-04 10:00:00 +0800,fulfilled,\
    2026-04-05 10:00:00 +0800,EUR,60.00,5.00,0.00,65.00,,0.00,Post,2026-04-04 10:00:00 +0800,2,\
    Mug - Red,30.00,MUG-R,,12.50,Acme,pos

    """

  /// The order's columns count once; the lines, the refund and the parcel stand by themselves.
  @Test func ordersWithTheirLines() throws {
    let store = try memoryStore()
    let files = try store.take(Self.orders, in: folder)
    #expect(
      files.brief == [
        "orders 4 0", "order_lines 5 0", "refunds 2 0", "shipments 3 0", "products 2 0",
      ])
    #expect(
      try store.rows(
        """
        select order_id, status, units, gross_sales, discounts, shipping, taxes, paid_amount,
          paid_at is not null, coalesce(coupon, ''), channel from orders order by 1
        """) == [
          [
            "#1", "shipped", "3", "100.00", "10.00", "5.00", "10.00", "105.00", "true", "SPRING",
            "web",
          ],
          ["#2", "unpaid", "1", "30.00", "0.00", "5.00", "0.00", "35.00", "false", "", "web"],
          ["#3", "cancelled", "1", "30.00", "0.00", "0.00", "0.00", "30.00", "false", "", "web"],
          ["#4", "shipped", "2", "60.00", "0.00", "5.00", "0.00", "65.00", "true", "", "pos"],
        ])
    // A full refund tells goods, shipping and taxes apart; one in part cannot.
    #expect(
      try store.rows(
        "select order_id, amount, shipping_amount, tax_amount from refunds order by 1")
        == [["#1", "90.00", "5.00", "10.00"], ["#4", "12.50", "", ""]])
    #expect(
      try store.rows("select order_id, line_no, product_id, sku from order_lines order by all")
        .prefix(2) == [["#1", "1", "mug", "MUG-B"], ["#1", "2", "tea-pot", "POT"]])
    #expect(
      try store.rows("select product_id, title from products order by 1")
        == [["mug", "Mug"], ["tea-pot", "Tea Pot"]])
    #expect(
      try store.rows("select count(distinct customer_id), min(length(customer_id)) from orders")
        == [["2", "16"]])
    #expect(files.last?.personal == ["Email"])
  }

  /// A part of the orders first, all of them later: each counts once, in its newer state.
  @Test func laterExportsWin() throws {
    let store = try memoryStore()
    let lines = Self.orders.split(separator: "\n", omittingEmptySubsequences: false)
    let early = (lines.prefix(4) + [""]).joined(separator: "\n")
      .replacing("pending,,unfulfilled", with: "paid,2026-04-02 12:30:00 +0800,unfulfilled")
    try store.take(early, as: "a.csv", in: folder)
    let files = try store.take(Self.orders, as: "b.csv", in: folder)
    #expect(files[0].added == 2 && files[0].updated + files[0].unchanged == 2)
    #expect(
      try store.rows("select count(*), sum(gross_sales) from order_lines") == [["5", "220.00"]])
  }

  /// Times with an offset stand on the store's clock, Shanghai's.
  @Test func offsetsAreTurned() throws {
    let store = try memoryStore()
    try store.take(Self.orders.replacing("+0800", with: "-0400"), in: folder)
    #expect(
      try store.rows("select ordered_at::varchar from orders order by 1 limit 1")
        == [["2026-04-01 21:58:00"]])
  }

  /// The header of checkouts is that of orders without nine columns.
  @Test func abandonedCheckoutsAreNoOrders() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Created at,\
      Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount,Vendor,Id,Tags,Risk Level,\
      Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Phone,Receipt Number
      #C1,ann@example.com,,,,EUR,30.00,30.00,2026-04-01 09:58:00 +0800,1,Mug - Blue,30.00,,Acme,77,\
      ,,web,0.00,VAT,1.00,,

      """, in: folder)
    #expect(files.map { $0.taken } == ["shopify abandoned checkouts > orders"])
    #expect(files[0].added == 0)
    #expect(
      files[0].skipped.map { "\($0.reason) \($0.count)" } == ["abandoned checkout, no order 1"])
    #expect(try store.rows("select count(*) from orders") == [["0"]])
  }

  /// Variants and pictures make one product; the newer headers mean the same.
  @Test(arguments: [
    "Handle,Title,Vendor,Type,Variant SKU,Variant Inventory Qty,Variant Price,"
      + "Variant Compare At Price,Image Src,Cost per item,Price / Canada,Status",
    "URL handle,Title,Vendor,Type,SKU,Inventory quantity,Price,Compare-at price,Product image URL,"
      + "Cost per item,Price / Canada,Status",
  ])
  func products(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      header + """

        mug,Mug,Acme,Kitchen,MUG-B,4,12.50,15.00,https://x/1.png,6.00,17.00,active
        mug,,,,MUG-R,-1,12.50,,https://x/2.png,6.00,17.00,
        mug,,,,,,,,https://x/3.png,,,
        pot,Pot,Acme,Kitchen,POT,7,40.00,,,,,draft

        """, in: folder)
    #expect(files.map { $0.taken } == ["shopify products > products"])
    #expect(
      try store.rows(
        """
        select product_id, title, sku, price, list_price, unit_cost, stock, listing_status, pictures
        from products order by 1
        """) == [
          ["mug", "Mug", "MUG-B", "12.50", "15.00", "6.00", "3", "on_sale", "3"],
          ["pot", "Pot", "POT", "40.00", "", "", "7", "draft", "0"],
        ])
  }

  /// A row for each location or a column for each: the same stock.
  @Test func inventoryInBothForms() throws {
    let rows = try memoryStore()
    try rows.take(
      """
      Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Bin name,\
      Incoming (not editable),Unavailable (not editable),Committed (not editable),\
      Available (not editable),On hand (current),On hand (new)
      mug,Mug,Colour,Blue,MUG-B,,,North,,3,0,1,4,5,
      mug,Mug,Colour,Blue,MUG-B,,,South,,not stocked,not stocked,not stocked,not stocked,not stocked,

      """, as: "inventory_export_2026-08-03.csv", in: folder)
    #expect(
      try rows.rows(
        """
        select date::varchar, product_id, sku, warehouse, on_hand, available, committed, incoming
        from inventory
        """) == [["2026-08-03", "mug", "MUG-B", "North", "5", "4", "1", "3"]])
    let columns = try memoryStore()
    let files = try columns.take(
      """
      Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,\
      SKU,HS Code,COO,North,South
      mug,Mug,Colour,Blue,,,,,MUG-B,,,5,not stocked
      pot,Pot,Title,Default Title,,,,,POT,,,0,2

      """, as: "inventory_export_1.csv", in: folder)
    #expect(
      try columns.rows(
        "select product_id, sku, warehouse, on_hand from inventory order by 1, 3")
        == [
          ["mug", "MUG-B", "North", "5"], ["pot", "POT", "North", "0"],
          ["pot", "POT", "South", "2"],
        ])
    #expect(files[0].skippedCount == 1)
    // No day stands in the name: it is the day on which the file was written.
    #expect(
      try columns.rows("select count(distinct date), max(date) >= current_date - 1 from inventory")
        == [["1", "true"]])
  }

  @Test func discounts() throws {
    let store = try memoryStore()
    try store.take(
      """
      Name,Value,Value Type,Type,Discount Class,Times Used In Total,Usage Limit Per Code,Status,Start,End
      SPRING,-10.0,percentage,Amount Off,order,17,100,Active,2026-03-01 00:00:00 +0800,
      SHIP,-100.0,percentage,Free Shipping,shipping,3,,Expired,2025-03-01 00:00:00 +0800,\
      2025-04-01 00:00:00 +0800

      """, in: folder)
    #expect(
      try store.rows(
        """
        select promotion_id, promotion_kind, (100 * discount_rate_set)::integer, issued, redeemed,
          promotion_status
        from promotions order by 1
        """)
        == [
          ["SHIP", "free_shipping", "100", "", "3", "ended"],
          ["SPRING", "code", "10", "100", "17", "active"],
        ])
  }

  // MARK: - Analytics

  /// Days, weeks and months are kept apart, and files of the same grain complete each other.
  @Test func sessionsOverTime() throws {
    let store = try memoryStore()
    let month = try store.take(
      """
      "Month","Online store visitors","Sessions","Month (previous_year)",\
      "Online store visitors (previous_year)","Sessions (previous_year)",\
      "Online store visitors (previous_year) ","Sessions (previous_year) "
      "2024-01-01",400,500,"2023-01-01",300,350,0.33,0.42

      """, in: folder)
    #expect(month.map { $0.taken } == ["shopify sessions over time > traffic"])
    try store.take(
      "\"Week\",\"Online store visitors\",\"Sessions\"\n\"2024-01-01\",90,110\n", in: folder)
    try store.take(
      """
      "Week","Sessions that reached checkout","Sessions that completed checkout",\
      "Checkout conversion rate"
      "2024-01-01",12,5,0.4167

      """, in: folder)
    try store.take(
      """
      "Week","Sessions with cart additions","Sessions that reached checkout",\
      "Sessions that completed checkout"
      "2024-01-01",20,12,5

      """, in: folder)
    try store.take("\"Day\",\"Sessions\",\"Online store visitors\"\n2024-01-01,17,15\n", in: folder)
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, visitors, sessions, cart_sessions,
          checkout_sessions, completed_sessions from traffic order by sessions
        """) == [
          ["shop", "2024-01-01", "", "15", "17", "", "", ""],
          ["shop", "2024-01-01", "2024-01-07", "90", "110", "20", "12", "5"],
          ["shop", "2024-01-01", "2024-01-31", "400", "500", "", "", ""],
        ])
  }

  @Test func sessionsByReferrerAndPlace() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Referrer source","Referrer name","Session city","Week","Online store visitors","Sessions"
      "search","google","Berlin","2024-01-01",5,6
      "search","google","Paris","2024-01-01",2,3
      "direct",,"Berlin","2024-01-01",4,4

      """, in: folder)
    #expect(files.map { $0.taken } == ["shopify sessions by referrer > traffic"])
    try store.take(
      """
      "Session country","Session region","Session city","Week","Online store visitors","Sessions"
      "Germany","Berlin","Berlin","2024-01-01",9,10

      """, in: folder)
    #expect(
      try store.rows(
        """
        select level, until::varchar, coalesce(channel, country), coalesce(source_name, city, ''),
          visitors, sessions from traffic order by sessions
        """) == [
          ["source", "2024-01-07", "direct", "", "4", "4"],
          ["source", "2024-01-07", "search", "google", "7", "9"],
          ["place", "2024-01-07", "Germany", "Berlin", "9", "10"],
        ])
  }

  @Test func customersWithoutADayAreSkipped() throws {
    let store = try memoryStore()
    let files = try store.take(
      "\"New or returning customer\",\"Customers\"\n\"New\",12\n\"Returning\",3\n", in: folder)
    #expect(files[0].export == "shopify new and returning customers" && files[0].skippedCount == 2)
  }
}
