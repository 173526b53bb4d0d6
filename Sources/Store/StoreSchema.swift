import Catalog
import Values

/// The tables of a store: one for each data set, and those that opsh keeps for itself.
struct StoreSchema {
  /// The data sets, in the order of the catalogue.
  let datasets: [Dataset]

  init(_ catalog: Catalog) {
    datasets = catalog.datasetOrder.compactMap { catalog.datasets[$0] }
  }

  /// The statements that make a store from an empty database.
  func creation(_ settings: StoreSettings) -> [SQL] {
    [
      "create table opsh_meta (key varchar primary key, value varchar not null)",
      """
      insert into opsh_meta values ('format', \(String(Snapshot.format))),
        ('currency', \(settings.currency)), ('timezone', \(settings.timezone))
      """,
      """
      create table opsh_definitions (kind varchar not null, name varchar not null,
        text varchar not null, ord bigint not null)
      """,
      "create table opsh_facts (dataset varchar not null, facts varchar not null)",
    ] + datasets.map { "create \(body($0))" }
  }

  /// The statements that add what the catalogue has and the file lacks; none when it lacks nothing.
  func additions(to columns: [String: Set<String>]) -> [SQL] {
    datasets.flatMap { dataset -> [SQL] in
      guard let known = columns[dataset.name] else { return ["create \(body(dataset))"] }
      return dataset.stored.filter { !known.contains($0.name) }.map {
        "alter table \(name: dataset.name) add column \(Self.column($0))"
      }
    }
  }

  /// The statements that let a connection that cannot change the file read what the file lacks, as
  /// missing values: temporary tables and views in front of the file's own.
  ///
  /// - Parameter database: what DuckDB calls the file.
  func standIns(
    for columns: [String: Set<String>], in database: String
  ) -> [SQL] {
    datasets.compactMap { dataset in
      guard let known = columns[dataset.name] else { return "create temporary \(body(dataset))" }
      let missing = dataset.stored.filter { !known.contains($0.name) }
      guard !missing.isEmpty else { return nil }
      let list = missing.map { "null::\(SQL($0.type.sql)) as \(name: $0.name)" as SQL }
      return """
        create temporary view \(name: dataset.name) as
        select *, \(list.joined(", ")) from \(name: database).main.\(name: dataset.name)
        """
    }
  }

  private func body(_ dataset: Dataset) -> SQL {
    "table \(name: dataset.name) (\(dataset.stored.map(Self.column).joined(", ")))"
  }

  private static func column(_ column: ColumnDefinition) -> SQL {
    "\(name: column.name) \(SQL(column.type.sql))"
  }
}

extension ColumnType {
  /// The type of DuckDB that the store keeps values in: money never in floating point, ids as text.
  package var sql: String {
    switch self {
    case .text: "VARCHAR"
    case .count: "BIGINT"
    case .number, .ratio, .percent, .index, .duration: "DOUBLE"
    case .money: "DECIMAL(18,2)"
    case .flag: "BOOLEAN"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP"
    }
  }
}
