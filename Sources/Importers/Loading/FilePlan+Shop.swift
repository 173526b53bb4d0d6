import Catalog
import Engine
import Language
import Store
import Values

/// Whose orders, products and the like a file has, where the store holds several shops.
extension FilePlan {
  /// Puts down the shop that was named, or the column of a list of one's own that tells it.
  ///
  /// - Returns: the shop whose ids stand as they are, where that is decided now.
  mutating func takeShop(
    _ named: Word?, _ catalog: Catalog, in database: any Database
  ) throws -> String? {
    let place = named == nil && export == nil ? shopColumn(catalog) : nil
    guard named != nil || place != nil else { return nil }
    let known = try HomeShop.read(in: database)
    let home = try known ?? firstShop(named, place, in: database)
    let name: SQL =
      named.map { .bind(.text($0.text)) } ?? SQL.word(SeparatedSource.columnName(place ?? 0))
    for index in fills.indices {
      fills[index].shop =
        named?.text == home ? nil : ShopIds(name: name, place: place, home: home)
      let dataset = fills[index].matching.dataset
      guard let named, let column = dataset.column("store"), column.formula == nil,
        !fills[index].matching.sources.contains(where: { $0.column.name == "store" })
      else { continue }
      fills[index].add(
        ColumnSource(
          column: column, origin: .derived("store \(named.text)"),
          text: "\(named.text)::varchar", headers: []), note: "of the store \(named.text)")
    }
    shop = named?.text
    return known == nil ? home : nil
  }

  /// The column of the file that tells the shop of each row.
  private func shopColumn(_ catalog: Catalog) -> Int? {
    guard let orders = catalog.datasets["orders"] else { return nil }
    let match = HeaderMatcher(orders, headers: source.headers, book: HeaderIndex(catalog))
      .match(except: [])["store"]
    switch match?.origin {
    case .name, .synonym: return match?.header
    default: return nil
    }
  }

  /// The first shop that is ever named, to which products without one belong.
  ///
  /// None, where orders without one are there already, and where none of the first rows names one,
  /// for to look through all of them takes as long as a load.
  private func firstShop(
    _ named: Word?, _ place: Int?, in database: any Database
  ) throws -> String {
    let facts = try FactsTable.all(in: database)
    if ["orders", "order_lines"].contains(where: { facts.isLoaded($0) }) { return "" }
    if let named { return named.text }
    let column = SQL.word(SeparatedSource.columnName(place ?? 0))
    return try database.query(
      """
      select min(trim(\(column))) from (select \(column) from \(source.relation) limit 2000)
      where trim(\(column)) <> ''
      """
    ).rows.first?.first?.text ?? ""
  }
}
