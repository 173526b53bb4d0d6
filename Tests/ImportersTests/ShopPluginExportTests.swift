import Importers
import TestSupport
import Testing
import Values

/// Orders of shop systems: BigCommerce, Magento, the plugins of WooCommerce, Wix, PrestaShop; mails
/// of Klaviyo.
@Suite struct ShopPluginExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let orders: SQL = """
    select order_id, status, units, gross_sales, coalesce(discounts, 0), paid_at is not null
    from orders order by 1
    """
  private static let lines: SQL = """
    select order_id, product_id, units, gross_sales from order_lines order by all
    """

  // MARK: - BigCommerce

  /// Products stand in one cell, at prices with taxes here.
  @Test func bigCommerce() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Order ID,Customer ID,Customer Name,Order Date,Order Time,Order Status,Subtotal (inc tax),\
      Subtotal (ex tax),Tax Total,Shipping Cost (inc tax),Shipping Cost (ex tax),Refund Amount,\
      Order Total (inc tax),Order Total (ex tax),Order Currency Code,Total Quantity,Date Shipped,\
      Product Details
      100,5,A B,03/11/2026,10:15:00,Shipped,132.00,120.00,12.00,11.00,10.00,0.00,132.00,120.00,\
      AUD,3,\
      04/11/2026,"Product ID: 111, Product Qty: 2, Product SKU: S1, Product Name: Cup, blue: big, \
      Product Weight: 1, Product Variation Details: , Product Unit Price: 55.00, \
      Product Total Price: 110.00|Product ID: 112, Product Qty: 1, Product SKU: ,\
       Product Name: Lid, \
      Product Variation Details: Color: Red, Product Unit Price: 22.00, Product Total Price: 22.00"
      101,6,C D,14/11/2026,11:15:00,Refunded,55.00,50.00,5.00,0.00,0.00,55.00,55.00,50.00,AUD,1,\
      15/11/2026,"Product ID: 111, Product Qty: 1, Product SKU: S1, Product Name: Cup, blue: big, \
      Product Unit Price: 55.00, Product Total Price: 55.00"
      102,6,C D,15/11/2026,11:15:00,Awaiting Payment,55.00,50.00,5.00,0.00,0.00,0,55.00,50.00,AUD,\
      1,,\
      "Product ID: 111, Product Qty: 1, Product SKU: S1, Product Name: Cup, blue: big, \
      Product Unit Price: 55.00, Product Total Price: 55.00"

      """, in: folder)
    #expect(files.allSatisfy { $0.rejected == 0 })
    #expect(
      try store.rows(Self.orders) == [
        ["100", "shipped", "3", "120.00", "10.00", "true"],
        ["101", "shipped", "1", "50.00", "0.00", "true"],
        ["102", "unpaid", "1", "50.00", "0.00", "false"],
      ])
    #expect(
      try store.rows(Self.lines) == [
        ["100", "111", "2", "100.00"], ["100", "112", "1", "20.00"], ["101", "111", "1", "50.00"],
        ["102", "111", "1", "50.00"],
      ])
    #expect(
      try store.rows("select order_id, amount, shipping_amount, tax_amount from refunds")
        == [["101", "50.00", "0.00", "5.00"]])
    #expect(
      try store.rows("select product_id, title, coalesce(sku, '') from products order by 1")
        == [["111", "Cup, blue: big", "S1"], ["112", "Lid", ""]])
  }

  // MARK: - Magento

  /// A closed order was paid, and all of it went back.
  @Test func magento() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),\
      Grand Total (Purchased),Status,Customer Email,Subtotal,Shipping and Handling,Payment Method,\
      Total Refunded
      101,Main,"Nov 3, 2026, 4:05:11 PM",X,X,$119.00,$119.00,Complete,x@y.test,$100.00,$19.00,\
      checkmo,$0.00
      102,Main,"Nov 4, 2026, 12:05:11 AM",X,X,"$1,209.00","$1,209.00",Closed,x@y.test,"$1,200.00",\
      $19.00,checkmo,"$1,209.00"
      103,Main,"Nov 4, 2026, 1:05:11 AM",X,X,$50.00,$50.00,Canceled,x@y.test,$50.00,$0.00,checkmo,

      """, in: folder)
    #expect(files.brief == ["orders 3 0", "refunds 1 0"])
    #expect(
      try store.rows(
        """
        select order_id, status, gross_sales, coalesce(discounts, 0), paid_at::varchar from orders
        order by 1
        """) == [
          ["101", "completed", "100.00", "0.00", "2026-11-03 16:05:11"],
          ["102", "completed", "1200.00", "10.00", "2026-11-04 00:05:11"],
          ["103", "cancelled", "50.00", "0.00", ""],
        ])
    #expect(
      try store.rows("select order_id, amount, shipping_amount from refunds")
        == [["102", "1190.00", "19.00"]])
  }

  /// A grid without a subtotal tells what was paid, and no sales.
  @Test func magentoWithoutSubtotal() throws {
    let store = try memoryStore()
    try store.take(
      """
      ID,Purchase Point,Purchase Date,Grand Total (Base),Grand Total (Purchased),Status
      10,Main,2026-11-03 10:00:00,119.0000,119.0000,processing
      11,Main,2026-11-03 11:00:00,50.0000,50.0000,holded

      """, in: folder)
    #expect(
      try store.rows(
        "select order_id, status, paid_amount, gross_sales is null from orders order by 1")
        == [["10", "paid", "119.00", "true"], ["11", "unpaid", "50.00", "true"]])
  }

  // MARK: - WooCommerce

  /// A column for each line item.
  @Test func wooOrderExport() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      order_id,order_number,order_date,paid_date,status,shipping_total,tax_total,discount_total,\
      order_total,order_currency,payment_method,customer_id,billing_country,refund_items,\
      meta:_stripe_fee,line_item_1,line_item_2
      501,501,2026-03-02 10:00:00,2026-03-02 10:05:00,completed,5.00,9.50,10.00,64.50,EUR,stripe,\
      12,\
      DE,,0.49,name:Cup|product_id:77|sku:CUP|quantity:2|total:40.00|sub_total:50.00,\
      name:Lid|product_id:78|sku:|quantity:1|total:10.00|sub_total:10.00
      502,502,2026-03-03 10:00:00,2026-03-03 10:05:00,refunded,0.00,4.75,0.00,29.75,EUR,paypal,13,\
      DE,\
      item:Cup|qty:1|total:25.00,,name:Cup|product_id:77|sku:CUP|quantity:1|total:25.00|\
      sub_total:25.00,
      503,503,2026-03-03 11:00:00,,pending,0.00,4.75,0.00,29.75,EUR,paypal,14,DE,,,\
      name:Cup|product_id:77|sku:CUP|quantity:1|total:25.00|sub_total:25.00,

      """, in: folder)
    #expect(files.allSatisfy { $0.rejected == 0 })
    #expect(
      try store.rows(Self.orders) == [
        ["501", "completed", "3", "60.00", "10.00", "true"],
        ["502", "paid", "1", "25.00", "0.00", "true"],
        ["503", "unpaid", "1", "25.00", "0.00", "false"],
      ])
    #expect(
      try store.rows(Self.lines) == [
        ["501", "CUP", "2", "50.00"], ["501", "id:78", "1", "10.00"], ["502", "CUP", "1", "25.00"],
        ["503", "CUP", "1", "25.00"],
      ])
    #expect(
      try store.rows("select order_id, amount, tax_amount from refunds")
        == [["502", "25.00", "4.75"]])
  }

  /// All line items in one cell.
  @Test func wooCustomerOrderExport() throws {
    let store = try memoryStore()
    try store.take(
      """
      order_id,order_number,date,status,shipping_total,tax_total,discount_total,order_total,\
      refunded_total,order_currency,customer_id,billing_email,line_items,shipping_items,coupon_items
      900,900,2026-03-02 10:00:00,completed,5.00,0,6.00,59.00,9.00,EUR,1,a@x,\
      id:1|name:Cup|product_id:77|sku:CUP|quantity:2|subtotal:50.00|total:45.00|refunded:0.00;\
      id:2|name:Lid|product_id:78|sku:LID|quantity:1|subtotal:10.00|total:9.00|refunded:9.00,x,\
      code:TEN|amount:6

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [["900", "completed", "3", "60.00", "6.00", "true"]])
    #expect(
      try store.rows(Self.lines) == [["900", "CUP", "2", "50.00"], ["900", "LID", "1", "10.00"]])
    #expect(try store.rows("select order_id, amount from refunds") == [["900", "9.00"]])
    #expect(try store.rows("select coupon from orders") == [["TEN"]])
  }

  /// A row per line item.
  @Test func wooOrderItems() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      order_id,order_number,date,status,shipping_total,tax_total,order_total,order_currency,\
      billing_email,item_id,item_product_id,item_name,item_sku,item_quantity,item_subtotal,\
      item_total,item_refunded,item_refunded_qty
      900,900,2026-03-02 10:00:00,completed,5.00,0,59.00,EUR,a@x,1,77,Cup,CUP,2,50.00,45.00,0,0
      900,900,2026-03-02 10:00:00,completed,5.00,0,59.00,EUR,a@x,2,78,Lid,LID,1,10.00,9.00,9.00,1
      901,901,2026-03-03 10:00:00,pending,5.00,0,15.00,EUR,b@x,3,78,Lid,LID,1,10.00,10.00,0,0

      """, in: folder)
    #expect(files.brief == ["orders 2 0", "order_lines 3 0", "refunds 1 0", "products 2 0"])
    #expect(
      try store.rows(Self.orders) == [
        ["900", "completed", "3", "60.00", "6.00", "true"],
        ["901", "unpaid", "1", "10.00", "0.00", "false"],
      ])
    #expect(
      try store.rows("select order_id, product_id, returned_units, amount from refunds")
        == [["900", "LID", "1", "9.00"]])
    #expect(
      try store.rows("select shipping from orders order by order_id") == [["5.00"], ["5.00"]])
  }

  /// The cost of an item is without the coupon, which goes off once.
  @Test func wooAdvancedOrderExport() throws {
    let store = try memoryStore()
    try store.take(
      """
      Order Number,Order Status,Order Date,Email (Billing),City (Billing),Country Code (Billing),\
      Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Order Shipping Amount,\
      Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,\
      Quantity (- Refund),Item Cost,Coupon Code
      501,Completed,2026-03-02 10:00,a@x,Bonn,DE,Stripe,6,60,5,0,69.26,10.26,CUP,1,Cup,2,22.5,TEN
      501,Completed,2026-03-02 10:00,a@x,Bonn,DE,Stripe,6,60,5,0,69.26,10.26,LID,2,Lid,1,9,TEN
      502,Refunded,2026-03-03 10:00,b@x,Bonn,DE,Stripe,0,25,0,29.75,29.75,4.75,CUP,1,Cup,0,25,
      503,Pending payment,2026-03-03 10:00,b@x,Bonn,DE,Stripe,0,25,0,0,29.75,4.75,CUP,1,Cup,1,25,

      """, in: folder)
    #expect(
      try store.rows(Self.orders) == [
        ["501", "completed", "3", "60.00", "6.00", "true"],
        ["502", "paid", "0", "25.00", "0.00", "true"],
        ["503", "unpaid", "1", "25.00", "0.00", "false"],
      ])
    #expect(
      try store.rows(Self.lines) == [
        ["501", "CUP", "2", "50.00"], ["501", "LID", "1", "10.00"], ["502", "CUP", "0", "0.00"],
        ["503", "CUP", "1", "25.00"],
      ])
    #expect(
      try store.rows("select order_id, amount, tax_amount from refunds")
        == [["502", "25.00", "4.75"]])
  }

  /// The report has a row for each day; one of other spans is left out.
  @Test func wooRevenue() throws {
    let store = try memoryStore()
    let text = """
      Date,Orders,Gross sales,Returns,Coupons,Net sales,Taxes,Shipping,Total sales
      2026-03-02 00:00:00,3,120.00,20.00,10.00,90.00,17.10,5.00,112.10
      2026-03-01 00:00:00,1,50.00,0.00,0.00,50.00,9.50,5.00,64.50

      """
    try store.take(text, as: "revenue.csv", in: folder)
    #expect(
      try store.rows("select date::varchar, level, paid_orders, paid_sales from traffic order by 1")
        == [["2026-03-01", "shop", "1", "50.00"], ["2026-03-02", "shop", "3", "110.00"]])
    let weeks = try store.take(text, as: "revenue_interval-week.csv", in: folder)
    #expect(weeks.map { $0.added } == [0])
  }

  // MARK: - Wix, PrestaShop, Klaviyo

  /// Day and time are two columns; the discount is told from the total.
  @Test func wix() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Order number,Date created,Time,Total order quantity,Contact email,Item,Variant,SKU,Qty,\
      Quantity refunded,Price,Delivery method,Delivery country,Delivery city,Payment status,\
      Payment method,Coupon code,Shipping rate,Total tax,Total,Currency,Refunded amount,\
      Additional fees,Fulfillment status,Tracking number
      1,"Dec 8, 2024","9:15:51 AM",3,a@x,Mug,Blue,MUG-B,2,0,10.00,Standard,DEU,Berlin,Paid,Card,\
      TEN,\
      5.00,5.00,47.00,EUR,0.00,0.00,Fulfilled,T1
      1,"Dec 8, 2024","9:15:51 AM",3,a@x,Pot,,POT,1,0,20.00,Standard,DEU,Berlin,Paid,Card,TEN,5.00,\
      5.00,47.00,EUR,0.00,0.00,Fulfilled,T1
      2,"Dec 9, 2024","9:15:51\u{202F}PM",1,b@x,Pot,,POT,1,1,20.00,Standard,DEU,Berlin,Refunded,\
      Card,,\
      5.00,3.19,25.00,EUR,25.00,0.00,Fulfilled,T2
      3,"Dec 9, 2024","10:15:51 PM",1,c@x,Pot,,POT,1,0,20.00,Standard,DEU,Berlin,Unpaid,Manual,,\
      0.00,\
      0.00,20.00,EUR,0.00,0.00,Unfulfilled,

      """, in: folder)
    #expect(
      files.brief == [
        "orders 3 0", "order_lines 4 0", "refunds 1 0", "shipments 3 0", "products 2 0",
      ])
    #expect(
      try store.rows(Self.orders) == [
        ["1", "shipped", "3", "40.00", "3.00", "true"],
        ["2", "shipped", "1", "20.00", "0.00", "true"],
        ["3", "unpaid", "1", "20.00", "0.00", "false"],
      ])
    #expect(
      try store.rows("select ordered_at::varchar from orders where order_id = '2'")
        == [["2024-12-09 21:15:51"]])
    #expect(
      try store.rows("select order_id, amount, shipping_amount from refunds")
        == [["2", "20.00", "5.00"]])
  }

  @Test func prestaShop() throws {
    let store = try memoryStore()
    try store.take(
      """
      ID;Reference;New client;Delivery;Customer;Total;Payment;Status;Date
      5;XKBKNABJK;Yes;France;J. DOE;61,80;Payment by check;Payment accepted;2026-03-04 10:00:00
      4;OHSATSERP;No;France;J. DOE;69,90;Bank wire;Awaiting bank wire payment;2026-03-05 10:00:00

      """, in: folder)
    #expect(
      try store.rows(
        """
        select order_id, status, paid_amount, gross_sales is null, paid_at is not null from orders
        order by 1
        """) == [
          ["OHSATSERP", "unpaid", "69.90", "true", "false"],
          ["XKBKNABJK", "paid", "61.80", "true", "true"],
        ])
  }

  @Test func klaviyo() throws {
    let store = try memoryStore()
    try store.take(
      """
      Campaign Name,Subject,List,Send Time,Total Recipients,Unique Placed Order,Revenue,\
      Unique Opens,\
      Unique Clicks,Bounce Rate,Campaign ID,Campaign Channel
      Spring,Hi,All,2026-03-04 10:00:00,1000,5,250.50,400,50,0.01,01ABC,email
      Spring,Hey,All,2026-03-04 10:00:00,1000,1,50.00,100,10,0.01,01ABC,email

      """, in: folder)
    #expect(
      try store.rows(
        """
        select content_id, content_kind, views, content_clicks, content_orders, content_sales
        from content
        """) == [["01ABC", "email", "500", "60", "6", "300.50"]])
  }
}
