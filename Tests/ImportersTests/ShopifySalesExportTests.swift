import Importers
import TestSupport
import Testing

/// Sales and sessions that Shopify Analytics tells of, whole and by their parts.
@Suite struct ShopifySalesExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// Sales are gross sales less discounts; the total of the year before is left out.
  @Test func salesOverTime() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Day,Orders,Gross sales,Discounts,Returns,Net sales,Shipping charges,Duties,Additional fees,\
      Taxes,Total sales
      2026-03-29,18,4722.08,-135.04,-48.12,4538.92,42.16,0,0,29.03,4610.11
      2026-03-30,11,2453.25,-112.42,0,2340.83,0,0,0,0,2340.83

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "shopify sales over time" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, paid_orders, paid_sales, refunded_sales
        from traffic order by all
        """) == [
          ["shop", "2026-03-29", "", "18", "4587.04", "48.12"],
          ["shop", "2026-03-30", "", "11", "2340.83", "0.00"],
        ])
  }

  /// A row of a month ends with it.
  @Test func salesByMonth() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Month","Orders","Gross sales","Discounts","Sales reversals","Net sales","Shipping charges",\
      "Duties","Additional fees","Taxes","Total sales","Month (previous_year)",\
      "Orders (previous_year)","Net sales (previous_year)"
      "2026-01-01","10","1000.00","-100.00","-50.00","850.00","10","0","0","0","860","2025-01-01",\
      "5","400"

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "shopify sales over time" })
    #expect(files.brief == ["traffic 1 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, paid_orders, paid_sales, refunded_sales
        from traffic order by all
        """) == [["shop", "2026-01-01", "2026-01-31", "10", "900.00", "50.00"]])
  }

  /// The days are those of the file's name.
  @Test func salesByProduct() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Product title","Product vendor","Product type","Net items sold","Gross sales","Discounts",\
      "Returns","Net sales","Taxes","Total sales"
      "Mug","V","Cups","9","100.00","-10.00","-5.00","85.00","0","85.00"
      "Pot","V","Pots","1","30.00","0","0","30.00","0","30.00"

      """, as: "Total sales by product - 2026-11-01 - 2026-11-30.csv", in: folder)
    #expect(files.allSatisfy { $0.export == "shopify sales by product" })
    #expect(files.brief == ["traffic 2 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, product_id, paid_units, paid_sales,
          refunded_sales from traffic order by all
        """) == [
          ["product", "2026-11-01", "2026-11-30", "mug", "", "90.00", "5.00"],
          ["product", "2026-11-01", "2026-11-30", "pot", "", "30.00", "0.00"],
        ])
  }

  /// Channels are parts of the shop.
  @Test func salesByChannel() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Day","Sales channel","Orders","Gross sales","Discounts","Returns","Net sales","Total sales"
      "2026-03-29","Online Store","3","100.00","-10.00","0","90.00","90.00"
      "2026-03-29","Point of Sale","1","20.00","0","-5.00","15.00","15.00"

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "shopify sales by channel" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, paid_orders, paid_sales,
          refunded_sales from traffic order by all
        """) == [
          ["channel", "2026-03-29", "", "Online Store", "3", "90.00", "0.00"],
          ["channel", "2026-03-29", "", "Point of Sale", "1", "20.00", "5.00"],
        ])
  }

  /// Weeks of Shopify begin on Sunday.
  @Test func sessionsByDevice() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Week","Session device type","Online store visitors","Sessions"
      "2026-02-22","Mobile","70","90"
      "2026-02-22","Desktop","20","20"

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "shopify sessions by device" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, device, visitors, sessions from traffic
        order by all
        """) == [
          ["device", "2026-02-22", "2026-02-28", "desktop", "20", "20"],
          ["device", "2026-02-22", "2026-02-28", "mobile", "70", "90"],
        ])
  }

  /// Pages are parts of the shop.
  @Test func sessionsByLandingPage() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Day","Landing page type","Landing page path","Online store visitors","Sessions",\
      "Sessions with cart additions"
      "2026-02-22","Homepage","/","70","90","5"
      "2026-02-22","Product","/products/mug","20","20","2"

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "shopify sessions by landing page" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, page, visitors, sessions, cart_sessions
        from traffic order by all
        """) == [
          ["page", "2026-02-22", "", "/", "70", "90", "5"],
          ["page", "2026-02-22", "", "/products/mug", "20", "20", "2"],
        ])
  }

  /// The last day of February and of December.
  @Test func monthsOfReferrers() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      "Month","Referrer source","Sessions"
      "2026-02-01","direct","110"
      "2026-12-01","direct","111"

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "shopify sessions by referrer" })
    #expect(files.brief == ["traffic 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, sessions from traffic order by all
        """) == [
          ["source", "2026-02-01", "2026-02-28", "direct", "110"],
          ["source", "2026-12-01", "2026-12-31", "direct", "111"],
        ])
  }
}
