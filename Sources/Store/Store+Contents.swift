import Catalog
import Engine
import Language
import Values

/// What the store says of itself.
extension Store {
  /// What is loaded, as of now: read anew when another program has changed the file.
  package func facts() throws(Diagnostic) -> Facts { try look().facts }

  /// The user's definitions in the order in which they were made, as of now.
  package func definitions() throws(Diagnostic) -> [StoredDefinition] { try look().definitions }

  /// Changes whenever the definitions have.
  package var revision: Int { state.withLock { $0.revision } }

  /// Adds a definition, in place of one of the same kind and name.
  ///
  /// - Parameter name: what tells it from others of its kind; for a target the metric is not enough.
  package func addDefinition(kind: String, name: String, text: String) throws {
    try write { database in
      let definition = StoredDefinition(kind: kind, name: name, text: text)
      try database.transaction { try DefinitionTable.put(definition, in: database) }
    }
    state.withLock { $0.revision += 1 }
  }

  /// When rows were last loaded into a data set; missing where none ever were.
  package func lastLoad(into dataset: String) throws -> Value {
    let found = try read {
      try $0.query("select max(loaded_at) from loads where loaded_into = \(dataset)")
    }
    return found.cells.first?.first ?? .null
  }

  /// Looks at the rows of the data sets anew, after they were changed by other means than a load.
  ///
  /// - Parameter datasets: nil for all.
  package func updateFacts(of datasets: [String]? = nil) throws {
    let all = state.withLock { $0.schema.datasets }
    try write { database in
      try database.transaction {
        try FactsTable.update(
          all.filter { datasets?.contains($0.name) ?? true }, in: database)
      }
    }
  }

  private func look() throws(Diagnostic) -> Snapshot {
    let (known, database) = state.withLock { ($0.snapshot, $0.database) }
    let stamp = path.flatMap(FileStamp.init)
    if let known, path == nil || database != nil || known.stamp == stamp { return known.value }
    let new: Snapshot
    do {
      new = try read { try Snapshot.read($0, path: path ?? "") }
    } catch {
      throw StoreMessages.diagnostic(error, store: path, isWriting: false)
    }
    state.withLock {
      if let known, known.value.definitions != new.definitions { $0.revision += 1 }
      $0.snapshot = (new, stamp)
    }
    return new
  }
}
