import Foundation

/// Counts and expectations of one driver's leaves, searched together.
struct StoryField: Sendable {
  /// What the leaves are: the frame's own, or a table of parts.
  enum Kind: Hashable, Sendable {
    case leaves
    case margin(Int)
    case parts(Int)
  }

  let driver: StoryDriver
  let kind: Kind
  let names: [String]
  let values: [[String?]]
  let codes: [[Int32]]
  let sizes: [Int]
  let isMissing: [[Bool]]
  let days: Int
  /// The past days that count.
  let used: [Int]
  var leastEvents = StoryRule.leastEvents
  /// Whether the past is not cleaned yet of what happened in it.
  var isRough = false
  /// Past days cleaned of what stood out; the last day as it was.
  var y: [Double]
  var e: [Double]
  /// Of amounts: the events that they are of.
  var events: [Double]
  /// The same as ``y`` as it was.
  var raw: [Double]
  var totalY: [Double]
  var totalE: [Double]
  /// Whether the whole is another's sum than that of the leaves, as all visits are of campaigns.
  let hasOwnWhole: Bool
  /// Leaves that are still searched.
  var isAlive: [Bool]
  var cuboids: [StoryCuboid] = []

  init(
    _ driver: StoryDriver, _ kind: Kind, names: [String], values: [[String?]], codes: [[Int32]],
    days: Int, used: [Int], y: [Double], e: [Double], events: [Double] = [],
    whole: (y: [Double], e: [Double])? = nil
  ) {
    (self.driver, self.kind, self.names, self.values) = (driver, kind, names, values)
    (self.codes, self.days, self.used) = (codes, days, used)
    (self.y, self.e, self.events, raw) = (y, e, events, y)
    sizes = values.map { $0.count }
    isMissing = values.map { $0.map { $0 == nil } }
    hasOwnWhole = whole != nil
    totalY = whole?.y ?? StoryMatrix.total(y, days: days)
    totalE = whole?.e ?? StoryMatrix.total(e, days: days)
    isAlive = [Bool](repeating: true, count: codes.first?.count ?? 0)
  }

  var leafCount: Int { isAlive.count }
  var last: Int { days - 1 }

  /// Learns the noise of all sets of dimensions, dimensions of one value left out.
  mutating func learn(depth most: Int = StoryRule.depth) {
    let open = names.indices.filter { place in sizes[place] > 1 }
    let depth: Int
    switch kind {
    case .leaves, .margin: depth = min(most, open.count)
    case .parts: depth = min(1, open.count)
    }
    cuboids = []
    guard depth > 0, leafCount > 1 else { return }
    for size in 1...depth {
      for choice in CuboidCells.choices(open.count, size) {
        cuboids.append(StoryCuboid(self, choice.map { open[$0] }))
      }
    }
  }

  /// The sums of a day over the leaves alive.
  struct Column {
    var y: [Double]
    var e: [Double]
    var n: [Double]
    var totalY: Double
    var totalE: Double
  }

  /// The groups of a cuboid on a day, over some leaves only.
  func column(_ cuboid: StoryCuboid, day: Int, alive: [Bool], whole: Bool = false) -> Column {
    var column = Column(
      y: [Double](repeating: 0, count: cuboid.count),
      e: [Double](repeating: 0, count: cuboid.count), n: [], totalY: 0, totalE: 0)
    let isOfAmounts = driver == .amount
    if isOfAmounts { column.n = column.y }
    let source = day == last ? y : raw
    let (expected, counted) = (e, events)
    cuboid.cell.withUnsafeBufferPointer { cell in
      for leaf in cell.indices where alive[leaf] {
        let place = leaf * days + day
        let group = Int(cell[leaf])
        column.y[group] += source[place]
        column.e[group] += expected[place]
        if isOfAmounts { column.n[group] += counted[place] }
        column.totalY += source[place]
        column.totalE += expected[place]
      }
    }
    if hasOwnWhole, whole {
      // What was named is out of the whole as well.
      var (goneY, goneE) = (0.0, 0.0)
      for leaf in 0..<leafCount where !alive[leaf] {
        goneY += source[leaf * days + day]
        goneE += e[leaf * days + day]
      }
      (column.totalY, column.totalE) = (totalY[day] - goneY, totalE[day] - goneE)
    }
    if !isOfAmounts {
      // The size of a group is what it would count at the level of this day and of these leaves.
      let level = column.totalE > 0 ? column.totalY / column.totalE : 1
      column.n = column.e.map { $0 * level }
    }
    return column
  }

  /// How far a group strays in its column, in standard deviations of its past.
  func z(_ cuboid: StoryCuboid, _ group: Int, _ column: Column) -> Double {
    guard cuboid.isNamed[group], column.n[group] >= leastEvents / 2 else { return 0 }
    let distance =
      driver == .amount
      ? StoryDistance.ofAmounts(
        column.y[group], column.e[group], of: column.totalY, column.totalE,
        events: column.n[group])
      : StoryDistance.ofCounts(column.y[group], column.e[group], of: column.totalY, column.totalE)
    return distance / cuboid.variance(group, column.n[group]).squareRoot()
  }

  /// Whether a group's part moved by enough to be worth a word.
  func isWorthAWord(_ group: Int, _ column: Column) -> Bool {
    guard column.totalY > 0, column.totalE > 0 else { return false }
    let part = column.y[group] / column.totalY - column.e[group] / column.totalE
    return abs(part) >= StoryRule.leastPart
  }

  /// A group and how far it strays.
  struct Hit {
    var cuboid: Int
    var group: Int
    var z: Double
    var gain: Double { z * z / 2 }
    var score: Double
  }

  /// The strongest group of a day over some leaves; nil when none is worth a word.
  func strongest(
    day: Int, alive: [Bool], depth: Int = .max, whole: Bool = true, sign: Double = 0
  ) -> Hit? {
    var best: Hit?
    for (place, cuboid) in cuboids.enumerated() where cuboid.dimensions.count <= depth {
      let column = column(cuboid, day: day, alive: alive, whole: whole)
      for group in 0..<cuboid.count where cuboid.isNamed[group] && isWorthAWord(group, column) {
        let z = z(cuboid, group, column)
        guard sign == 0 || z * sign > 0 else { continue }
        let score = cuboid.price.score(z * z / 2)
        if score > best?.score ?? -.infinity {
          best = Hit(cuboid: place, group: group, z: z, score: score)
        }
      }
    }
    return best
  }

  /// The leaves of a group.
  func leaves(_ cuboid: Int, _ group: Int) -> [Bool] {
    cuboids[cuboid].cell.map { $0 == Int32(group) }
  }
}
