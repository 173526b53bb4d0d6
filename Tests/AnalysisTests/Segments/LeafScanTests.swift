import Testing

@testable import Analysis

struct LeafScanTests {
  typealias Term = Segment.Term

  /// F1 over elements that are exactly right, summed over the cases.
  static func score(
    _ recipe: LeafCase.Recipe, cases: Int, _ search: (Leaves) throws -> [Segment]
  ) rethrows -> Double {
    var dice = Dice(121)
    var right = 0
    var wrong = 0
    for _ in 0..<cases {
      let one = LeafCase(recipe, &dice)
      let found = Set(try search(one.leaves).map { $0.terms })
      right += found.intersection(one.truth).count
      wrong += found.symmetricDifference(one.truth).count
    }
    return Double(2 * right) / Double(2 * right + wrong)
  }

  /// Over 60 cases the scan has an F1 of 0.95 on S and 1.00 on L, RiskLoc 0.51 and 0.71.
  @Test func findsTheCausesOfSyntheticCases() throws {
    let scan: (Leaves) throws -> [Segment] = {
      try LeafScan.search($0, options: LeafScan.Options(limit: 20)).segments
    }
    #expect(try Self.score(LeafCase.setS, cases: 4, scan) >= 0.85)
    #expect(try Self.score(LeafCase.setL, cases: 4, scan) >= 0.95)
  }

  @Test func siblingsOfOneParentAreAllFound() throws {
    let scan: (Leaves) throws -> [Segment] = {
      try LeafScan.search($0, options: LeafScan.Options(limit: 20)).segments
    }
    #expect(try Self.score(LeafCase.setB, cases: 90, scan) >= 0.99)
  }

  @Test func riskLocFindsWhatItsAuthorReports() throws {
    let score = try Self.score(LeafCase.setL, cases: 4) {
      try RiskLoc.search($0, options: RiskLoc.Options(layers: 9))
    }
    #expect(score >= 0.5)
  }

  /// Leaves of 10 × 8 × 5 with some noise and whatever `move` does to them.
  static func table(_ move: (Leaves, Int) -> Double) -> Leaves {
    var leaves = LeafCase.grid([10, 8, 5])
    var dice = Dice(4)
    for leaf in 0..<leaves.count {
      let size = dice.real(50, 500)
      leaves.predict[leaf] = size
      leaves.real[leaf] = size * (1 + 0.04 * dice.normal()) * move(leaves, leaf)
    }
    return leaves
  }

  @Test func aRiseAndAFallAreBothFound() throws {
    let leaves = Self.table { leaves, leaf in
      if leaves.codes[0][leaf] == 3 { return 0.6 }
      return leaves.codes[1][leaf] == 2 && leaves.codes[2][leaf] == 1 ? 1.9 : 1
    }
    let found = try LeafScan.search(leaves)
    #expect(
      found.segments.map { $0.terms } == [
        [Term("a", "a4")], [Term("b", "b3"), Term("c", "c2")],
      ])
    #expect(found.segments[0].effect < 0 && found.segments[1].effect > 0)
    #expect(found.segments[0].leafCount == 40 && found.segments[1].leafCount == 9)
    let named = found.segments.reduce(0) { $0 + $1.effect }
    #expect(near(named + found.remainder, found.change, 1e-12))
    #expect(found.common == nil)
  }

  @Test func theRiskOfAPureSegmentIsNearOne() throws {
    let leaves = Self.table { leaves, leaf in leaves.codes[0][leaf] == 3 ? 0.6 : 1 }
    let found = try #require(try LeafScan.search(leaves).segments.first)
    #expect(found.terms == [Term("a", "a4")])
    #expect(found.risk > 0.8 && found.risk < 1)
    let plain = try #require(try RiskLoc.search(leaves).first)
    #expect(plain.terms == found.terms && near(plain.risk, found.risk, 1e-9))
    #expect(near(found.share, found.effect / leaves.change, 1e-12))
  }

  @Test func whatMovedEverywhereIsSaidOnce() throws {
    let leaves = Self.table { leaves, leaf in leaves.codes[0][leaf] == 3 ? 0.4 : 0.8 }
    let found = try LeafScan.search(leaves)
    let common = try #require(found.common)
    #expect(common > 0.7 && common < 0.82)
    #expect(found.segments.first?.terms == [Term("a", "a4")])
    let named = found.segments.reduce(found.commonEffect) { $0 + $1.effect }
    #expect(near(named + found.remainder, found.change, 1e-12))
  }

  @Test func noiseIsNoCause() throws {
    #expect(try LeafScan.search(Self.table { _, _ in 1 }).segments == [])
  }

  @Test func negativeValuesAreSearchedToo() throws {
    var leaves = Self.table { leaves, leaf in leaves.codes[1][leaf] == 4 ? 1.5 : 1 }
    leaves.real = leaves.real.map { -$0 }
    leaves.predict = leaves.predict.map { -$0 }
    #expect(try LeafScan.search(leaves).segments.map { $0.terms } == [[Term("b", "b5")]])
  }

  @Test func nothingMovedNothingFound() throws {
    var leaves = Self.table { _, _ in 1 }
    leaves.real = leaves.predict
    for found in [try LeafScan.search(leaves).segments, try RiskLoc.search(leaves)] {
      #expect(found == [])
    }
    leaves.real = leaves.real.map { _ in 0 }
    leaves.predict = leaves.real
    for found in [try LeafScan.search(leaves).segments, try RiskLoc.search(leaves)] {
      #expect(found == [])
    }
  }

  @Test func oneSegmentOnly() throws {
    let leaves = Leaves(dimensions: ["a"], rows: [(["x"], 50, 100)])
    let found = try LeafScan.search(leaves)
    let named = found.segments.reduce(found.commonEffect) { $0 + $1.effect }
    #expect(named + found.remainder == -50)
    #expect(try RiskLoc.search(leaves).count <= 1)
  }

  @Test func tenThousandValuesInADimension() throws {
    var dice = Dice(8)
    var rows: [(values: [String?], real: Double, predict: Double)] = []
    for number in 0..<20_000 {
      let size = dice.real(20, 200)
      let product = number % 10_000
      let channel = number / 10_000
      let factor = product == 77 ? 0.1 : channel == 1 ? 0.7 : 1
      rows.append(
        (["p\(product)", "c\(channel)"], size * factor * (1 + 0.03 * dice.normal()), size))
    }
    let found = try LeafScan.search(Leaves(dimensions: ["product", "channel"], rows: rows))
    #expect(found.segments.first?.terms == [Term("channel", "c1")])
    #expect(found.segments.contains { $0.terms == [Term("product", "p77")] })
    // The largest effect is 10,000 leaves, and none of it is told twice.
    #expect(found.segments.allSatisfy { $0.effect < 0 })
  }

  @Test func whatIsNoTableIsRefused() {
    let empty = Leaves(dimensions: ["a"], rows: [])
    #expect(throws: SegmentProblem.noLeaves) { try LeafScan.search(empty) }
    let flat = Leaves(dimensions: [], rows: [([], 1, 2)])
    #expect(throws: SegmentProblem.noDimensions) { try LeafScan.search(flat) }
    let odd = Leaves(dimensions: ["a"], rows: [(["x"], .nan, 1), (["y"], 1, .infinity)])
    #expect(throws: SegmentProblem.notFinite(count: 2)) { try LeafScan.search(odd) }
    #expect(throws: SegmentProblem.notFinite(count: 2)) { try RiskLoc.search(odd) }
    var uneven = Self.table { _, _ in 1 }
    uneven.predict.removeLast()
    #expect(throws: SegmentProblem.unevenColumns) { try LeafScan.search(uneven) }
    var coded = Self.table { _, _ in 1 }
    coded.codes[0][0] = 99
    #expect(throws: SegmentProblem.unevenColumns) { try RiskLoc.search(coded) }
  }
}
