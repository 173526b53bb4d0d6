import Catalog
import Engine
import Store
import Values

/// Shares what an order has as a whole out over its lines, by amount and exactly to the cent.
///
/// So the parts of a question by product add up to the whole. The shares are worked out again for
/// every order that a load or its undoing touches.
struct OrderShares {
  let database: any Database

  private static let touched = "opsh_touched_orders"
  private static let shares = "opsh_order_shares"

  /// A column of the lines, and what it is the share of: the order's amount less what its lines have
  /// of it themselves.
  private static let columns: [(share: String, order: String, line: String?)] = [
    ("shared_discounts", "discounts", "discounts"), ("shared_shipping", "shipping", nil),
    ("shared_taxes", "taxes", nil), ("shared_platform_fees", "platform_fees", nil),
    ("shared_commission", "commission", nil),
  ]

  /// Puts down the orders that have rows of a load, before these change.
  func touch(_ load: Int) throws {
    let rows = ["orders", "order_lines"].map { table -> SQL in
      "select order_id from \(name: table) where \(name: LoadHistory.column) = \(load)"
    }
    try touch(rows.joined(" union "))
  }

  private func touch(_ rows: SQL) throws {
    try database.execute(
      "create temporary table if not exists \(name: Self.touched) (order_id varchar)")
    try database.execute("insert into \(name: Self.touched) \(rows)")
  }

  /// Works the shares of the orders out that were touched; tells which columns have any.
  func share() throws -> Set<String> {
    defer {
      for table in [Self.touched, Self.shares] {
        _ = try? database.execute("drop table if exists \(name: table)")
      }
    }
    // Each share is what is due up to the line less what is due up to the one before: rounded so,
    // they add up whatever the amounts are.
    let parts = Self.columns.map { column -> SQL in
      let due: SQL =
        column.line.map {
          "any_value(o.\(name: column.order)) over w - coalesce(sum(l.\(name: $0)) over w, 0)"
        }
        ?? "any_value(o.\(name: column.order)) over w"
      return "\(due) as \(name: column.share)"
    }
    let shares = Self.columns.map { column -> SQL in
      let due: SQL = "\(name: column.share)::double"
      return """
        (round(\(due) * upto / whole, 2) - round(\(due) * (upto - weight) / whole, 2))::decimal(18, 2)
          as \(name: column.share)
        """
    }
    try database.execute(
      """
      create or replace temporary table \(name: Self.shares) as
      select line, \(shares.joined(", ")) from (
        select *, sum(weight) over (partition by order_id order by line) as upto,
          sum(weight) over (partition by order_id) as whole
        from (
          select *, case
            when sum(greatest(net, 0)) over (partition by order_id) > 0 then greatest(net, 0)
            when sum(greatest(units, 0)) over (partition by order_id) > 0 then greatest(units, 0)
            else 1 end::double as weight
          from (
            select l.rowid as line, l.order_id, l.units, l.gross_sales - coalesce(l.discounts, 0) as net,
              \(parts.joined(", "))
            from order_lines l
              join (select distinct order_id from \(name: Self.touched)) t using (order_id)
              join orders o using (order_id)
            window w as (partition by l.order_id))))
      """)
    let names = Self.columns.map { $0.share }
    let differs = names.map { "l.\(name: $0) is distinct from s.\(name: $0)" as SQL }
    try database.execute(
      """
      update order_lines l set \(names.map { "\(name: $0) = s.\(name: $0)" as SQL }.joined(", "))
      from \(name: Self.shares) s where l.rowid = s.line and (\(differs.joined(" or ")))
      """)
    let counts = names.map { "count(\(name: $0))" as SQL }
    let found = try database.query("select \(counts.joined(", ")) from \(name: Self.shares)")
    return Set(zip(names, found.rows.first ?? []).filter { $0.1.int ?? 0 > 0 }.map { $0.0 })
  }

  /// Works the shares of all orders out, as for a store that was made before there were any.
  static func updateAll(in database: any Database) throws {
    let shares = OrderShares(database: database)
    try shares.touch("select order_id from orders")
    try shares.put(try shares.share(), in: database)
  }

  /// Works the shares out after a load, and puts down which columns have any now.
  static func update(after load: Int, in database: any Database) throws {
    let facts = try FactsTable.all(in: database)
    guard facts.isLoaded("order_lines"),
      columns.contains(where: { facts.isFilled($0.order, of: "orders") })
    else { return }
    let shares = OrderShares(database: database)
    try shares.touch(load)
    try shares.put(try shares.share(), in: database)
  }

  /// Puts down which columns of the lines have values.
  private func put(_ filled: Set<String>, in database: any Database) throws {
    guard var lines = try FactsTable.all(in: database)["order_lines"],
      !filled.isSubset(of: lines.filled)
    else { return }
    lines.filled.formUnion(filled)
    try FactsTable.put(lines, of: "order_lines", in: database)
  }
}
