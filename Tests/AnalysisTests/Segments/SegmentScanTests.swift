import Foundation
import Testing

@testable import Analysis

/// The scan for segments: it finds what was planted, and nothing where nothing was.
@Suite struct SegmentScanTests {
  private static let products = (1...12).map { "p\($0)" }
  private static let channels = ["search", "ads", "live"]

  /// Leaves of 40 expected events each, moved alternately by one or two of them.
  private static func leaves(_ moved: (String, String, Double) -> Double) -> Leaves {
    var rows: [(values: [String?], real: Double, predict: Double)] = []
    for (i, product) in products.enumerated() {
      for (j, channel) in channels.enumerated() {
        let quiet = 40 + [1.0, -2, 1, 0][(i + 2 * j) % 4]
        rows.append(([product, channel], moved(product, channel, quiet), 40))
      }
    }
    return Leaves(dimensions: ["product", "channel"], rows: rows)
  }

  private static func found(_ leaves: Leaves, squares: [Double] = []) -> [[String]] {
    var scan = SegmentScan(leaves, noise: SegmentNoise(eventSize: 1), squares: squares)
    return scan.run().map { finding in
      finding.parts.map { leaves.values[$0.dimension][Int($0.code)] ?? "(none)" }
    }
  }

  @Test func quietDataHoldNothing() {
    #expect(Self.found(Self.leaves { $2 }) == [])
  }

  @Test func plantedProductComesFirst() {
    let found = Self.found(Self.leaves { product, _, quiet in product == "p7" ? 2 : quiet })
    #expect(found.first == ["p7"])
    #expect(found.count == 1)
  }

  @Test func plantedPairComesFirst() {
    let found = Self.found(
      Self.leaves { product, channel, quiet in
        product == "p3" && channel == "ads" ? 160 : quiet
      })
    #expect(found.first?.sorted() == ["ads", "p3"])
  }

  @Test func dropOfAllIsOneOfTheWhole() {
    #expect(Self.found(Self.leaves { $2 * 0.4 }).first == [])
  }

  /// The same amount is a segment as many orders, and none as a single one.
  @Test func aHugeOrderIsOneEvent() {
    let leaves = Self.leaves { product, channel, quiet in
      product == "p5" && channel == "live" ? quiet + 120 : quiet
    }
    #expect(Self.found(leaves, squares: leaves.real).first?.sorted() == ["live", "p5"])
    let squares = leaves.real.map { $0 > 100 ? 40 + 120 * 120 : $0 }
    #expect(Self.found(leaves, squares: squares) == [])
  }

  // MARK: - What the past tells

  /// Twelve values, of which the first moved, and how far they stray by themselves.
  private static func judged(
    _ moved: Double, spread: (Int) -> Double
  ) -> [[String]] {
    let leaves = Leaves(
      dimensions: ["part"],
      rows: products.enumerated().map { ([$1], $0 == 0 ? moved : 300, 300) })
    let noise = SegmentNoise(
      eventSize: 1, stretches: 8,
      dimensions: [DimensionNoise(counting: 1.5, spreads: products.indices.map(spread))])
    var scan = SegmentScan(leaves, noise: noise)
    return scan.run().map { finding in
      finding.parts.map { leaves.values[$0.dimension][Int($0.code)] ?? "(none)" }
    }
  }

  /// A third less is much for a value that keeps its part, and nothing for one that never does.
  @Test func theSteadyStandOut() {
    #expect(Self.judged(200) { _ in 0.05 } == [["p1"]])
    #expect(Self.judged(200) { $0 == 0 ? 0.25 : 0.05 } == [])
  }

  /// Of two or three parts none tells what all did: they fell together, not each by itself.
  @Test func aFewPartsThatFallAlikeAreTheWhole() {
    let leaves = Leaves(
      dimensions: ["device"],
      rows: [(["app"], 2000, 3300), (["mobile"], 760, 1220), (["desktop"], 350, 560)])
    let noise = SegmentNoise(
      eventSize: 1, stretches: 8,
      dimensions: [DimensionNoise(counting: 1, spreads: [0.05, 0.05, 0.05])])
    var scan = SegmentScan(leaves, noise: noise)
    #expect(scan.run().map { $0.parts.count } == [0])
  }

  /// A product that is all of its brand in its category is called by its own name.
  @Test func theShorterNameOfTheSame() {
    var rows: [(values: [String?], real: Double, predict: Double)] = []
    for (i, product) in Self.products.enumerated() {
      rows.append(([product, "c\(i % 3)", "b\(i / 3)"], product == "p5" ? 60 : 200, 200))
    }
    let leaves = Leaves(dimensions: ["product", "category", "brand"], rows: rows)
    // The product's own noise is wider than that of category and brand.
    let noise = SegmentNoise(
      eventSize: 1, stretches: 8,
      dimensions: [
        DimensionNoise(counting: 1.5, spreads: Self.products.map { _ in 0.09 }),
        DimensionNoise(counting: 1.5, spreads: [0.05, 0.05, 0.05]),
        DimensionNoise(counting: 1.5, spreads: [0.05, 0.05, 0.05, 0.05]),
      ])
    var scan = SegmentScan(leaves, noise: noise)
    let found = scan.run().first?.parts.map { leaves.values[$0.dimension][Int($0.code)] }
    #expect(found == ["p5"])
  }

  /// Where much is expected, a finding costs less than among many small ones.
  @Test func largePartsAreLookedAtFirst() throws {
    func price(_ size: Double) throws -> Double {
      let rows = (0..<200).map {
        ([Optional("v\($0)")], $0 == 0 ? size / 3 : 20, $0 == 0 ? size : 20)
      }
      let leaves = Leaves(
        dimensions: ["part"], rows: rows.map { (values: $0.0, real: $0.1, predict: $0.2) })
      var scan = SegmentScan(leaves, noise: SegmentNoise(eventSize: 1))
      return try #require(scan.run().first { $0.parts.count == 1 }).price
    }
    let (small, large) = (try price(120), try price(1200))
    // 2 ln of the quotient of (1/200 + s) for both parts s of the whole.
    let (s, l) = (120.0 / (199 * 20 + 120), 1200.0 / (199 * 20 + 1200))
    #expect(abs((small - large) - 2 * log((1 / 200 + l) / (1 / 200 + s))) < 1e-9)
  }

  // MARK: - Ratios

  /// Ratings of 12 products, 30 now and 240 before, four out of five stars but for one product.
  private static func ratings(_ rate: (String) -> Double) -> [[String]] {
    var rows: [(values: [String?], real: Double, predict: Double)] = []
    var (squares, before): ([Double], [Double]) = ([], [])
    for (i, product) in products.enumerated() {
      // Each product has a mean of its own, so that of all is no measure for it.
      let usual = 3.6 + 0.07 * Double(i)
      let mean = usual + rate(product)
      for _ in 0..<30 {
        rows.append(([product, i % 2 == 0 ? "even" : "odd"], mean, 0))
        squares.append(mean * mean + 0.8)
        before.append(usual * 8)
      }
    }
    let leaves = Leaves(dimensions: ["product", "parity"], rows: rows)
    var scan = SegmentScan(
      leaves, noise: SegmentNoise(eventSize: 0.2, stretches: 8),
      rates: SegmentRates(
        before: before, beforeBase: before.map { _ in 8 }, base: before.map { _ in 1 }),
      squares: squares)
    return scan.run().map { finding in
      finding.parts.map { leaves.values[$0.dimension][Int($0.code)] ?? "(none)" }
    }
  }

  @Test func segmentsAreHeldAgainstTheirOwnRate() {
    #expect(Self.ratings { _ in 0 } == [])
  }

  /// The low ratings of a bad batch are what moved, not a large event that excuses it.
  @Test func aBadBatchShowsInItsMean() {
    #expect(Self.ratings { $0 == "p4" ? -1.5 : 0 } == [["p4"]])
  }

  // MARK: - The whole

  /// Where everything rises by a fifth, what stays is what stands out.
  @Test func whatAllPartsDoIsNoSegment() throws {
    let rising = Self.leaves { _, _, quiet in quiet * 1.2 }
    #expect(Self.found(rising).filter { !$0.isEmpty } == [])
    let staying = Self.leaves { product, _, quiet in product == "p7" ? quiet * 0.6 : quiet * 1.2 }
    #expect(Self.found(staying) == [[], ["p7"]])
  }

  /// A category that falls takes every channel down a little, and is still no fall of the whole.
  @Test func oneFallIsNotOfTheWhole() {
    let found = Self.found(
      Self.leaves { product, _, quiet in
        ["p1", "p2", "p3"].contains(product) ? quiet * 0.3 : quiet
      })
    #expect(!found.contains([]))
    #expect(Set(found.compactMap(\.first)) == ["p1", "p2", "p3"])
  }
}
