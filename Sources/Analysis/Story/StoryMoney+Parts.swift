import Foundation
import Values

/// Money of parts, and of leaves that more than one finding holds.
extension StoryMoney {
  /// What one driver alone changed in a leaf.
  func factor(_ driver: StoryDriver, _ leaf: Int, _ usualValue: Double) -> Double {
    let place = (leaf + 1) * frame.days - 1
    guard
      let field = search.fields.first(where: { $0.driver == driver && $0.kind == .leaves })
    else { return 0 }
    if driver == .amount { return field.y[place] - field.e[place] }
    let all = (y: field.totalY[field.last], e: field.totalE[field.last])
    let expected = all.e > 0 ? field.e[place] * all.y / all.e : field.e[place]
    return expected > 0 ? usualValue * (field.y[place] / expected - 1) : 0
  }

  func partEffect(_ table: Int, _ hit: StoryHit, _ usualValues: [Double]) -> Double {
    let parts = frame.parts[table]
    let last = frame.days - 1
    if parts.driver == .exposure, parts.amounts.isEmpty {
      return exposureEffect(parts, hit, usualValues)
    }
    let values = parts.amounts.isEmpty ? parts.counts : parts.amounts.map { Double($0) }
    var skip = [Bool](repeating: false, count: values.count)
    for driver in StoryDriver.allCases {
      let own = search.skips[StorySkipKey(driver: driver, kind: .parts(table))] ?? []
      for place in own.indices where own[place] { skip[place] = true }
    }
    for part in hit.segment.leaves.indices where hit.segment.leaves[part] {
      for day in hit.since..<frame.days { skip[part * frame.days + day] = true }
    }
    let means = search.builder.usual.lastMeans(values, skip: skip)
    // Where only counts of the parts are known, each is worth what one is on the day.
    let isCounted = parts.amounts.isEmpty && !frame.amounts.isEmpty
    let whole = isCounted ? frame.events : Self.values(frame).map { Double($0) }
    let wholes = search.builder.usual.lastMeans(frame.byDay(whole))[0]
    guard wholes > 0 else { return 0 }
    let counted = frame.byDay(frame.events)[last]
    let worth = isCounted && counted > 0 ? Double(now) / counted : 1
    return hit.segment.leaves.indices.filter { hit.segment.leaves[$0] }.reduce(0) {
      let part = $1
      let large = frame.large.filter { $0.part == part && parts.driver == .events }
        .reduce(0) { $0 + Double($1.amount) }
      let now = values[part * frame.days + last] * worth - large
      return $0 + now - means[part] / wholes * Double(usual)
    }
  }

  /// What a campaign's orders came to is not known: its visits' part of what its channel brings.
  private func exposureEffect(
    _ parts: StoryFrame.Parts, _ hit: StoryHit, _ usualValues: [Double]
  ) -> Double {
    guard let parent = parts.parent, hit.usual > 0,
      let part = hit.segment.leaves.firstIndex(of: true),
      let holder = search.holder(.exposure, dimension: parent)
    else { return 0 }
    let value = parts.parentCodes[part]
    let field = search.fields[holder]
    guard let own = field.names.firstIndex(of: frame.dimensions[parent]) else { return 0 }
    let whole = field.codes[own].indices.reduce(0.0) {
      field.codes[own][$1] == value ? $0 + field.e[$1 * field.days + field.last] : $0
    }
    let money = (0..<frame.leafCount).reduce(0.0) {
      frame.codes[parent][$1] == value ? $0 + usualValues[$1] : $0
    }
    return money * hit.usual / max(whole, hit.usual) * (hit.now / hit.usual - 1)
  }

  /// A part's effect is taken off the findings whose leaves hold it.
  func takeOff(
    _ effect: Int64, _ table: Int, _ hit: StoryHit, _ claimed: [Int], _ effects: inout [Int64]
  ) {
    guard let parent = frame.parts[table].parent else { return }
    for part in hit.segment.leaves.indices where hit.segment.leaves[part] {
      let value = frame.parts[table].parentCodes[part]
      let leaves = (0..<frame.leafCount).filter { frame.codes[parent][$0] == value }
      let whole = leaves.reduce(0.0) { $0 + lastExpected($1) }
      guard whole > 0 else { continue }
      var shares: [Int: Double] = [:]
      for leaf in leaves where claimed[leaf] >= 0 {
        shares[claimed[leaf], default: 0] += lastExpected(leaf) / whole
      }
      let count = Double(hit.segment.leaves.count { $0 })
      for (other, share) in shares {
        effects[other] -= Int64((Double(effect) / count * share).rounded())
      }
    }
  }

  /// The effects of parts named before, as far as a segment holds them.
  func partsInside(
    _ field: StoryField, _ hit: StoryHit, _ findings: [StoryFinding], _ effects: [Int64]
  ) -> Double {
    let own = Set(search.frameLeaves(field, hit.segment.leaves))
    var sum = 0.0
    for (place, finding) in findings.enumerated() {
      guard let term = finding.terms.first,
        let table = frame.parts.firstIndex(where: { $0.name == term.dimension }),
        let parent = frame.parts[table].parent,
        let part = frame.parts[table].names.firstIndex(where: { term.values.contains($0) })
      else { continue }
      let value = frame.parts[table].parentCodes[part]
      let leaves = (0..<frame.leafCount).filter { frame.codes[parent][$0] == value }
      let whole = leaves.reduce(0.0) { $0 + lastExpected($1) }
      guard whole > 0 else { continue }
      let inside = leaves.filter { own.contains($0) }.reduce(0.0) { $0 + lastExpected($1) }
      sum += Double(effects[place]) * inside / whole
    }
    return sum
  }

  func lastExpected(_ leaf: Int) -> Double {
    let place = (leaf + 1) * frame.days - 1
    return search.fields.first { $0.driver == .events && $0.kind == .leaves }?.e[place] ?? 0
  }
}
