import Foundation
import Values

/// Attaches money to what was found: plain effects, now − usual, in the smallest units of it.
struct StoryMoney {
  let search: StorySearch
  let frame: StoryFrame

  /// What the metric was and was expected to be, in the smallest units.
  let now: Int64

  let usual: Int64

  /// - Parameter frame: that of the search with the large events that it was spared.
  init(_ search: StorySearch, _ frame: StoryFrame) {
    self.search = search
    self.frame = frame
    let last = frame.days - 1
    let values = Self.values(frame)
    now = stride(from: last, to: values.count, by: frame.days).reduce(0) { $0 + values[$1] }
    let expected = search.whole.total.expected
    usual = expected.map { Int64($0.rounded()) } ?? now
  }

  /// What is told in: amounts, or the events of a metric of counts.
  static func values(_ frame: StoryFrame) -> [Int64] {
    frame.amounts.isEmpty ? frame.events.map { Int64($0.rounded()) } : frame.amounts
  }

  var scale: Int { frame.amounts.isEmpty ? 0 : frame.scale }

  func fixed(_ units: Int64) -> Fixed { Fixed(unscaled: Int128(units), scale: scale) }

  /// Usual value of each leaf and part, as its part of what is expected of the whole.
  func usualValues() -> [Double] {
    let values = Self.values(frame).map { Double($0) }
    var skip = [Bool](repeating: false, count: values.count)
    for driver in StoryDriver.allCases {
      guard let own = search.skips[StorySkipKey(driver: driver, kind: .leaves)] else { continue }
      for place in skip.indices where own[place] { skip[place] = true }
    }
    for hit in search.hits where search.fields[hit.field].kind == .leaves {
      for leaf in hit.segment.leaves.indices where hit.segment.leaves[leaf] {
        for day in hit.since..<frame.days { skip[leaf * frame.days + day] = true }
      }
    }
    let means = search.builder.usual.lastMeans(values, skip: skip)
    let sum = means.reduce(0, +)
    return sum > 0 ? means.map { $0 / sum * Double(usual) } : means
  }

  /// The findings, the largest effect first, and what is left.
  func findings() -> (findings: [StoryFinding], rest: Int64) {
    let last = frame.days - 1
    let values = Self.values(frame)
    let usualValues = usualValues()
    let large = frame.large
    var leafNow = StoryMatrix.column(values.map { Double($0) }, last, days: frame.days)
    var effects: [Int64] = []
    var findings: [StoryFinding] = []
    for order in large {
      let events = frame.events.reduce(0, +)
      let typical = Int64((Double(values.reduce(0, +)) / max(1, events)).rounded())
      leafNow[order.leaf] -= Double(order.amount - typical)
      effects.append(order.amount - typical)
      findings.append(
        StoryFinding(
          kind: .large(order.name), driver: .amount, terms: [], since: frame.lastDay,
          now: Double(order.amount), usual: Double(typical), effect: fixed(0), z: 9))
    }
    // Leaves that a finding has claimed: a later one of another driver takes its own factor of them.
    var claimed = [Int](repeating: -1, count: frame.leafCount)
    for hit in search.hits {
      let field = search.fields[hit.field]
      if let same = findings.firstIndex(where: {
        $0.kind == .segment && $0.terms == terms(field, hit.segment) && !$0.terms.isEmpty
      }) {
        if !findings[same].also.contains(field.driver) { findings[same].also.append(field.driver) }
        continue
      }
      let place = effects.count
      var effect = 0.0
      switch field.kind {
      case .parts(let table):
        effect = partEffect(table, hit, usualValues)
        takeOff(Int64(effect.rounded()), table, hit, claimed, &effects)
      case .leaves, .margin:
        var overlaps: [Int: Double] = [:]
        for leaf in search.frameLeaves(field, hit.segment.leaves) {
          let plain = leafNow[leaf] - usualValues[leaf]
          if claimed[leaf] < 0 {
            effect += plain
            claimed[leaf] = place
          } else {
            let own = factor(field.driver, leaf, usualValues[leaf])
            effect += own
            overlaps[claimed[leaf], default: 0] += own
          }
        }
        for (other, own) in overlaps { effects[other] -= Int64(own.rounded()) }
        effect -= partsInside(field, hit, findings, effects)
      }
      effects.append(Int64(effect.rounded()))
      findings.append(
        StoryFinding(
          kind: hit.isMiscounted ? .miscounted : .segment, driver: field.driver, also: hit.also,
          terms: terms(field, hit.segment), since: frame.firstDay + hit.since, now: hit.now,
          usual: hit.usual, effect: fixed(0), z: hit.segment.z))
    }
    let everywhere = everywhere()
    if !everywhere.isEmpty {
      for (driver, effect) in wholeEffects(without: effects.reduce(0, +)) {
        guard let level = search.whole.levels[driver], everywhere.contains(driver) else { continue }
        effects.append(effect)
        findings.append(
          StoryFinding(
            kind: .whole, driver: driver, terms: [], since: wholeSince(level),
            now: level.range.value ?? 0, usual: level.expected ?? 0, effect: fixed(0), z: level.z))
        findings[findings.count - 1].isEven = level.isEven
      }
    }
    for place in findings.indices { findings[place].effect = fixed(effects[place]) }
    let rest = now - usual - effects.reduce(0, +)
    findings.sort { abs($0.effect.double) > abs($1.effect.double) }
    return (findings, rest)
  }

  /// The conditions of a segment.
  func terms(_ field: StoryField, _ segment: StorySegment) -> [StoryTerm] {
    let cuboid = field.cuboids[segment.cuboid]
    var terms = cuboid.dimensions.map { dimension in
      let codes = Set(
        segment.groups.map { field.codes[dimension][Int(cuboid.example[$0])] })
      return StoryTerm(
        dimension: field.names[dimension],
        values: codes.sorted().compactMap { field.values[dimension][Int($0)] })
    }
    // A campaign is told with its channel, which people know it by.
    if case .parts(let table) = field.kind, frame.parts[table].driver == .exposure,
      let parent = frame.parts[table].parent, segment.groups.count == 1, cuboid.dimensions == [0]
    {
      let part = Int(cuboid.example[segment.groups[0]])
      if let value = frame.values[parent][Int(frame.parts[table].parentCodes[part])] {
        terms.insert(StoryTerm(dimension: frame.dimensions[parent], values: [value]), at: 0)
      }
    }
    return terms
  }
}
