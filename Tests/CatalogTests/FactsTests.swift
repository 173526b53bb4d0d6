import Foundation
import Synchronization
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

  /// What a question does not ask for is not read, and what several threads ask for only once.
  @Test func factsAreReadWhenAskedFor() {
    let reads = Atomic(0)
    var facts = Facts(["ads": DatasetFacts(rows: 1)])
    facts.put("orders") {
      reads.add(1, ordering: .relaxed)
      return DatasetFacts(rows: 2)
    }
    let known = facts
    #expect(known.datasets == ["ads", "orders"])
    #expect(known.isLoaded("ads"))
    #expect(reads.load(ordering: .relaxed) == 0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      #expect(known["orders"] == DatasetFacts(rows: 2))
    }
    #expect(reads.load(ordering: .relaxed) == 1)
  }
}
