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
  /// The least part of a finding that a fact has to touch.
  private static let least = 0.1
  /// The same where one is within the other.
  private static let leastWithin = 0.3

  /// The facts that fit some findings, by what they touch and how well they fit.
  func ranked(_ facts: [StoryFact], _ findings: [StoryFinding]) -> [StoryFact] {
    let ranks = facts.map { fact in (fact, findings.map { rank(fact, $0) }.max() ?? 0) }
    return ranks.filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.prefix(Self.limit).map { $0.0 }
  }

  /// Facts of products that strayed their way by more than chance, besides what is told already.
  func findings(_ facts: [StoryFact], besides known: [StoryFinding]) -> [StoryFinding] {
    guard let test = StoryHypothesis(frame, parts: Self.product) else { return [] }
    var found: [StoryFinding] = []
    for fact in facts {
      guard let part = fact.part, part.dimension == Self.product,
        let row = test.names.firstIndex(where: {
          isOne(part.value, of: StoryTerm(dimension: Self.product, values: [$0]))
        }),
        let finding = fact.drivers.contains(.events)
          ? test.strayed(row, isUp: fact.isUp) : test.repriced(row, isUp: fact.isUp),
        !(known + found).contains(where: { holds($0, finding) })
      else { continue }
      found.append(finding)
    }
    return found
  }

  private static let product = "product"

  /// Whether a finding is of a product, or of the category that it is in and of the same driver.
  private func holds(_ known: StoryFinding, _ finding: StoryFinding) -> Bool {
    if known.terms == finding.terms { return true }
    guard known.driver == finding.driver,
      (known.now > known.usual) == (finding.now > finding.usual)
    else { return false }
    let part = (dimension: Self.product, value: finding.terms[0].values[0])
    return known.terms.contains { isWithin(part, $0) }
  }

  // MARK: - What fits

  /// What a fact would account for of a finding: as much as it touches and fits.
  func rank(_ fact: StoryFact, _ finding: StoryFinding) -> Double {
    let fit = fit(fact, finding)
    let effect = abs(finding.effect.double)
    // What touches next to nothing of it has nothing to do with it.
    if let touched = fact.touched, touched < (fit < 1 ? Self.leastWithin : Self.least) * effect {
      return 0
    }
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
    return 0
  }

  private func isOne(_ value: String, of term: StoryTerm) -> Bool {
    term.values.contains { $0 == value || place.labels[term.dimension]?[$0] == value }
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
