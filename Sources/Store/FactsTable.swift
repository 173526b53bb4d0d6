import Catalog
import Engine
import Foundation
import Values

/// The facts of each data set as the store keeps them, so that a start reads one small table.
package enum FactsTable {
  /// What is known of all data sets.
  package static func all(in database: any Database) throws -> Facts {
    let table = try database.query("select dataset, facts from opsh_facts")
    var facts = Facts()
    for row in table.rows {
      guard let name = row[0].text, let text = row[1].text else { continue }
      facts.datasets[name] = try JSONDecoder().decode(DatasetFacts.self, from: Data(text.utf8))
    }
    return facts
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
