import Testing
import Values

@testable import Sample

/// The same settings make the same rows, whatever runs beside them.
@Suite struct DeterminismTests {
  /// The rows of each dataset as one number, whatever their order.
  static func sums(_ store: MadeStore) throws -> [String: Value] {
    var sums: [String: Value] = [:]
    for name in MadeStore.catalog.datasets.keys {
      sums[name] = try store.rows("select sum(hash(t::varchar)::hugeint) from \(name) t")[0][0]
    }
    return sums
  }

  static func settings(seed: Int = 11) throws -> SampleStore {
    SampleStore(orders: 1200, days: 40, seed: seed, until: try day("2024-06-12"))
  }

  static let one = Result { try sums(MadeStore(settings())) }

  @Test(arguments: [1, 7]) func threadsDoNotMatter(_ threads: Int) throws {
    #expect(try Self.sums(MadeStore(Self.settings(), threads: threads)) == Self.one.get())
  }

  /// A large store is made in parts.
  @Test func partsDoNotMatter() throws {
    let parts = Script(store: try Self.settings(), ordersPerPart: 300).parts
    #expect(parts.count == 4)
    #expect(try Self.sums(MadeStore(Self.settings(), ordersPerPart: 300)) == Self.one.get())
  }

  @Test func anotherSeedAnotherStore() throws {
    let one = try Self.one.get()
    let other = try Self.sums(MadeStore(Self.settings(seed: 12)))
    let same = ["loads", "rejects", "journal", "affiliate_sales", "rates"]
    for (name, sum) in one where !same.contains(name) {
      #expect(other[name] != sum, "\(name) is the same with another seed")
    }
  }

  @Test func partsCoverAllDaysOnce() throws {
    for (orders, days) in [(100, 14), (10_000, 120), (7_000_000, 365), (100_000_000, 30)] {
      let store = SampleStore(orders: orders, days: days, until: try day("2024-06-12"))
      let parts = Script(store: store).parts
      #expect(parts.flatMap { Array($0) } == Array(0..<days))
    }
  }
}
