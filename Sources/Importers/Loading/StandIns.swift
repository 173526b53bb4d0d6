import Catalog
import Engine
import Store
import Values

/// Rows that stand for something until it is known better.
///
/// Lists of orders tell how much of an order went back, and lists of refunds tell each refund. Where
/// both are loaded the refunds would count twice, so what the order's list tells gives way, whichever
/// of them comes first.
struct StandIns {
  /// Tells which rows are such.
  let mark: String
  /// What they stand for.
  let owner: String

  private static let all = ["refunds": StandIns(mark: "from_order", owner: "order_id")]

  /// Those of a data set; nil where all rows are what they say.
  static func of(_ dataset: Dataset) -> StandIns? { all[dataset.name] }

  /// Removes them where the store knows better; tells how many new and how many old ones.
  func giveWay(in table: LoadTable) throws -> (new: Int, old: Int) {
    let (mark, owner, database) = (SQL.name(mark), SQL.name(owner), table.database)
    let known: SQL = "select \(owner) from \(table.table) where \(mark) is not true"
    let old: SQL = """
      select rowid from \(table.table)
      where \(mark) and \(table.isOld) and \(owner) in (\(known) and \(table.isNew))
      """
    try LoadHistory.build(table.load, upon: old, of: table.dataset, in: database)
    try LoadHistory.keep(old, of: table.dataset, replacedBy: table.load, in: database)
    let removed = try database.execute("delete from \(table.table) where rowid in (\(old))")
    // What makes new ones give way cannot be undone before the load that they are missing from.
    let better: SQL = """
      select rowid from \(table.table)
      where \(mark) is not true and \(table.isOld)
        and \(owner) in (select \(owner) from \(table.table) where \(mark) and \(table.isNew))
      """
    try LoadHistory.build(table.load, upon: better, of: table.dataset, in: database)
    let new = try database.execute(
      "delete from \(table.table) where \(mark) and \(table.isNew) and \(owner) in (\(known))")
    return (new, removed)
  }
}
