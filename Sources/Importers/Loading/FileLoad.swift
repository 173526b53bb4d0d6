import Catalog
import Engine
import Language
import Store
import Values

/// Loads one file in one transaction: all of it happens, or nothing.
struct FileLoad {
  let database: any Database
  let isDryRun: Bool
  let log: LoadLog
  /// What was told beside the file, for the log.
  let options: String
  /// Runs first in the transaction, as to undo the load that this one is to replace.
  let prepare: () throws -> Void
  /// Identifies content and way of reading.
  let fingerprint: String
  /// The last day that something can have happened on.
  let latest: Day
  /// The store's currency.
  let currency: String
  /// How many bytes a text needs for values to be made of it by the engine's reader: for fewer the
  /// planning of one more statement takes longer than it saves.
  let typedFrom: Int
  /// Which row counts where the file tells several states of one thing; nil where nobody said it.
  let keep: LoadRequest.Keep?
  /// The shop whose ids stand as they are, where it is put down with this load.
  let home: String?
  /// Told what is done next, and how many bytes it goes through.
  let step: (String, Int?) throws -> Void

  func run(_ plan: FilePlan) throws -> [FileAccount] {
    do {
      return try runOnce(plan)
    } catch let lines as RowsAreLines {
      return try runOnce(try plan.asLines(differing: lines.differing))
    } catch let shop as ShopIsHome {
      var plan = plan
      for place in plan.fills.indices { plan.fills[place].shop = nil }
      return try runOnce(plan, home: shop.name)
    }
  }

  /// - Parameter home: what the shop turned out to be whose ids stand as they are.
  private func runOnce(_ plan: FilePlan, home: String? = nil) throws -> [FileAccount] {
    var load = self
    if let home { load = load.with(home: home) }
    return try load.runFast(plan)
  }

  private func with(home: String) -> FileLoad {
    FileLoad(
      database: database, isDryRun: isDryRun, log: log, options: options, prepare: prepare,
      fingerprint: fingerprint, latest: latest, currency: currency, typedFrom: typedFrom, keep: keep,
      home: home, step: step)
  }

  private func runFast(_ plan: FilePlan) throws -> [FileAccount] {
    defer {
      for table in [RepeatedBlocks.table, RepeatedBlocks.renamed] {
        _ = try? database.execute("drop table if exists \(name: table)")
      }
    }
    // What was found broken while the file was prepared is told with the rejected rows.
    guard plan.source.brokenRows.count == 0 else { return try runFormed(plan) }
    if plan.source.byteCount >= typedFrom {
      for pace in [RowPace.clean, .typed] where plan.allows(pace) {
        do {
          return try transaction(plan, rejects: nil, at: pace)
        } catch let error as EngineError where SeparatedSource.isAboutContent(error) {
          // Some text is no value, or has something around it.
          continue
        }
      }
    }
    do {
      return try transaction(plan, rejects: nil)
    } catch let error as EngineError where error.message.contains(RowQuery.mark) {
      return try runFormed(plan)
    } catch let error as EngineError where plan.source.explains(error) {
      return try runFormed(try repaired(plan, after: error))
    }
  }

  /// The plan without the rows that come again in another place of the file.
  private func withoutRepeated(_ plan: FilePlan) throws -> FilePlan {
    guard plan.blocks == nil else { return plan }
    var plan = plan
    plan.blocks = try RepeatedBlocks(plan, keep: keep, in: database)
    guard let blocks = plan.blocks else { return plan }
    for place in plan.fills.indices {
      if let column = blocks.renames { plan.fills[place].rename(column, by: RepeatedBlocks.renamed) }
      if blocks.identical + blocks.orphans > 0 { plan.fills[place].leaveOut(RepeatedBlocks.table) }
    }
    return plan
  }

  /// Chooses forms for the columns; where that was all that was odd, the rows are taken in one go.
  private func runFormed(_ plan: FilePlan) throws -> [FileAccount] {
    try step("checking", nil)
    let plan = try formed(plan)
    guard plan.hasForms, plan.source.brokenRows.count == 0 else {
      return try runClosely(plan)
    }
    do {
      return try transaction(plan, rejects: nil)
    } catch let error as EngineError where error.message.contains(RowQuery.mark) {
      return try runClosely(plan)
    }
  }

  private func formed(_ plan: FilePlan) throws -> FilePlan {
    let precedents = try precedents(of: plan)
    func form(_ plan: FilePlan) throws -> FilePlan {
      try plan.formed(in: database, latest: latest, currency: currency, precedents: precedents)
    }
    do {
      return try form(plan)
    } catch let error as EngineError where plan.source.explains(error) {
      return try form(try repaired(plan, after: error))
    }
  }

  /// What is known of the dates of such files: from earlier ones, and from the export.
  private func precedents(of plan: FilePlan) throws -> [DateDecision] {
    guard let export = plan.export else { return [] }
    let earlier = try log.dateOrder(of: export.name.spoken)
    let usual = export.dates.flatMap { DateOrder(rawValue: $0.text) }
    return [
      earlier.map { DateDecision(order: $0, reason: .earlier) },
      usual.map { DateDecision(order: $0, reason: .export) },
    ].compactMap { $0 }
  }

  private func repaired(_ plan: FilePlan, after error: EngineError) throws -> FilePlan {
    try step("checking", nil)
    var plan = plan
    try plan.source.repair(after: error)
    return plan
  }

  /// Looks at all rows first, then takes those that can be read.
  private func runClosely(_ plan: FilePlan) throws -> [FileAccount] {
    try step("checking", nil)
    defer {
      for place in plan.fills.indices {
        _ = try? database.execute("drop table if exists \(name: Self.findings(place))")
      }
    }
    let plan = try examine(plan)
    let rejects = try plan.fills.indices.map { try self.rejects(plan, $0) }
    return try transaction(plan, rejects: rejects)
  }

  /// Finds the rows of which something is to be told.
  private func examine(_ plan: FilePlan) throws -> FilePlan {
    func found(_ plan: FilePlan) throws -> FilePlan {
      let plan = try withoutRepeated(plan)
      try find(plan)
      return plan
    }
    do {
      return try found(plan)
    } catch let error as EngineError where plan.source.explains(error) {
      // The faulty row came before the broken one.
      return try found(try repaired(plan, after: error))
    }
  }

  private func find(_ plan: FilePlan) throws {
    for (place, fill) in plan.fills.enumerated() {
      try database.execute(plan.query(fill).findings(as: Self.findings(place)))
    }
  }

  private static func findings(_ place: Int) -> String { "opsh_findings_\(place)" }

  // MARK: - The transaction

  /// - Parameter rejects: the rows that cannot be taken, for each data set; nil before they were
  ///   looked for, and then any such row is an error.
  private func transaction(
    _ plan: FilePlan, rejects: [Rejects]?, at pace: RowPace = .text
  ) throws -> [FileAccount] {
    let plan = try withoutRepeated(plan)
    try database.execute("begin transaction")
    do {
      try prepare()
      if let home { try HomeShop.write(home, in: database) }
      // As it is now: what is undone first has changed it.
      let known = try FactsTable.all(in: database)
      let load = try log.next()
      try database.execute("set variable \(SQL(RowQuery.load)) = \(SQL(String(load)))")
      var number: String?
      var accounts: [FileAccount] = []
      for (place, account) in plan.accounts.enumerated() {
        accounts.append(
          try take(
            plan.fills[place], of: plan, account, rejects?[place], at: pace, known: known,
            load: load, number: &number))
      }
      if number != nil { try LoadHistory.begin(load, in: database) }
      if plan.fills.contains(where: { ["orders", "order_lines"].contains($0.matching.dataset.name) }) {
        try OrderShares.update(after: load, in: database)
      }
      try database.execute(isDryRun ? "rollback" : "commit")
      return accounts
    } catch {
      // The first error is the one to tell; a failed statement may have ended the transaction.
      _ = try? database.execute("rollback")
      throw error
    }
  }

  /// Takes the rows of one data set.
  ///
  /// - Parameter number: of the load; nil until the first of the file's data sets has got one.
  private func take(
    _ fill: Fill, of plan: FilePlan, _ account: FileAccount, _ rejects: Rejects?, at pace: RowPace,
    known: Facts, load: Int, number: inout String?
  ) throws -> FileAccount {
    var account = account
    let query = fill.query(from: plan.source, at: pace) ?? plan.query(fill)
    if let rejects {
      account.rejected = rejects.count
      account.rounded = rejects.rounded
      account.rejects = Array(rejects.rows.prefix(Rejects.shown))
    }
    let table = try LoadTable(
      fill.matching.dataset, given: fill.matching.sources.map { $0.column }, load: load,
      in: database)
    try step("reading", plan.source.byteCount > 0 ? plan.source.byteCount : nil)
    let taken = try database.execute(rejects == nil ? query.insertAll : query.insertSound)
    try step("comparing", nil)
    var repeated = RepeatedKeys.Outcome()
    if try table.hasRepeatedKeys() {
      repeated = try RepeatedKeys(
        plan: plan, fill: fill, query: plan.query(fill), table: table, keep: keep
      ).resolve()
    }
    account.repeated = repeated.identical
    account.joined = repeated.joined
    account.notes += repeated.notes
    try describe(table, &account)
    try settleShop(plan, fill, table)
    account.notes += try plan.adviceOnWords(fill, table)
    account.notes += try plan.adviceOnTimes(
      fill, filled: known[table.dataset.name]?.filled ?? [], in: database)
    let newer = try log.newer(than: ExportMoment(plan.path), into: table.dataset.name)
    if fill.isOnlyNew {
      account.unchanged = try table.removeKnown()
    } else {
      if plan.tellsWhole(fill) {
        let gone = try table.removeGone(newer: newer)
        if gone > 0 {
          account.notes.append(
            "\(AccountReport.rows(gone)) of before \(gone == 1 ? "is" : "are") not in these"
              + " \(table.dataset.spokenParent) any more: removed")
        }
      }
      (account.updated, account.unchanged, account.older) = try table.replaceOlder(
        filled: known[table.dataset.name]?.filled ?? [], newer: newer)
    }
    if let gone = try StandIns.of(table.dataset)?.giveWay(in: table) {
      account.updated += gone.old
      account.unchanged += gone.new
    }
    var isCounted = false
    if let counter = RunningCounter.of(table), case let count = try counter.work(in: table),
      count > 0
    {
      isCounted = true
      account.notes.append(
        "\(counter.rise) is the rise of \(counter.counter) since the day before, in "
          + AccountReport.rows(count))
    }
    account.added =
      taken - account.repeated - repeated.joined - repeated.leftOut - account.updated
      - account.unchanged - account.older
    account.gaps = try gaps(account, table)
    try FileCensus.count(fill, of: plan, in: database)?
      .complete(&account, isGrouped: fill.rows.isGrouped)
    account.skip(repeated.leftOut, "a state or a part that another row has")
    if let blocks = plan.blocks {
      account.repeated += blocks.identical
      account.skip(blocks.orphans, "without the first row of its thing, which is in another file")
      account.notes += blocks.notes
    }
    if let total = plan.total {
      account.fileNotes += try TotalRow(fill, of: plan, total, in: database).notes
    }
    try step("saving", nil)
    try save(
      account, rejects ?? Rejects(), table, of: plan, known: isCounted ? nil : known, number: &number)
    return account
  }

  /// Brings the ids of the rows together with those that the store has.
  private func settleShop(_ plan: FilePlan, _ fill: Fill, _ table: LoadTable) throws {
    let links = ShopLinks(table: table)
    if plan.shop == nil, fill.shop == nil { try links.resolve() }
    guard table.dataset.hasLines, !table.wasEmpty, !fill.isOnlyNew,
      table.given.contains(where: { $0.name == "ordered_at" })
    else { return }
    if let shop = plan.shop, fill.shop?.home == "", try links.areKnownWithoutShop() {
      throw ShopIsHome(name: shop)
    }
    try links.checkOrders(
      file: plan.path.split(separator: "/").last.map(String.init) ?? plan.path)
  }

  /// Tells of the rows that were taken: their days and their money.
  private func describe(_ table: LoadTable, _ account: inout FileAccount) throws {
    let facts = try table.facts()
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
      account.amounts = try CurrencySums(table, in: database, catalog: log.catalog, own: currency)
        .amounts(of: money, codes: facts.currencies)
    }
  }

  /// Days between the first and the last one on which the store has no row, where most have some.
  private func gaps(_ account: FileAccount, _ table: LoadTable) throws -> [Day] {
    guard let time = account.time, let days = account.days else { return [] }
    let count = days.upperBound - days.lowerBound + 1
    // A hundred years of days is no list of days.
    guard (5...2_000).contains(count) else { return [] }
    let found = try database.query(
      """
      select distinct \(name: time)::date from \(table.table)
      where \(name: time) >= \(Value.moment(Moment(days.lowerBound)))
        and \(name: time) < \(Value.moment(Moment(days.upperBound + 1)))
      """)
    let present = Set(
      found.rows.compactMap { row -> Day? in
        if case .day(let day) = row[0] { day } else { nil }
      })
    guard present.count * 2 > count else { return [] }
    return (0..<count).map { days.lowerBound + $0 }.filter { !present.contains($0) }
  }

  /// - Parameter known: what was known of the data sets before; nil where rows of before changed
  ///   too, and all have to be looked at.
  private func save(
    _ account: FileAccount, _ rejects: Rejects, _ table: LoadTable, of plan: FilePlan, known: Facts?,
    number: inout String?
  ) throws {
    guard !isDryRun, !account.isEmpty else { return }
    number = try log.add(
      account, rejects, fingerprint: fingerprint, options: options,
      export: ExportMoment(plan.path), partOf: number)
    let name = table.dataset.name
    let isFilledOnce = plan.fills.filter { $0.matching.dataset.name == name }.count == 1
    let before = known.flatMap { $0[name] ?? (table.wasEmpty ? DatasetFacts() : nil) }
    if isFilledOnce, let facts = try before.flatMap({ try table.facts(after: $0) }) {
      try FactsTable.put(facts, of: name, in: database)
    } else {
      try FactsTable.update([table.dataset], in: database)
    }
  }

  // MARK: - Rejected rows

  private func rejects(_ plan: FilePlan, _ place: Int) throws -> Rejects {
    let findings = Self.findings(place)
    let query = plan.query(plan.fills[place])
    let counts = try database.query(
      "select count(fault), count(*) filter (rounded) from \(name: findings)")
    let broken = plan.source.brokenRows
    let found = try database.query(
      """
      select row, fault, left(found, \(Rejects.longest)) from \(name: findings)
      where fault is not null order by row limit \(BrokenRows.limit)
      """
    ).rows
    let lines = try plan.source.lines(of: Set(found.compactMap { $0[0].int }))
    // A broken row is broken for all data sets of the file, and told with the first.
    var rows = place > 0 ? [] : brokenRows(of: plan)
    for row in found {
      guard let number = row[0].int, let code = row[1].int else { continue }
      let meaning = query.meaning(of: code)
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

extension FileLoad {
  /// Rows that cannot be cut into columns, without their text where it may tell who someone is.
  private func brokenRows(of plan: FilePlan) -> [FileAccount.Reject] {
    let isPersonal = plan.fills.contains { !$0.matching.personal.isEmpty }
    return plan.source.brokenRows.first.map { row in
      FileAccount.Reject(
        line: row.line, field: nil,
        found: isPersonal ? nil : String(row.found.prefix(Rejects.longest)),
        reason: row.reason + (isPersonal ? "; not kept, as it may name persons" : ""))
    }
  }
}

extension LoadTable {
  /// The amount of money that stands for the rows: the first that every row has, and that can be
  /// added up, as a price cannot.
  fileprivate var mainMoney: ColumnDefinition? {
    let money = given.filter { $0.type == .money && !$0.name.hasSuffix("price") }
    return money.first { !$0.isOptional } ?? money.first
  }
}
