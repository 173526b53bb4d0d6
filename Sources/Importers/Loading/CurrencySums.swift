import Catalog
import Engine
import Values

/// Sums up the amounts that were loaded by the currency of their rows.
struct CurrencySums {
  private let database: any Database
  private let catalog: Catalog
  private let table: LoadTable
  /// The store's currency, which rows without one are in.
  private let own: Value

  init(_ table: LoadTable, in database: any Database, catalog: Catalog, own: String) {
    (self.table, self.database, self.catalog) = (table, database, catalog)
    self.own = .text(own)
  }

  /// The sums, the currency of most rows first; empty where all are in the store's.
  ///
  /// - Parameters:
  ///   - money: the column of the amounts.
  ///   - codes: what the column of the currency holds, where there is one.
  func amounts(
    of money: ColumnDefinition, codes: Set<String>
  ) throws -> [FileAccount.Amount] {
    guard let column = table.dataset.column("currency") else { return [] }
    let code: SQL
    if let formula = column.formula {
      guard case .member(let owner, let name) = formula.kind,
        let linked = try linked(owner.text, name.text)
      else { return [] }
      code = linked
    } else {
      guard !codes.isSubset(of: [own.description]) else { return [] }
      code = "currency"
    }
    let found = try database.query(
      """
      select coalesce(upper(trim(\(code))), \(own)) as code, sum(\(name: money.name)) as amount
      from \(table.table) as t where t.\(table.isNew) group by 1
      having amount is not null order by count(*) desc, 1
      """)
    let all = found.rows.map { FileAccount.Amount(currency: $0[0].description, sum: $0[1]) }
    return all.allSatisfy { $0.currency == own.description } ? [] : all
  }

  /// The currency of what the rows belong to, as that of a refund's order; nil where all that could
  /// be is in the store's own.
  private func linked(_ owner: String, _ name: String) throws -> SQL? {
    guard let target = catalog.datasets[owner], let key = target.key.first,
      let link = table.dataset.columns.first(where: { $0.link == owner })
    else { return nil }
    let others = try database.query(
      """
      select count(*) from \(name: owner) where upper(trim(\(name: name))) <> \(own)
      """)
    guard others.cells.first?.first?.int ?? 0 > 0 else { return nil }
    return """
      (select any_value(o.\(name: name)) from \(name: owner) as o \
      where o.\(name: key) = t.\(name: link.name))
      """
  }
}
