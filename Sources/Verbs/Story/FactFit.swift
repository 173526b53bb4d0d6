import Analysis
import Values

/// Holds facts against findings.
///
/// One that goes the other way, moves another driver or is of another part of the store fits none; one
/// that touches a product may be a finding itself.
struct FactFit {
  let frame: StoryFrame
  let place: StoryPlace

  /// At most so many facts are told.
  private static let limit = 3
  /// A fact is tested by itself, without the price of a search: the chance that it would pass without
  /// a cause, and what part of a usual day it has to touch.
  private static let chance = 0.01
  private static let part = 0.02
  private static let past = 28

  /// The facts that fit some findings, by what they touch and how well they fit.
  func ranked(_ facts: [StoryFact], _ findings: [StoryFinding]) -> [StoryFact] {
    let ranks = facts.map { fact in (fact, findings.map { rank(fact, $0) }.max() ?? 0) }
    return ranks.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.prefix(Self.limit).map { $0.0 }
  }

  /// Facts of products whose sales went their way by more than chance.
  func findings(_ facts: [StoryFact]) -> [StoryFinding] {
    guard let table = frame.parts.first(where: { $0.name == "product" && $0.driver == .events }),
      frame.days > Self.past
    else { return [] }
    var found: [StoryFinding] = []
    for fact in facts {
      guard fact.drivers.contains(.events), let part = fact.part, part.dimension == table.name,
        let row = table.names.firstIndex(where: {
          isOne(part.value, of: StoryTerm(dimension: table.name, values: [$0]))
        }), let finding = finding(row, in: table, isUp: fact.isUp),
        !found.contains(where: { $0.terms == finding.terms })
      else { continue }
      found.append(finding)
    }
    return found
  }

  private func finding(_ row: Int, in table: StoryFrame.Parts, isUp: Bool) -> StoryFinding? {
    func mean(_ values: ArraySlice<Double>) -> Double {
      values.reduce(0, +) / Double(max(1, values.count))
    }
    let (start, last) = (row * frame.days, frame.days - 1)
    let counts = table.counts[start...start + last]
    let now = counts.last ?? 0
    let usual = mean(counts.dropLast().suffix(Self.past))
    let all = frame.byDay(frame.events)
    let level = all[last] / max(1e-9, mean(all.dropLast().suffix(Self.past)[...]))
    // What all parts did alike is none of this one's.
    let expected = usual * (isUp ? max(1, level) : min(1, level))
    let p =
      isUp
      ? Poisson.atLeast(Int(now.rounded()), mean: expected)
      : Poisson.atMost(Int(now.rounded()), mean: expected)
    guard p < Self.chance else { return nil }
    let amounts =
      table.amounts.isEmpty
      ? Array(counts) : table.amounts[start...start + last].map { Double($0) }
    let effect = (amounts.last ?? 0) - mean(amounts.dropLast().suffix(Self.past)[...])
    let totals = frame.amounts.isEmpty ? all : frame.byDay(frame.amounts.map { Double($0) })
    guard abs(effect) >= Self.part * mean(totals.dropLast().suffix(Self.past)[...]) else {
      return nil
    }
    return StoryFinding(
      kind: .segment, driver: .events,
      terms: [StoryTerm(dimension: table.name, values: [table.names[row]])], since: frame.lastDay,
      now: now, usual: usual,
      effect: Fixed(
        unscaled: Int128(effect.rounded()), scale: table.amounts.isEmpty ? 0 : frame.scale),
      z: (now - usual) / max(1, usual.squareRoot()))
  }

  // MARK: - What fits

  /// What a fact would account for of a finding: as much as it touches and fits.
  func rank(_ fact: StoryFact, _ finding: StoryFinding) -> Double {
    let fit = fit(fact, finding)
    let effect = abs(finding.effect.double)
    return fit * min(fact.touched ?? effect / 2, 2 * effect)
  }

  /// From 0 to 1: how well a fact's driver, direction and part of the store go with a finding's.
  private func fit(_ fact: StoryFact, _ finding: StoryFinding) -> Double {
    guard fact.drivers.contains(finding.driver), fact.isUp == (finding.now > finding.usual) else {
      return 0
    }
    // What is of nobody knows which part goes with the whole only.
    guard let part = fact.part else { return finding.terms.isEmpty ? 1 : 0 }
    if let term = finding.terms.first(where: { $0.dimension == part.dimension }) {
      guard isOne(part.value, of: term) else { return 0 }
      return finding.terms.count == 1 && term.values.count == 1 ? 1 : 0.8
    }
    for term in finding.terms where isWithin(part, term) { return 0.8 }
    return part.dimension == "product" && !finding.terms.contains { isAbove($0.dimension) }
      ? 0.1 : 0
  }

  private func isOne(_ value: String, of term: StoryTerm) -> Bool {
    term.values.contains { $0 == value || place.labels[term.dimension]?[$0] == value }
  }

  /// Whether products have values of a dimension as their category.
  private func isAbove(_ dimension: String) -> Bool {
    frame.parts.contains { table in
      table.name == "product" && table.parent.map { frame.dimensions[$0] } == dimension
    }
  }

  /// Whether one of both is a part of the other: a product of a category, a campaign of a channel.
  private func isWithin(_ part: (dimension: String, value: String), _ term: StoryTerm) -> Bool {
    frame.parts.contains { table in
      guard let parent = table.parent else { return false }
      let above = frame.dimensions[parent]
      let names = table.names.indices.filter { index in
        if table.name == part.dimension, above == term.dimension {
          return isOne(
            part.value, of: StoryTerm(dimension: table.name, values: [table.names[index]]))
        }
        return table.name == term.dimension && above == part.dimension
          && term.values.contains(table.names[index])
      }
      return names.contains { index in
        guard let value = frame.values[parent][Int(table.parentCodes[index])] else { return false }
        return above == term.dimension ? term.values.contains(value) : value == part.value
      }
    }
  }
}
