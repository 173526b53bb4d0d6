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
    var scan = SegmentScan(leaves, noise: SegmentScan.Noise(eventSize: 1), squares: squares)
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
}
