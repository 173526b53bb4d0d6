import Foundation

/// Changes of several days: since when, and where the last day alone does not say it.
extension StorySearch {
  /// The first day of a change that is still going on: the stretch of days that most speaks for one
  /// move of all of them.
  func onset(_ field: StoryField, _ leaves: [Bool]) -> Int {
    let last = field.last
    guard frame.span == 1 else { return last }
    let today = field.distance(leaves, day: last)
    let sign: Double = today < 0 ? -1 : 1
    var (evidence, weight) = (0.0, 0.0)
    var best = (gain: 0.0, day: last)
    var against = 0
    for day in (max(StoryRule.firstDay, last - 60)...last).reversed() {
      let part = field.sums(leaves, day: day)
      // The rest without what else stood out.
      var rest = (y: field.totalY[day], e: field.totalE[day] - part.e)
      if day == last {
        let whole = field.whole(day: day)
        rest = (whole.y - part.y, whole.e - part.e)
      } else {
        for leaf in leaves.indices where leaves[leaf] { rest.y -= field.y[leaf * field.days + day] }
      }
      guard part.e > 0, rest.y > 0, rest.e > 0, part.n > 0 else { continue }
      let move = log((part.y + 0.5) / (part.e + 0.5) / (rest.y / rest.e))
      evidence += move * part.n
      weight += part.n
      let mean = evidence / weight
      against = sign * move < 0.35 * sign * mean ? against + 1 : 0
      if sign * evidence <= 0 || against >= 2 { break }
      let gain = evidence * evidence / weight
      if against == 0, gain > best.gain { best = (gain, day) }
    }
    return best.day
  }

  /// Of a change that has gone on for some days, the segment that its days together speak for: they
  /// say more of where it ends than the last one alone.
  func settled(_ place: Int, _ segment: StorySegment) -> StorySegment {
    let field = fields[place]
    let split = splitByOnset(field, segment)
    let days = field.days - onset(field, split.leaves)
    guard days >= 2, split.value >= StoryRule.value else { return split }
    let rolled = field.rolled(min(7, days), depth: StoryRule.depth)
    guard rolled.cuboids.count == field.cuboids.count else { return split }
    let cuboid = rolled.cuboids[split.cuboid]
    let column = rolled.column(cuboid, day: rolled.last, alive: rolled.isAlive, whole: true)
    guard
      let group = split.groups.max(by: {
        abs(rolled.z(cuboid, $0, column)) < abs(rolled.z(cuboid, $1, column))
      })
    else { return split }
    let z = rolled.z(cuboid, group, column)
    guard z * split.z > 0, abs(z) > abs(split.z) else { return split }
    let choice = StoryChoice(field: rolled, store: store) { nearer(place, $0) }
    var better = choice.chosen(
      StoryField.Hit(
        cuboid: split.cuboid, group: group, z: z, score: cuboid.price.score(z * z / 2)))
    // More days make a segment simpler, or leave it: what they add in detail is mostly chance.
    let isSimpler =
      field.cuboids[better.cuboid].dimensions.count < cuboid.dimensions.count
      || (field.cuboids[better.cuboid].dimensions.count == cuboid.dimensions.count
        && better.groups.count <= split.groups.count)
    guard isSimpler, better.z * split.z > 0, better.value >= StoryRule.value,
      zip(better.leaves, split.leaves).contains(where: { $0 && $1 })
    else { return split }
    better.z = field.z(
      of: better.leaves, usual: better.groups.map { ($0, field.cuboids[better.cuboid]) })
    guard better.z * split.z > 0, abs(better.z) > 2 else { return split }
    return better
  }

  /// Siblings that began on different days are things of their own: the strongest and those that
  /// began with it.
  func splitByOnset(_ field: StoryField, _ segment: StorySegment) -> StorySegment {
    guard segment.groups.count > 1 else { return segment }
    let choice = StoryChoice(field: field, store: store) { _ in 0 }
    let members = segment.groups.map { group in
      let one = choice.union(segment.cuboid, [group])
      return (group: group, z: one.z, onset: onset(field, one.leaves))
    }
    guard let main = members.max(by: { abs($0.z) < abs($1.z) }) else { return segment }
    let kept = members.filter { abs($0.onset - main.onset) < 2 || abs($0.z) < 5 }
    guard kept.count < members.count else { return segment }
    var split = choice.union(segment.cuboid, kept.map { $0.group })
    split.value = segment.value
    return split
  }

  /// The same search over the sums of the last days, where none of them stands out by itself.
  mutating func lasting() {
    var best: (score: Double, place: Int, segment: StorySegment, days: Int)?
    for days in StoryRule.windows {
      var rolled: [(place: Int, field: StoryField)] = []
      for (place, field) in fields.enumerated() {
        rolled.append((place, field.rolled(days)))
      }
      let price = Self.price(rolled.map { $0.field })
      for (place, field) in rolled {
        guard let hit = field.strongest(day: field.last, alive: field.isAlive, depth: 2),
          price.score(hit.score) >= StoryRule.lastingBar
        else { continue }
        let choice = StoryChoice(field: field, store: price) { _ in 0 }
        let segment = choice.chosen(hit)
        guard segment.value >= StoryRule.value,
          price.score(hit.score) > best?.score ?? -.infinity
        else { continue }
        // It goes on: the last day moved the same way.
        let today = fields[place].z(
          of: segment.leaves,
          usual: segment.groups.map { ($0, fields[place].cuboids[segment.cuboid]) })
        guard today * segment.z > 0, abs(today) >= 1 else { continue }
        best = (price.score(hit.score), place, segment, days)
      }
    }
    guard let best else { return }
    var segment = best.segment
    segment.value = max(segment.value, StoryRule.value)
    take(best.place, segment, lasting: 2)
  }
}

extension StoryField {
  /// The same field over sums of the last `count` days.
  func rolled(_ count: Int, depth: Int = 2) -> StoryField {
    func sums(_ matrix: [Double]) -> [Double] {
      var result = matrix
      for row in 0..<(matrix.count / max(1, days)) {
        for day in 0..<days {
          var sum = 0.0
          for back in 0..<min(count, day + 1) { sum += matrix[row * days + day - back] }
          result[row * days + day] = sum
        }
      }
      return result
    }
    // The last days as they were: what stood out of them is what is looked for.
    var recent = y
    for leaf in 0..<leafCount {
      for day in max(0, last - count + 1)..<last {
        recent[leaf * days + day] = raw[leaf * days + day]
      }
    }
    var field = StoryField(
      driver, kind, names: names, values: values, codes: codes, days: days,
      used: used.filter { $0 <= last - count }, y: sums(recent), e: sums(e), events: sums(events),
      whole: hasOwnWhole ? (sums(totalY), sums(totalE)) : nil)
    field.isAlive = isAlive
    field.leastEvents = leastEvents * Double(count)
    field.learn(depth: depth)
    return field
  }
}
