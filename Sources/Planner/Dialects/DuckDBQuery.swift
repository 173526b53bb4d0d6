import Values

/// Writes a whole plan: sources side by side, the outputs over them, and the steps behind.
///
/// Inside, every column has a name of its own (`c0`, `c1`, ...), so that a step may reuse a name.
struct DuckDBQuery {
  private let plan: Plan
  var parts: [(name: String, sql: SQL)] = []
  /// The inner names of the answer's columns by their outer names, the latest first found.
  private var inner: [String: String] = [:]
  private var nextColumn = 0
  var order: [SQL] = []
  var relation = ""
  var visible: [(outer: String, inner: String)] = []
  var keyColumns: [String] = []

  init(_ plan: Plan) { self.plan = plan }

  mutating func query() -> SQL {
    if plan.listsRows { list() } else { answer() }
    for step in plan.steps { apply(step) }
    let columns = visible.map { column -> SQL in
      SQL.word(column.inner) + " as " + .name(column.outer)
    }
    var sql: SQL =
      parts.isEmpty
      ? ""
      : "with "
        + parts.map { part -> SQL in
          "\(word: part.name) as (\(part.sql))"
        }.joined(",\n") + "\n"
    sql += "select \(columns.joined(", ")) from \(word: relation)"
    if !plan.isSparse, !sorted.isEmpty { sql += " order by " + sorted.joined(", ") }
    return sql
  }

  /// The order of the rows so far, the same wherever it is asked for: equals go by their keys.
  var sorted: [SQL] { order + keyColumns.map { "\(word: $0) nulls last" } }

  var formula: DuckDBFormula {
    var formula = DuckDBFormula()
    let inner = inner
    formula.functions = plan.measures.map { $0.function }
    formula.column = { name in
      inner[name].map { .word($0) } ?? DuckDBFormula.fault("no column \(name)")
    }
    formula.order = sorted.isEmpty ? "1" : sorted.joined(", ")
    return formula
  }

  mutating func add(_ name: String, _ sql: SQL) {
    parts.append((name, sql))
    relation = name
  }

  mutating func newColumn() -> String {
    defer { nextColumn += 1 }
    return "c\(nextColumn)"
  }

  mutating func newColumn(_ outer: String) -> String {
    let name = newColumn()
    inner[outer] = name
    return name
  }

  // MARK: - Aggregated answers

  private mutating func answer() {
    for (index, key) in plan.keys.enumerated() where key.top != nil {
      parts.append(("top\(index)", kept(index, key)))
    }
    let indices = plan.sources.indices.filter { !plan.sources[$0].isOutside }
    let written = indices.filter { !isWhole(plan.sources[$0]) }.map { index in
      DuckDBSource(plan, plan.sources[index]).aggregate(mark: Self.mark(index))
    }
    for index in indices where isWhole(plan.sources[index]) {
      parts.append(("whole\(index)", DuckDBSource(plan, plan.sources[index]).aggregate()))
    }
    var united: SQL
    if written.isEmpty {
      united =
        "select "
        + plan.keys.indices.map { "null as \(word: "k\($0)")" as SQL }.joined(", ")
      if plan.keys.isEmpty { united = "select 1 as nothing" }
    } else {
      united = written.joined("\nunion all by name\n")
    }
    add("parts", united)
    let spine = plan.isSparse ? nil : spine()
    united = "select * from parts"
    if let spine {
      parts.append(("spine", spine))
      united += " union all by name select * from spine"
    }
    // The groups of one source are those of the answer: they need not be brought together.
    let isOne = written.count == 1 && indices.count == 1 && spine == nil
    add("base", base(over: united, isGrouped: isOne))
    outputs()
  }

  /// The column that tells the groups in which a source has rows.
  private static func mark(_ source: Int) -> String { "s\(source)" }

  /// One row a group, with the measures of all sources and windows beside each other.
  ///
  /// - Parameter isGrouped: whether there is one row a group already.
  private func base(over united: SQL, isGrouped: Bool) -> SQL {
    func any(_ column: SQL) -> SQL { isGrouped ? column : "any_value(\(column))" }
    let keys = plan.keys.indices.map { SQL.word("k\($0)") }
    var columns = keys
    for (index, source) in plan.sources.enumerated() {
      for number in source.measures {
        let name = SQL.word(DuckDBFormula.measureName(number, source.window))
        if source.isOutside {
          columns.append("null as \(name)")
        } else if isWhole(source) {
          columns.append("\(any("(select \(name) from whole\(digits: index))")) as \(name)")
        } else if !isGrouped, plan.measures[number].isZeroWithoutRows, !source.isSnapshot {
          let mark = SQL.word(Self.mark(index))
          columns.append(
            "case when bool_or(\(mark)) then \(any(name)) \(zero(source)) end as \(name)")
        } else {
          columns.append("\(any(name)) as \(name)")
        }
      }
    }
    var sql: SQL = "select \(columns.joined(", ")) from (\(united))"
    // Rows of a baseline that have no partner in the period stand nowhere.
    let timeKeys = plan.keys.indices.filter { plan.keys[$0].grain != nil }
    if !timeKeys.isEmpty {
      sql += " where " + timeKeys.map { hasPartner($0) }.joined(" and ")
    }
    if !keys.isEmpty, !isGrouped { sql += " group by " + keys.joined(", ") }
    return sql
  }

  /// What stands where a source has no rows: zero, if it has the time at all.
  private func zero(_ source: Plan.Source) -> SQL {
    let alone = plan.windows[source.window].alone.sorted { $0.key < $1.key }
    guard !alone.isEmpty else { return "else 0" }
    let places = alone.map { key, buckets -> SQL in
      "\(word: "k\(key)") in (\(buckets.map { .bind(.moment($0)) }.joined(", ")))"
    }
    return "when not (\(places.joined(" or "))) then 0"
  }

  /// Whether a source has one row for all groups: its data set does not know them.
  private func isWhole(_ source: Plan.Source) -> Bool {
    source.keys.isEmpty && !plan.keys.isEmpty
  }

  /// A row of a time key whose bucket is one of the period's.
  private func hasPartner(_ index: Int) -> SQL {
    let (key, buckets) = (SQL.word("k\(index)"), plan.keys[index].buckets)
    guard let first = buckets.first, let last = buckets.last, plan.windows.count > 1 else {
      return "\(key) is not null"
    }
    return "\(key) between \(first) and \(last)"
  }

  /// Every bucket beside every other key's value; nil without time keys.
  private func spine() -> SQL? {
    let times = plan.keys.indices.filter { !plan.keys[$0].buckets.isEmpty }
    guard !times.isEmpty else { return nil }
    let others = plan.keys.indices.filter { plan.keys[$0].buckets.isEmpty }
    var tables: [SQL] = times.map { index in
      let key = plan.keys[index]
      let (first, last) = (key.buckets[0], key.buckets[key.buckets.count - 1])
      let step: SQL =
        key.grain?.isCyclic == true
        ? "1" : "interval 1 \(word: key.grain?.rawValue ?? "day")"
      let name = SQL.word("k\(index)")
      let series: SQL = "(select unnest(generate_series(\(first), \(last), \(step))) as \(name))"
      guard let skipped = key.skipped else { return series }
      let hours = skipped.map { SQL.bind($0) }.joined(", ")
      return """
        (select \(name) from \(series)
          where \(name) not in (\(hours)) or \(name) in (select \(name) from parts))
        """
    }
    if !others.isEmpty {
      let names = others.map { .word("k\($0)") }.joined(", ")
      tables.append("(select distinct \(names) from parts)")
    }
    return "select * from " + tables.joined(" cross join ")
  }

  /// The groups that a `top N` keeps: the same question by that key alone.
  private func kept(_ index: Int, _ key: Plan.Key) -> SQL {
    var inner = Plan()
    inner.weekStart = plan.weekStart
    inner.rates = plan.rates
    inner.windows = plan.windows
    inner.measures = plan.measures
    let windows = plan.outputs[0].scalar.windows.union([0])
    inner.sources = plan.sources.filter { windows.contains($0.window) }.map { source in
      var source = source
      if !isWhole(source) { source.keys = [source.keys[index]] }
      return source
    }
    var plain = key
    plain.top = nil
    plain.label = nil
    plain.column.name = "k"
    inner.keys = [plain]
    var rank = plan.outputs[0]
    rank.column.name = "rank"
    rank.isHidden = false
    inner.outputs = [rank]
    let count = key.top ?? 0
    inner.steps = [
      .sort([Plan.SortKey(scalar: .column("rank"), isDescending: count > 0)]), .take(abs(count)),
    ]
    var writer = DuckDBQuery(inner)
    return "select k from (\(writer.query()))"
  }

  private mutating func outputs() {
    var columns: [SQL] = []
    var joins: SQL = ""
    for (index, key) in plan.keys.enumerated() {
      let name = newColumn(key.column.name)
      keyColumns.append(name)
      visible.append((key.column.name, name))
      if let label = key.label {
        let table = SQL.word("l\(index)")
        joins += " left join \(name: label.dataset) as \(table)"
        joins += " on \(table).\(name: label.key) = base.\(word: "k\(index)")"
        columns.append(
          "coalesce(\(table).\(name: label.column), base.\(word: "k\(index)")) as \(word: name)"
        )
      } else {
        columns.append("base.\(word: "k\(index)") as \(word: name)")
      }
    }
    let formula = formula
    for output in plan.outputs {
      let name = newColumn(output.column.name)
      if !output.isHidden { visible.append((output.column.name, name)) }
      columns.append("\(printed(output, formula)) as \(word: name)")
    }
    add("answer", "select \(columns.joined(", ")) from base\(joins)")
    defaultOrder()
  }

  /// Amounts of money that were divided come back to whole cents.
  func printed(_ output: Plan.Output, _ formula: DuckDBFormula) -> SQL {
    let value = formula.sql(output.scalar)
    guard case .money = output.column.kind, output.scalar.divides(plan.windows) else {
      return value
    }
    return "cast(round(\(value), 2) as decimal(38, 2))"
  }

  /// Time first and upwards; else the first number downwards, a folded rest at the end.
  private mutating func defaultOrder() {
    for (index, key) in plan.keys.enumerated() where key.top != nil {
      order.append("\(word: keyColumns[index]) is not distinct from 'Other'")
    }
    for (index, key) in plan.keys.enumerated() where key.grain != nil {
      order.append("\(word: keyColumns[index])")
    }
    guard plan.keys.allSatisfy({ $0.grain == nil }), !plan.keys.isEmpty,
      let first = plan.outputs.first(where: { $0.column.kind.isNumeric }),
      let name = inner[first.column.name]
    else { return }
    order.append("\(word: name) desc nulls last")
  }

  // MARK: - Lists

  private mutating func list() {
    guard let source = plan.sources.first else { return }
    let formula = DuckDBFormula()
    let columns = plan.outputs.map { output -> SQL in
      let name = newColumn(output.column.name)
      if !output.isHidden { visible.append((output.column.name, name)) }
      return "\(formula.sql(output.scalar)) as \(word: name)"
    }
    add("answer", "select \(columns.joined(", ")) \(DuckDBSource(plan, source).rows())")
  }
}

extension Scalar {
  /// The windows whose measures it reads.
  fileprivate var windows: Set<Int> {
    if case .past(_, let window) = self { return [window] }
    if case .measure = self { return [0] }
    return parts.reduce(into: []) { $0.formUnion($1.windows) }
  }

  /// Whether it may have more decimals than what it is made of.
  fileprivate func divides(_ windows: [Plan.Window]) -> Bool {
    contains { part in
      if case .past(_, let window) = part, windows.indices.contains(window) {
        return !windows[window].stretches.isEmpty
      }
      if case .binary(let op, _, _) = part { return op == .divide || op == .multiply }
      if case .window = part { return true }
      return false
    }
  }
}
