import Catalog
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
    let (mark, owner): (SQL, SQL) = (.name(mark), .name(owner))
    let known: SQL = "select \(owner) from \(table.table) where \(mark) is not true"
    let stand: SQL = "delete from \(table.table) where \(mark) and \(owner) in"
    let old = try table.database.execute(
      "\(stand) (\(known) and \(table.isNew)) and not (\(table.isNew))")
    let new = try table.database.execute("\(stand) (\(known)) and \(table.isNew)")
    return (new, old)
  }
}
