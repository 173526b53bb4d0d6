import Catalog
import Engine
import Language
import Synchronization
import Values

/// A store: the tables of all data sets in one file, or in memory, and the only way to them.
///
/// Statements come from one thread; `cancel`, `activity` and the settings may be used from any.
/// The file is open only while a body of `read` or `write` runs, so that a shell at its prompt
/// keeps nobody waiting; `keepsOpen` makes scripts faster at that price.
package final class Store: Sendable {
  /// The file, as it was given; nil in memory.
  package let path: String?
  /// What it was made with.
  package let settings: StoreSettings
  /// Opens the file, or nothing but the one connection that a store in memory has.
  let opener: Opener
  let state: Mutex<State>

  struct State {
    var schema: StoreSchema
    /// Whether `use` changed the schema of a store in memory.
    var hasNewSchema = false
    /// The open connection, if any.
    var database: (any Database)?
    var isWriting = false
    /// Bodies that are running, one inside the other.
    var depth = 0
    var keepsOpen = false
    /// What was read last, and of which state of the file; nil when it may have changed.
    var snapshot: (value: Snapshot, stamp: FileStamp?)?
    var revision = 0
  }

  init(
    path: String?, settings: StoreSettings, opener: Opener, schema: StoreSchema,
    database: (any Database)? = nil, snapshot: (value: Snapshot, stamp: FileStamp?)? = nil
  ) {
    self.path = path
    self.settings = settings
    self.opener = opener
    state = Mutex(State(schema: schema, database: database, snapshot: snapshot))
  }

  // MARK: - Making and opening

  /// Makes a new file with an empty table for every data set of the catalogue, for its owner alone.
  ///
  /// It is made beside its place and moved there, so that it is there whole or not at all.
  /// - Parameters:
  ///   - timezone: a zone's name as `Planner.Zone` has it.
  ///   - body: what it is to hold from the beginning.
  /// - Throws: a `.store` or `.usage` when the file is there already or cannot be made.
  package static func create(
    path: String, currency: String, timezone: String, catalog: Catalog, engine: any Engine,
    filledBy body: ((any Database) throws -> Void)? = nil
  ) throws(Diagnostic) -> Store {
    guard FileStamp(path) == nil else { throw StoreMessages.exists(path) }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    guard folder.isEmpty || FileStamp(folder) != nil else { throw StoreMessages.noFolder(folder) }
    let settings = try settings(currency, timezone)
    let schema = StoreSchema(catalog)
    // What a killed process left there is nobody's.
    let beside = path + ".making"
    FileStamp.remove(beside)
    do {
      let database = try Opener(engine: engine, path: beside).open(.write(create: true))
      defer { database.close() }
      try make(settings, schema, in: database)
      try body?(database)
    } catch {
      FileStamp.remove(beside)
      throw StoreMessages.diagnostic(error, store: path, isWriting: true)
    }
    guard FileStamp.move(beside, to: path) else {
      FileStamp.remove(beside)
      throw StoreMessages.exists(path)
    }
    let store = Store(
      path: path, settings: settings, opener: Opener(engine: engine, path: path), schema: schema)
    return store
  }

  /// Opens a file that `create` made and reads what it says of itself.
  ///
  /// - Parameters:
  ///   - wait: how many seconds to wait for whoever holds its lock, here and later.
  ///   - keepsOpen: whether the file stays open then; else it is let go again.
  package static func open(
    path: String, catalog: Catalog, engine: any Engine, wait: Double = Store.usualWait,
    keepsOpen: Bool = false
  ) throws(Diagnostic) -> Store {
    let opening = StoreOpening(path: path, engine: engine, wait: wait)
    opening.open()
    return try opening.store(StoreSchema(catalog), keepsOpen: keepsOpen)
  }

  /// A store that is gone with the program; it takes up nothing before it is read or written.
  package static func memory(
    currency: String, timezone: String, catalog: Catalog, engine: any Engine
  ) throws(Diagnostic) -> Store {
    let settings = try settings(currency, timezone)
    let snapshot = Snapshot(settings: settings, facts: Facts(), definitions: [])
    return Store(
      path: nil, settings: settings, opener: Opener(engine: engine, path: nil),
      schema: StoreSchema(catalog), snapshot: (snapshot, nil))
  }

  /// Makes the store in memory that was promised.
  func makeInMemory() throws(Diagnostic) -> any Database {
    let database = try opener.open(.write(create: true))
    let schema = state.withLock { state in
      state.hasNewSchema = false
      return state.schema
    }
    do {
      try Self.make(settings, schema, in: database)
    } catch {
      throw StoreMessages.diagnostic(error, store: nil, isWriting: true)
    }
    state.withLock {
      $0.database = database
      $0.isWriting = true
    }
    return database
  }

  private static func settings(
    _ currency: String, _ timezone: String
  ) throws(Diagnostic) -> StoreSettings {
    let currency = currency.uppercased()
    guard StoreSettings.isCurrency(currency) else { throw StoreMessages.currency(currency) }
    return StoreSettings(currency: currency, timezone: timezone)
  }

  private static func make(
    _ settings: StoreSettings, _ schema: StoreSchema, in database: any Database
  ) throws {
    try database.transaction {
      for statement in schema.creation(settings) { try database.execute(statement) }
    }
  }

  // MARK: - Settings

  /// How many seconds a lock is waited for unless told otherwise.
  package static let usualWait = 10.0

  /// How many seconds to wait for whoever holds the store's lock.
  package var wait: Double {
    get { opener.wait }
    set { opener.wait = newValue }
  }

  /// Whether the connection stays open for reading between statements, as in scripts: nobody can
  /// write the store meanwhile.
  package var keepsOpen: Bool {
    get { state.withLock { $0.keepsOpen } }
    set {
      state.withLock { $0.keepsOpen = newValue }
      letGo()
    }
  }

  /// Makes the tables of the user's own data sets part of the store, at the next write.
  package func use(_ catalog: Catalog) {
    let schema = StoreSchema(catalog)
    let database = state.withLock { state -> (any Database)? in
      guard schema.signature != state.schema.signature else { return nil }
      state.schema = schema
      state.hasNewSchema = true
      // A connection that is kept has only what the file had.
      guard path != nil, state.depth == 0 else { return nil }
      defer { state.database = nil }
      return state.database
    }
    if let database { opener.close(database) }
  }

  /// Ends the store; in memory it is gone.
  ///
  /// - Parameter isLast: whether the process ends with it: what was open only for reading is then
  ///   left to the system, which is faster.
  package func close(isLast: Bool = false) {
    let (database, isUnsaved) = state.withLock { state -> ((any Database)?, Bool) in
      defer { state.database = nil }
      return (state.database, state.isWriting && path != nil)
    }
    if isLast, !isUnsaved { database?.abandon() } else { opener.close(database) }
  }
}
