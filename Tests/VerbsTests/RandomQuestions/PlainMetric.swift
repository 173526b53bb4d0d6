import Values

/// What a metric counts of the rows of one data set.
struct PlainMeasure: Sendable {
  enum Source { case orders, lines, refunds, visits, ads }

  enum Counted: Sendable {
    case rows
    /// Different texts of a column.
    case different(String)
    /// A column, missing where it is missing, with others that count as nothing where they are.
    case sum(String?, plus: [String] = [], less: [String] = [])
    /// A column, missing where it is missing in any row.
    case strictSum(String)
  }

  let source: Source
  let time: String
  let counted: Counted
  var isCounted: @Sendable (PlainRow) -> Bool = { _ in true }

  /// The number of some rows: of none it is nothing, and of none but missing ones it is missing.
  func number(of rows: [PlainRow]) -> PlainNumber {
    let rows = rows.filter(isCounted)
    switch counted {
    case .rows: return .count(rows.count)
    case .different(let column): return .count(Set(rows.compactMap { $0[column] }).count)
    case .sum(let column, let plus, let less):
      let amounts = rows.compactMap { row -> Fixed? in
        var sum = column == nil ? .zero : column.flatMap { row.amounts[$0] }
        for name in plus { sum = sum?.adding(row.amounts[name] ?? .zero) }
        for name in less { sum = sum?.subtracting(row.amounts[name] ?? .zero) }
        return sum
      }
      return amounts.isEmpty && !rows.isEmpty ? .missing : .sum(amounts)
    case .strictSum(let column):
      let amounts = rows.compactMap { $0.amounts[column] }
      return amounts.count < rows.count ? .missing : .sum(amounts)
    }
  }
}

/// A formula over measures and other metrics.
indirect enum PlainFormula: Sendable {
  case measure(PlainMeasure)
  case metric(String)
  case ratio(PlainFormula, PlainFormula)
  case difference(PlainFormula, PlainFormula)
  /// The second counts as nothing where it is missing.
  case less(PlainFormula, PlainFormula)
}

/// A metric as the manual and the notes of the model define it, written down by hand.
struct PlainMetric: Sendable {
  /// The first one counts whose rows know all that the question names.
  let formulas: [PlainFormula]

  init(_ formulas: PlainFormula...) { self.formulas = formulas }

  static let all: [String: PlainMetric] = [
    "orders": .init(.paid(.rows), .sold(.different("order_id"))),
    "units_sold": .init(.paid(.sum("units")), .sold(.sum("units"))),
    "gross_sales": .init(.paid(.sum("gross_sales")), .sold(.sum("gross_sales"))),
    "discounts": .init(
      .paid(.sum("discounts")), .sold(.sum(nil, plus: ["discounts", "shared_discounts"]))),
    "revenue": .init(
      .paid(.sum("gross_sales", less: ["discounts"])),
      .sold(.sum("gross_sales", less: ["discounts", "shared_discounts"]))),
    "net_sales": .init(.less(.metric("revenue"), .metric("refund_amount"))),
    "discount_rate": .init(.ratio(.metric("discounts"), .metric("gross_sales"))),
    "average_order_value": .init(.ratio(.metric("revenue"), .metric("orders"))),
    "units_per_order": .init(.ratio(.metric("units_sold"), .metric("orders"))),
    "average_unit_price": .init(.ratio(.metric("revenue"), .metric("units_sold"))),
    "cogs": .init(.sold(.strictSum("cost"))),
    "gross_profit": .init(.difference(.metric("revenue"), .metric("cogs"))),
    "gross_margin": .init(.ratio(.metric("gross_profit"), .metric("revenue"))),
    "shipping_charges": .init(.paid(.sum("shipping")), .sold(.sum("shared_shipping"))),
    "amount_paid": .init(.paid(.sum("paid_amount"))),
    "orders_placed": .init(.placed(.rows)),
    "ordered_sales": .init(.placed(.sum("gross_sales"))),
    "payment_rate": .init(
      .ratio(.placed(.rows) { $0.times["paid_at"] != nil }, .placed(.rows))),
    "cancellation_rate": .init(
      .ratio(
        .placed(.rows) { $0.times["cancelled_at"] != nil || $0["status"] == "cancelled" },
        .placed(.rows))),
    "attributed_orders": .init(.paid(.rows) { $0["campaign"] != nil }),

    "buyers": .init(.paid(.different("customer_id")), .sold(.different("customer_id"))),
    "new_buyers": .init(.paid(.different("customer_id")) { $0["customer_type"] == "new" }),
    "returning_buyers": .init(
      .paid(.different("customer_id")) { $0["customer_type"] == "returning" }),
    "returning_share": .init(.ratio(.metric("returning_buyers"), .metric("buyers"))),
    "spend_per_buyer": .init(.ratio(.metric("revenue"), .metric("buyers"))),

    "visitors": .init(.visits("visitors")),
    "sessions": .init(.visits("sessions")),
    "page_views": .init(.visits("page_views")),
    "cart_visitors": .init(.visits("cart_visitors")),
    "cart_rate": .init(.ratio(.visits("cart_visitors"), .visits("visitors"))),
    "bounce_rate": .init(.ratio(.visits("bounces"), .visits("sessions"))),
    "conversion_rate": .init(.ratio(.metric("orders"), .metric("visitors"))),
    "buyer_conversion": .init(.ratio(.metric("buyers"), .metric("visitors"))),
    "revenue_per_visitor": .init(.ratio(.metric("revenue"), .metric("visitors"))),

    "ad_spend": .init(.ads("spend")),
    "ad_clicks": .init(.ads("clicks")),
    "ad_sales": .init(.ads("ad_sales")),
    "ctr": .init(.ratio(.ads("clicks"), .ads("impressions"))),
    "cpc": .init(.ratio(.ads("spend"), .ads("clicks"))),
    "roas": .init(.ratio(.ads("ad_sales"), .ads("spend"))),
    "mer": .init(.ratio(.metric("revenue"), .metric("ad_spend"))),
    "ad_cost_share": .init(.ratio(.metric("ad_spend"), .metric("revenue"))),
    "cac": .init(.ratio(.metric("ad_spend"), .metric("new_buyers"))),

    "refunds": .init(.refunds(.rows, on: "requested_at")),
    "refund_requested": .init(.refunds(.sum("amount"), on: "requested_at")),
    "refund_amount": .init(.paidBack(.sum("amount"), on: "refunded_at")),
    "refunds_completed": .init(.paidBack(.rows, on: "refunded_at")),
    "refund_rate": .init(.ratio(.metric("refund_amount"), .metric("revenue"))),
    "sales_refunded": .init(.paidBack(.sum("amount"), on: "paid_at")),
    "sales_refund_rate": .init(.ratio(.metric("sales_refunded"), .metric("revenue"))),
    "orders_refunded": .init(.paidBack(.different("order_id"), on: "paid_at")),
    "order_refund_rate": .init(.ratio(.metric("orders_refunded"), .metric("orders"))),
    "refund_time": .init(
      .ratio(
        .paidBack(.sum("seconds"), on: "refunded_at"), .paidBack(.rows, on: "refunded_at"))),
  ]

  /// The formula that counts where rows have to know some names; nil where none knows them.
  func formula(by names: Set<String>) -> PlainFormula? {
    formulas.first { $0.isKnown(by: names) }
  }

  /// These are parts of a whole: they are compared with fractions, and change in points.
  static let percentages: Set<String> = [
    "discount_rate", "gross_margin", "payment_rate", "cancellation_rate", "returning_share",
    "cart_rate",
    "bounce_rate", "conversion_rate", "buyer_conversion", "ctr", "ad_cost_share", "refund_rate",
    "sales_refund_rate", "order_refund_rate",
  ]

  /// Money per piece, person or click.
  static let pricesOfOne: Set<String> = [
    "average_order_value", "average_unit_price", "spend_per_buyer", "revenue_per_visitor", "cpc",
    "cac",
  ]

  /// Asked alone by a dimension these come with others, and with the period before.
  static let withCompanions: Set<String> = ["buyers", "refunds", "refund_amount"]
}

extension PlainFormula {
  typealias Choice = @Sendable (PlainRow) -> Bool

  /// Paid orders by the day of the payment.
  static func paid(
    _ counted: PlainMeasure.Counted, _ isCounted: @escaping Choice = { _ in true }
  ) -> PlainFormula {
    .measure(.init(source: .orders, time: "paid_at", counted: counted, isCounted: isCounted))
  }

  /// Lines of paid orders.
  static func sold(_ counted: PlainMeasure.Counted) -> PlainFormula {
    .measure(.init(source: .lines, time: "paid_at", counted: counted))
  }

  /// All orders by the day of the order.
  static func placed(
    _ counted: PlainMeasure.Counted, _ isCounted: @escaping Choice = { _ in true }
  ) -> PlainFormula {
    .measure(.init(source: .orders, time: "ordered_at", counted: counted, isCounted: isCounted))
  }

  static func visits(_ column: String) -> PlainFormula {
    .measure(.init(source: .visits, time: "date", counted: .sum(column)))
  }

  static func ads(_ column: String) -> PlainFormula {
    .measure(.init(source: .ads, time: "date", counted: .sum(column)))
  }

  static func refunds(_ counted: PlainMeasure.Counted, on time: String) -> PlainFormula {
    .measure(.init(source: .refunds, time: time, counted: counted))
  }

  static func paidBack(_ counted: PlainMeasure.Counted, on time: String) -> PlainFormula {
    .measure(
      .init(source: .refunds, time: time, counted: counted) { $0["status"] == "refunded" })
  }
}

extension PlainFormula {
  /// Whether the rows of all its measures know some names.
  func isKnown(by names: Set<String>) -> Bool {
    switch self {
    case .metric(let name): PlainMetric.all[name]?.formula(by: names) != nil
    case .measure(let measure): PlainParts.table(of: measure.source, knowing: names) != nil
    case .ratio(let a, let b), .difference(let a, let b), .less(let a, let b):
      a.isKnown(by: names) && b.isKnown(by: names)
    }
  }

  /// The measures that it is made of where rows have to know some names.
  func measures(by names: Set<String>) -> [PlainMeasure] {
    switch self {
    case .metric(let name): PlainMetric.all[name]?.formula(by: names)?.measures(by: names) ?? []
    case .measure(let measure): [measure]
    case .ratio(let a, let b), .difference(let a, let b), .less(let a, let b):
      a.measures(by: names) + b.measures(by: names)
    }
  }
}
