import Catalog
import Engine
import Foundation
import Language
import Synchronization

/// A store's file on its way to being open, while its caller makes other things ready.
///
/// To start the engine takes longer than to read the whole model, and needs nothing of it.
package final class StoreOpening: Sendable {
  /// The file, as it was given.
  package let path: String
  private let opener: Opener
  private let outcome = Mutex<Result<Opened, Diagnostic>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// A connection for reading, what it says of the file, and which state of it that was.
  private struct Opened: Sendable {
    let database: any Database
    let snapshot: Snapshot
    let stamp: FileStamp?
  }

  /// Begins to open a file that `Store.create` made.
  ///
  /// - Parameter wait: how many seconds to wait for whoever holds its lock, here and later.
  package init(path: String, engine: any Engine, wait: Double = Store.usualWait) {
    self.path = path
    opener = Opener(engine: engine, path: path, wait: wait)
    Thread.detachNewThread { [self] in
      let result = Result { () throws(Diagnostic) in try open() }
      outcome.withLock { $0 = result }
      isDone.signal()
    }
  }

  private func open() throws(Diagnostic) -> Opened {
    // The stamp comes first: a change in between is noticed at the next look.
    let stamp = FileStamp(path)
    let database = try opener.open(.read)
    do {
      let snapshot = try Snapshot.read(database, path: path)
      return Opened(database: database, snapshot: snapshot, stamp: stamp)
    } catch {
      database.close()
      throw StoreMessages.diagnostic(error, store: path, isWriting: false)
    }
  }

  /// The store, once its file is open; to be called once.
  ///
  /// - Parameter keepsOpen: whether the file stays open then; else it is let go again.
  package func store(_ catalog: Catalog, keepsOpen: Bool = false) throws(Diagnostic) -> Store {
    let schema = StoreSchema(catalog)
    isDone.wait()
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

  /// Ends the opening, and closes the file if it is open; instead of `store`.
  package func giveUp() {
    opener.cancel()
    isDone.wait()
    try? outcome.withLock({ $0 })?.get().database.close()
  }
}
