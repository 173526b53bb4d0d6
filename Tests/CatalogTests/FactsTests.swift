import Foundation
import Testing

@testable import Catalog

@Suite struct FactsTests {
  /// What stores of earlier versions say of themselves is read too.
  @Test func factsWithoutCurrencies() throws {
    let old = #"{"filled": ["units"], "levels": {}, "rows": 3, "spans": {}}"#
    let facts = try JSONDecoder().decode(DatasetFacts.self, from: Data(old.utf8))
    #expect(facts == DatasetFacts(rows: 3, filled: ["units"]))
    let new = DatasetFacts(rows: 1, currencies: ["USD"])
    let again = try JSONDecoder().decode(DatasetFacts.self, from: JSONEncoder().encode(new))
    #expect(again == new)
  }
}
