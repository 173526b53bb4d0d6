import Foundation
import Testing

@testable import Analysis

/// What the past tells of the noise of segments.
@Suite struct DimensionNoiseTests {
  /// Leaves of one value each, and their past: one row a value, one column a stretch.
  private static func past(_ rows: [[Double]]) -> (Leaves, SegmentPast) {
    let leaves = Leaves(
      dimensions: ["part"],
      rows: rows.indices.map { (["v\($0)"], 0, rows[$0].reduce(0, +) / Double(rows[$0].count)) })
    var past = SegmentPast(stretches: rows[0].count)
    for (value, row) in rows.enumerated() {
      for (stretch, amount) in row.enumerated() {
        past.leaf.append(Int32(value))
        past.stretch.append(Int32(stretch))
        past.amount.append(amount)
      }
    }
    return (leaves, past)
  }

  private static func noise(_ rows: [[Double]], eventSize: Double = 1) throws -> DimensionNoise {
    let (leaves, past) = past(rows)
    return try #require(DimensionNoise.learned(leaves, past, eventSize: eventSize)?.first)
  }

  /// Of a table with even margins the dispersion is Pearson's X² ÷ ((rows − 1)(columns − 1)), as in
  /// McCullagh & Nelder, Generalized Linear Models (1989), 4.5.
  @Test func countingIsPearsonsDispersion() throws {
    // Four values with 40 a stretch each, in columns that add up to 160.
    let rows: [[Double]] = [
      [50, 30, 42, 38], [30, 50, 38, 42], [44, 36, 31, 49], [36, 44, 49, 31],
    ]
    let x2 = rows.joined().reduce(0) { $0 + ($1 - 40) * ($1 - 40) / 40 }
    let noise = try Self.noise(rows)
    #expect(abs(noise.counting - x2 / 9) < 1e-9)
  }

  /// Orders of three units each vary by three times as much as single ones.
  @Test func eventsAreAsLargeAsTheyCome() throws {
    var draw = Draw(seed: 7)
    func counts(of units: Double) -> [[Double]] {
      (0..<40).map { _ in (0..<8).map { _ in units * draw.poisson(20) } }
    }
    let single = try Self.noise(counts(of: 1))
    let triple = try Self.noise(counts(of: 3))
    #expect(abs(single.counting - 1) < 0.2)
    #expect(abs(triple.counting - 3) < 0.5)
  }

  @Test func driftMakesUnsteadyOneStockOutDoesNot() throws {
    var rows = [[Double]](repeating: [Double](repeating: 400, count: 8), count: 6)
    rows[1] = (0..<8).map { 200 + 50 * Double($0) }
    rows[2][3] = 0
    let noise = try Self.noise(rows)
    #expect(noise.spreads[0] < 0.1)
    #expect(noise.spreads[1] > 0.2)
    // Cut to the second largest distance, the day without stock leaves half of that.
    #expect(noise.spreads[2] < 0.15)
  }

  /// A ratio is held against its own rate in each stretch, whatever its base.
  @Test func ratesGoByTheirBase() throws {
    let bases = [[100.0, 400, 200, 300], [900, 600, 800, 700], [500, 500, 500, 500]]
    let rates = [0.5, 0.3, 0.4]
    var (leaves, past) = Self.past(
      bases.enumerated().map { row, base in base.map { $0 * rates[row] } })
    past.base = bases.flatMap { $0 }
    // The rate of all moves with the shares of the values, by a few percent.
    let steady = try #require(DimensionNoise.learned(leaves, past, eventSize: 1)).first
    #expect(try #require(steady).spreads.allSatisfy { $0 < 0.1 })
    past.base = []
    leaves.real = leaves.predict
    let unsteady = try #require(DimensionNoise.learned(leaves, past, eventSize: 1)).first
    #expect(try #require(unsteady).spreads[0] > 0.2)
  }

  /// What is a sum of products counts by no less than they do.
  @Test func categoriesCountLikeTheirProducts() throws {
    var draw = Draw(seed: 11)
    var rows: [(values: [String?], real: Double, predict: Double)] = []
    var past = SegmentPast(stretches: 8)
    for product in 0..<30 {
      rows.append((["p\(product)", "c\(product % 3)"], 0, 40))
      for stretch in 0..<8 {
        past.leaf.append(Int32(product))
        past.stretch.append(Int32(stretch))
        past.amount.append(4 * draw.poisson(10))
      }
    }
    let leaves = Leaves(dimensions: ["product", "category"], rows: rows)
    let noise = try #require(DimensionNoise.learned(leaves, past, eventSize: 1))
    #expect(noise[0].counting > 3)
    #expect(noise[1].counting >= noise[0].counting)
  }

  @Test func oneStretchTellsNothing() {
    let (leaves, past) = Self.past([[3], [4]])
    #expect(DimensionNoise.learned(leaves, past, eventSize: 1) == nil)
    #expect(
      DimensionNoise.learned(leaves, SegmentPast(stretches: 8), eventSize: 1) == nil)
  }
}
