import Analysis
import Values

/// What of a story's findings can be said plainly: with counts that anybody can ask for, and with an
/// effect that goes the way they moved.
struct PlainFindings {
  private let story: Story
  private let counts: StoryCounts
  private var found: [StoryFinding]

  /// The dimensions that tell products apart: category, brand.
  private let ofProducts: Set<String>

  init(_ story: Story, _ counts: StoryCounts, ofProducts: Set<String>) {
    (self.story, self.counts, self.ofProducts) = (story, counts, ofProducts)
    let level = story.whole.levels[.exposure].flatMap { level in
      level.range.value.flatMap { now in level.expected.map { $0 / max(now, 1e-9) } }
    }
    let plain = story.findings.map { finding in
      var finding = finding
      // The search asks what a part counts of the visits that there were; people what it usually has.
      if finding.driver == .exposure, finding.kind == .segment { finding.usual *= level ?? 1 }
      return finding
    }
    found = zip(plain, story.findings).filter { plain, found in
      switch plain.kind {
      case .large, .miscounted: return true
      case .segment, .whole: break
      }
      let isMore = found.now > found.usual
      return isMore == (plain.now > plain.usual) && isMore == (plain.effect.double > 0)
    }.map { $0.0 }
  }

  /// Adds findings of segments that are not named yet.
  mutating func add(_ others: [StoryFinding]) {
    for other in others where !found.contains(where: { $0.terms == other.terms }) {
      found.append(other)
    }
  }

  /// The largest effect first; the whole store only where no part of it is named.
  var findings: [StoryFinding] {
    var all = found
    // A product that is not sold changes the mix of what is: that is no story of its own.
    let isOfProduct = { (finding: StoryFinding) in
      finding.terms.contains { $0.dimension == "product" }
    }
    if all.contains(where: { $0.driver != .amount && isOfProduct($0) }) {
      all.removeAll { finding in
        finding.driver == .amount && finding.kind == .segment
          && finding.terms.contains { ofProducts.contains($0.dimension) }
      }
    }
    // One large order makes what one order came to stand out wherever it belongs to.
    if all.contains(where: { if case .large = $0.kind { true } else { false } }) {
      all.removeAll { $0.driver == .amount && $0.kind == .segment }
    }
    if all.contains(where: { $0.kind == .segment }) { all.removeAll { $0.kind == .whole } }
    if all.isEmpty { all = everywhere }
    return all.sorted { abs($0.effect.double) > abs($1.effect.double) }
  }

  /// The drivers of the whole that are far from their range.
  private var everywhere: [StoryFinding] {
    story.drivers.compactMap { driver, effect -> StoryFinding? in
      guard let driver, counts.exposure != nil || driver == .events,
        let level = story.whole.levels[driver], level.isUnusual, let now = level.range.value,
        let usual = level.expected, (now > usual) == (effect.double > 0)
      else { return nil }
      var finding = StoryFinding(
        kind: .whole, driver: driver, terms: [], since: story.day + (1 - level.days), now: now,
        usual: usual, effect: effect, z: 0)
      finding.isEven = level.isEven
      return finding
    }
  }
}
