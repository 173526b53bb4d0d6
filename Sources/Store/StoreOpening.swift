import Engine
import Language
import Synchronization

/// A store's file that is opened before the model is there which it will be read with.
///
/// To start the engine takes longer than to read the whole model, and needs nothing of it.
package final class StoreOpening: Sendable {
  /// The file, as it was given.
  package let path: String
  private let opener: Opener
  private let outcome = Mutex<Result<Opened, Diagnostic>?>(nil)

  /// A connection for reading, what it says of the file, and which state of it that was.
  private struct Opened: Sendable {
    let database: any Database
    let snapshot: Snapshot
    let stamp: FileStamp?
  }

  /// - Parameters:
  ///   - path: a file that `Store.create` made.
  ///   - wait: how many seconds to wait for whoever holds its lock, here and later.
  package init(path: String, engine: any Engine, wait: Double = Store.usualWait) {
    self.path = path
    opener = Opener(engine: engine, path: path, wait: wait)
  }

  /// Opens the file; what stands in its way is thrown by `store`.
  package func open() {
    let result = Result { () throws(Diagnostic) in try opened() }
    outcome.withLock { $0 = result }
  }

  private func opened() throws(Diagnostic) -> Opened {
    // The stamp comes first: a change in between is noticed at the next look.
    let stamp = FileStamp(path)
    let database = try opener.open(.look)
    do {
      let snapshot = try Snapshot.read(database, path: path)
      return Opened(database: database, snapshot: snapshot, stamp: stamp)
    } catch {
      database.close()
      throw StoreMessages.diagnostic(error, store: path, isWriting: false)
    }
  }

  /// The store, once its file was opened; to be called once.
  ///
  /// - Parameters:
  ///   - schema: what the model wants the file to hold.
  ///   - keepsOpen: whether the file stays open then; else it is let go again.
  package func store(_ schema: StoreSchema, keepsOpen: Bool = false) throws(Diagnostic) -> Store {
    guard let opened = try outcome.withLock({ $0 })?.get() else {
      throw Diagnostic(.store, "\(path) was not opened")
    }
    // A file that lacks something is prepared when it is opened for a body.
    let isReady = keepsOpen && opened.snapshot.schema == schema.signature
    if !isReady { opened.database.close() }
    let store = Store(
      path: path, settings: opened.snapshot.settings, opener: opener, schema: schema,
      database: isReady ? opened.database : nil, snapshot: (opened.snapshot, opened.stamp))
    store.keepsOpen = keepsOpen
    return store
  }

  /// Has `open`, on whatever thread, wait for no lock any longer.
  package func cancel() { opener.cancel() }

  /// Closes the file if it is open; instead of `store`.
  package func giveUp() {
    try? outcome.withLock({ $0 })?.get().database.close()
  }
}
