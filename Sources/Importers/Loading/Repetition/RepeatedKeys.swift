import Catalog
import Engine
import Store
import Values

/// The new rows of a data set of which several have one key: what tells them apart decides what
/// becomes of them, and where nothing does the load is refused.
///
/// Identical rows are one row. Slices of a report are added up; of several states of a thing the
/// newest counts; rows of a statement are numbered, so that each counts. Lines of an order are the
/// plan's matter: `RowsAreLines` is thrown for them.
struct RepeatedKeys {
  let plan: FilePlan
  let fill: Fill
  let query: RowQuery
  let table: LoadTable
  /// Which row counts where rows tell several states of one thing; nil where nobody said it.
  let keep: LoadRequest.Keep?

  private var database: any Database { table.database }
  private var dataset: Dataset { table.dataset }

  static let keys = "opsh_repeated_keys"
  static let rows = "opsh_repeated_rows"
  static let result = "opsh_repeated_result"

  /// What became of the rows.
  struct Outcome {
    /// Rows that were the same in all columns of the file.
    var identical = 0
    /// Rows that went into another one.
    var joined = 0
    /// Rows that an other one of the same thing took the place of, or that sum up others.
    var leftOut = 0
    var notes: [Wording] = []
    /// What the amounts of the rows that are left out come to, by column.
    var between: [String: [FileAccount.Between]] = [:]

    var isEmpty: Bool { identical + joined + leftOut == 0 }
  }

  /// The columns that are loaded, by the names that their values have in `rows`.
  private var values: [(reading: Reading, name: SQL)] {
    query.readings.map { ($0, $0.value) }
  }

  private func value(of column: String) -> SQL? {
    values.first { $0.reading.column.name == column }?.name
  }

  private var keyValues: [SQL] { dataset.key.compactMap(value) }
  private var partition: SQL { keyValues.joined(", ") }

  /// Replaces the rows by what they come to.
  ///
  /// - Throws: `RowsAreLines`; a `.load` that names the columns and the money where nothing tells
  ///   which rows count.
  func resolve() throws -> Outcome {
    defer {
      for name in [Self.keys, Self.rows, Self.result] {
        _ = try? database.execute("drop table if exists \(name: name)")
      }
    }
    try gather()
    var outcome = Outcome()
    let before = try sums(of: Self.rows)
    outcome.identical = try database.execute(
      """
      delete from \(name: Self.rows) where rowid in (
        select number from (
          select rowid as number, row_number() over (partition by whole order by row\(keep == .last ? " desc" : "" as SQL))
            as place
          from \(name: Self.rows))
        where place > 1)
      """)
    let unlike = try sums(of: Self.rows)
    note(before, less: unlike, "the same as others", in: &outcome)
    let groups = try RepeatedColumns(rows: Self.rows, key: partition, in: self)
    if !groups.isEmpty { try settle(groups, &outcome) }
    if try !exists(Self.result) {
      try database.execute(
        "create temporary table \(name: Self.result) as select * from \(name: Self.rows)")
    }
    note(unlike, less: try sums(of: Self.result), "a state or a part of others", in: &outcome)
    try replace()
    return outcome
  }

  private var added: [Reading] { query.readings.filter { $0.column.isAdded } }

  private func sums(of table: String) throws -> [Value] {
    guard !added.isEmpty else { return [] }
    let columns = added.map { "sum(\($0.value))" as SQL }
    return try database.query("select \(columns.joined(", ")) from \(name: table)").rows.first ?? []
  }

  /// Puts down what amounts went with rows that were left out.
  private func note(
    _ before: [Value], less after: [Value], _ reason: Wording, in outcome: inout Outcome
  ) {
    for (reading, pair) in zip(added, zip(before, after)) {
      let gone = (pair.0.double ?? 0) - (pair.1.double ?? 0)
      guard abs(gone) >= 0.005 else { continue }
      outcome.between[reading.column.name, default: []].append(
        FileAccount.Between(reason: reason, sum: .double((gone * 100).rounded() / 100)))
    }
  }

  private func exists(_ name: String) throws -> Bool {
    let found = try database.query(
      "select count(*) from duckdb_tables() where temporary and table_name = \(name)")
    return found.cells.first?.first != .int(0)
  }

  // MARK: - The rows

  /// The names of the columns that `rows` keeps of the file, beside the values.
  var fileColumns: [(place: Int, header: String)] {
    guard !fill.rows.isGrouped else { return [] }
    return plan.source.headers.enumerated().map { ($0.offset, $0.element) }
  }

  /// Puts the rows whose key comes more than once into a table: their number in the file, their
  /// values, what the file has in its columns, and a hash of all that.
  private func gather() throws {
    let keys = dataset.key.map { SQL.name($0) }.joined(", ")
    let known = dataset.key.filter { value(of: $0) != nil }
    let names = known.map { SQL.name($0) }.joined(", ")
    try database.execute(
      """
      create or replace temporary table \(name: Self.keys) as
      select \(names) from \(table.table) where \(table.isNew)
      group by \(keys) having count(*) > 1
      """)
    let stored = known.compactMap { name in values.first { $0.reading.column.name == name } }
    let isRepeated = zip(known, stored).map { name, value -> SQL in
      "k.\(name: name) is not distinct from \(value.reading.stored)"
    }
    try database.execute(
      """
      create or replace temporary table \(name: Self.rows) as
      select v.* from \(query.soundRows(keeping: fileColumns.map { $0.place })) v
      semi join \(name: Self.keys) k on \(isRepeated.joined(" and "))
      """)
  }

  /// Puts what the rows come to into the data set's table, in place of the rows.
  private func replace() throws {
    let known = dataset.key.filter { value(of: $0) != nil }
    let isSame = known.map { "k.\(name: $0) is not distinct from t.\(name: $0)" as SQL }
    try database.execute(
      """
      delete from \(table.table) where rowid in (
        select t.rowid from \(table.table) t semi join \(name: Self.keys) k
        on \(isSame.joined(" and ")) where t.\(table.isNew))
      """)
    try database.execute(
      query.insert(from: "(select * from \(name: Self.result) order by row)", where: "true"))
  }

  // MARK: - What tells them apart

  private func settle(_ groups: RepeatedColumns, _ outcome: inout Outcome) throws {
    if dataset.isReport {
      try settleReport(groups, &outcome)
      return
    }
    if dataset.hasLines, plan.lines != nil, groups.tellProducts {
      throw RowsAreLines(differing: try groups.addedMeasures())
    }
    if try keepNewest(groups, &outcome) { return }
    if dataset.hasLines, plan.lines != nil, !groups.varyingMeasures.isEmpty,
      groups.varyingOthers.isEmpty
    {
      throw RowsAreLines(differing: try groups.addedMeasures())
    }
    if groups.varyingMeasures.isEmpty || dataset.hasLines {
      throw groups.refusal(keyed: keyWords)
    }
    if !dataset.times.isEmpty, dataset.key.count == 1 {
      try number(groups, &outcome)
    } else if !groups.telling.isEmpty {
      try addUp(groups, &outcome)
    } else {
      throw groups.refusal(keyed: keyWords)
    }
  }

  /// The key as people say it: `order_id`.
  private var keyWords: String {
    dataset.key.filter { value(of: $0) != nil }.joined(separator: ", ")
  }

  /// Slices of a day: the row of their total where they have one, else their sum.
  private func settleReport(_ groups: RepeatedColumns, _ outcome: inout Outcome) throws {
    if try keepNewest(groups, &outcome) { return }
    guard groups.areToldApart else { throw groups.refusal(keyed: keyWords) }
    if let total = try SliceTotals(groups, in: self).total {
      try database.execute(
        """
        create temporary table \(name: Self.result) as
        select * from \(name: Self.rows) where \(total.condition)
        """)
      outcome.leftOut += groups.rows - groups.count
      outcome.notes.append(
        """
        \(total.header) has rows that sum up the others (\(total.word)): they count, their parts do not
        """)
      return
    }
    try addUp(groups, &outcome)
  }

  /// Adds up what can be added; of the rest what is alike stays.
  private func addUp(_ groups: RepeatedColumns, _ outcome: inout Outcome) throws {
    var lost: [String] = []
    let columns = values.map { reading, name -> SQL in
      let column = reading.column
      if dataset.key.contains(column.name) { return name }
      if column.isAdded { return "sum(\(name)) as \(name)" }
      if groups.varies(column.name) {
        lost.append(column.name)
        return "null as \(name)"
      }
      return "any_value(\(name)) as \(name)"
    }
    let needed = lost.filter { dataset.column($0)?.isOptional == false }
    guard needed.isEmpty else { throw groups.refusal(keyed: keyWords) }
    try database.execute(
      """
      create temporary table \(name: Self.result) as
      select min(row) as row, \(columns.joined(", ")) from \(name: Self.rows) group by \(partition)
      """)
    outcome.joined += groups.rows - groups.count
    let what = Wording.list(groups.telling.map { $0.header }, .and)
    outcome.notes.append(
      """
      rows of one \(keyWords) are told apart by \(what), which no column of \(dataset.name) is: they \
      were added up
      """)
    if !lost.isEmpty {
      outcome.notes.append(
        "\(Wording.list(lost)) cannot be added up, and is left out where it differs")
    }
  }

  /// Of several states of a thing the newest, where the file tells when each was changed or the
  /// user said which one counts; tells whether it did.
  private func keepNewest(_ groups: RepeatedColumns, _ outcome: inout Outcome) throws -> Bool {
    let order: SQL
    let reason: Wording
    if let keep {
      order = keep == .last ? "row desc" : "row"
      reason = "the \(keep.rawValue) one counts, as --keep says"
    } else if let changed = groups.changed {
      order = "\(changed.order) desc nulls last, row desc"
      reason = "the newest by \(changed.header) counts"
    } else {
      return false
    }
    try database.execute(
      """
      create temporary table \(name: Self.result) as
      select * exclude (place) from (
        select *, row_number() over (partition by \(partition) order by \(order)) as place
        from \(name: Self.rows))
      where place = 1
      """)
    outcome.leftOut += groups.rows - groups.count
    outcome.notes.append(
      """
      \(Wording.rows(groups.rows - groups.count)) told an older state of the same \(keyWords): \(reason)
      """)
    return true
  }

  /// Makes the rows of one number differ, by what stands in them: the same row has the same number
  /// in whichever file it comes.
  private func number(_ groups: RepeatedColumns, _ outcome: inout Outcome) throws {
    guard let key = keyValues.first else { return }
    let texts = values.map { "coalesce(\($0.name)::varchar, '')" as SQL }.joined(", ")
    try database.execute(
      """
      create temporary table \(name: Self.result) as
      select * replace (
        \(key) || ' #' || left(md5(content), 8) || case when place > 1 then '.' || place else '' end
          as \(key))
      from (
        select *, row_number() over (partition by \(key), content order by row) as place
        from (select *, concat_ws(chr(31), \(texts)) as content from \(name: Self.rows)))
      """)
    outcome.notes.append(
      "several rows have one \(keyWords): each counts, and has a number of its own behind it")
  }
}

/// Thrown where rows are the same as others and none of the file's data sets may count them twice.
struct RowsComeAgain: Error {}

/// Says that the rows that were taken for orders are the lines of these.
struct RowsAreLines: Error {
  /// The columns of the orders that differ from line to line.
  let differing: Set<String>
}
