import Importers
import TestSupport
import Testing

/// Reports of Amazon: orders, returns, traffic, ads, partner links.
@Suite struct AmazonExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - Orders

  private static let lines = [
    "amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\t"
      + "sales-channel\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\t"
      + "currency\titem-price\titem-tax\tshipping-price\titem-promotion-discount\tship-city\t"
      + "ship-state\tship-country\tpromotion-ids",
    "111-1\t2026-04-01T10:00:00+00:00\t2026-04-02T10:00:00+00:00\tShipped\tAmazon\tAmazon.com\t"
      + "Expedited\tMug\tMUG\tB01\tShipped\t2\tUSD\t25.00\t2.00\t3.00\t5.00\tNYC\tNY\tUS\tPAWS-1",
    "111-1\t2026-04-01T10:00:00+00:00\t2026-04-02T10:00:00+00:00\tShipped\tAmazon\tAmazon.com\t"
      + "Expedited\tPot\tPOT\tB02\tCancelled\t0\tUSD\t\t\t\t\tNYC\tNY\tUS\t",
    "111-2\t2026-04-01T11:00:00+00:00\t2026-04-01T12:00:00+00:00\tCancelled\tAmazon\tAmazon.com\t"
      + "Standard\tMug\tMUG\tB01\tCancelled\t0\tUSD\t\t\t\t\tLA\tCA\tUS\t",
    "111-3\t2026-04-01T12:00:00+00:00\t2026-04-01T12:00:00+00:00\tPending\tAmazon\tAmazon.com\t"
      + "Standard\tMug\tMUG\tB01\tUnshipped\t1\tUSD\t12.50\t\t\t\tLA\tCA\tUS\t",
  ]

  /// A price is for the whole quantity, and cancelled items count nothing.
  @Test func allOrders() throws {
    let store = try memoryStore()
    let files = try store.take(
      Self.lines.joined(separator: "\n") + "\n", as: "x.txt", in: folder)
    #expect(files.brief == ["orders 3 0", "order_lines 4 0", "shipments 3 0", "products 1 0"])
    #expect(
      try store.rows(
        """
        select order_id, ordered_at::varchar, status, paid_at is not null, units, gross_sales,
          discounts, shipping, taxes, store from orders order by 1
        """) == [
          [
            "111-1", "2026-04-01 18:00:00", "shipped", "true", "2", "25.00", "5.00", "3.00", "2.00",
            "Amazon.com",
          ],
          [
            "111-2", "2026-04-01 19:00:00", "cancelled", "false", "0", "0.00", "", "", "",
            "Amazon.com",
          ],
          [
            "111-3", "2026-04-01 20:00:00", "unpaid", "false", "1", "12.50", "", "", "",
            "Amazon.com",
          ],
        ])
    #expect(
      try store.rows(
        """
        select order_id, line_no, product_id, units, unit_price, gross_sales from order_lines
        order by 1, 2
        """
      ).prefix(2) == [
        ["111-1", "1", "B01", "2", "12.50", "25.00"], ["111-1", "2", "B02", "0", "0.00", "0.00"],
      ])
    #expect(
      try store.rows("select order_id, delivery_status from shipments order by 1")
        == [["111-1", "shipped"], ["111-2", "cancelled"], ["111-3", "waiting"]])
  }

  /// Fewer columns in another order, as a newer report of the same orders has them.
  @Test func allOrdersDrift() throws {
    let store = try memoryStore()
    let file = """
      sku,Quantity,item-price,Order-Status,purchase-date,amazon-order-id,is-business-order
      MUG,1,9.99,Shipped - Delivered to Buyer,2026-04-01T10:00:00Z,111-9,false

      """
    let files = try store.take(file, as: "x.csv", in: folder)
    #expect(files.map { $0.export } == Array(repeating: "amazon all orders", count: 3))
    #expect(
      try store.rows("select status, units, gross_sales from orders") == [
        ["delivered", "1", "9.99"]
      ])
  }

  @Test func indiaSaleReport() throws {
    let store = try memoryStore()
    try store.take(
      """
      index,Order ID,Date,Status,Fulfilment,Sales Channel ,Style,SKU,Category,Size,ASIN,\
      Courier Status,Qty,currency,Amount,ship-state,ship-country,promotion-ids,fulfilled-by
      0,405-1,04-30-22,Shipped - Delivered to Buyer,Merchant,Amazon.in,JNE1,JNE1-XL,kurta,XL,B1,\
      Shipped,2,INR,800.0,GOA,IN,,Easy Ship
      1,405-1,04-30-22,Cancelled,Merchant,Amazon.in,JNE2,JNE2-S,kurta,S,B2,,0,INR,300.0,GOA,IN,,
      2,405-2,04-30-22,Cancelled,Merchant,Amazon.in,JNE2,JNE2-S,kurta,S,B2,,0,INR,300.0,GOA,IN,,
      3,405-3,04-29-22,Shipped - Returned to Seller,Merchant,Amazon.in,JNE1,JNE1-S,kurta,S,B3,\
      Shipped,1,INR,400.0,GOA,IN,,Easy Ship

      """, in: folder)
    #expect(
      try store.rows(
        """
        select order_id, status, coalesce(paid_at::varchar, '-'), units, gross_sales from orders
        order by 1
        """) == [
          ["405-1", "delivered", "2022-04-30 00:00:00", "2", "800.00"],
          ["405-2", "cancelled", "-", "0", "300.00"],
          ["405-3", "shipped", "2022-04-29 00:00:00", "1", "400.00"],
        ])
    #expect(
      try store.rows("select order_id, refund_kind, amount from refunds")
        == [["405-3", "return", "400.00"]])
    #expect(
      try store.rows("select order_id, delivery_status from shipments order by 1")
        == [["405-1", "delivered"], ["405-2", "cancelled"], ["405-3", "returned"]])
  }

  @Test func fbaReturns() throws {
    let store = try memoryStore()
    let header =
      "return-date\torder-id\tsku\tasin\tquantity\tdetailed-disposition\treason\tstatus\t"
      + "license-plate-number\tcustomer-comments\n"
    let file =
      header + "2025-06-05T15:31:40+00:00\t114-1\tMUG\tB01\t1\tCUSTOMER_DAMAGED\tDEFECTIVE\t\t"
      + "LPN1\tbroken\n"
      + "2025-06-05T15:31:40+00:00\t114-1\tMUG\tB01\t1\tSELLABLE\tUNWANTED_ITEM\t\tLPN2\t\n"
    try store.take(file, as: "a.txt", in: folder)
    let again = try store.take(file + "\n", as: "b.txt", in: folder)
    #expect(again[0].added == 0)
    #expect(
      try store.rows(
        "select refund_id, order_id, reason, returned_units, amount from refunds order by 1") == [
          ["LPN1", "114-1", "DEFECTIVE", "1", ""], ["LPN2", "114-1", "UNWANTED_ITEM", "1", ""],
        ])
  }

  // MARK: - Business reports

  /// Both generations of headers, and the German ones.
  @Test(arguments: [
    "Date,Sessions - Total,Page Views - Total,Units Ordered,Ordered Product Sales,Total Order Items",
    "Date,Sessions,Page Views,Units Ordered,Ordered Product Sales,Total Order Items",
    "Datum,Sitzungen – Summe,Seitenaufrufe – Summe,Bestellte Einheiten,"
      + "Durch bestellte Produkte erzielter Umsatz,Zahl der Bestellposten",
  ])
  func businessReportByDate(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(header + "\n2026-08-03,25,40,5,500.00,4\n", in: folder)
    #expect(files.map { $0.taken } == ["amazon business report by date > traffic"])
    #expect(
      try store.rows(
        "select level, platform, sessions, page_views, paid_units, paid_sales, paid_orders from traffic"
      ) == [["shop", "amazon", "25", "40", "5", "500.00", "4"]])
  }

  /// A child under two parents is one product; the span is that of the file's name.
  @Test(arguments: [
    ("BusinessReport 2026-08-03.csv", ""),
    ("BusinessReport 20260803-20260809.csv", "2026-08-09"),
  ])
  func businessReportByAsin(_ name: String, _ last: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      (Parent) ASIN,(Child) ASIN,Title,Sessions - Total,Units Ordered,Unit Session Percentage,\
      Ordered Product Sales
      P1,C1,Mug,50,10,20.00%,1000.00
      P2,C1,Mug,10,1,10.00%,90.00
      P2,C2,Pot,40,4,10.00%,400.00

      """, as: name, in: folder)
    #expect(files[0].joined == 1)
    #expect(
      try store.rows(
        """
        select date::varchar, until::varchar, level, product_id, sessions, paid_units, paid_sales
        from traffic order by 4
        """) == [
          ["2026-08-03", last, "product", "C1", "60", "11", "1090.00"],
          ["2026-08-03", last, "product", "C2", "40", "4", "400.00"],
        ])
  }

  /// The day of the download, which Amazon puts into the name, is no day of the report.
  @Test func businessReportWithoutADay() throws {
    let store = try memoryStore()
    let files = try store.take(
      "(Parent) ASIN,(Child) ASIN,Title,Sessions,Units Ordered\nP1,C1,Mug,50,10\n",
      as: "BusinessReport-8-3-26.csv", in: folder)
    #expect(files[0].added == 0)
    #expect(files[0].skipped.first?.reason.hasPrefix("no day in the file's name") == true)
  }

  // MARK: - Ads

  /// The search terms, their sum for the campaign, and both consoles' words.
  @Test(arguments: [
    "Date,Campaign Name,Ad Group Name,Targeting,Match Type,Customer Search Term,Impressions,Clicks,"
      + "Spend,7 Day Total Sales ,7 Day Total Orders (#)",
    "Date,Campaign name,Ad group name,Target,Match type,Search term,Impressions,Clicks,"
      + "Total cost,Sales,Purchases",
  ])
  func searchTerms(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      header + """

        2026-05-01,Camp A,Group A,mug,exact,blue mug,100,20,5.00,30.00,2
        2026-05-01,Camp A,Group A,mug,exact,mug red,50,10,2.50,0,0
        2026-05-01,Camp B,Group B,pot,broad,tea pot,10,1,0.50,,

        """, in: folder)
    #expect(Set(files.map { $0.taken }) == ["amazon ads > ads"])
    #expect(
      try store.rows(
        """
        select level, campaign, coalesce(keyword, ''), coalesce(search_term, ''), spend, impressions,
          ad_sales, ad_orders from ads order by all
        """) == [
          ["campaign", "Camp A", "", "", "7.50", "150", "30.00", "2"],
          ["campaign", "Camp B", "", "", "0.50", "10", "", ""],
          ["search_term", "Camp A", "mug", "blue mug", "5.00", "100", "30.00", "2"],
          ["search_term", "Camp A", "mug", "mug red", "2.50", "50", "0.00", "0"],
          ["search_term", "Camp B", "pot", "tea pot", "0.50", "10", "", ""],
        ])
  }

  @Test func targetsAndCampaigns() throws {
    let store = try memoryStore()
    try store.take(
      """
      Start Date,End Date,Campaign Name,Ad Group Name,Targeting,Match Type,Impressions,Clicks,Spend,\
      14 Day Total Sales,14 Day Total Orders (#)
      2026-05-01,2026-05-07,Camp A,Group A,mug,exact,100,20,5.00,30.00,2

      """, as: "t.csv", in: folder)
    try store.take(
      "Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales,Budget\n"
        + "2026-05-09,Camp A,10,2,1.00,8.00,25.00\n", as: "c.csv", in: folder)
    #expect(
      try store.rows(
        "select date::varchar, level, keyword, spend, ad_sales, budget from ads order by 1, 2") == [
          ["2026-05-01", "campaign", "", "5.00", "30.00", ""],
          ["2026-05-01", "keyword", "mug", "5.00", "30.00", ""],
          ["2026-05-09", "campaign", "", "1.00", "8.00", "25.00"],
        ])
  }

  // MARK: - Stock, prices, partner links

  @Test func stockAndListPrices() throws {
    let store = try memoryStore()
    let stock = try store.take(
      """
      index,SKU Code,Design No.,Stock,Category,Size,Color
      0,AN201-RED-L,AN201,5.0,LEGGINGS,L,Red
      1,AN201-RED-L,AN201,2.0,LEGGINGS,L,Red
      2,#REF!,#REF!,3.0,,,
      3,AN202-S,AN202,,LEGGINGS,S,Red

      """, as: "Sale Report 2022-05-02.csv", in: folder)
    #expect(
      try store.rows("select date::varchar, product_id, sku, on_hand from inventory")
        == [["2022-05-02", "AN201", "AN201-RED-L", "7"]])
    #expect(
      stock[0].skipped.map { "\($0.reason) \($0.count)" } == ["no SKU 1", "no stock 1"])
    let prices = """
      index,Sku,Style Id,Catalog,Category,Weight,TP,MRP Old,Final MRP Old,Ajio MRP,Amazon MRP,\
      Flipkart MRP
      0,Os206_S,Os206,Moments,Kurta,0.3,538,2178,2295,2295,2199,Nill

      """
    try store.take(prices, as: "P  L March 2021.csv", in: folder)
    #expect(
      try store.rows(
        "select date::varchar, competitor, item_id, product_id, price, list_price from competitors order by 2"
      ) == [
        ["2021-03-01", "Ajio", "Os206_S", "Os206", "2295.00", "2295.00"],
        ["2021-03-01", "Amazon", "Os206_S", "Os206", "2199.00", "2295.00"],
      ])
    let undated = try store.take(prices, as: "prices.csv", in: folder)
    #expect(undated[0].added == 0 && undated[0].skippedCount == 3)
  }

  /// What Amazon sells through the links is no sale of the store.
  @Test func associates() throws {
    let store = try memoryStore()
    try store.take(
      """
      Category,Name,ASIN,Seller,Tracking ID,Date Shipped,Price($),Items Shipped,Returns,Revenue($),\
      Ad Fees($),Device Type Group,Direct/Indirect
      Home,Mug,B01,Amazon.com,me-20,2026-09-15,12.00,2,0,24.00,0.96,Desktop,Direct

      """, in: folder)
    #expect(try store.rows("select count(*) from orders") == [["0"]])
    #expect(
      try store.rows(
        "select network, affiliate_id, product_id, units, sale_amount, commission from affiliate_sales"
      )
        == [["amazon associates", "me-20", "B01", "2", "24.00", "0.96"]])
    #expect(try store.rows("select affiliate_id from affiliates") == [["me-20"]])
  }
}
