/// A segment of one field: a group, or several that differ in one dimension.
struct StorySegment: Sendable {
  var cuboid: Int
  var groups: [Int]
  var leaves: [Bool]
  /// How far it strays, in standard deviations of its past.
  var z: Double
  /// What of its gain is left when what strays in and outside of it is taken off.
  var value: Double
  var gain: Double { z * z / 2 }
}

/// Chooses among segments that say nearly the same: the one whose inside moved alike and whose
/// outside did not move.
struct StoryChoice {
  let field: StoryField
  let store: StoryPrice
  /// Whether the rest of the store comes nearer to its forecast without some leaves.
  let nearer: ([Bool]) -> Double

  /// The segment to name where a group is the strongest.
  ///
  /// A chance group inside the segment that moved, or a part of it, leaves much outside; its parent
  /// leaves much inside. What is a segment of its own elsewhere (two things at once) is no fault of
  /// any of them.
  func chosen(_ hit: StoryField.Hit) -> StorySegment {
    let own = field.leaves(hit.cuboid, hit.group)
    let sign: Double = hit.z < 0 ? -1 : 1
    var found: [(hit: StoryField.Hit, leaves: [Bool])] = []
    // What rose where something fell, or the other way round, may say it better.
    var others = found
    for (place, cuboid) in field.cuboids.enumerated() {
      let column = field.column(cuboid, day: field.last, alive: field.isAlive, whole: true)
      for group in 0..<cuboid.count where cuboid.isNamed[group] {
        let z = field.z(cuboid, group, column)
        guard z * z > hit.z * hit.z / 2 else { continue }
        let leaves = alive(field.leaves(place, group))
        let near = z * sign > 0 && zip(leaves, own).contains { $0 && $1 }
        let candidate = (StoryField.Hit(cuboid: place, group: group, z: z, score: 0), leaves)
        if near { found.append(candidate) } else { others.append(candidate) }
      }
    }
    found.sort { ($1.hit.gain, $0.hit.cuboid) < ($0.hit.gain, $1.hit.cuboid) }
    others.sort { ($1.hit.gain, $0.hit.cuboid) < ($0.hit.gain, $1.hit.cuboid) }
    var best: (segment: StorySegment, total: Double)?
    func tryOut(_ segment: StorySegment) {
      var segment = segment
      let others = judge(&segment)
      // What needs fewer segments beside it says more.
      let total = segment.value - Double(others) * max(8, hit.gain / 4)
      if total > best?.total ?? -.infinity { best = (segment, total) }
    }
    for candidate in found.prefix(10) + others.prefix(6) {
      tryOut(
        StorySegment(
          cuboid: candidate.hit.cuboid, groups: [candidate.hit.group], leaves: candidate.leaves,
          z: candidate.hit.z, value: 0))
    }
    for union in unions(found.prefix(6).map { $0.hit }, sign: sign) { tryOut(union) }
    if let other = complement(hit.cuboid, [hit.group]) { tryOut(other) }
    if let segment = best?.segment, let other = complement(segment.cuboid, segment.groups),
      nearer(other.leaves) > nearer(segment.leaves) + 4
    {
      var other = other
      _ = judge(&other)
      return other
    }
    return best?.segment
      ?? StorySegment(
        cuboid: hit.cuboid, groups: [hit.group], leaves: alive(own), z: hit.z, value: 0)
  }

  /// The other values of a dimension of few: that these fell or that one rose is the same to the
  /// counts of the parts.
  private func complement(_ place: Int, _ groups: [Int]) -> StorySegment? {
    let cuboid = field.cuboids[place]
    guard cuboid.dimensions.count == 1 else { return nil }
    let others = (0..<cuboid.count).filter { !groups.contains($0) && cuboid.example[$0] >= 0 }
    guard (1...2).contains(others.count), groups.count < 3,
      others.allSatisfy({ cuboid.isNamed[$0] })
    else { return nil }
    return union(place, others)
  }

  private func alive(_ leaves: [Bool]) -> [Bool] { zip(leaves, field.isAlive).map { $0 && $1 } }

  /// Sets the segment's value; returns how many other segments are left beside it and within it.
  private func judge(_ segment: inout StorySegment) -> Int {
    let cuboid = field.cuboids[segment.cuboid]
    var rest = zip(field.isAlive, segment.leaves).map { $0 && !$1 }
    var others = 0
    var outside = field.strongest(day: field.last, alive: rest, depth: 2)
    while others < 3, let hit = outside, store.score(hit.score) >= StoryRule.bar {
      others += 1
      let gone = field.leaves(hit.cuboid, hit.group)
      rest = zip(rest, gone).map { $0 && !$1 }
      outside = field.strongest(day: field.last, alive: rest, depth: 2)
    }
    var inside = 0.0
    if segment.leaves.count(where: { $0 }) > 1 {
      inside =
        field.strongest(day: field.last, alive: segment.leaves, depth: 2, whole: false)?.score ?? 0
    }
    segment.value =
      segment.gain - max(0, outside?.score ?? 0) - max(0, inside) - leftBeside(segment)
      + nearer(segment.leaves)
      - 2 * Double(cuboid.dimensions.count - 1) - 3 * Double(segment.groups.count - 1)
    return others
  }

  /// How much likelier it is that what the segment leaves of its parents moved as it did, than that
  /// it did not move: of a fragment much, of the segment itself nothing.
  private func leftBeside(_ segment: StorySegment) -> Double {
    let cuboid = field.cuboids[segment.cuboid]
    guard cuboid.dimensions.count > 1, field.driver != .amount else { return 0 }
    let whole = field.whole(day: field.last)
    let own = field.sums(segment.leaves, day: field.last)
    let rest = (y: whole.y - own.y, e: whole.e - own.e)
    guard own.e > 0, rest.y > 0, rest.e > 0 else { return 0 }
    let level = rest.y / rest.e
    let factor = max(0.02, own.y / (own.e * level))
    let group = segment.groups[0]
    var most = 0.0
    for dropped in cuboid.dimensions {
      let kept = cuboid.dimensions.filter { $0 != dropped }
      let values = Set(
        segment.groups.map { group in
          kept.map { field.codes[$0][Int(cuboid.example[group])] }
        })
      let beside = field.isAlive.indices.map { leaf in
        field.isAlive[leaf] && !segment.leaves[leaf]
          && values.contains(kept.map { field.codes[$0][leaf] })
      }
      let part = field.sums(beside, day: field.last)
      let usual = part.e * level
      guard usual >= field.leastEvents / 2 else { continue }
      func misfit(_ expected: Double) -> Double {
        let other = rest.y + own.y - part.y
        let distance = StoryDistance.ofCounts(
          part.y, expected, of: part.y + other, expected + other)
        return distance * distance / cuboid.variance(group, expected)
      }
      most = max(most, (misfit(usual) - misfit(usual * factor)) / 2)
    }
    return min(segment.gain, most)
  }

  /// Siblings together: along one dimension of a group the values that moved most, while all of them
  /// moved its way.
  private func unions(_ found: [StoryField.Hit], sign: Double) -> [StorySegment] {
    var unions: [StorySegment] = []
    var seen: Set<[Int]> = []
    for hit in found {
      let cuboid = field.cuboids[hit.cuboid]
      // Parts stand for themselves: of many products some moved the same way by chance.
      if case .parts = field.kind, cuboid.dimensions == [0] { continue }
      let column = field.column(cuboid, day: field.last, alive: field.isAlive, whole: true)
      let example = Int(cuboid.example[hit.group])
      for dimension in cuboid.dimensions where field.sizes[dimension] >= 4 {
        let line = (0..<cuboid.count).filter { group in
          guard cuboid.isNamed[group] else { return false }
          let other = Int(cuboid.example[group])
          return cuboid.dimensions.allSatisfy {
            $0 == dimension || field.codes[$0][other] == field.codes[$0][example]
          }
        }
        let order = line.map { (group: $0, z: sign * field.z(cuboid, $0, column)) }
          .filter { $0.z > 2.5 }.sorted { ($1.z, $0.group) < ($0.z, $1.group) }
        let most = min(order.count, field.sizes[dimension] / 2)
        guard most >= 2 else { continue }
        for count in 2...most {
          let groups = order.prefix(count).map { $0.group }.sorted()
          guard seen.insert([hit.cuboid] + groups).inserted else { continue }
          unions.append(union(hit.cuboid, groups))
        }
      }
    }
    return unions
  }

  /// Several groups as one, by the noise that they have together.
  func union(_ place: Int, _ groups: [Int]) -> StorySegment {
    let cuboid = field.cuboids[place]
    let chosen = Set(groups.map { Int32($0) })
    let leaves = zip(cuboid.cell, field.isAlive).map { chosen.contains($0) && $1 }
    let z = field.z(of: leaves, usual: groups.map { ($0, cuboid) })
    return StorySegment(cuboid: place, groups: groups, leaves: leaves, z: z, value: 0)
  }
}

extension StoryField {
  /// The counts of some leaves on a day.
  func sums(_ leaves: [Bool], day: Int) -> (y: Double, e: Double, n: Double) {
    var (y, e, n) = (0.0, 0.0, 0.0)
    for leaf in leaves.indices where leaves[leaf] {
      let place = leaf * days + day
      y += day == last ? self.y[place] : raw[place]
      e += self.e[place]
      if driver == .amount { n += events[place] }
    }
    return (y, e, driver == .amount ? n : e)
  }

  /// The whole that is left to search, on a day.
  func whole(day: Int) -> (y: Double, e: Double) {
    guard hasOwnWhole else {
      let all = sums(isAlive, day: day)
      return (all.y, all.e)
    }
    let gone = sums(isAlive.map { !$0 }, day: day)
    return (totalY[day] - gone.y, totalE[day] - gone.e)
  }

  /// The distance of some leaves on a day, before any noise of their own.
  func distance(_ leaves: [Bool], day: Int) -> Double {
    let (part, whole) = (sums(leaves, day: day), whole(day: day))
    return driver == .amount
      ? StoryDistance.ofAmounts(part.y, part.e, of: whole.y, whole.e, events: part.n)
      : StoryDistance.ofCounts(part.y, part.e, of: whole.y, whole.e)
  }

  /// How far any leaves stray on the last day, by the noise that they have together.
  func z(of leaves: [Bool], usual groups: [(Int, StoryCuboid)]) -> Double {
    var squares: [Double] = []
    var (y, e) = (
      [Double](repeating: 0, count: days), [Double](repeating: 0, count: days)
    )
    var n = y
    for leaf in leaves.indices where leaves[leaf] {
      for day in used {
        y[day] += self.y[leaf * days + day]
        e[day] += self.e[leaf * days + day]
        if driver == .amount { n[day] += events[leaf * days + day] }
      }
    }
    for day in used {
      let distance =
        driver == .amount
        ? StoryDistance.ofAmounts(y[day], e[day], of: totalY[day], totalE[day], events: n[day])
        : StoryDistance.ofCounts(y[day], e[day], of: totalY[day], totalE[day])
      squares.append(distance * distance)
    }
    let size = sums(leaves, day: last).n / Double(max(1, groups.count))
    let usual =
      groups.reduce(0) { $0 + $1.1.variance($1.0, size) } / Double(max(1, groups.count))
    let days = Double(squares.count)
    let own = squares.isEmpty ? usual : StoryCuboid.cutMean(squares)
    let variance = max(0.05, (days * own + 20 * usual) / (days + 20))
    return distance(leaves, day: last) / variance.squareRoot()
  }
}
