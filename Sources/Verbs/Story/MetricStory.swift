import Analysis
import Catalog
import Language
import Planner
import Values

/// What happened to a metric on a day or over some days, as every verb tells it.
struct MetricStory {
  let story: Story
  /// What can be said of it, the largest effect first.
  let findings: [StoryFinding]
  let counts: StoryCounts
  /// The counts of the days in question, summed up, and those of as many days before.
  let frame: StoryFrame
  let place: StoryPlace
  /// The facts of the day that fit the findings.
  private let facts: StoryFacts.Result
  private let nature: DailyQuestion.Nature
  private let metric: Metric
  private let call: Call
  private let period: Period
  private let desk: Desk
  private let planning: Planning

  /// Nil where no story can be told: of days that are not over, of what does not add up, without a past.
  ///
  /// - Parameter call: the question of the metric alone, with its period and its condition.
  init?(_ metric: Metric, _ call: Call, _ period: Period, _ desk: Desk) throws(Diagnostic) {
    guard period.hasBeginning, period.start == Moment(period.firstDay) else { return nil }
    let span = period.lastDay - period.firstDay + 1
    guard
      span == 1
        || (span <= StoryRule.longestSpan && !period.isPartial
          && period.fullEnd == Moment(period.lastDay + 1))
    else { return nil }
    let planning = try desk.planning()
    let counts = try StoryCounts(metric, planning)
    var question = StoryQuestion(
      desk, planning, counts, call, period.firstDay...period.lastDay,
      until: period.isPartial ? period.end.sinceMidnight : nil)
    let found: StoryFrame?
    do throws(Diagnostic) {
      found = try question.frame()
    } catch {
      guard Diagnostic.Code.unanswered.contains(error.code) else { throw error }
      return nil
    }
    guard let found, found.lastDay == period.lastDay, let story = Story(found, span: span)
    else { return nil }
    let frame = found.rolled(span)
    (self.story, self.counts, self.frame) = (story, counts, frame)
    var plain = PlainFindings(story, counts, ofProducts: planning.dimensionsOfProducts)
    if counts.isOfRare { plain.add(frame.bursts()) }
    // On a quiet day there is nothing to coincide with, unless a product strays that a fact is of.
    let known = try StoryFacts(
      desk: desk, planning: planning, counts: counts,
      days: period.firstDay...period.lastDay, frame: frame, findings: plain.findings,
      ofProducts: StoryHypothesis(frame, parts: "product")?.moves ?? []
    ).ask()
    place = StoryPlace(
      labels: try StoryLabels(desk, planning, call, counts).labels(
        of: Set(plain.findings.flatMap { $0.terms.map { $0.dimension } })
          .union(known.facts.compactMap { $0.part?.dimension }).intersection(
            frame.dimensions + frame.parts.map { $0.name })))
    let fit = FactFit(frame: frame, place: place)
    plain.add(fit.findings(known.facts, besides: plain.findings))
    findings = plain.findings
    facts = StoryFacts.Result(facts: fit.ranked(known.facts, findings), notes: known.notes)
    nature = question.nature
    (self.metric, self.call, self.period) = (metric, call, period)
    (self.desk, self.planning) = (desk, planning)
  }

  /// The values of a dimension that findings name, as people know them.
  func values(of dimension: String) -> Set<String> {
    Set(
      findings.flatMap { $0.terms }.filter { $0.dimension == dimension }.flatMap { term in
        term.values.map { place.labels[dimension]?[$0] ?? $0 }
      })
  }

  /// What tells it.
  func telling() throws(Diagnostic) -> StoryTelling {
    let (range, isUnusual) = try range()
    let market = try market()
    let currency = planning.currency
    return StoryTelling(
      story: story, found: findings, counts: counts, place: place, metric: metric, range: range,
      isUnusual: isUnusual, unit: unit, kind: metric.type.kind(currency: currency),
      rootKind: counts.root.type.kind(currency: currency), day: period.dates,
      isOfDays: frame.span > 1,
      occasion: frame.span > 1
        ? nil
        : planning.clock.eventNames(from: period.firstDay, to: period.firstDay)[period.firstDay],
      ofEvents: frame.ofEvents, facts: facts.facts, notes: facts.notes, market: market)
  }

  /// The asked metric's own range, the same as `compare` shows.
  private func range() throws(Diagnostic) -> (UsualRange, isUnusual: Bool) {
    guard let result = try UsualRanges(planning: planning, call: call).run(period, desk),
      !result.ranges.isEmpty
    else {
      return (
        UsualRange(day: period.firstDay, value: nil, basis: .missing, historyDays: 0), false
      )
    }
    let whole = frame.span > 1 ? result.scaled(to: [try value()]) : result
    return (whole.ranges[0], result.judgement.isUnusual[0])
  }

  /// The metric over all of the days.
  private func value() throws(Diagnostic) -> Double? {
    var question = call
    question.verb = Name("show", at: call.verb.span)
    (question.groups, question.baselines) = ([], [])
    let (table, _) = try desk.reader.fetch(try planning.question(question).plan)
    return table.cells.first?.first?.double
  }

  /// The market's move, where visits went its way and no part of them moved for itself.
  private func market() throws(Diagnostic) -> StoryMarket? {
    guard counts.exposure != nil, counts.drivers.contains(.exposure),
      let visits = story.whole.levels[.exposure]?.x,
      !findings.contains(where: { $0.driver == .exposure && $0.kind == .segment }),
      let market = try StoryMarket(period.firstDay...period.lastDay, desk, planning),
      (market.move < 0) == (visits < 0), abs(visits) >= 0.4 * abs(market.move)
    else { return nil }
    return market
  }

  /// What an effect is divided by to be one of the metric: of a rate what it is of, of a mean the
  /// number of events.
  private var unit: Double {
    let last = frame.days - 1
    return switch nature {
    case .rate: max(1, frame.byDay(frame.exposure)[last])
    case .mean: max(1, frame.byDay(frame.events)[last])
    case .count, .sum, .level: 1
    }
  }
}
