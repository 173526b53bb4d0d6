import Analysis
import Foundation
import Values

/// How true stories are of stores whose truth is known.
struct StoryScore {
  var incidents = 0
  var quiet = 0
  var flagged = 0
  var falseAlarms = 0
  var driver = 0
  var first = 0
  var all = (hit: 0, of: 0)
  var falselyWhole = 0
  /// Stores of which all moved alike, where that was not said.
  var missedWhole = 0
  var onset = (hit: 0, of: 0)
  var miscounted = (hit: 0, of: 0)
  var open = 0
  /// How far effects are from what was planted, as shares of what is usual.
  var moneyErrors: [Double] = []
  var seconds = 0.0
  var slowest = 0.0
  var misses: [String] = []

  var f1: Double {
    2 * Double(flagged) / Double(2 * flagged + falseAlarms + incidents - flagged)
  }
  var driverShare: Double { Double(driver) / Double(max(1, incidents)) }
  var firstShare: Double { Double(first) / Double(max(1, incidents)) }
  var alarmsPer20: Double { 20 * Double(falseAlarms) / Double(max(1, quiet)) }

  mutating func add(_ other: StoryScore) {
    incidents += other.incidents
    quiet += other.quiet
    flagged += other.flagged
    falseAlarms += other.falseAlarms
    driver += other.driver
    first += other.first
    all = (all.hit + other.all.hit, all.of + other.all.of)
    falselyWhole += other.falselyWhole
    missedWhole += other.missedWhole
    onset = (onset.hit + other.onset.hit, onset.of + other.onset.of)
    miscounted = (miscounted.hit + other.miscounted.hit, miscounted.of + other.miscounted.of)
    open += other.open
    moneyErrors += other.moneyErrors
    seconds += other.seconds
    slowest = max(slowest, other.slowest)
    misses += other.misses
  }

  /// - Parameter span: how many days are told of together.
  mutating func add(_ store: StoryStore, _ label: String, span: Int = 1) {
    // Of the processor: machines that test do other things as well.
    let start = clock()
    let story = Story(store.frame, span: span)
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    self.seconds += seconds
    slowest = max(slowest, seconds)
    guard let story else { return }
    if story.told != story.change || story.driven != story.change { open += 1 }
    let isWhole = story.findings.contains { $0.kind == .whole && $0.isEven }
    if isWhole, !store.truths.contains(where: { $0.kind.isWhole }) { falselyWhole += 1 }
    if store.truths.contains(where: { $0.kind.isWhole }), !isWhole { missedWhole += 1 }
    let said = story.findings.map {
      "\($0.driver.rawValue)\($0.also.isEmpty ? "" : "+") \($0.kind == .miscounted ? "(miscounted) " : "")\($0.kind == .whole ? $0.isEven ? "WHOLE " : "uneven " : "")\($0.terms.map { "\($0.dimension)=\($0.values.joined(separator: "|"))" }) \($0.effect) z\(($0.z * 10).rounded() / 10) since \($0.since - store.frame.firstDay)"
    }
    guard !store.truths.isEmpty else {
      quiet += 1
      if story.isUnusual {
        falseAlarms += 1
        misses.append("\(label) FALSE ALARM \(said) \(Self.levels(story))")
      }
      return
    }
    incidents += 1
    if story.isUnusual { flagged += 1 }
    let found = store.truths.map { truth in story.findings.firstIndex { Self.fits($0, truth) } }
    let isFirst = found.contains(0)
    let hasDriver = story.findings.first.map { finding in
      store.truths.contains { $0.driver == finding.driver || finding.also.contains($0.driver) }
    }
    if isFirst { first += 1 }
    for (truth, place) in zip(store.truths, found) {
      guard let place, let share = truth.share, store.truths.count == 1 else { continue }
      moneyErrors.append(
        story.findings[place].effect.double / max(1, story.usual.double) - share)
    }
    for (truth, place) in zip(store.truths, found)
    where truth.kind == .tracking || truth.kind == .lateReport {
      miscounted.of += 1
      if let place, story.findings[place].kind == .miscounted { miscounted.hit += 1 }
    }
    if hasDriver ?? false { driver += 1 }
    all.hit += found.count { $0 != nil }
    all.of += found.count
    for (truth, place) in zip(store.truths, found)
    where span == 1 && truth.first < store.frame.days - 1 {
      guard let place else { continue }
      onset.of += 1
      let day = story.findings[place].since - store.frame.firstDay
      if abs(day - truth.first) <= 1 { onset.hit += 1 }
    }
    if !isFirst || found.contains(nil) {
      let truths = store.truths.map {
        "\($0.kind) \($0.driver.rawValue) \($0.segment.map { "\($0.dimension)=\($0.values.joined(separator: "|"))" }) since \($0.first)"
      }
      misses.append(
        "\(label)\(story.isUnusual ? "" : " NOT FLAGGED")\n    true \(truths)\n    said \(said) \(Self.levels(story))"
      )
    }
  }

  static func levels(_ story: Story) -> String {
    var texts = StoryDriver.allCases.compactMap { driver in
      story.whole.levels[driver].map {
        "\(driver.rawValue) \(Int(($0.x * 100).rounded()))%\($0.isUnusual ? "!" : "")"
      }
    }
    texts.append("total\(story.whole.total.isUnusual ? "!" : "")")
    return texts.joined(separator: " ")
  }

  static func fits(_ finding: StoryFinding, _ truth: StoryTruth) -> Bool {
    switch truth.kind {
    case .largeOrder:
      if case .large = finding.kind { return true }
      return false
    case .tracking, .lateReport:
      return finding.driver == .exposure && Set(finding.terms) == Set(truth.segment)
    default:
      return (finding.driver == truth.driver || finding.also.contains(truth.driver))
        && Set(finding.terms) == Set(truth.segment)
        && (finding.kind == .whole) == truth.kind.isWhole
    }
  }

  var summary: String {
    let round = { (x: Double) in "\((x * 1000).rounded() / 1000)" }
    return """
      \(incidents) incidents, \(quiet) quiet: F1 \(round(f1)), flagged \(flagged), false alarms \(falseAlarms) \
      (\(round(alarmsPer20)) in 20), driver \(round(driverShare)), first segment \(round(firstShare)), \
      all segments \(all.hit)/\(all.of), onset ±1 day \(onset.hit)/\(onset.of), falsely whole \(falselyWhole), not said to be whole \(missedWhole), \
      miscounted known \(miscounted.hit)/\(miscounted.of), \
      effects off by \(round(Quantiles.median(moneyErrors.map { abs($0) }) ?? 0)) of the usual \
      (mean \(round(moneyErrors.reduce(0, +) / Double(max(1, moneyErrors.count))))), not closed \(open), \(round(seconds / Double(max(1, incidents + quiet)))) s a search, slowest \(round(slowest))
      """
  }
}
