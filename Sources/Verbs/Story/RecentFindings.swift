import Analysis
import Catalog
import Language
import Planner
import Values

/// What the story of each of some last days finds, read from the store once.
struct RecentFindings {
  /// So many days are looked at, the newest first.
  static let most = 7

  /// A finding of a day, a sentence long.
  private(set) var sentences: [Sentence] = []
  /// How many days were looked at.
  private(set) var days = 0

  /// - Parameters:
  ///   - call: the question of the metric alone, with its condition.
  ///   - last: the last of the days.
  init(
    _ metric: Metric, _ call: Call, _ last: Day, days: Int, _ desk: Desk
  ) throws(Diagnostic) {
    let planning = try desk.planning()
    let counts = try StoryCounts(metric, planning)
    var question = StoryQuestion(
      desk, planning, counts, call, last...last, earlier: Self.most - 1, until: nil)
    let known = try ifAnswerable { () throws(Diagnostic) in try question.frame() }
    guard let frame = known ?? nil, frame.lastDay == last else { return }
    var found: [(story: Story, findings: [StoryFinding])] = []
    for back in 0..<min(days, Self.most) {
      guard let story = Story(frame.ended(back)) else { break }
      self.days += 1
      let findings = PlainFindings(
        story, counts, ofProducts: planning.dimensionsOfProducts
      ).findings
      if story.isUnusual, !findings.isEmpty { found.append((story, findings)) }
    }
    let dimensions = Set(found.flatMap { $0.findings }.flatMap { $0.terms }.map { $0.dimension })
    let place = StoryPlace(
      labels: try StoryLabels(desk, planning, call, counts).labels(
        of: dimensions.intersection(frame.dimensions + frame.parts.map { $0.name })))
    let currency = planning.currency
    for (story, findings) in found {
      let telling = StoryTelling(
        story: story, found: findings, counts: counts, place: place, metric: metric,
        range: story.whole.total.range, isUnusual: story.isUnusual, unit: 1,
        kind: metric.type.kind(currency: currency),
        rootKind: counts.root.type.kind(currency: currency), day: "\(story.day)", occasion: nil,
        ofEvents: frame.ofEvents)
      sentences += findings.map { finding in
        var sentence = telling.sentence(finding)
        sentence.words = "\(story.day): \(sentence.words)"
        sentence.facts.insert(Sentence.Fact("day", .day(story.day)), at: 0)
        return sentence
      }
    }
  }
}
