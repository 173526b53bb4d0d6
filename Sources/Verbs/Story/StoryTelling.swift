import Analysis
import Catalog
import Language
import Planner
import Values

/// Tells a story in two to five sentences, a quiet day in one.
struct StoryTelling {
  let story: Story
  /// What can be said of it.
  let found: [StoryFinding]
  let counts: StoryCounts
  let place: StoryPlace
  /// The metric that was asked about, its value and its range on the day.
  let metric: Metric
  let range: UsualRange
  let isUnusual: Bool
  /// What effects are divided by to be the metric's own: 1 but for means and rates.
  let unit: Double
  /// How the metric and the amounts of the story are printed.
  let kind: Kind
  let rootKind: Kind
  let day: Wording
  /// Whether it is more than one day.
  var isOfDays = false
  /// The sale or holiday that the day is of.
  let occasion: String?
  /// Dimensions that only the events know: what could have brought them is not told by these.
  var ofEvents: Set<String> = []
  /// Facts of the same days that fit the findings, the first the best.
  var facts: [StoryFact] = []
  /// Rules that do not work as they are written, and why.
  var notes: [Wording] = []
  /// How the market moved, where no part of the store moved for itself.
  var market: StoryMarket?

  var sentences: [Sentence] {
    var told = [headline]
    if isExposureMissing { return told }
    guard let first = findings.first else {
      if let market {
        told.append(self.market(market))
        rest(without: marketEffect(market)).map { told.append($0) }
      } else if isUnusual {
        told.append(
          Sentence("No single part stands out: nothing more can be said of it from what is loaded.")
        )
      } else if range.p != nil {
        told[0].words = """
          \(told[0].words) Nothing to explain: no driver, segment or product moved by more than chance.
          """
      }
      return told
    }
    if let market { told.append(self.market(market)) }
    told.append(sentence(first))
    if let others = others { told.append(others) }
    told.append(coinciding)
    let effects = findings.reduce(0) { $0 + $1.effect.double / unit }
    if counts.role == .root {
      rest(without: effects + (market.map(marketEffect) ?? 0)).map { told.append($0) }
    }
    return told
  }

  // MARK: - The market

  private func market(_ market: StoryMarket) -> Sentence {
    let amount = marketEffect(market)
    let effect = Wording.value(kind.value(amount), kind.ofChange, isChange: true)
    let words: Wording = market.move < 0 ? "The whole market fell" : "The whole market rose"
    let share = share(of: amount)
    return Sentence(
      share.map { "\(words): \(effect), \($0)." } ?? "\(words): \(effect).",
      [
        Sentence.Fact("driver", .text("market")), Sentence.Fact("effect", kind.value(amount)),
      ])
  }

  private func marketEffect(_ market: StoryMarket) -> Double {
    market.effect(now: range.value ?? 0, usual: range.expected ?? 0)
  }

  /// The findings of the metric's own drivers; a move of all is the market's, where it moved.
  var findings: [StoryFinding] {
    let own = counts.drivers
    return found.filter { own.contains($0.driver) && (market == nil || $0.kind != .whole) }
      .prefix(Self.limit).map { $0 }
  }

  /// At most so many findings are told.
  private static let limit = 4

  // MARK: - The first line

  /// Whether the metric goes by visits of which none are loaded for the day.
  var isExposureMissing: Bool {
    story.isExposureMissing && [.exposure, .rate].contains(counts.role)
  }

  var headline: Sentence {
    let subject = subject.capitalized
    if isExposureMissing {
      return Sentence("\(subject): no \(counts.exposure?.title ?? "") are loaded.")
    }
    guard let now = range.value else { return Sentence("\(subject): no value.") }
    let value = Wording.value(kind.value(now), kind)
    guard let usual = range.expected, usual > 0 || now <= 0 else {
      return Sentence("\(subject): \(value); its usual range is not known yet.")
    }
    let facts = [
      Sentence.Fact("metric", .text(metric.name)), Sentence.Fact("now", kind.value(now)),
      Sentence.Fact("usual", kind.value(usual)),
      Sentence.Fact("change", kind.value(now - usual)),
      Sentence.Fact("unusual", .bool(isUnusual)),
    ]
    let share = usual == 0 ? nil : (now - usual) / abs(usual)
    if !isUnusual, let share, abs(share) < 0.005 {
      return Sentence("\(subject): \(value), as usual\(parts); \(within).", facts)
    }
    let change = Wording.value(kind.value(now - usual), kind.ofChange, isChange: true)
    guard let share, kind != .percent else {
      return Sentence(
        "\(subject): \(value), \(change) against usual; \(within)\(parts).", facts)
    }
    let percent = Wording.value(.double(share), .percent, isChange: true)
    return Sentence(
      "\(subject): \(value), \(change) (\(percent)) against usual; \(within)\(parts).",
      facts)
  }

  /// The metric and its days.
  private var subject: Wording {
    let words: Wording = isOfDays ? "\(metric.title) of \(day)" : "\(metric.title) on \(day)"
    return words.said(of: "period")
  }

  private var within: Wording {
    occasion.map { "\(judgement), on a day of \($0)" } ?? judgement
  }

  private var judgement: Wording {
    if isUnusual { return "that is unusual" }
    if range.p == nil {
      return range.historyDays < 14
        ? "it is not judged: \(Wording.counted(range.historyDays, "usual day")) before it, and 14 are needed"
        : "it is not judged"
    }
    return range.isOutside ? "at the edge of its usual range" : "within its usual range"
  }

  /// What a total in its range hides.
  private var parts: Wording {
    let count = findings.count { $0.kind != .whole }
    guard !isUnusual, range.p != nil, count > 0 else { return "" }
    return count == 1 ? ", but one part is not" : ", but \(count) parts are not"
  }

  // MARK: - Findings

  func sentence(_ finding: StoryFinding) -> Sentence {
    let share = share(of: finding.effect.double / unit)
    let effect = effect(finding)
    let clause = clause(finding).capitalized
    let words: Wording = share.map { "\(clause): \(effect), \($0)." } ?? "\(clause): \(effect)."
    return Sentence(words, facts(of: finding))
  }

  /// The second finding and those after it, in one sentence.
  private var others: Sentence? {
    let rest = findings.dropFirst()
    guard let second = rest.first, let first = findings.first else { return nil }
    let clauses = Wording.joined(
      rest.map { "\(clause($0)), \(effect($0))" as Wording }, by: "; ")
    let isAgainst = (second.effect.double < 0) != (first.effect.double < 0)
    return Sentence(
      isAgainst ? "Against it: \(clauses)." : "And: \(clauses).", rest.flatMap { facts(of: $0) })
  }

  private func effect(_ finding: StoryFinding) -> Wording {
    let effect = Wording.value(
      rootKind.value(finding.effect.double / unit), rootKind.ofChange, isChange: true)
    return counts.role == .root
      ? effect : ("\(effect) of \(counts.root.title)" as Wording).said(of: "effect")
  }

  /// What part of the change an effect is, where that says something.
  private func share(of effect: Double) -> Wording? {
    guard counts.role == .root, isUnusual, let change, change != 0 else { return nil }
    let share = effect / change
    guard share >= 0.02 else { return nil }
    if share > 1.05 { return "all of the change and more" }
    let percent = Int((share * 100).rounded())
    return "\(percent)% of the change"
  }

  func facts(of finding: StoryFinding) -> [Sentence.Fact] {
    [
      Sentence.Fact("driver", .text(name(of: finding.driver))),
      Sentence.Fact(
        "segment", place.condition(finding.terms).map { .text($0.text) } ?? .null),
      Sentence.Fact("now", .double(finding.now)), Sentence.Fact("usual", .double(finding.usual)),
      Sentence.Fact("since", .day(finding.since)),
      Sentence.Fact("effect", rootKind.value(finding.effect.double / unit)),
    ]
  }

  private func name(of driver: StoryDriver) -> String {
    switch driver {
    case .exposure: counts.exposure?.title.english ?? "exposure"
    case .events: counts.events?.title.english ?? counts.root.title.english
    case .amount: counts.root.title.english
    }
  }

  // MARK: - The last lines

  private var coinciding: Sentence {
    if let first = facts.first {
      return Sentence("Coincides with: \(first.words).", [Sentence.Fact("fact", .text(first.name))])
    }
    return Sentence("No loaded fact of these days fits it.")
  }

  /// The metric's change against what was to be expected.
  private var change: Double? {
    guard let now = range.value, let usual = range.expected else { return nil }
    return now - usual
  }

  /// What of the change was not told.
  private func rest(without told: Double) -> Sentence? {
    guard let change, let usual = range.expected else { return nil }
    let rest = change - told
    let facts = [Sentence.Fact("rest", kind.value(rest))]
    guard abs(rest) >= 0.003 * abs(usual) else {
      return Sentence("Nothing is left over.", facts)
    }
    let amount = Wording.value(kind.value(rest), kind.ofChange, isChange: true)
    let spread = story.whole.total.sd * abs(usual)
    return Sentence(
      abs(rest) > 2 * spread
        ? "All else: \(amount); not explained by anything that is loaded."
        : "All else: \(amount), no more than usual.", facts)
  }
}
