import Planner
import Values

@testable import Verbs

/// A row of the store: what it says itself, and what its links lead to.
struct PlainRow {
  /// What is missing is left out.
  private(set) var texts: [String: String] = [:]
  var amounts: [String: Fixed] = [:]
  var times: [String: Moment] = [:]

  subscript(name: String) -> String? { texts[name] }

  init(_ names: [String], _ cells: [Value]) {
    for (name, cell) in zip(names, cells) { put(cell, as: name) }
  }

  private mutating func put(_ cell: Value, as name: String) {
    switch cell {
    case .text(let text): texts[name] = text
    case .int(let number): amounts[name] = Fixed(unscaled: Int128(number), scale: 0)
    case .fixed(let number): amounts[name] = number
    case .moment(let moment): times[name] = moment
    case .day(let day): times[name] = Moment(day)
    case .double(let number): amounts[name] = Fixed(Value.double(number).description)
    default: break
    }
  }

  /// Takes over texts and times of a row that this one is linked to.
  mutating func take(_ names: [String], of other: PlainRow?) {
    for name in names {
      texts[name] = texts[name] ?? other?.texts[name]
      times[name] = times[name] ?? other?.times[name]
    }
  }

  /// Names its product by the title; one that nothing is known of is called by its id.
  mutating func nameProduct(_ products: [String: PlainRow]) {
    texts["product"] = texts["product_id"].flatMap { products[$0]?.texts["title"] ?? $0 }
  }
}

/// A table of the store, of reports the rows of one level.
enum PlainTable: Hashable {
  case orders, lines, refunds
  case visits(level: String)
  case ads(level: String)
}

/// A table and one of its times.
struct PlainPage: Hashable {
  let table: PlainTable
  let time: String
}

extension PlainPage {
  /// Where the rows of a measure stand that know some names; nil where none do.
  init?(_ measure: PlainMeasure, knowing names: Set<String>) {
    guard let table = PlainParts.table(of: measure.source, knowing: names) else { return nil }
    self.init(table: table, time: measure.time)
  }
}

/// The rows of a store, read once by plain `select *`.
struct PlainStore {
  /// The id of a product that is not in the catalogue.
  static let unknownProduct = "gone-7"

  let rows: [PlainTable: [PlainRow]]
  /// From the oldest row to the newest one.
  private(set) var spans: [PlainPage: ClosedRange<Moment>] = [:]
  /// The values of the parts that questions go by, in order.
  let values: [String: [String]]

  init(_ workspace: Workspace) throws {
    func read(_ table: String) throws -> [PlainRow] {
      let table = try workspace.query(SQL(verbatim: "select * from \(table)"))
      let names = table.columns.map { $0.name }
      return table.rows.map { PlainRow(names, $0) }
    }
    let customers = Self.keyed(try read("customers"), by: "customer_id")
    let products = Self.keyed(try read("products"), by: "product_id")
    let orders = try read("orders").map { row in
      var row = row
      row.take(["customer_level"], of: row["customer_id"].flatMap { customers[$0] })
      row.amounts["orders.gross_sales"] = row.amounts["gross_sales"]
      row.amounts["orders.discounts"] = row.amounts["discounts"]
      return row
    }
    let byNumber = Self.keyed(orders, by: "order_id")

    /// A row with what its order and its product tell.
    func linked(_ row: PlainRow) -> PlainRow {
      var row = row
      let order = row["order_id"].flatMap { byNumber[$0] }
      row.take(PlainParts.ofOrders + ["customer_id", "paid_at"], of: order)
      for name in PlainParts.amounts { row.amounts[name] = order?.amounts[name] }
      return titled(row)
    }
    /// A row with what its product tells.
    func titled(_ row: PlainRow) -> PlainRow {
      var row = row
      row.take(["category", "brand"], of: row["product_id"].flatMap { products[$0] })
      row.nameProduct(products)
      return row
    }

    var rows: [PlainTable: [PlainRow]] = [:]
    rows[.orders] = orders
    rows[.lines] = try read("order_lines").map { row in
      var row = linked(row)
      // The line's own cost, else that of the product.
      let known = row["product_id"].flatMap { products[$0]?.amounts["unit_cost"] }
      let units = row.amounts["units"]?.rounded(toScale: 0).unscaled ?? 0
      row.amounts["cost"] = (row.amounts["unit_cost"] ?? known)?.multiplied(by: units)
      return row
    }
    rows[.refunds] = try read("refunds").map { row in
      var row = linked(row)
      if let asked = row.times["requested_at"], let paid = row.times["refunded_at"] {
        row.amounts["seconds"] = Fixed(unscaled: Int128(paid - asked), scale: 6)
      }
      return row
    }
    for row in try read("traffic") {
      rows[.visits(level: row["level"] ?? ""), default: []].append(titled(row))
    }
    for row in try read("ads") {
      rows[.ads(level: row["level"] ?? ""), default: []].append(titled(row))
    }
    self.rows = rows
    let said = PlainParts.all.map { part in
      (part, Set(rows.values.joined().compactMap { $0[part] }).sorted())
    }
    values = Dictionary(uniqueKeysWithValues: said)
    for (table, rows) in rows {
      for (name, time) in rows.lazy.flatMap({ $0.times }) {
        let page = PlainPage(table: table, time: name)
        let span = spans[page] ?? time...time
        spans[page] = min(span.lowerBound, time)...max(span.upperBound, time)
      }
    }
    // Days of payments are known as far as the orders reach, whether their money went back or not.
    for table in [PlainTable.lines, .refunds] {
      spans[PlainPage(table: table, time: "paid_at")] =
        spans[PlainPage(table: .orders, time: "paid_at")]
    }
  }

  /// Whether a table has anything in a period: its numbers are unknown where it has nothing.
  func isKnown(_ page: PlainPage, in period: PlainPeriod) -> Bool {
    guard let span = spans[page] else { return false }
    return (period.behind.map { span.lowerBound < Moment($0) } ?? true)
      && (period.first.map { span.upperBound >= Moment($0) } ?? true)
  }

  private static func keyed(_ rows: [PlainRow], by id: String) -> [String: PlainRow] {
    var keyed: [String: PlainRow] = [:]
    for row in rows { if let key = row[id] { keyed[key] = row } }
    return keyed
  }
}

/// What rows are grouped by and chosen by, and which rows know it.
enum PlainParts {
  static let ofOrders = [
    "channel", "device", "region", "customer_type", "payment_method", "campaign", "customer_level",
  ]
  static let ofProducts = ["category", "brand", "product"]
  static let all = ofOrders + ofProducts + ["reason"]
  /// Columns of orders that conditions compare.
  static let amounts = ["orders.gross_sales", "orders.discounts"]

  /// What the reports of each level are split by, the levels in the order in which they are tried.
  static let visits: [(level: String, parts: Set<String>)] = [
    ("shop", []), ("channel", ["channel"]), ("campaign", ["channel", "campaign"]),
    ("device", ["device"]), ("place", ["region"]), ("product", Set(ofProducts)),
  ]
  static let ads: [(level: String, parts: Set<String>)] = [
    ("campaign", ["campaign", "channel"]), ("product", Set(ofProducts + ["campaign", "channel"])),
  ]

  /// The table whose rows know all of some names; nil where none does.
  static func table(of source: PlainMeasure.Source, knowing names: Set<String>) -> PlainTable? {
    switch source {
    case .orders: return names.isSubset(of: ofOrders + amounts) ? .orders : nil
    case .lines: return names.isSubset(of: ofOrders + ofProducts + amounts) ? .lines : nil
    case .refunds: return names.isSubset(of: all + amounts) ? .refunds : nil
    case .visits:
      return visits.first { names.isSubset(of: $0.parts) }.map { .visits(level: $0.level) }
    case .ads: return ads.first { names.isSubset(of: $0.parts) }.map { .ads(level: $0.level) }
    }
  }
}
