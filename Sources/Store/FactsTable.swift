import Catalog
import Engine
import Foundation
import Language
import Values

/// The facts of each data set as the store keeps them, so that a start reads one small table.
package enum FactsTable {
  /// What is known of all data sets.
  package static func all(in database: any Database) throws -> Facts {
    try facts(
      of: Array(try database.query("select dataset, facts from opsh_facts").rows), in: database)
  }

  /// - Parameter rows: the data sets and their facts, as the store keeps them.
  static func facts(of rows: [[Value]], in database: any Database) throws -> Facts {
    var facts = Facts()
    var older: [String] = []
    for row in rows {
      guard let name = row[0].text, let text = row[1].text else { continue }
      if text.hasPrefix(beginning), text.hasSuffix("}}") {
        // Whole, and of nobody but `put`; one that was changed within by hand tells of no rows.
        facts.put(name) { (try? decoded(text)) ?? DatasetFacts() }
        continue
      }
      guard let read = try? decoded(text) else {
        throw Diagnostic(
          .store, "what the store keeps of its \(name) cannot be read",
          label: "take a copy of it that is whole, or make a new one and load the files again")
      }
      facts[name] = read
      older.append(name)
    }
    if !older.isEmpty { try addCurrencies(of: older, to: &facts, in: database) }
    return facts
  }

  /// How the facts begin that tell of currencies, as their keys are sorted.
  private static let beginning = "{\"currencies\":"

  private static func decoded(_ text: String) throws -> DatasetFacts {
    var text = text
    return try JSONDecoder().decode(DatasetFacts.self, from: text.withUTF8 { Data($0) })
  }

  /// Looks up the currencies of data sets whose facts were put down before these told of them.
  private static func addCurrencies(
    of datasets: [String], to facts: inout Facts, in database: any Database
  ) throws {
    let tables = try database.query(
      """
      select table_name from duckdb_columns() where schema_name = 'main' and not internal
        and column_name = 'currency' and data_type = 'VARCHAR'
      """)
    for name in tables.rows.compactMap({ $0[0].text }) where datasets.contains(name) {
      let codes = try database.query(
        "select distinct upper(trim(currency)) from \(name: name) where trim(currency) <> ''")
      facts[name]?.currencies = Set(codes.rows.compactMap { $0[0].text })
    }
  }

  /// Puts down what is known of a data set, in place of what was known.
  package static func put(
    _ facts: DatasetFacts, of dataset: String, in database: any Database
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(facts), as: UTF8.self)
    try database.execute("delete from opsh_facts where dataset = \(dataset)")
    try database.execute("insert into opsh_facts values (\(dataset), \(text))")
  }

  /// Looks at all rows of the data sets anew.
  package static func update(_ datasets: [Dataset], in database: any Database) throws {
    for dataset in datasets {
      let query = FactsQuery(dataset)
      try put(query.facts(try database.query(query.sql())), of: dataset.name, in: database)
    }
  }
}
