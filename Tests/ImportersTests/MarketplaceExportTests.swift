import Importers
import TestSupport
import Testing

/// Orders of eBay, Etsy, TikTok Shop and WooCommerce.
@Suite struct MarketplaceExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - eBay

  private static let ebay = [
    "Sales Record Number,Order Number,Buyer Username,Buyer Name,Ship To City,Ship To Country,"
      + "Item Number,Item Title,Custom Label,Quantity,Sold For,Shipping And Handling,"
      + "eBay Collected Tax,Total Price,Sale Date,Paid On Date,Ship By Date,Shipped On Date,"
      + "Tracking Number",
    "1,1-01,ann,Ann A,Rome,IT,,,,3,32.00,4.00,1.00,37.00,2026-07-25,2026-07-25,2026-07-27,"
      + "2026-07-26,1Z1",
    "1,1-01,,,,,501,Mug,MUG,2,6.00,,,,,,,,",
    "1,1-01,,,,,502,Pot,POT,1,20.00,,,,,,,,",
    "2,,bob,Bob B,Bonn,DE,501,Mug,MUG,1,6.00,4.00,,10.00,2026-07-26,,2026-07-28,,",
    "\"2 record(s) downloaded,from 2026-07-25\",,,,,,,,,,,,,,,,,,",
  ]

  /// The row with the totals is the order, the rows behind it are its items.
  @Test func ebay() throws {
    let store = try memoryStore()
    let files = try store.take(
      Self.ebay.joined(separator: "\n") + "\n", as: "a.csv", in: folder)
    #expect(files.brief == ["orders 2 0", "order_lines 3 0", "shipments 2 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select order_id, status, units, gross_sales, shipping, taxes, paid_amount, country
        from orders order by 1
        """) == [
          ["1-01", "shipped", "3", "32.00", "4.00", "1.00", "37.00", "IT"],
          ["2", "unpaid", "1", "6.00", "4.00", "0.00", "10.00", "DE"],
        ])
    #expect(
      try store.rows(
        "select order_id, product_id, units, gross_sales from order_lines order by all")
        == [
          ["1-01", "501", "2", "12.00"], ["1-01", "502", "1", "20.00"], ["2", "501", "1", "6.00"],
        ])
    #expect(files[0].personal.contains("Buyer Name"))
  }

  /// The words of the British and the German site.
  @Test(arguments: [
    "Sales record number,Order number,Buyer username,Post to city,Post to country,Item number,"
      + "Item title,Custom label,Quantity,Sold for,Postage and packaging,Total price,Sale date,"
      + "Paid on date,Dispatched on date",
    "Verkaufsprotokollnummer,Bestellnummer,Nutzername des Käufers,Ort des Käufers,"
      + "Land des Käufers,Artikelnummer,Angebotstitel,Bestandseinheit,Anzahl,Verkauft für,"
      + "Verpackung und Versand,Gesamtbetrag,Verkauft am,Zahlungsdatum,Versanddatum",
  ])
  func ebayElsewhere(_ header: String) throws {
    let store = try memoryStore()
    try store.take(
      header
        + "\n7,7-01,ann,Leeds,UK,501,Mug,MUG,2,6.00,3.00,15.00,2026-07-25,2026-07-25,2026-07-26\n",
      in: folder)
    #expect(
      try store.rows(
        "select order_id, city, status, gross_sales, shipping, paid_amount from orders")
        == [["7-01", "Leeds", "shipped", "12.00", "3.00", "15.00"]])
  }

  // MARK: - Etsy

  private static let etsyOrders = """
    Sale Date,Order ID,Full Name,Number of Items,Date Shipped,Ship State,Ship Country,Currency,\
    Order Value,Coupon Code,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,Status,\
    Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,\
    Adjusted Net Order Amount
    2019-12-31,11,Ann A,2,2020-01-02,NH,United States,USD,30,XMAS,3,0,5,1,32,,1.20,30.80,,0.80,20.20
    2019-12-30,12,Bob B,1,,MO,United States,USD,45,,0,0,0,0,45,,1.6,43.4,,,

    """
  private static let etsyItems = """
    Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Discount Amount,Shipping Discount,\
    Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,\
    Date Shipped,Ship Country,Order ID,Variations,SKU
    2019-12-31,Mug,ann,1,10,XMAS,1,0,5,1,10,USD,901,71,2019-12-31,2020-01-02,United States,11,Blue,MUG
    2019-12-31,Pot,ann,1,20,XMAS,2,0,5,1,20,USD,902,72,2019-12-31,2020-01-02,United States,11,,POT

    """

  /// The two files of Etsy complete each other, whichever comes first.
  @Test(arguments: [false, true]) func etsy(_ itemsFirst: Bool) throws {
    let store = try memoryStore()
    let texts = [Self.etsyOrders, Self.etsyItems]
    for (index, text) in (itemsFirst ? texts.reversed() : texts).enumerated() {
      try store.take(text, as: "\(index).csv", in: folder)
    }
    #expect(
      try store.rows(
        """
        select order_id, status, units, gross_sales, discounts, shipping, taxes, paid_amount,
          platform_fees, coalesce(coupon, '') from orders order by 1
        """) == [
          ["11", "shipped", "2", "30.00", "3.00", "5.00", "1.00", "32.00", "0.80", "XMAS"],
          ["12", "paid", "1", "45.00", "0.00", "0.00", "0.00", "45.00", "1.60", ""],
        ])
    #expect(
      try store.rows(
        "select line_no, product_id, gross_sales, discounts from order_lines order by 1")
        == [["901", "71", "10.00", "1.00"], ["902", "72", "20.00", "2.00"]])
    // 30.80 + 1.20 were taken in, and 20.20 + 0.80 are left.
    #expect(try store.rows("select order_id, amount from refunds") == [["11", "11.00"]])
    #expect(
      try store.rows(
        "select order_id, shipped_at::varchar, delivery_status from shipments order by 1")
        == [["11", "2020-01-02 00:00:00", "shipped"], ["12", "", "waiting"]])
  }

  // MARK: - TikTok Shop

  /// The status is told from the times; the order's amount stands on each of its rows.
  @Test func tiktokShop() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Order ID,Order Status,Cancelation/Return Type,SKU ID,Seller SKU,Product Name,Variation,\
      Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Subtotal Before Discount,\
      SKU Platform Discount,SKU Seller Discount,SKU Subtotal After Discount,\
      Shipping Fee After Discount,Taxes,Order Amount,Order Refund Amount,Created Time,Paid Time,\
      Shipped Time,Delivered Time,Cancelled Time,Cancel Reason,Buyer Username
      Platform unique order ID.,The status,,,,,,,,,,,,,,,,,,,,,,,
      576461413038785752\t,จัดส่งแล้ว,,171\t,MUG,Mug,Blue,2,,10.00,20.00,1.00,3.00,16.00,4.00,2.00,\
      47.00,,2026-05-10 22:05:43\t,2026-05-10 22:06:01\t,2026-05-11 10:00:00\t,,,,ann
      576461413038785752\t,จัดส่งแล้ว,,172\t,POT,Pot,,1,,25.00,25.00,0,0,25.00,4.00,2.00,47.00,,\
      2026-05-10 22:05:43\t,2026-05-10 22:06:01\t,2026-05-11 10:00:00\t,,,,ann
      576461413038785753\t,ยกเลิกแล้ว,Cancel,171\t,MUG,Mug,Blue,1,,10.00,10.00,0,0,10.00,4.00,0,14.00,\
      ,2026-05-10 12:00:00\t,,,,2026-05-10 13:00:00\t,Changed mind,bob
      576461413038785754\t,Completed,Return/Refund,171\t,MUG,Mug,Blue,1,1,10.00,10.00,0,0,10.00,4.00,\
      0,14.00,10.00,2026-05-10 12:00:00\t,2026-05-10 12:00:30\t,2026-05-11 10:00:00\t,\
      2026-05-13 10:00:00\t,,Damaged,cy

      """, in: folder)
    #expect(
      files.brief == [
        "orders 3 0", "order_lines 4 0", "refunds 1 0", "shipments 3 0", "products 2 0",
      ])
    #expect(
      try store.rows(
        """
        select right(order_id, 3), length(order_id), status, paid_at is not null, units, gross_sales,
          discounts, platform_discounts, shipping, taxes, paid_amount from orders order by 1
        """) == [
          ["752", "18", "shipped", "true", "3", "45.00", "3.00", "1.00", "4.00", "2.00", "47.00"],
          [
            "753", "18", "cancelled", "false", "1", "10.00", "0.00", "0.00", "4.00", "0.00",
            "14.00",
          ],
          [
            "754", "18", "completed", "true", "1", "10.00", "0.00", "0.00", "4.00", "0.00", "14.00",
          ],
        ])
    #expect(
      try store.rows("select refund_kind, reason, amount, returned_units from refunds")
        == [["return", "Damaged", "10.00", "1"]])
    #expect(
      files[0].skipped.map { "\($0.reason) \($0.count)" } == ["explanation of the columns 1"])
  }

  // MARK: - WooCommerce

  /// Variations count with their parent, in the language of the site.
  @Test(arguments: [
    "ID,Type,SKU,Name,Published,In stock?,Stock,Sale price,Regular price,Categories,Images,Parent",
    "ID,Typ,Artikelnummer,Name,Veröffentlicht,Vorrätig?,Lager,Angebotspreis,Regulärer Preis,"
      + "Kategorien,Bilder,Übergeordnetes Produkt",
    "ID,Type,UGS,Nom,Publié,En stock ?,Stock,Tarif promo,Tarif régulier,Catégories,Images,Parent",
  ])
  func wooProducts(_ header: String) throws {
    let store = try memoryStore()
    try store.take(
      header + """

        1,variable,TEE,T-Shirt,1,1,,,,Clothing,"https://x/1.png, https://x/2.png",
        2,variation,TEE-B,T-Shirt - Blue,1,1,4,18,20,,,TEE
        3,variation,TEE-R,T-Shirt - Red,1,1,3,,22,,,TEE
        4,simple,,Sticker,1,0,0,,2,Extras,,
        5,grouped,SET,Set,1,1,,,,Sets,,

        """, in: folder)
    #expect(
      try store.rows(
        """
        select product_id, title, price, list_price, stock, listing_status,
          coalesce(picture_url, '') from products order by 1
        """) == [
          ["TEE", "T-Shirt", "18.00", "20.00", "7", "on_sale", "https://x/1.png"],
          ["id:4", "Sticker", "2.00", "2.00", "0", "sold_out", ""],
        ])
  }

  @Test func wooOrders() throws {
    let store = try memoryStore()
    try store.take(
      """
      Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,\
      Coupon(s),N. Revenue,Attribution
      2026-02-01 10:00:00,501,$30.00,Completed,Ann A,new,2× Mug,2,SPRING,30.00,Organic: Google
      2026-02-03 10:00:00,501,-$12.00,Refunded,Ann A,new,1× Mug,-1,,-12.00,
      2026-02-02 10:00:00,502,$15.00,Pending payment,Bob B,returning,1× Mug,1,,15.00,Direct

      """, in: folder)
    #expect(
      try store.rows(
        """
        select order_id, status, customer_type, units, gross_sales, paid_at is not null from orders
        order by 1
        """) == [
          ["501", "completed", "new", "2", "30.00", "true"],
          ["502", "unpaid", "returning", "1", "15.00", "false"],
        ])
    #expect(
      try store.rows("select order_id, amount, refunded_at::date::varchar from refunds")
        == [["501", "12.00", "2026-02-03"]])
  }
}
