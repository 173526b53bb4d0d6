import Catalog
import Engine
import Language
import Values

/// What differs within the groups of rows that have one key.
struct RepeatedColumns {
  /// A column of the file whose cells tell the rows of a key apart.
  struct Telling {
    var place: Int
    var header: String
    var name: SQL { SQL.word(SeparatedSource.columnName(place)) }
  }

  /// A column of the file that says when each row was changed.
  struct Changed {
    var header: String
    var order: SQL
  }

  /// How many groups of several rows there are, and how many rows these have.
  private(set) var count = 0
  private(set) var rows = 0
  private(set) var telling: [Telling] = []
  private(set) var changed: Changed?
  /// The columns of the data set that differ within some group.
  private var varying: Set<String> = []
  private let owner: RepeatedKeys
  private let table: String
  private let key: SQL
  /// Whether key and telling columns together are different in all rows.
  private(set) var areToldApart = false

  private var dataset: Dataset { owner.table.dataset }
  private var database: any Database { owner.table.database }

  init(rows table: String, key: SQL, in owner: RepeatedKeys) throws {
    self.owner = owner
    self.table = table
    self.key = key
    let sizes =
      try database.query(
        """
        select count(*), coalesce(sum(n), 0)::bigint from (
          select count(*) as n from \(name: table) group by \(key) having count(*) > 1)
        """
      ).rows.first ?? []
    count = sizes.first?.int ?? 0
    rows = sizes.last?.int ?? 0
    guard count > 0 else { return }
    try lookAtValues()
    try lookAtFile()
  }

  var isEmpty: Bool { count == 0 }

  func varies(_ column: String) -> Bool { varying.contains(column) }

  private var measures: [ColumnDefinition] {
    owner.query.readings.map { $0.column }.filter { $0.isAdded }
  }

  var varyingMeasures: Set<String> {
    Set(measures.map { $0.name }.filter(varies))
  }

  /// The amounts that differ, and those that are zero in all rows.
  func addedMeasures() throws -> Set<String> {
    let readings = owner.query.readings.filter { $0.column.isAdded && !varies($0.column.name) }
    guard !readings.isEmpty else { return varyingMeasures }
    let tests = readings.map { "coalesce(max(abs(\($0.value))), 0) = 0" as SQL }
    let row =
      try database.query("select \(tests.joined(", ")) from \(name: table)").rows.first ?? []
    return zip(readings, row).reduce(into: varyingMeasures) { all, pair in
      if pair.1 == .bool(true) { all.insert(pair.0.column.name) }
    }
  }

  /// The loaded columns that differ and are no amounts.
  var varyingOthers: Set<String> { varying.subtracting(measures.map { $0.name }) }

  /// Whether products tell the rows apart.
  var tellProducts: Bool {
    guard let lines = owner.plan.lines else { return false }
    return telling.contains { lines.products.contains($0.place) }
  }

  private mutating func lookAtValues() throws {
    let readings = owner.query.readings
    let row = try groups(readings.map { "count(distinct coalesce(\($0.value)::varchar, ''))" }) {
      "max(\($0)) > 1"
    }
    for (reading, varies) in zip(readings, row)
    where varies == .bool(true) && !dataset.key.contains(reading.column.name) {
      varying.insert(reading.column.name)
    }
  }

  /// Looks for columns of the file that tell the rows apart: texts and ids, no amounts and no times.
  private mutating func lookAtFile() throws {
    for column in owner.fileColumns {
      let name = SQL.word(SeparatedSource.columnName(column.place))
      let row = try groups([
        "count(distinct coalesce(\(name), ''))", "count(nullif(trim(\(name)), ''))",
        "count(*) filter (\(Self.isNumber(name)))", "count(*) filter (\(Self.isTime(name)))",
      ]) { "max(\($0))::bigint, sum(\($0))::bigint" }
      guard row.count == 8, row[0].int ?? 0 > 1, let filled = row[3].int, filled > 0 else {
        continue
      }
      let (numbers, times) = (row[5].int == filled, row[7].int == filled)
      if times, ChangeHeaders.tell(column.header) {
        changed = Changed(header: column.header, order: Self.time(name))
      } else if !times, !numbers || IdHeaders.tell(column.header) {
        telling.append(Telling(place: column.place, header: column.header))
      }
    }
    guard !telling.isEmpty else { return }
    let names = telling.map { $0.name }.joined(", ")
    let repeated = try database.query(
      """
      select count(*) from (
        select 1 from \(name: table) group by \(key), \(names) having count(*) > 1)
      """)
    areToldApart = repeated.cells[0][0] == .int(0)
  }

  /// What counts over the rows of each key come to over all keys.
  private func groups(_ counts: [SQL], _ over: (SQL) -> SQL) throws -> [Value] {
    guard !counts.isEmpty else { return [] }
    let inner = counts.enumerated().map { "\($1) as \(word: "n\($0)")" as SQL }
    let outer = counts.indices.map { over(SQL.word("n\($0)")) }
    return try database.query(
      """
      select \(outer.joined(", ")) from (
        select \(inner.joined(", ")) from \(name: table) group by \(key))
      """
    ).rows.first ?? []
  }

  /// Numbers as they stand, with signs of currencies, units and percent signs; dashes for none.
  private static func isNumber(_ name: SQL) -> SQL {
    """
    regexp_full_match(trim(\(name)),
      '[^0-9A-Za-z]{0,4}(?:[A-Z]{3})?[ ]?[-+(]?[0-9][0-9., ]*[%)]?(?:[ ]?[^0-9 ]{1,3})?|[-–—/]+')
    """
  }

  private static func isTime(_ name: SQL) -> SQL {
    "regexp_matches(trim(\(name)), '^[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}')"
  }

  private static func time(_ name: SQL) -> SQL {
    "coalesce(\(word: Macros.time)(\(name))::varchar, \(name))"
  }

  // MARK: - Faults

  /// What differs within a key and cannot be told apart, with an example and its money.
  func refusal(keyed words: String) -> Diagnostic {
    let differing = varying.sorted()
    let file = owner.plan.path.split(separator: "/").last.map(String.init) ?? owner.plan.path
    var sums: Wording = ""
    let amounts = measures.filter { varies($0.name) }
    if let column = amounts.first(where: { $0.type == .money }) ?? amounts.first,
      let reading = owner.query.readings.first(where: { $0.column.name == column.name }),
      let row = try? database.query(
        """
        select string_agg((\(reading.stored))::varchar, ', ' order by row) from \(name: table)
        group by \(key) having count(*) > 1 order by min(row)
        """, limit: 1
      ).rows.first, let text = row[0].text
    {
      sums = ", as \(column.name) \(text)"
    }
    let what: Wording =
      differing.isEmpty ? "in what is not loaded" : "in \(Wording.list(differing))"
    return Diagnostic(
      .load,
      """
      \(rows) rows of \(file) have a \(words) that other rows have too, and differ \(what)\(sums): \
      nothing tells which of them count
      """,
      hints: [
        "where they are states of the same thing, say which one counts: load ... --keep last",
        "where they are parts of it, map a column that tells them apart: map (\(owner.table.dataset.key.last ?? words) = concat(..., ...))",
      ])
  }
}

/// Headers of the time at which a row was last changed.
enum ChangeHeaders {
  static func tell(_ header: String) -> Bool {
    let key = HeaderKey(header).text
    return parts.contains { key.contains($0) }
  }

  private static let parts = [
    "update", "modif", "lastchange", "changedat", "editedat", "更新", "修改", "geändert", "aktualis",
    "misàjour", "miseàjour", "actualiz", "atualiz", "aggiorn", "gewijzigd", "zmian",
  ]
}

/// Headers of what identifies something, also where it is all digits.
enum IdHeaders {
  static func tell(_ header: String) -> Bool {
    let key = HeaderKey(header).text
    return parts.contains { key.hasSuffix($0) } || starts.contains { key.hasPrefix($0) }
  }

  private static let parts = [
    "id", "no", "number", "code", "sku", "编号", "编码", "号", "id号", "nummer", "nr",
  ]
  private static let starts = ["id", "sku", "asin"]
}
