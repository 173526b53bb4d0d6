import Engine
import Language
import Store
import Values
import Verbs

/// Keeps stores: copies of them, putting one back, looking one over, and saving what can be read.
package struct Keeping {
  private let place: StorePlace

  package init(place: StorePlace) { self.place = place }

  package func backup(to copy: String, replacing: Bool) -> ExitStatus {
    told {
      let store = try open()
      defer { store.close() }
      try store.backup(to: copy, replacing: replacing)
      Streams.say("\(copy) is a copy of \(store.path ?? "")")
      Streams.say("back again: \("opsh --store \(store.path ?? "") restore \(copy)" as String)")
    }
  }

  package func restore(_ copy: String, replacing: Bool) -> ExitStatus {
    told {
      let path = StorePlace.path(named: place.path)
      let before = try Store.restore(
        copy, to: path, replacing: replacing, engine: place.engine, wait: place.wait)
      Streams.say("\(path) is what \(copy) was")
      if let before { Streams.say("what was there is kept as \(before)") }
    }
  }

  /// Ends with `.failed` where anything is wrong.
  package func verify() -> ExitStatus {
    var status = ExitStatus.ok
    let ending = told {
      let workspace = try place.open { Streams.warn($0) }
      defer { workspace.store.close() }
      var check = StoreCheck(workspace.catalog)
      try check.run(on: workspace.store)
      for fault in check.faults { Streams.say("wrong: \(fault)") }
      for note in check.notes { Streams.say(note) }
      let looked: Wording =
        """
        \(Wording.counted(check.tables, "table")), \(Wording.counted(check.rows, "row", isGrouped: true)) \
        and \(Wording.counted(check.loads, "load")) were looked over
        """
      guard check.faults.isEmpty else {
        status = .failed
        Streams.say("\(looked): \(Wording.counted(check.faults.count, "fault"))")
        return Streams.say("take a copy that is whole, or: opsh export FOLDER")
      }
      Streams.say("\(looked): nothing is wrong")
    }
    return ending == .ok ? status : ending
  }

  package func export(to folder: String) -> ExitStatus {
    told {
      let path = StorePlace.path(named: place.path)
      let catalog = (try? place.open(warn: { _ in })).map { workspace in
        defer { workspace.store.close() }
        return workspace.catalog
      }
      let written = try StoreRescue.write(
        path, to: folder, catalog: catalog ?? Workspace.shipped, engine: place.engine,
        wait: place.wait)
      for table in written {
        let rows = Wording.counted(table.rows, "row", isGrouped: true)
        let name = "\(table.table).csv"
        guard !table.gaps.isEmpty else {
          Streams.say("\(name): \(rows)")
          continue
        }
        let gaps = Wording.list(table.gaps.map { Wording(verbatim: $0) })
        Streams.say("\(name): \(rows), without what cannot be read of: \(gaps)")
      }
      if written.isEmpty { Streams.say("the store holds no rows") }
      let load = "opsh --store NEW -c 'load \"\(folder)/orders.csv\" as orders'"
      Streams.say("into a new store: \(load)")
    }
  }

  private func open() throws(Diagnostic) -> Store {
    try place.open { Streams.warn($0) }.store
  }

  private func told(_ body: () throws -> Void) -> ExitStatus {
    do {
      try body()
      return .ok
    } catch let fault as Diagnostic {
      Streams.tell(fault)
      return fault.code == .usage ? .usage : .failed
    } catch {
      let path = StorePlace.path(named: place.path)
      Streams.tell(StoreMessages.diagnostic(error, store: path, isWriting: false))
      return .failed
    }
  }
}
