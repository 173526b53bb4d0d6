import Language
import Planner
import Values

extension Desk {
  /// Runs a plan and makes its answer, fetching no more rows than are shown.
  func ask(_ planned: Planned, heading: Wording) throws(Diagnostic) -> Answer {
    var report = Report(heading: heading, notes: planned.notes)
    if let look {
      let sql = reader.dialect.query(planned.plan)
      report.blocks = [.code(look == .sql ? sql.written : planned.plan.written)]
      return Answer(report)
    }
    let limit = planned.rest.isEmpty ? rowLimit : nil
    var (table, sql) = try reader.fetch(planned.plan, limit: limit.map { $0 + 1 })
    if let limit, table.rowCount > limit {
      table.cells = table.cells.map { Array($0.prefix(limit)) }
      let count = try reader.query(reader.dialect.count(planned.plan))
      table.hiddenRows = (count.cells.first?.first?.int ?? limit) - limit
    }
    report.blocks = [.table(table)]
    let unknown = unknown(planned, table)
    report.notes += try undated(planned) + unknown.notes
    report.sql = [sql.text]
    return Answer(
      report, rest: planned.rest, summable: planned.summable.subtracting(unknown.columns))
  }
}

extension Desk {
  /// The columns with sums that are missing because a row lacks a value, and which value that is.
  fileprivate func unknown(
    _ planned: Planned, _ table: Table
  ) -> (columns: [String], notes: [Wording]) {
    let columns = planned.strict.filter { column, needs in
      // Where another one that needs the same is known, it is missing by its own formula.
      let all = planned.strict.filter { $0.needs == needs }.compactMap { table[$0.column.name] }
      return table[column.name]?.indices.contains { row in
        all.allSatisfy { $0[row].isNull }
      } ?? false
    }
    var notes: [Wording] = []
    var told: [[String]] = []
    for needs in columns.map({ $0.needs }) where !told.contains(needs) {
      told.append(needs)
      let titles = columns.filter { $0.needs == needs }.map { $0.column.title }
      notes.append(
        """
        \(Wording.list(titles)): unknown where a row has \
        \(Wording.list(needs.map { "no \($0)" }, .and))
        """)
    }
    return (columns.map { $0.column.name }, notes)
  }

  /// How many rows have no day, of those that need not have one.
  fileprivate func undated(_ planned: Planned) throws(Diagnostic) -> [Wording] {
    var notes: [Wording] = []
    for (dataset, column) in planned.undated {
      let found = try reader.query(
        "select count(*) from \(name: dataset) where \(name: column) is null")
      guard let count = found.cells.first?.first?.int, count > 0 else { continue }
      let name = catalog.datasets[dataset]?.title ?? Wording(verbatim: dataset)
      notes.append(
        planned.period == nil
          ? "\(count.grouped) of the \(name) have no \(column): they count here, but in no period"
          : "\(count.grouped) of the \(name) have no \(column) and are in no period")
    }
    return notes
  }
}

extension SQL {
  /// The text and the values bound to it, for people and golden tests.
  var written: String {
    bindings.isEmpty
      ? text
      : text + "\n-- values: "
        + bindings.map { value in
          if case .text(let text) = value { return "'\(text)'" }
          return value.description
        }.joined(separator: ", ")
  }
}
