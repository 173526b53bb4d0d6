import Foundation
import Importers
import Store
import TestSupport
import Testing
import Values

/// Files of Western platforms as they were found, against sums over their raw texts.
///
/// They are not shipped: the tests are skipped where they are not found beside the package.
@Suite(.enabled(if: realData != nil, "the real data are not here"))
struct RealWesternTests {
  private func path(_ name: String) -> String { (realData ?? "") + "/" + name }

  @discardableResult
  private func load(_ name: String, _ store: Store) throws -> [FileAccount] {
    try store.take(real: name)
  }

  /// A query over the raw texts of a file, called `file`.
  private func raw(_ name: String, _ store: Store, _ query: String) throws -> [[String]] {
    let source = "read_csv('\(path(name))', all_varchar = true, header = true, quote = '\"')"
    return try store.rows(SQL(verbatim: "with file as (from \(source)) \(query)"))
  }

  // MARK: - Shopify, WooCommerce

  @Test func shopifyOrders() throws {
    let store = try memoryStore(timezone: "America/New_York")
    let name = "shopify_orders_demo/shopify_orders_sample.csv"
    let files = try load(name, store)
    #expect(files.map { $0.dataset } == ["orders", "refunds"])
    #expect(files.map { $0.tally } == [[249, 127, 0], [249, 8, 0]])
    let sums = try raw(
      name, store,
      """
      select sum("Total"::decimal(18, 2)), sum("Refunded Amount"::decimal(18, 2)),
        (select count(*) from file), min(left("Created at", 10)), max(left("Created at", 10))
      from file
      """)
    #expect(
      try store.rows(
        """
        select sum(paid_amount), (select sum(amount) from refunds), sum(units),
          min(ordered_at)::date::varchar, max(ordered_at)::date::varchar from orders
        """) == sums)
  }

  @Test(arguments: [
    ("apparel", 25), ("fashion", 997), ("jewelry", 19), ("product-csvs_apparel", 20),
    ("product_template", 2),
  ])
  func shopifyProducts(_ file: String, _ products: Int) throws {
    let store = try memoryStore()
    let name = "shopify_products/\(file).csv"
    let files = try load(name, store)
    #expect(files.map { $0.taken } == ["shopify products > products"])
    #expect(files[0].added == products && files[0].rejected == 0)
    #expect(
      try store.rows("select sum(stock), count(*) from products")
        == raw(
          name, store,
          "select sum(\"Variant Inventory Qty\"::bigint), count(distinct \"Handle\") from file"))
  }

  @Test func wooProducts() throws {
    let store = try memoryStore()
    let files = try load("woocommerce_products/sample_products.csv", store)
    #expect(files.map { $0.taken } == ["woocommerce products > products"])
    #expect(files[0].tally == [24, 14, 0])
  }

  // MARK: - Amazon

  @Test func amazonIndia() throws {
    let store = try memoryStore()
    let name = "amazon_in_seller/Amazon Sale Report.csv"
    let files = try load(name, store)
    #expect(
      files.map { "\($0.dataset) \($0.read) \($0.added) \($0.rejected)" } == [
        "orders 5733 5390 0", "order_lines 5733 5733 0", "refunds 5733 109 0",
        "shipments 5733 5390 0", "products 5733 800 0",
      ])
    #expect(
      try store.rows(
        """
        select sum(gross_sales), sum(units),
          (select min(ordered_at)::date::varchar from orders),
          (select max(ordered_at)::date::varchar from orders) from order_lines
        """)
        == raw(
          name, store,
          """
          select sum("Amount"::decimal(18, 2)), sum("Qty"::bigint), '2022-04-27', '2022-04-30'
          from file where "Status" <> 'Cancelled'
          """))
    // The file is newest first, and its days are months first.
    #expect(
      try store.rows("select paid_at::date::varchar, count(*) from orders group by 1 order by 1")
        == raw(
          name, store,
          """
          select case when paid then '2022-' || replace(left(day, 5), '/', '-') end as day, count(*)
          from (
            select arg_min("Date", "index"::int) as day, count(*) filter ("Status" <> 'Cancelled')
                > 0 and not arg_min("Status", "index"::int) like 'Pending%' as paid
            from file group by "Order ID")
          group by 1 order by 1
          """))
    #expect(
      try store.rows("select delivery_status, count(*) from shipments group by 1 order by 1")
        == raw(
          name, store,
          """
          select case when bool_and("Status" = 'Cancelled') then 'cancelled'
              when bool_or("Status" like '%Returned%' or "Status" like '%Rejected%') then 'returned'
              when bool_or("Status" like '%Lost%') then 'lost'
              when bool_or("Status" like '%Delivered%') then 'delivered' else 'shipped' end as state,
            1 as one from file group by "Order ID"
          """
        ).reduce(into: [String: Int]()) { $0[$1[0], default: 0] += 1 }
        .sorted { $0.key < $1.key }.map { [$0.key, "\($0.value)"] })
  }

  @Test func amazonStockAndPrices() throws {
    let store = try memoryStore()
    let name = "amazon_in_seller/Sale Report.csv"
    let stock = try load(name, store)
    #expect(stock[0].read == 9271 && stock[0].rejected == 0)
    #expect(
      try store.rows("select sum(on_hand), count(*) from inventory")
        == raw(
          name, store,
          """
          select sum("Stock"::decimal(18, 2)::bigint), count(distinct ("SKU Code", "Design No."))
          from file where "SKU Code" <> '#REF!' and "Stock" <> '#REF!'
          """))
    let may = try load("amazon_in_seller/May-2022.csv", store)
    #expect(may[0].added > 0 && may[0].rejected == 0)
    let march = try load("amazon_in_seller/P  L March 2021.csv", store)
    #expect(march[0].rejected == 0)
    #expect(
      try store.rows(
        "select date::varchar, count(distinct competitor) from competitors group by 1 order by 1")
        == [["2021-03-01", "8"], ["2022-05-01", "8"]])
  }

  /// Sheets that are no tables are refused.
  @Test(arguments: ["Cloud Warehouse Compersion Chart.csv", "Expense IIGF.csv"])
  func noTables(_ name: String) throws {
    let store = try memoryStore()
    let words = fault { try store.load("\"\(path("amazon_in_seller/" + name))\"") }
    #expect(words.first?.contains("fits no data set") == true)
  }

  // MARK: - Etsy

  @Test func etsy() throws {
    let store = try memoryStore()
    let name = "etsy_sold_orders/EtsySoldOrders2019.csv"
    let files = try load(name, store)
    #expect(files.map { "\($0.dataset) \($0.added) \($0.rejected)" }.first == "orders 955 0")
    #expect(
      try store.rows(
        """
        select sum(gross_sales), sum(discounts), sum(shipping), sum(taxes), sum(paid_amount), sum(units),
          min(ordered_at)::date::varchar, max(ordered_at)::date::varchar from orders
        """)
        == raw(
          name, store,
          """
          select sum("Order Value"::decimal(18, 2)), sum("Discount Amount"::decimal(18, 2)),
            sum("Shipping"::decimal(18, 2)), sum("Sales Tax"::decimal(18, 2)),
            sum("Order Total"::decimal(18, 2)), sum("Number of Items"::bigint), '2019-02-24',
            '2019-12-31' from file
          """))
  }

  // MARK: - Ads

  @Test func facebookAds() throws {
    let store = try memoryStore()
    let files = try load("facebook_ads_kag/KAG_conversion_data.csv", store)
    #expect(files.map { $0.rejected } == [0, 0] && files[1].added == 1143)
    #expect(
      try store.rows(
        """
        select level, round(sum(spend)), sum(ad_orders)::bigint, count(distinct campaign) from ads
        group by 1 order by 1
        """
      ).map { [$0[0], $0[2], $0[3]] } == [["campaign", "1079", "3"], ["creative", "1079", "3"]])
    let sums = try store.rows("select sum(spend) from ads group by level")
    for sum in sums { #expect(abs((Double(sum[0]) ?? 0) - 58_705.23) < 0.5) }
  }

  @Test func campaignTest() throws {
    let store = try memoryStore()
    for group in ["control", "test"] {
      let files = try load("ab_campaigns_2019/\(group)_group.csv", store)
      #expect(files.map { $0.tally } == [[30, 30, 0]])
    }
    #expect(
      try store.rows(
        """
        select campaign, sum(spend), min(date)::varchar, max(date)::varchar, count(impressions) from ads
        group by 1 order by 1
        """) == [
          ["Control Campaign", "68653.00", "2019-08-01", "2019-08-30", "29"],
          ["Test Campaign", "76892.00", "2019-08-01", "2019-08-30", "30"],
        ])
  }

  @Test func uncleanedGoogleAds() throws {
    let store = try memoryStore()
    let name = "google_ads_uncleaned_2024/GoogleAds_DataAnalytics_Sales_Uncleaned.csv"
    let files = try load(name, store)
    #expect(files.map { $0.read } == [2600, 2600] && files[1].skippedCount == 97)
    #expect(files.map { $0.rejected } == [0, 0])
    #expect(
      try store.rows("select sum(spend), sum(clicks), count(*) from ads where level = 'creative'")
        == raw(
          name, store,
          """
          select sum(replace("Cost", '$', '')::decimal(18, 2)), sum("Clicks"::bigint), count(*)
          from file where "Cost" is not null
          """))
  }

  // MARK: - Public sets

  @Test func olist() throws {
    let store = try memoryStore()
    for file in [
      "orders", "order_items", "order_payments", "customers", "order_reviews", "products",
    ] {
      let files = try load("olist/sample_4k/olist_\(file)_dataset.csv", store)
      #expect(files.allSatisfy { $0.rejected == 0 }, "\(file)")
    }
    #expect(
      try store.rows(
        """
        select count(*), count(ordered_at), sum(units), sum(gross_sales), sum(paid_amount) from orders
        """)
        == [
          [
            "4000", "4000", "4519", "549545.09",
            try raw(
              "olist/sample_4k/olist_order_payments_dataset.csv", store,
              "select sum(payment_value::decimal(18, 2)) from file")[0][0],
          ]
        ])
    #expect(
      try store.rows("select count(*) from shipments where delivered_at > expected_at")
        == [["335"]])
    #expect(
      try store.rows("select rating::integer, count(*) from reviews group by 1 order by 1")
        == [["1", "454"], ["2", "137"], ["3", "337"], ["4", "765"], ["5", "2293"]])
    #expect(
      try store.rows("select count(*), count(category) >= 3000 from products")[0][0] == "3132")
  }

  @Test func olistInFull() throws {
    let store = try memoryStore()
    let payments = try load("olist/full/olist_order_payments_dataset.parquet", store)
    #expect(payments[0].read == 103_886 && payments[0].added == 99_440)
    for name in ["olist_sellers_dataset", "product_category_name_translation"] {
      let files = try load("olist/full/\(name).csv", store)
      #expect(files[0].added == 0 && files[0].skippedCount == files[0].read)
    }
    let excel = try load("olist/excel_roundtrip/olist_orders_dataset.csv", store)
    #expect(excel.map { $0.rejected } == [0, 0] && excel[1].added == 4998)
  }

  @Test func competitors() throws {
    let store = try memoryStore()
    let daily = "competitor_prices_daily_in/combined_price_data1.csv"
    let files = try load(daily, store)
    #expect(files[0].read == 12_259 && files[0].rejected == 0)
    #expect(
      try store.rows("select count(*), count(price) from competitors")
        == raw(
          daily, store,
          """
          select count(*), count(*) filter (seen) from (
            select bool_or(price::double > 0) as seen from file
            group by "Product name", date, source)
          """))
    let monthly = try load("competitor_prices_monthly/retail_price.csv", store)
    #expect(monthly.map { $0.rejected } == [0, 0, 0, 0, 0])
    #expect(
      monthly.map { "\($0.dataset) \($0.added)" } == [
        "traffic 676", "competitors 676", "competitors 676", "competitors 676", "products 52",
      ])
  }

  @Test func couponsReturnsAndReviews() throws {
    let store = try memoryStore()
    let coupons = try load("coupons_dunnhumby/coupon.csv", store)
    #expect(coupons[0].tally == [124_548, 1135, 0])
    try load("coupons_dunnhumby/coupon_redempt.csv", store)
    #expect(
      try store.rows("select count(*), sum(redeemed) from promotions")
        == [
          [
            try raw(
              "coupons_dunnhumby/coupon.csv", store, "select count(distinct coupon_upc) from file")[
                0][0],
            "2318",
          ]
        ])
    let returns = try load(
      "returns_with_reasons_synthetic/ecommerce_returns_synthetic_data.csv", store)
    #expect(returns.allSatisfy { $0.rejected == 0 })
    #expect(
      try store.rows("select reason, count(*) from refunds group by 1 order by 1") == [
        ["Changed mind", "1255"], ["Defective", "1327"], ["Not as described", "1212"],
        ["Wrong item", "1258"],
      ])
    #expect(
      try store.rows(
        "select count(*) from refunds join orders using (order_id) where requested_at < ordered_at")
        == [["2513"]])
    let reviews = try load(
      "reviews_en_womens_clothing/Womens Clothing E-Commerce Reviews.csv", store)
    #expect(reviews[0].read == 1000 && reviews[0].rejected == 0)
    let sessions = try load("sessions_uci_online_shoppers/online_shoppers_intention.csv", store)
    #expect(sessions[0].skippedCount == 12_330)
  }

  @Test func trends() throws {
    let store = try memoryStore()
    let files = try load("google_trends_export/multiTimeline.csv", store)
    #expect(files.map { $0.tally } == [[205, 205, 0]])
    #expect(
      try store.rows("select distinct term, platform from market")
        == [["yeezy", "google trends (United States)"]])
  }
}
