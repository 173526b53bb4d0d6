import Catalog
import Engine
import Language
import Planner
import Store
import Values

/// Loads files into a store: expand the paths, recognise, match the columns, read, account.
package struct Loader {
  let store: Store
  package var catalog: Catalog
  let clock: Clock
  /// Chooses among the names that a file can go by, told the file; nil where nobody is there to
  /// choose, and then it is an error.
  package var choose: ((_ file: String, _ names: [String]) -> Int?)?
  /// How many bytes a text needs for the engine's reader to make its values first.
  package var typedFrom = 4 << 20

  /// - Parameter clock: what `now` and `today` are, and when the files count as loaded.
  package init(store: Store, catalog: Catalog, clock: Clock) {
    self.store = store
    self.catalog = catalog
    self.clock = clock
  }

  /// Loads the files one after the other, each in a transaction of its own.
  ///
  /// - Throws: a `Diagnostic`: for a file that is not there, is no table or fits no data set, before
  ///   anything is loaded; for one whose content is at fault, when the files before it are, and
  ///   its hints say so. Files that a folder or a pattern stands for are passed over instead, and
  ///   the account says why, as long as one of them can be loaded.
  package func load(
    _ request: LoadRequest, progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws -> LoadAccount {
    try load(request, replacing: nil, progress: progress)
  }

  /// Takes a load back: its rows go, and those that it replaced come back.
  ///
  /// - Parameter span: where the number was written.
  /// - Throws: a `.load` when there is no such load, or when later ones have to be undone first.
  package func undo(_ number: Int, at span: Span = .none) throws -> UndoneLoad {
    try store.write { database in
      try database.transaction { try undoing(in: database).undo(number, at: span) }
    }
  }

  /// Loads the file of a load again, in place of that load, with the same options.
  ///
  /// - Parameters:
  ///   - number: nil for the last load.
  ///   - grammar: what reads the options.
  /// - Throws: a `.load` or `.file` when the load cannot be undone, or its file is gone.
  package func reload(
    _ number: Int?, at span: Span = .none, grammar: Grammar,
    progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws -> LoadAccount {
    let (number, load) = try store.read { database in
      let undo = undoing(in: database)
      guard let number = try number ?? undo.last() else {
        throw Diagnostic(.load, "nothing was loaded yet", at: span)
      }
      return (number, try undo.find(number, at: span))
    }
    let file = Word(load.file, isQuoted: true)
    guard (try? PathExpansion([file])) != nil else {
      throw Diagnostic(
        .file, "the file of load \(number) is gone: \(load.file)", at: span,
        label: "its rows are still there; undo load \(number) takes them away")
    }
    // The options are text of the language, which the printer wrote; the file is put in as it is.
    let parsed = Parser.parse("load \(load.options)", grammar: grammar)
    guard parsed.diagnostics.isEmpty, case .pipeline(let pipeline)? = parsed.statements.first?.kind,
      parsed.statements.count == 1
    else {
      throw Diagnostic(
        .load, "the options of load \(number) cannot be read any more: \(load.options)", at: span)
    }
    var call = pipeline.call
    call.words = [file]
    return try self.load(
      try LoadRequest(call), replacing: (number, span), progress: progress)
  }

  private func undoing(in database: any Database) -> LoadUndo {
    LoadUndo(database: database, catalog: catalog, moment: clock.written)
  }

  private func load(
    _ request: LoadRequest, replacing replaced: (number: Int, span: Span)?,
    progress: @escaping (LoadProgress) -> Void
  ) throws -> LoadAccount {
    let paths = try PathExpansion(request.files)
    let dates = try DateOrder.named(request.dates)
    let decimal = try DecimalMark.named(request.decimal)
    return try store.write { database in
      let database = try Macros.reading(
        database, timezone: store.settings.timezone,
        currency: store.settings.currency,
        key: request.keepsPersonal ? nil : try PersonalKey.read(in: database))
      let migrated = try Migration.notes(of: database)
      if migrated != nil, !request.isDryRun {
        try database.transaction { try OrderShares.updateAll(in: database) }
      }
      let book = ExportIndex(catalog)
      let opening = try opening(request, book, in: database)
      var plans: [FilePlan] = []
      var skipped = paths.skipped
      var faults: [(file: String, fault: Diagnostic)] = []
      for file in paths.files {
        try checkCancelled()
        do {
          let found = try self.plans(file, opening, request, book)
          plans += found.plans.map { plan in
            var plan = plan
            plan.isNamed = file.isNamed
            plan.dates = dates
            plan.decimal = decimal
            return plan
          }
          skipped += found.skipped
        } catch let fault as Diagnostic where !file.isNamed && fault.isAboutFile {
          faults.append((file.path, fault))
        }
      }
      if plans.isEmpty, let first = faults.first?.fault { throw first }
      var account = LoadAccount(
        isDryRun: request.isDryRun, currency: store.settings.currency, skipped: skipped)
      for (index, plan) in plans.enumerated() {
        do {
          account.files.append(
            contentsOf: try load(plan, request, replacing: replaced, in: database) {
              step, bytes throws in
              progress(
                LoadProgress(
                  file: plan.path, number: index + 1, count: plans.count, step: step,
                  bytes: bytes))
              try checkCancelled()
            })
        } catch let fault as Diagnostic where !plan.isNamed && fault.isAboutFile {
          faults.append((plan.path, fault))
        } catch {
          throw failure(error, of: plan, after: account)
        }
      }
      if account.files.isEmpty, let first = faults.first?.fault { throw first }
      if let migrated, !request.isDryRun {
        try Migration.finish(path: store.path, in: database)
        account.notes = migrated
      }
      account.faults = faults.map { LoadAccount.Fault(file: $0.file, reason: $0.fault.message) }
      if plans.count == 1, let file = account.files.first, account.files.allSatisfy(\.isEmpty) {
        throw Diagnostic(
          .load, "\(file.file) has a header and no rows", at: paths.files.first?.span)
      }
      return account
    }
  }

  /// What opens the files of a request.
  func opening(
    _ request: LoadRequest, _ book: ExportIndex, in database: any Database
  ) throws(Diagnostic) -> SourceOpening {
    SourceOpening(
      database: database, encoding: try request.encoding.map(TextEncoding.named),
      separator: request.separator, known: HeaderKnowledge(catalog, book).count,
      checkCancelled: checkCancelled)
  }

  /// How the tables of a file are loaded; a sheet that fits no data set is passed over when another
  /// one of its workbook does.
  private func plans(
    _ file: PathExpansion.File, _ opening: SourceOpening, _ request: LoadRequest,
    _ book: ExportIndex
  ) throws -> (plans: [FilePlan], skipped: [String]) {
    do {
      let content = try opening.open(file)
      var plans: [FilePlan] = []
      var skipped = content.skipped
      var faults: [(book: String?, fault: Diagnostic)] = []
      for table in content.tables {
        do throws(Diagnostic) {
          plans.append(try plan(table, of: file, request, book, in: opening.database))
        } catch {
          let others = content.tables.filter { $0.book == table.book }
          guard table.book != nil, others.count > 1 else { throw error }
          faults.append((table.book, error))
          skipped.append(table.path)
        }
      }
      for (book, fault) in faults {
        let sheets = content.tables.filter { $0.book == book }.map { $0.path }
        if !plans.contains(where: { sheets.contains($0.path) }) { throw fault }
      }
      return (plans, skipped)
    } catch let error as Diagnostic {
      throw error.placed(at: file.span)
    }
  }

  /// Each of them is held against all names that are known; the widest reports have a thousand.
  private static let mostColumns = 4096

  private func plan(
    _ table: SourceOpening.Table, of file: PathExpansion.File, _ request: LoadRequest,
    _ book: ExportIndex, in database: any Database
  ) throws(Diagnostic) -> FilePlan {
    let count = table.source.headers.count
    guard count <= Self.mostColumns else {
      throw Diagnostic(
        .load, "\(table.path) has \(count) columns, and at most \(Self.mostColumns) are read",
        at: file.span,
        label: """
          delete the columns that are not needed; a cell far to the right makes many empty ones
          """)
    }
    var match = DatasetMatch(
      path: table.path, headers: table.source.headers, mapping: request.mapping,
      line: LoadLine(table.path, request), clock: clock, book: HeaderIndex(catalog),
      keepsPersonal: request.keepsPersonal,
      preamble: table.source.preamble,
      writtenOn: FileState.day(of: file.path, in: store.settings.timezone))
    match.ofLines = Set(
      ["order_lines", "products"].flatMap { catalog.datasets[$0]?.stored.map { $0.name } ?? [] })
    match.sample = { (try? table.source.sample(in: database)) ?? [] }
    let choose = choose.map { choose in { names in choose(match.name, names) } }
    let recognised = try Recognition(catalog: catalog, book: book, match: match, choose: choose)
      .recognise(as: request.dataset)
    return FilePlan(path: table.path, span: file.span, source: table.source, recognised)
  }

  private func load(
    _ plan: FilePlan, _ request: LoadRequest, replacing replaced: (number: Int, span: Span)?,
    in database: any Database,
    step: @escaping (Wording, Int?) throws -> Void
  ) throws -> [FileAccount] {
    try step("recognising", nil)
    var plan = plan
    let content = try plan.source.prepare()
    let home = try plan.takeShop(request.shop, catalog, in: database)
    try plan.takeSurroundings(request, of: store.settings, in: database)
    let fingerprint = content + Fingerprint.of(plan.signature)
    if replaced == nil, let moment = try LoadLog.loaded(fingerprint, in: database) {
      return plan.accounts.map { account in
        var account = account
        account.loadedBefore = moment
        return account
      }
    }
    let load = FileLoad(
      database: database, isDryRun: request.isDryRun,
      log: LoadLog(database: database, moment: clock.written, catalog: catalog),
      options: request.options,
      prepare: {
        if let replaced { _ = try undoing(in: database).undo(replaced.number, at: replaced.span) }
      }, fingerprint: fingerprint, latest: clock.today + 1, currency: store.settings.currency,
      typedFrom: typedFrom, keep: request.keep, home: home,
      step: step)
    return try load.run(plan)
  }

  private func checkCancelled() throws(Diagnostic) { try store.checkCancelled() }

  /// The fault of one file, with what became of the others.
  private func failure(
    _ error: any Error, of plan: FilePlan, after account: LoadAccount
  ) -> Diagnostic {
    var diagnostic = StoreMessages.diagnostic(error, store: store.path, isWriting: true)
    // A store's fault is not about the file.
    if [.load, .file].contains(diagnostic.code) { diagnostic = diagnostic.placed(at: plan.span) }
    let files = account.files.map { $0.file }
    guard !files.isEmpty, !account.isDryRun else { return diagnostic }
    diagnostic.hints.append(
      files.count == 1
        ? "\(files[0]) before it was loaded, \(plan.path) was not"
        : "\(files.count) files before it were loaded, \(plan.path) was not")
    return diagnostic
  }
}

extension Diagnostic {
  /// Whether it says what is wrong with one file, so that others can be loaded nevertheless.
  fileprivate var isAboutFile: Bool { [.load, .file, .ambiguousName].contains(code) }
}
