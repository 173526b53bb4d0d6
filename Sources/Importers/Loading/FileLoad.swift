import Catalog
import Engine
import Language
import Store
import Values

/// Loads one file in one transaction: all of it happens, or nothing.
struct FileLoad {
  let database: any Database
  let isDryRun: Bool
  /// What was known of the data set before.
  let known: DatasetFacts?
  let log: LoadLog
  /// Identifies content and way of reading.
  let fingerprint: String
  let step: (String) throws -> Void

  private static let findings = "opsh_findings"

  func run(_ plan: FilePlan) throws -> FileAccount {
    do {
      return try transaction(plan, insert: plan.query.insertAll)
    } catch let error as EngineError where error.message.contains(RowQuery.mark) {
      return try runClosely(plan)
    } catch let error as EngineError where plan.source.explains(error) {
      return try runClosely(try repaired(plan, after: error))
    }
  }

  private func repaired(_ plan: FilePlan, after error: EngineError) throws -> FilePlan {
    try step("checking")
    var plan = plan
    try plan.source.repair(after: error)
    return plan
  }

  /// Looks at all rows first, then takes those that can be read.
  private func runClosely(_ plan: FilePlan) throws -> FileAccount {
    try step("checking")
    let plan = try examine(plan)
    defer { _ = try? database.execute("drop table if exists \(name: Self.findings)") }
    let rejects = try rejects(plan)
    try step("reading")
    return try transaction(plan, rejects, insert: plan.query.insertSound)
  }

  /// Finds the rows of which something is to be told.
  private func examine(_ plan: FilePlan) throws -> FilePlan {
    do {
      try database.execute(plan.query.findings(as: Self.findings))
      return plan
    } catch let error where plan.source.explains(error) {
      // The faulty row came before the broken one.
      let plan = try repaired(plan, after: error)
      try database.execute(plan.query.findings(as: Self.findings))
      return plan
    }
  }

  // MARK: - The transaction

  private func transaction(
    _ plan: FilePlan, _ rejects: Rejects = Rejects(), insert: SQL
  ) throws -> FileAccount {
    var account = plan.account
    account.rejected = rejects.count
    account.rounded = rejects.rounded
    account.rejects = Array(rejects.rows.prefix(Rejects.shown))
    try database.execute("begin transaction")
    do {
      let table = try LoadTable(
        plan.matching.dataset, given: plan.matching.sources.map { $0.column }, in: database)
      let taken = try database.execute(insert)
      try step("comparing")
      account.repeated = try table.removeRepeated()
      let facts = try describe(table, &account)
      (account.updated, account.unchanged) = try table.replaceOlder(filled: known?.filled ?? [])
      account.added = taken - account.repeated - account.updated - account.unchanged
      try step("saving")
      try save(account, rejects, facts, table)
      try database.execute(isDryRun ? "rollback" : "commit")
      return account
    } catch {
      // The first error is the one to tell; a failed statement may have ended the transaction.
      _ = try? database.execute("rollback")
      throw error
    }
  }

  /// Tells of the rows that were taken: their days and their money.
  private func describe(
    _ table: LoadTable, _ account: inout FileAccount
  ) throws -> DatasetFacts {
    let query = FactsQuery(table.dataset)
    let facts = query.facts(try database.query(query.sql(where: table.isNew)))
    if let time = table.dataset.times.first(where: { $0.dataset == nil })?.column,
      let span = facts.spans[time]
    {
      account.time = time
      account.days = span.oldest.day...span.newest.day
    }
    if let money = table.mainMoney {
      let sum = try database.query(
        "select sum(\(name: money.name)) from \(table.table) where \(table.isNew)")
      account.sum = (money.name, sum.cells.first?.first ?? .null)
    }
    return facts
  }

  private func save(
    _ account: FileAccount, _ rejects: Rejects, _ new: DatasetFacts, _ table: LoadTable
  ) throws {
    guard !isDryRun, !account.isEmpty else { return }
    try log.add(account, rejects, fingerprint: fingerprint)
    let before = known ?? (table.wasEmpty ? DatasetFacts() : nil)
    if let before, account.updated == 0, account.unchanged == 0 {
      try FactsTable.put(before.adding(new), of: table.dataset.name, in: database)
    } else {
      try FactsTable.update([table.dataset], in: database)
    }
  }

  // MARK: - Rejected rows

  private func rejects(_ plan: FilePlan) throws -> Rejects {
    let counts = try database.query(
      "select count(fault), count(*) filter (rounded) from \(name: Self.findings)")
    let broken = plan.source.brokenRows
    let found = try database.query(
      """
      select row, fault, left(found, \(Rejects.longest)) from \(name: Self.findings)
      where fault is not null order by row limit \(BrokenRows.limit)
      """
    ).rows
    let lines = try plan.source.lines(of: Set(found.compactMap { $0[0].int }))
    var rows = broken.first.map {
      FileAccount.Reject(
        line: $0.line, field: nil, found: String($0.found.prefix(Rejects.longest)),
        reason: $0.reason)
    }
    for row in found {
      guard let number = row[0].int, let code = row[1].int else { continue }
      let meaning = plan.query.meaning(of: code)
      rows.append(
        FileAccount.Reject(
          line: lines[number] ?? number, field: meaning.column, found: row[2].text,
          reason: meaning.reason))
    }
    rows.sort { $0.line < $1.line }
    return Rejects(
      count: broken.count + (counts.cells[0][0].int ?? 0), rounded: counts.cells[1][0].int ?? 0,
      rows: Array(rows.prefix(BrokenRows.limit)))
  }
}

extension LoadTable {
  /// The amount of money that stands for the rows: the first that every row has.
  fileprivate var mainMoney: ColumnDefinition? {
    let money = given.filter { $0.type == .money }
    return money.first { !$0.isOptional } ?? money.first
  }
}
