/// What is told by a part, by its parent, or by what parts have in common.
extension StorySearch {
  /// The field of the frame's leaves or margins that has a dimension, of a driver.
  func holder(_ driver: StoryDriver, dimension: Int) -> Int? {
    let name = frame.dimensions[dimension]
    return fields.firstIndex { field in
      if case .parts = field.kind { return false }
      return field.driver == driver && field.names.contains(name)
    }
  }

  /// A brand is named only where more than one of its products moved: else that one.
  func partOfGrouping(_ place: Int, _ segment: StorySegment) -> StorySegment? {
    let field = fields[place]
    guard field.cuboids[segment.cuboid].dimensions != [0], segment.groups.count == 1,
      let cuboid = field.cuboids.firstIndex(where: { $0.dimensions == [0] })
    else { return nil }
    let parts = field.cuboids[cuboid]
    let column = field.column(parts, day: field.last, alive: field.isAlive, whole: true)
    let mine = segment.leaves.indices.filter {
      segment.leaves[$0] && parts.isNamed[Int(parts.cell[$0])]
    }
    guard
      let best = mine.max(by: {
        abs(field.z(parts, Int(parts.cell[$0]), column))
          < abs(field.z(parts, Int(parts.cell[$1]), column))
      })
    else { return nil }
    let z = field.z(parts, Int(parts.cell[best]), column)
    guard z * segment.z > 0, abs(z) > 3 else { return nil }
    var rest = segment.leaves
    rest[best] = false
    let group = segment.groups[0]
    let left = field.z(of: rest, usual: [(group, field.cuboids[segment.cuboid])])
    guard left * segment.z <= 0 || abs(left) < max(3, 0.4 * abs(segment.z)) else { return nil }
    let choice = StoryChoice(field: field, store: store) { _ in 0 }
    var part = choice.union(cuboid, [Int(parts.cell[best])])
    part.z = z
    part.value = max(segment.value, min(part.gain, StoryRule.value))
    return part
  }

  /// A part was the strongest: its parent instead, where the rest of that moved as well.
  func partOrParent(
    _ place: Int, _ table: Int, _ segment: StorySegment
  ) -> (Int, StorySegment)? {
    let parts = frame.parts[table]
    guard let parent = parts.parent, segment.groups.count == 1,
      fields[place].cuboids[segment.cuboid].dimensions == [0],
      let holder = holder(fields[place].driver, dimension: parent)
    else { return nil }
    let part = segment.groups[0]
    guard let mine = parentHit(holder, parent, Int(parts.parentCodes[part])),
      let rest = z(holder, parent, without: part, of: table)
    else { return nil }
    guard rest * segment.z > 0, abs(rest) > max(3.5, 0.5 * abs(mine.z)),
      abs(mine.z) > 0.5 * abs(segment.z)
    else { return nil }
    let choice = StoryChoice(field: fields[holder], store: store) { nearer(holder, $0) }
    return (holder, choice.chosen(mine))
  }

  /// A segment of a parent was the strongest: one part of it instead, where that is all that moved.
  func partOfParent(_ place: Int, _ segment: StorySegment) -> (Int, StorySegment)? {
    let field = fields[place]
    for (table, parts) in frame.parts.enumerated() {
      guard let parent = parts.parent, segment.groups.count == 1,
        let own = field.names.firstIndex(of: frame.dimensions[parent]),
        field.cuboids[segment.cuboid].dimensions.contains(own),
        let partField = fields.firstIndex(where: {
          $0.driver == field.driver && $0.kind == .parts(table)
        })
      else { continue }
      let example = Int(field.cuboids[segment.cuboid].example[segment.groups[0]])
      let value = field.codes[own][example]
      let other = fields[partField]
      guard let cuboid = other.cuboids.firstIndex(where: { $0.dimensions == [0] }) else { continue }
      let column = other.column(
        other.cuboids[cuboid], day: other.last, alive: other.isAlive, whole: true)
      var best: (part: Int, z: Double)?
      for part in parts.names.indices
      where parts.parentCodes[part] == value && other.isAlive[part] {
        let group = Int(other.cuboids[cuboid].cell[part])
        let z = other.z(other.cuboids[cuboid], group, column)
        if z * segment.z > 0, abs(z) > abs(best?.z ?? 0) { best = (part, z) }
      }
      guard let best, best.z * best.z / 2 > 0.5 * segment.gain,
        let mine = parentHit(place, parent, Int(value)),
        let rest = z(place, parent, without: best.part, of: table),
        rest * mine.z <= 0 || abs(rest) < max(2.5, 0.3 * abs(mine.z))
          || (best.z * best.z / 2 > segment.gain && abs(rest) < 0.5 * abs(mine.z))
      else { continue }
      let choice = StoryChoice(field: other, store: store) { nearer(partField, $0) }
      let group = Int(other.cuboids[cuboid].cell[best.part])
      var part = choice.union(cuboid, [group])
      part.z = best.z
      part.value = max(segment.value, StoryRule.value)
      return (partField, part)
    }
    return nil
  }

  /// The tables of parts whose parents a segment names, with the codes of those parents.
  func partsBelow(
    _ segment: StorySegment, in field: StoryField
  ) -> [(table: Int, parts: StoryFrame.Parts, values: Set<Int32>)] {
    let cuboid = field.cuboids[segment.cuboid]
    return frame.parts.enumerated().compactMap { table, parts in
      guard let parent = parts.parent,
        let own = field.names.firstIndex(of: frame.dimensions[parent]),
        cuboid.dimensions.contains(own)
      else { return nil }
      let values = segment.groups.map { field.codes[own][Int(cuboid.example[$0])] }
      return (table, parts, Set(values))
    }
  }

  /// One part of a segment's parent that stands out far more than the segment, whatever its driver: it
  /// may be what moved the mix of the segment.
  func loudPart(_ place: Int, _ segment: StorySegment) -> (Int, StorySegment)? {
    let field = fields[place]
    for (table, parts, values) in partsBelow(segment, in: field) {
      var best: (field: Int, cuboid: Int, group: Int, z: Double)?
      for (place, other) in fields.enumerated()
      where other.kind == .parts(table) && other.driver != .exposure {
        guard let cuboid = other.cuboids.firstIndex(where: { $0.dimensions == [0] }) else {
          continue
        }
        let groups = other.cuboids[cuboid]
        let column = other.column(groups, day: other.last, alive: other.isAlive, whole: true)
        for part in parts.names.indices
        where values.contains(parts.parentCodes[part]) && other.isAlive[part] {
          let group = Int(groups.cell[part])
          guard other.isWorthAWord(group, column) else { continue }
          let z = other.z(groups, group, column)
          if abs(z) > abs(best?.z ?? 0) { best = (place, cuboid, group, z) }
        }
      }
      guard let best, abs(best.z) > max(5, 2 * abs(segment.z)) else { continue }
      let choice = StoryChoice(field: fields[best.field], store: store) { _ in 0 }
      var part = choice.union(best.cuboid, [best.group])
      part.z = best.z
      part.value = max(segment.value, StoryRule.value)
      return (best.field, part)
    }
    return nil
  }

  /// A value of a dimension as a group of its own.
  func parentHit(_ place: Int, _ dimension: Int, _ value: Int) -> StoryField.Hit? {
    let field = fields[place]
    guard let own = field.names.firstIndex(of: frame.dimensions[dimension]),
      let cuboid = field.cuboids.firstIndex(where: { $0.dimensions == [own] }),
      value < field.cuboids[cuboid].count
    else { return nil }
    let groups = field.cuboids[cuboid]
    let column = field.column(groups, day: field.last, alive: field.isAlive, whole: true)
    guard groups.isNamed[value] else { return nil }
    let z = field.z(groups, value, column)
    return StoryField.Hit(cuboid: cuboid, group: value, z: z, score: groups.price.score(z * z / 2))
  }

  /// How far a part's parent strays when what belongs to the part is left out, now and before.
  func z(_ place: Int, _ dimension: Int, without part: Int, of table: Int) -> Double? {
    let field = fields[place]
    let parts = frame.parts[table]
    let value = Int(parts.parentCodes[part])
    guard let mine = parentHit(place, dimension, value) else { return nil }
    let cuboid = field.cuboids[mine.cuboid]
    let column = field.column(cuboid, day: field.last, alive: field.isAlive, whole: true)
    let lead = leads(table, part)
    let keep = max(
      0,
      1
        - leadShare(
          field, cuboid.cell.indices.filter { cuboid.cell[$0] == Int32(value) }, lead,
          before: onset(ofPart: part, of: table)))
    let now = field.driver == .amount ? leadAmount(table, part) : lead[field.last]
    let y = max(0, column.y[value] - now)
    let e = column.e[value] * keep
    let expected = column.totalE - column.e[value] + e
    let n = column.n[value] * keep
    let distance =
      field.driver == .amount
      ? StoryDistance.ofAmounts(y, e, of: column.totalY - now, expected, events: n)
      : StoryDistance.ofCounts(y, e, of: column.totalY - now, expected)
    return distance / cuboid.variance(value, n).squareRoot()
  }

  /// The frame's own counts that belong to a part.
  func leads(_ table: Int, _ part: Int) -> [Double] {
    let parts = frame.parts[table]
    let source =
      parts.driver == .events && !parts.leads.isEmpty ? parts.leads : parts.counts
    return Array(source[part * frame.days..<(part + 1) * frame.days])
  }

  func leadAmount(_ table: Int, _ part: Int) -> Double {
    let parts = frame.parts[table]
    let place = (part + 1) * frame.days - 1
    if !parts.leadAmounts.isEmpty { return parts.leadAmounts[place] }
    return parts.amounts.isEmpty ? 0 : Double(parts.amounts[place])
  }

  /// The first day of what a part is going through.
  func onset(ofPart part: Int, of table: Int) -> Int {
    guard
      let field = fields.first(where: {
        $0.kind == .parts(table) && $0.driver == frame.parts[table].driver
      })
    else { return frame.days }
    var leaves = [Bool](repeating: false, count: field.leafCount)
    leaves[part] = true
    return onset(field, leaves) - (frame.span - 1)
  }

  /// A part's usual share of the counts of the leaves that it is of.
  func leadShare(
    _ field: StoryField, _ leaves: [Int], _ lead: [Double], before start: Int
  ) -> Double {
    let counts = field.driver == .amount ? field.events : field.raw
    var whole = [Double](repeating: 0, count: frame.days)
    for leaf in leaves {
      for day in whole.indices { whole[day] += counts[leaf * frame.days + day] }
    }
    let skip = whole.indices.map { $0 >= start }
    let usual = builder.usual.lastMeans(whole, skip: skip)[0]
    return usual > 0 ? min(1, builder.usual.lastMeans(lead, skip: skip)[0] / usual) : 0
  }
}
