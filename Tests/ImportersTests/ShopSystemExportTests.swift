import Importers
import TestSupport
import Testing

/// Square, Squarespace, Temu, and the listings of Amazon.
@Suite struct ShopSystemExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - Square

  private static let squareItems = """
    Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,\
    Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,\
    Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count
    03/12/26,22:15:00,Eastern Time (US & Canada),Mugs,Mug,2.0,Regular,M1,,$50.00,($5.00),$45.00,\
    $3.60,T1,P1,Reg,,,Payment,Main,,C1,Ann,,ea,2
    03/12/26,22:15:00,Eastern Time (US & Canada),Mugs,Plate,1.0,Regular,M2,,"$1,010.00",$0.00,\
    "$1,010.00",$80.80,T1,P1,Reg,,,Payment,Main,,C1,Ann,,ea,1
    03/14/26,11:15:00,Eastern Time (US & Canada),Mugs,Mug,-1.0,Regular,M1,,-$25.00,$2.50,-$22.50,\
    -$1.80,T2,P2,Reg,,,Refund,Main,,C1,Ann,,ea,-1

    """
  private static let squareTransactions = """
    Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,\
    Partial Refunds,Total Collected,Source,Card,Cash,Fees,Net Total,Transaction ID,Payment ID,\
    Card Brand,Event Type,Location,Customer ID,Customer Name,Refund Reason
    03/12/26,10:15:00 PM,Eastern Time (US & Canada),"$1,060.00",($5.00),$0.00,"$1,055.00",$0.00,\
    $84.40,$2.00,$0.00,"$1,141.40",Point of Sale,"$1,141.40",$0.00,-$30.00,"$1,111.40",T1,P1,Visa,\
    Payment,Main,C1,Ann,
    03/14/26,11:15:00 AM,Eastern Time (US & Canada),-$25.00,$2.50,$0.00,-$22.50,$0.00,-$1.80,$0.00,\
    $0.00,-$24.30,Point of Sale,-$24.30,$0.00,$0.00,-$24.30,T2,P2,Visa,Refund,Main,C1,Ann,Broken

    """

  /// Sales and refunds stand in one file; the words for the zone are those of Rails.
  @Test func squareItems() throws {
    let store = try memoryStore()
    let files = try store.take(Self.squareItems, in: folder)
    #expect(files.allSatisfy { $0.export == "square items" })
    #expect(files.brief == ["orders 1 0", "order_lines 2 0", "refunds 1 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select order_id, ordered_at::varchar, paid_at::varchar, status, units, gross_sales,
          discounts, taxes from orders
        """) == [
          [
            "T1", "2026-03-13 10:15:00", "2026-03-13 10:15:00", "completed", "3", "1060.00", "5.00",
            "84.40",
          ]
        ])
    #expect(
      try store.rows(
        """
        select product_id, variant, units, unit_price, gross_sales, discounts from order_lines
        order by 1
        """) == [
          ["Mug", "Regular", "2", "25.00", "50.00", "5.00"],
          ["Plate", "Regular", "1", "1010.00", "1010.00", "0.00"],
        ])
    #expect(
      try store.rows(
        "select order_id, product_id, amount, tax_amount, returned_units, status from refunds")
        == [["T2", "Mug", "22.50", "1.80", "1", "refunded"]])
    #expect(files[0].personal == ["Customer Name"])
  }

  /// The two files complete each other, whichever comes first.
  @Test(arguments: [false, true]) func squareTransactions(_ itemsFirst: Bool) throws {
    let store = try memoryStore()
    let texts = [Self.squareTransactions, Self.squareItems]
    for (index, text) in (itemsFirst ? texts.reversed() : texts).enumerated() {
      try store.take(text, as: "\(index).csv", in: folder)
    }
    #expect(
      try store.rows(
        """
        select order_id, paid_at::varchar, units, gross_sales, discounts, taxes, paid_amount,
          platform_fees from orders
        """) == [
          [
            "T1", "2026-03-13 10:15:00", "3", "1060.00", "5.00", "84.40", "1141.40", "30.00",
          ]
        ])
  }

  // MARK: - Squarespace

  /// Discounts, shipping and taxes stand on the first row of an order and count once.
  @Test func squarespace() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,\
      Shipping,Taxes,Amount Refunded,Total,Discount Code,Discount Amount,\
      Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,\
      Lineitem variant,Billing Name,Shipping City,Shipping Country,Cancelled at,Payment Method
      1,h@x.test,PAID,2026-04-25 21:06:00 -0700,FULFILLED,2026-04-26 10:00:00 -0700,USD,30,10,2,0,\
      39,SAVE,3,Flat rate,2026-04-25 21:06:00 -0700,2,Coffee,10,SQ1,200g,H,S,United States,,Stripe
      1,,,,,,,,,,,,,,,,1,Tea,10,SQ2,,,,,,
      2,b@x.test,REFUNDED,2026-04-27 10:06:00 -0700,PENDING,,USD,20,5,1,26,26,,0,Flat rate,\
      2026-04-27 10:06:00 -0700,1,Mug,20,SQ3,,H,S,United States,,Stripe

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "squarespace orders" })
    #expect(
      files.brief == [
        "orders 2 0", "order_lines 3 0", "refunds 1 0", "shipments 2 0", "products 3 0",
      ])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at::varchar, units, gross_sales, discounts, shipping, taxes,
          paid_amount, currency from orders order by 1
        """) == [
          [
            "1", "shipped", "2026-04-26 12:06:00", "3", "30.00", "3.00", "10.00", "2.00", "39.00",
            "USD",
          ],
          [
            "2", "paid", "2026-04-28 01:06:00", "1", "20.00", "0.00", "5.00", "1.00", "26.00",
            "USD",
          ],
        ])
    #expect(
      try store.rows("select order_id, amount, shipping_amount, tax_amount from refunds")
        == [["2", "20.00", "5.00", "1.00"]])
  }

  // MARK: - Temu

  /// An activity's price comes first; cancelled items count nothing in an order that goes on.
  @Test func temu() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      order id,order status,order item id,order item status,product name,variation,\
      contribution sku,sku id,quantity purchased,recipient name,ship city,ship country,\
      purchase date,latest shipping time,activity goods base price,base price total,\
      tracking number,carrier
      PO-1,Shipped,211-1,Shipped,Mug,Blue,M-1,1729,2,Ann,Austin,US,2026-03-01 10:00:00,\
      2026-03-03 10:00:00,,$24.00,1Z,UPS
      PO-1,Shipped,211-2,Canceled,Pot,,P-1,1730,1,Ann,Austin,US,2026-03-01 10:00:00,\
      2026-03-03 10:00:00,,$30.00,,
      PO-2,Un-shipped,212-1,Un-shipped,Pot,,P-1,1730,1,Bo,Austin,US,2026-03-02 10:00:00,\
      2026-03-04 10:00:00,$25.00,$30.00,,
      PO-3,Canceled,213-1,Canceled,Pot,,P-1,1730,1,Bo,Austin,US,2026-03-02 10:00:00,\
      2026-03-04 10:00:00,,$30.00,,

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "temu orders" })
    #expect(files.brief == ["orders 3 0", "order_lines 4 0", "shipments 3 0", "products 2 0"])
    #expect(
      try store.rows(
        """
        select order_id, status, paid_at is not null, units, gross_sales from orders order by 1
        """) == [
          ["PO-1", "shipped", "true", "2", "24.00"], ["PO-2", "paid", "true", "1", "25.00"],
          ["PO-3", "cancelled", "false", "1", "30.00"],
        ])
    #expect(
      try store.rows("select line_no, units, unit_price, gross_sales from order_lines order by 1")
        == [
          ["211-1", "2", "12.00", "24.00"], ["211-2", "0", "30.00", "0.00"],
          ["212-1", "1", "25.00", "25.00"], ["213-1", "0", "30.00", "0.00"],
        ])
  }

  // MARK: - Amazon listings

  /// A header may stand there several times; leading zeros of a SKU stay.
  @Test(arguments: [
    "商品名称\t商品描述\t商品编码\t卖家 SKU\t价格\t数量\t开售日期\t不适用项目\t是否为商城中的商品\t商品编码类型\t"
      + "不适用项目\t商品备注\t不适用项目\tASIN1\t状态",
    "item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\topen-date\timage-url\t"
      + "item-is-marketplace\tproduct-id-type\tzshop-shipping-fee\titem-note\tzshop-category1\t"
      + "asin1\tstatus",
    "nom-produit\titem-description\tid-offre\tsku-vendeur\tprix\tquantité\tdate-ouverture\t"
      + "image-url\titem-is-marketplace\ttype-id-produit\tzshop-shipping-fee\titem-note\t"
      + "zshop-category1\tasin1\tétat",
  ])
  func amazonListings(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      \(header)
      Glue\t\t0816X\t00234\t5.49\t7\t2026-03-20 15:35:17 PDT\t\ty\t1\t\t\t\tB01\t\
      Inactive
      Glue\t\t0817X\tMD-1\t1019.99\t120\t2026-01-20 15:35:17 PST\t\ty\t1\t\t\t\t\
      B02\tActive
      Glue\t\t0818X\tMD-2\t\t0\t2026-01-20 15:35:17 PST\t\ty\t1\t\t\t\tB03\t\
      Incomplete

      """, as: "listings.txt", in: folder)
    #expect(files.map { $0.export } == ["amazon listings"])
    #expect(files.brief == ["products 2 0"])
    #expect(
      try store.rows(
        """
        select product_id, title, price, stock, listing_status, listed_at::varchar from products
        order by 1
        """) == [
          ["00234", "Glue", "5.49", "7", "off_sale", "2026-03-21 06:35:17"],
          ["MD-1", "Glue", "1019.99", "120", "on_sale", "2026-01-21 07:35:17"],
        ])
  }

  // MARK: - eBay

  /// "Bezahlt am" and "Verschickt am" are the days of payment and dispatch.
  @Test func ebayInGerman() throws {
    let store = try memoryStore()
    try store.take(
      """
      Verkaufsprotokollnummer;Bestellnummer;Nutzername des Käufers;Artikelnummer;Angebotstitel;\
      Anzahl;Verkauft für;Verpackung und Versand;Gesamtpreis;Verkauft am;Bezahlt am;Verschickt am
      101;11-1;u;22001;Tasse;2;1.234,50;4,90;2.473,90;15-Mär-26;15-Mär-26;16-Mär-26
      102;11-2;u;22002;Teller;1;9,90;0,00;9,90;01-Mai-26;02-Mai-26;

      """, in: folder)
    #expect(
      try store.rows(
        "select order_id, status, paid_at::varchar, gross_sales from orders order by 1")
        == [
          ["11-1", "shipped", "2026-03-15 00:00:00", "2469.00"],
          ["11-2", "paid", "2026-05-02 00:00:00", "9.90"],
        ])
  }
}
