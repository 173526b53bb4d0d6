import Catalog
import Engine
import Language
import Store
import Values

/// The rows of a file that are taken together, as the lines of an order, where some of them come
/// again: two overlapping exports that were joined in one file tell an order twice.
///
/// In some exports an order's own columns stand on its first row only: such a row begins a block,
/// and of several blocks of one order one counts. In others they stand on every row: there rows that
/// are the same in all columns are one row, but for those that an export of a platform has beside
/// each other: an order may have two lines of one product.
struct RepeatedBlocks {
  /// The table of the numbers of rows that are left out.
  static let table = "opsh_left_out"
  private static let rows = "opsh_blocks"

  /// Rows that are the same as others further up.
  private(set) var identical = 0
  /// Rows that go on with something whose first row is in another file.
  private(set) var orphans = 0
  private(set) var notes: [Wording] = []
  /// The column whose cells are read as the table of renamed rows has them; nil for none.
  private(set) var renames: Int?

  /// The table of the numbers of rows that have another id.
  static let renamed = "opsh_renamed"

  /// What goes together, and the columns of amounts that count once in it.
  private struct Thing {
    var dataset: Dataset
    var key: SQL
    var once: [Int]
    var summed: [Int]
    /// The columns of the number that people see, and of the platform's own id.
    var number: Int?
    var own: Int?
  }

  /// Looks through the rows; nil where the file has none that are taken together.
  ///
  /// - Throws: a `.load` where an order is told in two ways, with its amounts.
  init?(_ plan: FilePlan, keep: LoadRequest.Keep?, in database: any Database) throws {
    guard let fill = plan.fills.first(where: { $0.rows.isGrouped && !$0.isOnlyNew }),
      fill.rows.unpivot == nil
    else { return nil }
    let sources = fill.matching.sources
    let thing = Thing(
      dataset: fill.matching.dataset,
      key: fill.rows.keys.map { "coalesce(\($0), '')" as SQL }.joined(" || chr(31) || "),
      once: sources.reduce(into: Set<Int>()) { $0.formUnion($1.once) }.sorted(),
      summed: sources.compactMap { $0.summed }.filter { place in
        !sources.contains { $0.once.contains(place) }
      },
      number: sources.first { $0.column.name == fill.matching.dataset.key.first }?.place,
      own: sources.first { $0.column.name == "platform_id" }?.place)
    let all = plan.source.headers.indices.map { SQL.word(SeparatedSource.columnName($0)) }
    let rows = fill.rows.rows(of: plan.source.relation, isNumbered: true)
    let amounts = thing.once.map {
      "nullif(trim(\(word: SeparatedSource.columnName($0))), '')" as SQL
    }
    let isHead: SQL = amounts.isEmpty ? "true" : "coalesce(\(amounts.joined(", "))) is not null"
    let own: SQL =
      thing.own.map { "nullif(trim(\(word: SeparatedSource.columnName($0))), '')" }
      ?? "null::varchar"
    try database.execute(
      """
      create or replace temporary table \(name: Self.rows) as
      select *, sum(starts::integer) over (order by row) as block from (
        select *, thing is distinct from lag(thing) over (order by row)
            or (is_head and has_heads) as starts
        from (
          select *, bool_or(is_mixed) over () as has_heads from (
            select *, bool_or(is_head) over (partition by thing)
              and not bool_and(is_head) over (partition by thing) as is_mixed
            from (
              select row, \(thing.key) as thing, hash(\(all.joined(", "))) as whole,
                \(isHead) as is_head, \(own) as own
              from \(rows)))))
      """)
    defer { _ = try? database.execute("drop table if exists \(name: Self.rows)") }
    try database.execute(
      "create or replace temporary table \(name: Self.table) (row bigint, reason varchar)")
    if thing.own != nil, thing.number != nil, fill.rows.keys.count == 1 {
      try rename(thing, againstStore: fill.shop == nil, in: database)
    }
    let look =
      try database.query(
        """
        select not bool_or(has_heads), count(*) - count(distinct hash(thing, whole)),
          count(distinct block) - count(distinct thing)
        from \(name: Self.rows)
        """
      ).rows.first ?? []
    guard look.count == 3, look[0] != .null else { return }
    if look[0] == .bool(true) {
      if look[1] != .int(0) { try leaveOutRows(in: database, but: plan.export != nil) }
    } else {
      try leaveOutOrphans(in: database)
      if look[2] != .int(0) { try leaveOutBlocks(of: plan, thing, keep, in: database) }
    }
  }

  /// Gives things that have one number and different ids of their platform numbers that differ: they
  /// are of two shops.
  private mutating func rename(
    _ thing: Thing, againstStore: Bool, in database: any Database
  ) throws {
    let known: SQL =
      againstStore
      ? """
      left join (select order_id as thing, platform_id as known from orders
        where platform_id is not null) o using (thing)
      """ : "cross join (select null::varchar as known)"
    try database.execute(
      """
      create or replace temporary table \(name: Self.renamed) as
      select row, thing || \(ShopIds.mark) || block_own as id from (
        select row, thing, block_own, coalesce(known, first_value(block_own ignore nulls)
          over (partition by thing order by row rows between unbounded preceding and unbounded following))
          as owner
        from (select *, max(own) over (partition by block) as block_own from \(name: Self.rows)) b \(known))
      where block_own is not null and block_own <> owner
      """)
    let count =
      try database.query(
        """
        select count(distinct id) from \(name: Self.renamed)
        """
      ).cells[0][0].int ?? 0
    guard count > 0, let number = thing.number else { return }
    renames = number
    notes.append(
      """
      \(count) of them have the number of another one, but an id of their own: they are of another \
      shop, and have the id behind the number (load ... store "NAME" names the shop)
      """)
    try database.execute(
      """
      update \(name: Self.rows) b set thing = n.id from \(name: Self.renamed) n where n.row = b.row
      """)
  }

  /// Looks for rows that are the same as others in all columns, where none are taken together.
  init(sameRowsOf plan: FilePlan, in database: any Database) throws {
    let all = plan.source.headers.indices.map { SQL.word(SeparatedSource.columnName($0)) }
    try database.execute(
      """
      create or replace temporary table \(name: Self.table) as
      select row, 'identical' as reason from (
        select row, row_number() over (partition by hash(\(all.joined(", "))) order by row) as again
        from \(plan.fills[0].rows.rows(of: plan.source.relation, isNumbered: true)))
      where again > 1
      """)
    identical =
      try database.query("select count(*) from \(name: Self.table)").cells[0][0].int ?? 0
  }

  /// Rows that came before.
  ///
  /// - Parameter hasNeighbours: whether rows that stand together in a block may be the same.
  private mutating func leaveOutRows(
    in database: any Database, but hasNeighbours: Bool
  ) throws {
    let place: SQL =
      hasNeighbours ? "row_number() over (partition by block, whole order by row)" : "1"
    identical = try database.execute(
      """
      insert into \(name: Self.table)
      select row, 'identical' from (
        select *, row_number() over (partition by thing, whole, place order by row) as again
        from (select *, \(place) as place from \(name: Self.rows)))
      where again > 1
      """)
  }

  /// Rows of which no block has a first row.
  private mutating func leaveOutOrphans(in database: any Database) throws {
    orphans = try database.execute(
      """
      insert into \(name: Self.table)
      select row, 'orphan' from (
        select *, bool_or(is_head) over (partition by thing) as has_head from \(name: Self.rows))
      where not has_head
      """)
  }

  /// All blocks of a thing but the one that counts: of the same ones the first; of others the last,
  /// where its amounts are the same or somebody said so.
  private mutating func leaveOutBlocks(
    of plan: FilePlan, _ thing: Thing, _ keep: LoadRequest.Keep?, in database: any Database
  ) throws {
    let columns = (thing.once + thing.summed).map { SQL.word(SeparatedSource.columnName($0)) }
    let relation =
      plan.fills.first { $0.rows.isGrouped && !$0.isOnlyNew }?.rows
      .rows(of: plan.source.relation, isNumbered: true) ?? plan.source.relation
    let signs = columns.map { "list(\($0) order by row)" as SQL }
    let money: SQL = signs.isEmpty ? "0" : "hash(\(signs.joined(", ")))"
    let blocks: SQL = """
      select b.thing, b.block, hash(list(b.whole order by b.row)) as content, min(b.row) as start,
        \(money) as money, count(*) as n
      from \(name: Self.rows) b join \(relation) f using (row)
      where b.row not in (select row from \(name: Self.table)) group by all
      """
    let told = try database.query(
      """
      select thing, list(start order by start)::varchar, sum(n)::bigint
      from (select thing, content, money, min(start) as start, any_value(n) as n from (\(blocks)) group by all)
      group by thing having count(distinct money) > 1 order by min(start)
      """, limit: 20)
    if let first = told.rows.first, keep == nil {
      throw try contradiction(
        thing, first[0].text ?? "", count: told.rows.count, of: plan, in: database)
    }
    let order: SQL = keep == .first ? "start" : "start desc"
    let place: SQL = """
      select *, row_number() over (partition by thing, content order by start) as again,
        count(distinct content) over (partition by thing) as contents,
        row_number() over (partition by thing order by \(order)) as choice
      from (\(blocks))
      """
    let left = try database.execute(
      """
      insert into \(name: Self.table)
      select b.row, 'identical' from \(name: Self.rows) b join (\(place)) p using (block)
      where case when p.contents = 1 then p.again > 1 else p.choice > 1 end
        and b.row not in (select row from \(name: Self.table))
      """)
    identical += left
    if keep != nil, !told.rows.isEmpty {
      notes.append("\(told.rows.count) of them are told in two ways: --keep says which one counts")
    }
  }

  private func contradiction(
    _ thing: Thing, _ name: String, count: Int, of plan: FilePlan, in database: any Database
  ) throws -> Diagnostic {
    let rows = try database.query(
      """
      select row from \(name: Self.rows) where thing = \(name) and is_head order by row
      """, limit: 5
    ).rows.compactMap { $0[0].int }
    let lines = try plan.source.lines(of: Set(rows))
    let places = Wording.list(rows.map { "\(lines[$0] ?? $0)" as String }, .and)
    let file = plan.path.split(separator: "/").last.map(String.init) ?? plan.path
    let key = thing.dataset.key.first ?? "key"
    let what = "\(key) \(name.replacing("\u{1F}", with: ", "))"
    return Diagnostic(
      .load,
      count > 1
        ? """
        \(file) tells \(what) in two ways, from lines \(places), and so \(count - 1) more: their \
        amounts differ
        """
        : "\(file) tells \(what) in two ways, from lines \(places): their amounts differ",
      hints: [
        "where exports were joined in one file, load them one after the other, the newest last",
        "or say which one counts: load ... --keep last",
      ])
  }
}
