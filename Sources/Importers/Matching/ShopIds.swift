import Catalog
import Values

/// Whose ids the rows of a file have, where a store holds several shops.
struct ShopIds: Hashable, Sendable {
  /// The shop's name in a row, over the file's columns.
  var name: SQL
  /// The column of the file that tells it; nil where it was told beside the file.
  var place: Int?
  /// The shop whose ids stand as they are.
  var home: String

  /// What stands between an id and the shop that it is of.
  static let mark = " · "

  /// The name of the column that tells the shop beside the texts of a row.
  static let column = SQL("shop")

  /// The data sets whose rows have numbers that begin anew in each shop.
  private static let things: Set<String> = [
    "orders", "products", "refunds", "shipments", "disputes", "reviews", "questions", "chats",
    "customers", "settlements",
  ]

  /// Whether a column holds such numbers; a hash of a person is the same in all shops.
  static func scopes(_ source: ColumnSource, of dataset: Dataset) -> Bool {
    let column = source.column
    guard column.type == .text, !source.text.text.contains(Macros.hashed) else { return false }
    if let link = column.link { return things.contains(link) }
    return things.contains(dataset.name) && dataset.key.contains(column.name)
  }

  /// An id as the store has it.
  func id(_ value: SQL) -> SQL {
    """
    case when \(Self.column) is null or \(Self.column) = \(home) then \(value)
      else \(value) || \(Self.mark) || \(Self.column) end
    """
  }
}
