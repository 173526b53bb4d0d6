import Foundation

/// One combination of dimensions with the group of each leaf.
struct ScanCuboid {
  let dimensions: [Int]
  let cell: [Int32]
  let cellCount: Int
  /// The least size of an event in its groups.
  let counting: Double
  /// The relative spread of each group.
  private let spreads: [Double]
  /// How many groups have a leaf, and how many cuboids have as many dimensions.
  private let filled: Double
  private let alike: Double
  /// The margin by which chance has to be beaten.
  private let margin: Double

  /// The margins for the whole, for single dimensions, for two and for three.
  ///
  /// What happens in a store mostly happens to one product, channel or region.
  private static let margins = [3.0, 1, 3, 6]

  /// The relative spread of a group; nil for the whole.
  func spread(of group: Int) -> Double? { dimensions.isEmpty ? nil : spreads[group] }

  /// What a finding costs at least.
  var least: Double { margin + 2 * log(alike) }

  /// What a finding costs that so large a part of the whole was expected of: twice the logarithm of
  /// its part of all that was looked at, and the margin.
  ///
  /// Half of the chance of error is for all groups alike, half goes by their size (the weighted
  /// Bonferroni test of Genovese, Roeder & Wasserman 2006, Biometrika 93:509): a change is looked
  /// for where the money is.
  func price(of share: Double) -> Double {
    let weight = (1 / filled + min(1, max(0, share.isFinite ? share : 0))) / 2
    return least - 2 * log(dimensions.isEmpty ? 1 : weight)
  }

  static func all(of leaves: Leaves, _ noise: SegmentNoise, depth: Int) -> [ScanCuboid] {
    let usable = leaves.dimensions.indices.filter { leaves.values[$0].count > 1 }
    return (0...max(0, depth)).flatMap { size in
      let layer = CuboidCells.choices(usable.count, size)
      return layer.map { ScanCuboid($0.map { usable[$0] }, leaves, noise, among: layer.count) }
    }
  }

  private init(_ dimensions: [Int], _ leaves: Leaves, _ noise: SegmentNoise, among count: Int) {
    self.dimensions = dimensions
    let cells = dimensions.isEmpty ? nil : CuboidCells(leaves, dimensions)
    cell = cells?.cell ?? Array(repeating: 0, count: leaves.count)
    cellCount = cells?.cellCount ?? 1
    counting = dimensions.map(noise.counting).max() ?? noise.eventSize
    var spreads = [Double](repeating: -1, count: cellCount)
    for (leaf, group) in cell.enumerated() where spreads[Int(group)] < 0 {
      // A conjunction is as unsteady as the most unsteady of its parts.
      spreads[Int(group)] =
        dimensions.map { noise.spread($0, leaves.codes[$0][leaf]) }.max() ?? 0
    }
    filled = Double(max(1, spreads.count(where: { $0 >= 0 })))
    self.spreads = spreads
    alike = Double(max(1, count))
    margin = Self.margins[min(dimensions.count, Self.margins.count - 1)]
  }
}
