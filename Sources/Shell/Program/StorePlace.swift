import Catalog
import Engine
import Foundation
import Language
import Planner
import Store
import Values
import Verbs

/// Where the store is, and how to open a workspace on it.
package struct StorePlace {
  package var path: String?
  package var isMemory: Bool
  package var today: String?
  /// How many seconds to wait for whoever holds the store.
  package var wait: Double
  package var engine: any Engine
  package var environment = ProcessInfo.processInfo.environment

  package init(
    path: String? = nil, isMemory: Bool = false, today: String? = nil, wait: Double? = nil,
    engine: any Engine
  ) {
    self.path = path
    self.isMemory = isMemory
    self.today = today
    self.wait = wait ?? Store.usualWait
    self.engine = engine
  }

  /// The store's file, where it is named so on the command line.
  static func path(named: String?) -> String { named ?? usualPath ?? "store.duckdb" }

  private static var usualPath: String? {
    getenv("OPSH_STORE").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a path is that of a store: the engine's files say so themselves.
  package static func isStore(_ path: String) -> Bool {
    // Of a pipe, what is looked at would be gone.
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let file = FileHandle(forReadingAtPath: path)
    else { return false }
    defer { try? file.close() }
    guard let start = try? file.read(upToCount: 12), start.count == 12 else { return false }
    return start.suffix(4).elementsEqual("DUCK".utf8)
  }

  /// The machine's clock in microseconds.
  static func instant() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }

  /// Opens the store and puts the model and the present to it; `warn` is told what is unusual.
  ///
  /// - Parameter keepsOpen: whether the file stays open between statements.
  package func open(
    keepsOpen: Bool = false, warn: (Wording) -> Void
  ) throws(Diagnostic) -> Workspace {
    let opening = try startOpening(warn)
    var catalog = Workspace.shipped
    let store =
      if let opening {
        try opening.store(Workspace.shippedSchema, keepsOpen: keepsOpen)
      } else {
        try Store.memory(
          currency: "CNY", timezone: "Asia/Shanghai", catalog: catalog, engine: engine)
      }
    for definition in try store.definitions() {
      // A command may be made of one that was defined before it.
      catalog.add(
        modelText: definition.text, name: definition.name, grammar: Workspace.grammar(catalog)
      ) { [catalog] found in
        do throws(Diagnostic) {
          try DefinitionCheck.graph(catalog).check(found)
          return true
        } catch {
          warn(
            "\(definition.kind) \(definition.name) is set aside: \(error.message)"
              + " (define it anew without that)")
          return false
        }
      }
    }
    if !(try store.definitions()).isEmpty { store.use(catalog) }
    let clock = try Workspace.clock(
      zone: store.settings.timezone, pinned: today, instant: Self.instant())
    let workspace = Workspace(store: store, catalog: catalog, clock: clock)
    workspace.instant = Self.instant
    workspace.isPinned = today != nil
    workspace.addEvents()
    return workspace
  }

  /// Begins to open the store's file; nil when the store is in memory.
  private func startOpening(_ warn: (Wording) -> Void) throws(Diagnostic) -> StoreOpening? {
    if isMemory { return nil }
    let isNamed = path != nil || Self.usualPath != nil
    let path = Self.path(named: path)
    if let early = EarlyOpening.take(path) { return early }
    guard !FileManager.default.fileExists(atPath: path) else {
      let opening = StoreOpening(path: path, engine: engine, wait: wait)
      opening.open()
      return opening
    }
    if !isNamed {
      warn(
        """
        no store.duckdb here: working in memory, nothing is kept (opsh new store.duckdb makes one, \
        opsh sample demo.duckdb one to try)
        """)
      return nil
    }
    throw Diagnostic(
      .store, "there is no store at \(path)",
      hints: ["opsh new \(path) makes an empty one, opsh sample \(path) one to try"])
  }
}
