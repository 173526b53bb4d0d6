import Catalog
import Engine
import Values

/// The tables of a store: one for each data set, and those that opsh keeps for itself.
package struct StoreSchema: Sendable {
  /// The data sets, in the order of the catalogue.
  let datasets: [Dataset]
  /// What tells it from other schemas, so that a look at a store need not go over all columns.
  package let signature: String
  /// The format of stores that this program writes; it reads all older ones.
  package static let format = Snapshot.format

  package init(_ catalog: Catalog) {
    datasets = catalog.datasetOrder.compactMap { catalog.datasets[$0] }
    let text = (datasets.map(Self.body) + [LoadHistory.creation.text]).joined(separator: "\n")
    // FNV-1a by Fowler, Noll and Vo, in 64 bits.
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    signature = String(hash, radix: 16)
  }

  /// The columns of a store's tables, by table.
  static func columns(of database: any Database) throws -> [String: Set<String>] {
    let table = try database.query(
      """
      select table_name, column_name from duckdb_columns()
      where database_name = current_database() and schema_name = 'main' and not internal
      """)
    return Dictionary(grouping: table.rows, by: { $0[0].description })
      .mapValues { Set($0.map { $0[1].description }) }
  }

  /// The statements that put down that a store has this schema.
  var marking: [SQL] {
    [
      "update opsh_meta set value = \(String(Snapshot.format)) where key = 'format'",
      "delete from opsh_meta where key = 'schema'",
      "insert into opsh_meta values ('schema', \(signature))",
    ]
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
      LoadHistory.creation,
    ] + marking + datasets.map { SQL(verbatim: "create \(Self.body($0))") }
  }

  /// The statements that add what the catalogue has and the file lacks; none when it lacks nothing.
  func additions(to columns: [String: Set<String>]) -> [SQL] {
    let bases = columns[LoadHistory.bases] == nil ? [LoadHistory.creation] : []
    return bases
      + datasets.flatMap { dataset -> [SQL] in
        guard let known = columns[dataset.name] else {
          return [SQL(verbatim: "create \(Self.body(dataset))")]
        }
        var new = dataset.stored.filter { !known.contains($0.name) }.map(Self.column)
        if !dataset.isKeptByOpsh, !known.contains(LoadHistory.column) {
          new.append(Self.loadColumn)
        }
        return new.map { "alter table \(name: dataset.name) add column \(SQL(verbatim: $0))" }
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
      guard let known = columns[dataset.name] else {
        return SQL(verbatim: "create temporary \(Self.body(dataset))")
      }
      let missing = dataset.stored.filter { !known.contains($0.name) }
      guard !missing.isEmpty else { return nil }
      let list = missing.map { "null::\(SQL(verbatim: $0.type.sql)) as \(name: $0.name)" as SQL }
      return """
        create temporary view \(name: dataset.name) as
        select *, \(list.joined(", ")) from \(name: database).main.\(name: dataset.name)
        """
    }
  }

  /// Plain text, as the signature takes it of all data sets at each start.
  private static func body(_ dataset: Dataset) -> String {
    let columns = dataset.stored.map(column) + (dataset.isKeptByOpsh ? [] : [loadColumn])
    return "table \(SQL.name(dataset.name).text) (\(columns.joined(separator: ", ")))"
  }

  /// The number of the load that wrote a row.
  private static let loadColumn = "\(SQL.name(LoadHistory.column).text) bigint"

  private static func column(_ column: ColumnDefinition) -> String {
    SQL.name(column.name).text + " " + column.type.sql
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
