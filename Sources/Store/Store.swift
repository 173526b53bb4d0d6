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

  private init(
    path: String?, settings: StoreSettings, opener: Opener, schema: StoreSchema,
    database: (any Database)? = nil, snapshot: (value: Snapshot, stamp: FileStamp?)? = nil
  ) {
    self.path = path
    self.settings = settings
    self.opener = opener
    state = Mutex(
      State(
        schema: schema, database: database, isWriting: database != nil, snapshot: snapshot))
  }

  // MARK: - Making and opening

  /// Makes a new file with an empty table for every data set of the catalogue.
  ///
  /// - Parameter timezone: a zone's name as `Planner.Zone` has it.
  /// - Throws: a `.store` or `.usage` when the file is there already or cannot be made.
  package static func create(
    path: String, currency: String, timezone: String, catalog: Catalog, engine: any Engine
  ) throws(Diagnostic) -> Store {
    guard FileStamp(path) == nil else { throw StoreMessages.exists(path) }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    guard folder.isEmpty || FileStamp(folder) != nil else { throw StoreMessages.noFolder(folder) }
    let settings = try settings(currency, timezone)
    let schema = StoreSchema(catalog)
    let opener = Opener(engine: engine, path: path)
    let store = Store(path: path, settings: settings, opener: opener, schema: schema)
    let database = try opener.open(.write(create: true))
    do {
      try make(settings, schema, in: database)
      database.close()
    } catch {
      database.close()
      // Nothing but what was made here: a half-made store would only stand in the way.
      FileStamp.remove(path)
      throw StoreMessages.diagnostic(error, store: path, isWriting: true)
    }
    return store
  }

  /// Opens a file that `create` made, reads what it says of itself, and lets it go again.
  ///
  /// - Parameter wait: how many seconds to wait for whoever holds its lock, here and later.
  package static func open(
    path: String, catalog: Catalog, engine: any Engine, wait: Double = Store.usualWait
  ) throws(Diagnostic) -> Store {
    let opener = Opener(engine: engine, path: path, wait: wait)
    // The stamp comes first: a change in between is noticed at the next look.
    let stamp = FileStamp(path)
    let database = try opener.open(.read)
    defer { database.close() }
    do {
      let snapshot = try Snapshot.read(database, path: path)
      return Store(
        path: path, settings: snapshot.settings, opener: opener, schema: StoreSchema(catalog),
        snapshot: (snapshot, stamp))
    } catch {
      throw StoreMessages.diagnostic(error, store: path, isWriting: false)
    }
  }

  /// A store that is gone with the program.
  package static func memory(
    currency: String, timezone: String, catalog: Catalog, engine: any Engine
  ) throws(Diagnostic) -> Store {
    let settings = try settings(currency, timezone)
    let schema = StoreSchema(catalog)
    let opener = Opener(engine: engine, path: nil)
    let database = try opener.open(.write(create: true))
    do {
      try make(settings, schema, in: database)
    } catch {
      throw StoreMessages.diagnostic(error, store: nil, isWriting: true)
    }
    return Store(
      path: nil, settings: settings, opener: opener, schema: schema, database: database)
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

  /// The engine's name and version, as `DuckDB 2.0.0`.
  package var engineName: String { opener.engine.name }

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
    let database = state.withLock { state -> (any Database)? in
      state.schema = StoreSchema(catalog)
      state.hasNewSchema = true
      // A connection that is kept has only what the file had.
      guard path != nil, state.depth == 0 else { return nil }
      defer { state.database = nil }
      return state.database
    }
    database?.close()
  }

  /// Ends the store; in memory it is gone.
  package func close() {
    let database = state.withLock { state -> (any Database)? in
      defer { state.database = nil }
      return state.database
    }
    database?.close()
  }
}
