import Importers
import TestSupport
import Testing

/// Sets of data that shops publish.
@Suite struct PublicSetTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let olist = [
    "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,"
      + "order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n"
      + "o1,c1,delivered,2018-01-01 10:00:00,2018-01-01 10:05:00,2018-01-02 10:00:00,"
      + "2018-01-09 10:00:00,2018-01-08 00:00:00\n"
      + "o2,c2,unavailable,2018-01-02 10:00:00,2018-01-02 10:05:00,,,2018-01-09 00:00:00\n",
    "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\n"
      + "o1,1,p1,s1,2018-01-05 10:00:00,10.00,2.50\no1,2,p1,s1,2018-01-06 10:00:00,10.00,2.50\n",
    "order_id,payment_sequential,payment_type,payment_installments,payment_value\n"
      + "o1,2,voucher,1,5.00\no1,1,credit_card,1,20.00\n",
  ]

  /// Orders, items and payments complete each other, whichever comes first.
  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2]]) func olist(_ order: [Int]) throws {
    let store = try memoryStore()
    for place in order { try store.take(Self.olist[place], as: "\(place).csv", in: folder) }
    #expect(
      try store.rows(
        """
        select order_id, status, ordered_at::date::varchar, units, gross_sales, shipping, paid_amount,
          payment_method from orders order by 1
        """) == [
          ["o1", "delivered", "2018-01-01", "2", "20.00", "5.00", "25.00", "credit_card"],
          ["o2", "cancelled", "2018-01-02", "", "", "", "", ""],
        ])
    #expect(
      try store.rows(
        """
        select shipment_id, delivery_status, promised_at::date::varchar, delivered_at > expected_at
        from shipments order by 1
        """) == [["o1", "delivered", "2018-01-06", "true"], ["o2", "cancelled", "", ""]])
    #expect(
      try store.rows("select count(*), sum(gross_sales) from order_lines") == [["2", "20.00"]])
  }

  /// Invoices with a C take back; corrections of the stock are no sales.
  ///
  /// Two spellings of the header.
  @Test(arguments: [
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
  ])
  func retailInvoices(_ header: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      header + """

        536365,85123A,WHITE MUG,6,2010-12-01 08:26:00,2.50,17850.0,United Kingdom
        536365,22752,POT,2,2010-12-01 08:26:00,7.50,17850.0,United Kingdom
        536366,22752,POT,1,2010-12-01 09:00:00,7.50,,France
        C536379,85123A,WHITE MUG,-2,2010-12-02 09:41:00,2.50,17850.0,United Kingdom
        536400,22752,damaged,-10,2010-12-02 10:00:00,0,,United Kingdom
        A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,United Kingdom

        """, in: folder)
    #expect(
      files.brief == ["orders 2 0", "order_lines 3 0", "refunds 1 0", "products 2 0"])
    #expect(
      try store.rows(
        "select order_id, customer_id, units, gross_sales, country from orders order by 1")
        == [
          ["536365", "17850", "8", "30.00", "United Kingdom"],
          ["536366", "", "1", "7.50", "France"],
        ])
    #expect(
      try store.rows("select order_id, product_id, returned_units, amount from refunds")
        == [["C536379", "85123A", "2", "5.00"]])
    #expect(
      try store.rows("select product_id, title from products order by 1")
        == [["22752", "POT"], ["85123A", "WHITE MUG"]])
  }

  @Test func competitors() throws {
    let store = try memoryStore()
    try store.take(
      """
      Product name,price,discount,date,source
      AirPods,26900.0,0.0,2022-08-29,Amazon
      AirPods,0.0,0.0,2022-08-30,Amazon
      AirPods,25000.0,0.0,2022-08-31,Amazon
      AirPods,24000.0,0.0,2022-08-31,Amazon
      AirPods,24500.0,0.0,2022-08-31,Flipkart

      """, in: folder)
    #expect(
      try store.rows("select date::varchar, competitor, price from competitors order by 1, 2") == [
        ["2022-08-29", "Amazon", "26900.00"], ["2022-08-30", "Amazon", ""],
        ["2022-08-31", "Amazon", "24000.00"], ["2022-08-31", "Flipkart", "24500.00"],
      ])
    try store.take(
      """
      product_id,product_category_name,month_year,qty,total_price,unit_price,comp_1,comp_2,comp_3
      bed1,bed,2017-05-01,2,91.90,45.95,89.9,215,45.95

      """, in: folder)
    #expect(
      try store.rows(
        "select competitor, price from competitors where product_id = 'bed1' order by 1") == [
          ["competitor 1", "89.90"], ["competitor 2", "215.00"], ["competitor 3", "45.95"],
        ])
    #expect(
      try store.rows(
        "select level, date::varchar, until::varchar, product_id, paid_units, paid_sales from traffic"
      )
        == [["product", "2017-05-01", "2017-05-31", "bed1", "2", "91.90"]])
  }

  @Test func returnsAndCoupons() throws {
    let store = try memoryStore()
    try store.take(
      """
      Order_ID,Product_ID,User_ID,Order_Date,Return_Date,Product_Category,Product_Price,\
      Order_Quantity,Return_Reason,Return_Status,User_Age,User_Gender,User_Location,Payment_Method
      O1,P1,U1,2023-08-05,2023-08-26,Toys,10.50,3,Wrong item,Returned,58,Male,City54,Debit Card
      O2,P2,U2,2023-05-06,,Toys,20.00,1,,Not Returned,22,Female,City30,Debit Card

      """, in: folder)
    #expect(
      try store.rows("select order_id, reason, amount, returned_units from refunds")
        == [["O1", "Wrong item", "31.50", "3"]])
    #expect(try store.rows("select sum(gross_sales), count(*) from orders") == [["51.50", "2"]])
    try store.take(
      "coupon_upc,product_id,campaign\n10000089061,27160,4\n10000089061,27754,4\n", in: folder)
    try store.take(
      "household_key,day,coupon_upc,campaign\n1,421,10000089061,4\n2,422,10000089061,4\n",
      in: folder)
    #expect(
      try store.rows("select promotion_id, promotion_name, redeemed from promotions")
        == [["10000089061", "campaign 4", "2"]])
  }

  /// What no data set fits is said, and nothing of it is loaded.
  @Test(arguments: [
    "product_category_name,product_category_name_english\nbeleza,health\n",
    "seller_id,seller_zip_code_prefix,seller_city,seller_state\ns1,1,campinas,SP\n",
    "mql_id,first_contact_date,landing_page_id,origin\nm1,2018-02-01,l1,social\n",
    "mql_id,seller_id,sdr_id,won_date\nm1,s1,x,2018-02-01 10:00:00\n",
    "description,campaign,start_day,end_day\nTypeB,24,659,719\n",
    "description,household_key,campaign\nTypeA,17,26\n",
    "Administrative,ProductRelated,BounceRates,ExitRates,Month,VisitorType,Revenue\n"
      + "0,1,0.2,0.2,Feb,Returning_Visitor,FALSE\n",
  ])
  func whatFitsNoDataSet(_ text: String) throws {
    let store = try memoryStore()
    for file in try store.take(text, in: folder) {
      #expect(file.export != nil && file.added == 0 && file.rejected == 0)
      #expect(file.skipped.map { $0.count } == [1])
    }
  }

  /// Ads without a day are refused, and what is needed is said.
  @Test func adsWithoutADay() throws {
    let store = try memoryStore()
    let path = try folder.write(
      "kag.csv",
      "ad_id,xyz_campaign_id,fb_campaign_id,age,gender,interest,Impressions,Clicks,Spent,"
        + "Total_Conversion,Approved_Conversion\n1,916,103916,30-34,M,15,7350,1,1.43,2,1\n")
    #expect(
      fault { try store.load("\"\(path)\"") }.first
        == "kag.csv is a file of facebook ads conversions without what ads needs: date")
  }
}
