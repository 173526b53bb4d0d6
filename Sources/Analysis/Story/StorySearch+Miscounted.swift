/// Faults of counting: exposure that moved while its events did not.
extension StorySearch {
  /// Faults of counting first: until they are known, the rates of what was not counted look odd.
  mutating func miscounts() {
    for place in fields.indices where fields[place].driver == .exposure {
      if case .parts = fields[place].kind { continue }
      let alive = fields[place].isAlive
      var named: [[Bool]] = []
      for _ in 0..<3 {
        guard let hit = fields[place].strongest(day: frame.days - 1, alive: fields[place].isAlive),
          score(hit, .exposure) >= bar
        else { break }
        let (own, segment) = chosen(place, hit)
        guard own == place, segment.value >= StoryRule.value else { break }
        let settled = settled(place, segment)
        if isMiscounted(fields[place], settled.leaves) {
          take(place, settled)
          named.append(settled.leaves)
        } else {
          putAside(place, settled.leaves)
        }
      }
      fields[place].isAlive = alive.indices.map { leaf in
        alive[leaf] && !named.contains { $0[leaf] }
      }
    }
  }

  /// The frame's leaves of a segment of leaves or of a margin.
  func frameLeaves(_ field: StoryField, _ leaves: [Bool]) -> [Int] {
    guard case .margin(let place) = field.kind else {
      return leaves.indices.filter { leaves[$0] }
    }
    let margin = frame.margins[place]
    let named = Set(
      leaves.indices.filter { leaves[$0] }.map { row in margin.codes.map { $0[row] } })
    return (0..<frame.leafCount).filter { leaf in
      named.contains(margin.dimensions.map { frame.codes[$0][leaf] })
    }
  }

  /// What a leaf's events would be on the last day if the exposure of a segment were as usual.
  func eventsAsUsual(
    _ field: StoryField, _ events: StoryField, _ segment: [Bool], _ leaves: [Int]
  ) -> [Double] {
    let all = field.whole(day: field.last)
    let part = field.sums(segment, day: field.last)
    let (restY, restE) = (all.y - part.y, all.e - part.e)
    let level = restY > 0 && restE > 0 ? restY / restE : 1
    guard field.kind != .leaves else {
      return leaves.map { field.e[$0 * field.days + field.last] * level * rate($0) }
    }
    // Of a margin: the ratio that it gave is taken back.
    let ratio = (part.y + 30) / (part.e * (all.e > 0 ? all.y / all.e : 1) + 30)
    let others = (restY + 30) / (restE * (all.e > 0 ? all.y / all.e : 1) + 30)
    return leaves.map { events.e[$0 * field.days + field.last] / ratio * others }
  }

  /// Whether the events went on as if the exposure had been as usual: on the last day, or on all days
  /// that it has lasted.
  func isMiscounted(_ field: StoryField, _ segment: [Bool]) -> Bool {
    guard let events = fields.first(where: { $0.driver == .events && $0.kind == .leaves })
    else { return false }
    let leaves = frameLeaves(field, segment)
    let last = leaves.reduce(0.0) { $0 + events.e[$1 * field.days + field.last] }
    let usual = eventsAsUsual(field, events, segment, leaves).reduce(0, +)
    guard usual > 0 else { return false }
    return Set([field.last, onset(field, segment)]).contains { start in
      // What was lost on the last day was lost on all of them.
      var (y, e, rest) = (0.0, 0.0, (y: 0.0, e: 0.0))
      for day in start...field.last {
        let all = events.whole(day: day)
        let own = leaves.reduce(into: (y: 0.0, e: 0.0)) { sum, leaf in
          sum.y += events.y[leaf * field.days + day]
          sum.e += events.e[leaf * field.days + day]
        }
        (y, e) = (y + own.y, e + own.e)
        rest = (rest.y + all.y - own.y, rest.e + all.e - own.e)
      }
      let asUsual = last > 0 && start < field.last ? e * usual / last : usual
      return Self.wentOn(y, given: e, asUsual: asUsual, rest: rest)
    }
  }

  /// Whether events are as many as the usual exposure lets expect, and not as few as what was counted.
  private static func wentOn(
    _ y: Double, given e: Double, asUsual: Double, rest: (y: Double, e: Double)
  ) -> Bool {
    guard rest.e > 0, rest.y > 0, asUsual >= 8 else { return false }
    let lift = rest.y / rest.e
    let usualZ = StoryDistance.ofCounts(y, asUsual * lift, of: y + rest.y, asUsual * lift + rest.y)
    // Of no visits at all no events could come.
    let given = max(e, asUsual / 50) * lift
    let givenZ = StoryDistance.ofCounts(y, given, of: y + rest.y, given + rest.y)
    // e⁴ times likelier, that is, than that they followed what was counted.
    return abs(usualZ) < 2.5 && givenZ * givenZ > usualZ * usualZ + 8
  }

  /// Events of one exposure, as usual in a leaf on the last day.
  func rate(_ leaf: Int) -> Double {
    let days = frame.days
    guard let events = fields.first(where: { $0.driver == .events && $0.kind == .leaves })
    else { return 0 }
    for day in (0..<days).reversed() where builder.exposure[leaf * days + day] > 0 {
      return events.e[leaf * days + day] / builder.exposure[leaf * days + day]
    }
    return 0
  }

  /// The events of what was miscounted are expected of its usual exposure.
  mutating func putBack(_ field: StoryField, _ segment: [Bool]) {
    guard let place = fields.firstIndex(where: { $0.driver == .events && $0.kind == .leaves })
    else { return }
    let before = fields[place]
    let leaves = frameLeaves(field, segment)
    for (leaf, expected) in zip(leaves, eventsAsUsual(field, before, segment, leaves)) {
      let last = leaf * field.days + field.last
      fields[place].totalE[field.last] += expected - before.e[last]
      fields[place].e[last] = expected
    }
    // The parts' expectations rest on the leaves' of their parents.
    for (table, parts) in frame.parts.enumerated() where parts.driver == .events {
      guard
        let other = fields.firstIndex(where: { $0.driver == .events && $0.kind == .parts(table) }),
        let parent = parts.parent
      else { continue }
      for value in frame.values[parent].indices {
        var (was, isNow) = (0.0, 0.0)
        for leaf in 0..<frame.leafCount where frame.codes[parent][leaf] == Int32(value) {
          was += before.e[leaf * field.days + field.last]
          isNow += fields[place].e[leaf * field.days + field.last]
        }
        guard was > 0, isNow > 0 else { continue }
        for part in parts.names.indices where parts.parentCodes[part] == Int32(value) {
          let last = part * field.days + field.last
          fields[other].totalE[field.last] += fields[other].e[last] * (isNow / was - 1)
          fields[other].e[last] *= isNow / was
        }
      }
    }
  }
}
