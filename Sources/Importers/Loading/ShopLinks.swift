import Catalog
import Engine
import Language
import Store
import Values

/// Rows that name an order or a product by its number, in a store of several shops.
struct ShopLinks {
  let table: LoadTable

  private static let targets: Set<String> = ["orders", "products"]

  /// Puts the whole id in place of the number, where one shop alone has it; a number that several
  /// have stays, and belongs to the shop whose ids stand as they are.
  func resolve() throws {
    let database = table.database
    guard try HomeShop.read(in: database) != nil else { return }
    for column in table.given {
      guard let target = column.link, Self.targets.contains(target), target != table.dataset.name
      else { continue }
      let (link, key): (SQL, SQL) = (.name(column.name), .name(column.linkKey(target)))
      try database.execute(
        """
        update \(table.table) set \(link) = known.id from (
          select split_part(\(key), \(ShopIds.mark), 1) as number, any_value(\(key)) as id
          from \(name: target) where contains(\(key), \(ShopIds.mark))
          group by 1 having count(*) = 1) known
        where \(table.isNew) and \(table.table).\(link) = known.number
          and \(table.table).\(link) not in (select \(key) from \(name: target) where \(key) is not null)
        """)
    }
  }

  private static let new = "opsh_new_orders"

  /// Makes a table of the new orders: the engine does not know that they are the fewer.
  ///
  /// - Parameter number: what of their id the old ones are looked for by.
  private func withNew<Result>(_ number: SQL, _ body: () throws -> Result) throws -> Result {
    defer { _ = try? table.database.execute("drop table if exists \(name: Self.new)") }
    try table.database.execute(
      """
      create or replace temporary table \(name: Self.new) as
      select \(number) as order_id, ordered_at, gross_sales from \(table.table)
      where \(table.isNew)
      """)
    return try body()
  }

  /// Whether orders that are told to be of a shop are those that were loaded before without one.
  func areKnownWithoutShop() throws -> Bool {
    let counts = try withNew("split_part(order_id, \(ShopIds.mark), 1)") {
      try table.database.query(
        """
        select count(*), count(*) filter (abs(epoch(n.ordered_at) - epoch(o.ordered_at)) < 60)
        from \(name: Self.new) n join \(table.table) o using (order_id) where o.\(table.isOld)
        """
      ).rows.first ?? []
    }
    guard let all = counts.first?.int, let same = counts.last?.int, all > 0 else { return false }
    return same * 2 > all
  }

  /// Throws where most orders that come again have another day of ordering and another amount: they
  /// are other orders, which happen to have the same numbers.
  func checkOrders(file: String) throws {
    let found = try withNew("order_id") {
      try table.database.query(
        """
        select count(*), count(*) filter (differs), min(order_id) filter (differs),
          arg_min(ordered_at, order_id) filter (differs), arg_min(known, order_id) filter (differs)
        from (
          select n.order_id, n.ordered_at, o.ordered_at as known,
            abs(epoch(n.ordered_at) - epoch(o.ordered_at)) > 172800
              and n.gross_sales is distinct from o.gross_sales as differs
          from \(name: Self.new) n join \(table.table) o using (order_id) where o.\(table.isOld))
        """
      ).rows.first ?? []
    }
    guard found.count == 5, let all = found[0].int, let others = found[1].int, others * 2 > all
    else { return }
    throw Diagnostic(
      .load,
      "\(others) of \(all) orders of \(file) that are known have another day there, as \(found[2]): "
        + "\(found[3]), and \(found[4]) before",
      hints: [
        "where they are of another shop, name it: load ... store \"NAME\"",
        "where the ones before are wrong, take these back: list loads, undo load N",
      ])
  }
}

/// Says that the orders of a shop are those that were loaded without one.
struct ShopIsHome: Error {
  let name: String
}

extension ColumnDefinition {
  /// The key of the data set that it links to, as the store calls it.
  fileprivate func linkKey(_ target: String) -> String {
    target == "orders" ? "order_id" : "product_id"
  }
}
