import Catalog
import Engine
import Language
import Store
import Values

/// What happens to the rows of a file in one transaction.
extension FileLoad {
  /// - Parameter rejects: the rows that cannot be taken, for each data set; nil before they were
  ///   looked for, and then any such row is an error.
  func transaction(
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
      try database.execute("set variable \(word: RowQuery.load) = \(digits: load)")
      var number: String?
      var accounts: [FileAccount] = []
      for (place, account) in plan.accounts.enumerated() {
        accounts.append(
          try take(
            plan.fills[place], of: plan, account, rejects?[place], in: Self.findings(place),
            at: pace,
            known: known, load: load, number: &number))
      }
      if number != nil { try LoadHistory.begin(load, in: database) }
      if plan.fills.contains(where: {
        ["orders", "order_lines"].contains($0.matching.dataset.name)
      }) {
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
    _ fill: Fill, of plan: FilePlan, _ account: FileAccount, _ rejects: Rejects?,
    in findings: String, at pace: RowPace, known: Facts, load: Int, number: inout String?
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
      // Each of the rows is a line too, and the lines are numbered.
      if repeated.identical > 0, plan.lines != nil, plan.fills.count > 1, plan.blocks == nil {
        throw RowsComeAgain()
      }
    }
    let check = SumCheck(fill, of: plan)
    account.sums = try check.accounts(
      of: table, taken: try check.taken(table), findings: rejects == nil ? nil : findings,
      outcome: repeated, rounded: rejects?.rounded ?? 0)
    account.repeated = repeated.identical
    account.joined = repeated.joined
    account.notes += repeated.notes
    let facts = try describe(table, &account)
    try settleShop(plan, fill, table)
    account.notes += try plan.adviceOnWords(fill, table)
    if taken > 0 {
      account.notes += try plan.adviceOnTimes(
        fill, filled: known[table.dataset.name]?.filled ?? [], in: database)
    }
    let newer = try log.newer(than: ExportMoment(plan.path), into: table.dataset.name)
    if fill.isOnlyNew {
      account.unchanged = try table.removeKnown()
    } else {
      if plan.tellsWhole(fill) {
        let gone = try table.removeGone(newer: newer)
        if gone > 0 {
          account.notes.append(
            gone == 1
              ? "1 row of before is not in these \(table.dataset.spokenParent) any more: removed"
              : """
              \(Wording.rows(gone)) of before are not in these \(table.dataset.spokenParent) any \
              more: removed
              """)
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
        """
        \(counter.rise) is the rise of \(counter.counter) since the day before, in \
        \(Wording.rows(count))
        """)
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
    let isAsDescribed =
      table.wasEmpty && !fill.isOnlyNew && account.updated + account.unchanged + account.older == 0
    try save(
      account, rejects ?? Rejects(), table, of: plan, known: isCounted ? nil : known,
      new: isAsDescribed ? facts : nil, number: &number)
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
  ///
  /// - Returns: what is known of them.
  private func describe(
    _ table: LoadTable, _ account: inout FileAccount
  ) throws -> DatasetFacts {
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
    return facts
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

  /// - Parameters:
  ///   - known: what was known of the data sets before; nil where rows of before changed too, and
  ///     all have to be looked at.
  ///   - new: what is known of the new rows; nil where they have to be looked at again.
  private func save(
    _ account: FileAccount, _ rejects: Rejects, _ table: LoadTable, of plan: FilePlan,
    known: Facts?, new: DatasetFacts?, number: inout String?
  ) throws {
    guard !isDryRun, !account.isEmpty else { return }
    number = try log.add(
      account, rejects, fingerprint: fingerprint, options: options,
      export: ExportMoment(plan.path), partOf: number)
    let name = table.dataset.name
    let isFilledOnce = plan.fills.filter { $0.matching.dataset.name == name }.count == 1
    let before = known.flatMap { $0[name] ?? (table.wasEmpty ? DatasetFacts() : nil) }
    if isFilledOnce, let facts = try before.flatMap({ try table.facts(after: $0, new: new) }) {
      try FactsTable.put(facts, of: name, in: database)
    } else {
      try FactsTable.update([table.dataset], in: database)
    }
  }
}

extension LoadTable {
  /// The amount of money that stands for the rows: the first that every row has, and that can be
  /// added up, as a price cannot.
  fileprivate var mainMoney: ColumnDefinition? {
    let money = given.filter { $0.type == .money && $0.isAdded }
    return money.first { !$0.isOptional } ?? money.first
  }
}
