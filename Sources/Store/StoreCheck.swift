import Catalog
import Engine
import Language
import Values

/// Looks a whole store over: whether all of it can be read, and whether what it says of itself is so.
package struct StoreCheck {
  /// What is wrong, in words.
  package private(set) var faults: [Wording] = []
  /// What is not as one would wish, and no fault of the store.
  package private(set) var notes: [Wording] = []
  package private(set) var tables = 0
  package private(set) var rows = 0
  package private(set) var loads = 0

  private let catalog: Catalog

  package init(_ catalog: Catalog) { self.catalog = catalog }

  package mutating func run(on store: Store) throws {
    let definitions = try store.definitions()
    try store.read { database in
      let columns = try StoreSchema.columns(of: database)
      let readable = Set(columns.keys.sorted().filter { read($0, in: database) })
      let datasets = catalog.datasetOrder.compactMap { catalog.datasets[$0] }.filter {
        readable.contains($0.name)
      }
      for dataset in datasets {
        let title = dataset.title
        faults += try answered("keys of \(title)") { try keys(of: dataset, in: database) }
        notes += try answered("links of \(title)") {
          try links(of: dataset, to: readable, in: database)
        }
        faults += try answered("facts of \(title)") { try facts(of: dataset, in: database) }
        guard !dataset.isKeptByOpsh, columns[dataset.name]?.contains(LoadHistory.column) == true
        else { continue }
        faults += try answered("loads of \(title)") { try origins(of: dataset, in: database) }
      }
      faults += try answered("loads") { try accounts(in: database) }
      loads = (try? count("select count(*) from loads where undone_at is null", in: database)) ?? 0
    }
    faults += definitions.compactMap(Self.fault)
  }

  /// What cannot even be asked is a fault of its own.
  private func answered(
    _ what: Wording, _ body: () throws -> [Wording]
  ) throws -> [Wording] {
    do {
      return try body()
    } catch let error as EngineError where error.kind != .interrupted {
      return ["\(what): cannot be checked"]
    }
  }

  // MARK: - What is read

  /// Reads every value of a table: the engine compares each block with its checksum.
  private mutating func read(_ table: String, in database: any Database) -> Bool {
    tables += 1
    do {
      let read = try database.query(
        "select count(*), bit_xor(hash(t)) from \(name: table) as t")
      rows += read.cells.first?.first?.int.map { Int($0) } ?? 0
      return true
    } catch {
      faults.append("\(Wording(verbatim: table)): cannot be read whole")
      return false
    }
  }

  private func count(_ sql: SQL, in database: any Database) throws -> Int {
    Int(try database.query(sql).cells.first?.first?.int ?? 0)
  }

  // MARK: - Keys and links

  private func keys(of dataset: Dataset, in database: any Database) throws -> [Wording] {
    guard !dataset.key.isEmpty else { return [] }
    let keys = dataset.key.map { SQL.name($0) }.joined(", ")
    let twice = try count(
      """
      select count(*) from (
        select 1 from \(name: dataset.name) group by \(keys) having count(*) > 1)
      """, in: database)
    return twice == 0
      ? [] : ["\(dataset.title): \(Wording.counted(twice, "key")) stand in more than one row"]
  }

  private func links(
    of dataset: Dataset, to readable: Set<String>, in database: any Database
  ) throws -> [Wording] {
    try dataset.stored.compactMap { column in
      guard let link = column.link, let target = catalog.datasets[link], target.key.count == 1,
        readable.contains(link)
      else { return nil }
      let (found, key) = (SQL.name(column.name), SQL.name(target.key[0]))
      // Nothing leads anywhere while the other data set is not loaded at all.
      let lost = try count(
        """
        select count(*) from \(name: dataset.name) as t
        where t.\(found) is not null and exists (select 1 from \(name: link))
          and not exists (select 1 from \(name: link) as o where o.\(key) = t.\(found))
        """, in: database)
      guard lost > 0 else { return nil }
      return """
        \(dataset.title): \(Wording.counted(lost, "row")) of a \(Wording(name: column.name)) that is not \
        among the \(target.title)
        """
    }
  }

  // MARK: - What the store says of itself

  private func facts(of dataset: Dataset, in database: any Database) throws -> [Wording] {
    let query = FactsQuery(dataset)
    let found = query.facts(try database.query(query.sql()))
    guard let kept = try FactsTable.all(in: database)[dataset.name] else {
      return found == DatasetFacts()
        ? [] : ["\(dataset.title): the store does not know what it holds"]
    }
    return found == kept
      ? [] : ["\(dataset.title): what the store knows of its rows is not what they are"]
  }

  /// Every row of a load is of one that counts, and no load has more rows than it wrote.
  private func origins(of dataset: Dataset, in database: any Database) throws -> [Wording] {
    let unknown = try count(
      """
      select count(*) from \(name: dataset.name) as t
      where t.\(name: LoadHistory.column) is not null and not exists (
        select 1 from loads as l where l.undone_at is null
          and cast(split_part(l.load_id, '.', 1) as bigint) = t.\(name: LoadHistory.column))
      """, in: database)
    let more = try count(
      """
      with written as (
        select cast(split_part(load_id, '.', 1) as bigint) as load,
          sum(rows_added + rows_updated) as most
        from loads where loaded_into = \(dataset.name) group by 1),
      there as (
        select \(name: LoadHistory.column) as load, count(*) as rows from \(name: dataset.name)
        where \(name: LoadHistory.column) is not null group by 1)
      select count(*) from there join written using (load) where rows > most
      """, in: database)
    return [
      unknown == 0
        ? nil
        : "\(dataset.title): \(Wording.counted(unknown, "row")) of no load that counts" as Wording,
      more == 0
        ? nil
        : "\(dataset.title): \(Wording.counted(more, "load")) with more rows than were written",
    ].compactMap { $0 }
  }

  /// What became of a file's rows adds up to the rows that it has.
  private func accounts(in database: any Database) throws -> [Wording] {
    let open = try database.query(
      """
      select load_id, file from loads
      where loaded_into is not null and rows_read <> coalesce(rows_added, 0)
        + coalesce(rows_updated, 0) + coalesce(rows_unchanged, 0) + coalesce(rows_repeated, 0)
        + coalesce(rows_joined, 0) + coalesce(rows_skipped, 0) + coalesce(rows_rejected, 0)
        + coalesce(rows_older, 0)
      order by loaded_at limit 5
      """)
    return open.rows.map { row in
      """
      load \(Wording(verbatim: row[0].description)) of \(Wording(verbatim: row[1].description)): what \
      became of its rows does not add up to them
      """
    }
  }

  private static func fault(_ definition: StoredDefinition) -> Wording? {
    let parsed = Parser.parse(definition.text, grammar: Grammar())
    return parsed.diagnostics.isEmpty && !parsed.statements.isEmpty
      ? nil : "the definition of \(definition.kind) \(definition.name) cannot be read"
  }
}
