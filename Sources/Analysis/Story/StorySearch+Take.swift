/// Takes what was named out of what is still searched.
extension StorySearch {
  /// Names a segment and takes it out of what is still searched.
  mutating func take(_ place: Int, _ segment: StorySegment, lasting days: Int = 1) {
    let field = fields[place]
    let all = field.whole(day: field.last)
    let part = field.sums(segment.leaves, day: field.last)
    let (restY, restE) = (all.y - part.y, all.e - part.e)
    let level = restY > 0 && restE > 0 ? restY / restE : all.e > 0 ? all.y / all.e : 1
    var hit = StoryHit(
      field: place, segment: segment,
      since: max(0, min(field.days - days, onset(field, segment.leaves))), now: part.y,
      usual: part.e * level)
    if case .parts = field.kind { hit.also = alsoMoved(field, segment.leaves) }
    putAside(place, segment.leaves)
    if case .parts(let table) = field.kind {
      leaveOut(place, table, segment)
    } else if field.driver == .exposure {
      hit.isMiscounted = isMiscounted(field, segment.leaves)
      if hit.isMiscounted { putBack(field, segment.leaves) }
      leaveOutOfWholes(field, segment.leaves, level: level)
    }
    if case .parts = field.kind {} else { leaveOutParts(field, segment) }
    hits.append(hit)
  }

  /// Campaigns are parts of all visits: what was named of those is as usual for them.
  mutating func leaveOutOfWholes(_ field: StoryField, _ leaves: [Bool], level: Double) {
    let part = field.sums(leaves, day: field.last)
    for place in fields.indices
    where fields[place].driver == .exposure && fields[place].hasOwnWhole {
      fields[place].totalY[field.last] += part.e * level - part.y
    }
  }

  /// The leaves of a part's parent as if the part had counted what it usually does.
  mutating func leaveOut(_ place: Int, _ table: Int, _ segment: StorySegment) {
    let parts = frame.parts[table]
    let driver = fields[place].driver
    guard let parent = parts.parent else { return }
    for part in segment.leaves.indices where segment.leaves[part] {
      let start = onset(ofPart: part, of: table)
      for holder in fields.indices {
        let field = fields[holder]
        if case .parts = field.kind { continue }
        guard field.driver == driver || (driver == .events && field.driver == .amount),
          let own = field.names.firstIndex(of: frame.dimensions[parent])
        else { continue }
        let days = field.days
        let leaves = leaves(of: part, parts, in: field, parent: own)
        let expected = leaves.reduce(0) { $0 + field.e[$1 * days + field.last] }
        guard expected > 0 else { continue }
        let lead = leads(table, part)
        let share = leadShare(field, leaves, lead, before: start)
        let all = field.whole(day: field.last)
        let level = all.e > 0 ? all.y / all.e : 1
        if field.driver != .amount {
          let missing = expected * share * level - lead[field.last]
          for leaf in leaves {
            let last = leaf * days + field.last
            let change = max(-field.y[last], missing * field.e[last] / expected)
            fields[holder].y[last] += change
            fields[holder].totalY[field.last] += change
          }
        } else if removed.insert([table, part, holder]).inserted {
          removeAmounts(holder, leaves, table, part, lead: lead[field.last])
        }
      }
    }
  }

  /// The leaves that a part's counts fall into: those of its parent, and of what else it is of.
  private func leaves(
    of part: Int, _ parts: StoryFrame.Parts, in field: StoryField, parent own: Int
  ) -> [Int] {
    let all = field.codes[own].indices.filter { field.codes[own][$0] == parts.parentCodes[part] }
    let near = all.filter { leaf in
      parts.others.allSatisfy { other in
        guard let place = field.names.firstIndex(of: frame.dimensions[other.dimension]) else {
          return true
        }
        return field.codes[place][leaf] == other.codes[part]
      }
    }
    return near.isEmpty ? all : near
  }

  /// Takes a part's own amounts and events out of its parent's leaves on the last day.
  mutating func removeAmounts(
    _ holder: Int, _ leaves: [Int], _ table: Int, _ part: Int, lead: Double
  ) {
    let field = fields[holder]
    let parts = frame.parts[table]
    let days = field.days
    let amounts = parts.leadAmounts.isEmpty ? parts.amounts.map { Double($0) } : parts.leadAmounts
    let counts = parts.leads.isEmpty ? parts.counts : parts.leads
    guard !amounts.isEmpty else { return }
    let row = part * days..<(part + 1) * days
    let usualAmount = builder.usual.lastMeans(Array(amounts[row]))[0]
    let usualCount = builder.usual.lastMeans(Array(counts[row]))[0]
    let gone = amounts[row.upperBound - 1]
    let goneE = usualCount > 0 ? usualAmount / usualCount * lead : 0
    let events = leaves.reduce(0) { $0 + field.events[$1 * days + field.last] }
    guard events > 0 else { return }
    for leaf in leaves {
      let last = leaf * days + field.last
      let share = field.events[last] / events
      fields[holder].y[last] = max(0, field.y[last] - gone * share)
      fields[holder].e[last] = max(0, field.e[last] - goneE * share)
      fields[holder].events[last] = max(0, field.events[last] - lead * share)
    }
    fields[holder].totalY[field.last] = StoryMatrix.column(
      fields[holder].y, field.last, days: days
    ).reduce(0, +)
    fields[holder].totalE[field.last] = StoryMatrix.column(
      fields[holder].e, field.last, days: days
    ).reduce(0, +)
  }

  /// Parts of a value that was named are part of it, and not looked at again.
  mutating func leaveOutParts(_ field: StoryField, _ segment: StorySegment) {
    for (table, parts, named) in partsBelow(segment, in: field) {
      for place in fields.indices
      where fields[place].kind == .parts(table) && fields[place].driver == field.driver {
        for part in parts.names.indices where named.contains(parts.parentCodes[part]) {
          fields[place].isAlive[part] = false
        }
      }
    }
  }

  /// Other drivers that the segment moved in, each tested by itself.
  func alsoMoved(_ field: StoryField, _ leaves: [Bool]) -> [StoryDriver] {
    fields.filter { $0.kind == field.kind && $0.driver != field.driver }.compactMap { other in
      guard let cuboid = other.cuboids.first else { return nil }
      let groups = Set(leaves.indices.filter { leaves[$0] }.map { Int(cuboid.cell[$0]) })
        .filter { cuboid.isNamed[$0] }
      guard !groups.isEmpty, other.sums(leaves, day: other.last).n >= other.leastEvents,
        abs(other.z(of: leaves, usual: groups.sorted().map { ($0, cuboid) })) >= 3.5
      else { return nil }
      return other.driver
    }
  }
}
