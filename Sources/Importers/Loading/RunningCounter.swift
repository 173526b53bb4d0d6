import Catalog
import Engine
import Store
import Values

/// A column that is the daily rise of another one, which only counts up: pages of competitors show
/// how many have bought so far, and what a day sold is the difference to the day before.
struct RunningCounter {
  let dataset: String
  let counter: String
  let rise: String
  /// What one counter belongs to.
  let owner: [String]
  let day: String

  private static let risen = "opsh_risen"

  private static let all = [
    RunningCounter(
      dataset: "competitors", counter: "paid_counter", rise: "estimated_units",
      owner: ["level", "competitor", "channel", "item_id"], day: "date")
  ]

  /// The counter of what was loaded; nil when the file has none, or tells the rise itself.
  static func of(_ table: LoadTable) -> RunningCounter? {
    let given = Set(table.given.map { $0.name })
    return all.first {
      $0.dataset == table.dataset.name && given.contains($0.counter) && !given.contains($0.rise)
    }
  }

  /// Works out the rise of the new rows and of those that follow upon them; tells of how many.
  ///
  /// Only the very day before counts: after a gap nobody knows which day sold what. A counter that
  /// falls has been set back, and tells nothing either.
  func work(in table: LoadTable) throws -> Int {
    let owners = owner.map { SQL.name($0) }.joined(", ")
    let (counter, day): (SQL, SQL) = (.name(counter), .name(day))
    let database = table.database
    defer { _ = try? database.execute("drop table if exists \(name: Self.risen)") }
    try database.execute(
      """
      create or replace temporary table \(name: Self.risen) as
      select row, rise from (
        select rowid as row, \(counter) - lag(\(counter)) over days as rise,
          \(day) - lag(\(day)) over days as gap,
          \(table.isNew) or lag(\(table.isNew)) over days as is_due
        from \(table.table) where \(counter) is not null
        window days as (partition by \(owners) order by \(day)))
      where gap = 1 and rise >= 0 and is_due
      """)
    // A row that follows upon a new one counts as replaced, so that it can come back.
    let old: SQL = """
      select rowid from \(table.table)
      where \(table.isOld) and rowid in (select row from \(name: Self.risen))
      """
    try LoadHistory.build(table.load, upon: old, of: table.dataset, in: database)
    try LoadHistory.keep(old, of: table.dataset, replacedBy: table.load, in: database)
    return try database.execute(
      """
      update \(table.table)
      set \(name: rise) = risen.rise, \(name: LoadHistory.column) = \(table.load)
      from \(name: Self.risen) risen where \(table.table).rowid = risen.row
      """)
  }
}
