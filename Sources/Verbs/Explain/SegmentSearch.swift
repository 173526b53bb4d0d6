import Analysis
import Catalog
import Language
import Planner
import Values

/// Searches the few segments that carry a metric's change.
struct SegmentSearch {
  let subject: ExplainSubject

  init(_ subject: ExplainSubject) { self.subject = subject }

  struct Result {
    var blocks: [Report.Block] = []
    var notes: [Wording] = []
    var sql: [String] = []
    /// The segments as conditions of the language, the largest effect first.
    var conditions: [Expression] = []
  }

  /// Said where all parts moved alike; of a day that is told by its story, the story says so itself.
  static let storeWide: Wording =
    "store-wide: the parts moved alike (a holiday, an outage, tracking, the market?)"

  /// At most so many segments are shown.
  private static let limit = 5

  /// Nil where no dimension of the model splits the metric.
  func run() throws(Diagnostic) -> Result? {
    let isNamed = !subject.dimensions.isEmpty
    let wanted =
      isNamed ? subject.dimensions : try subject.planning.splits(of: subject.call)
    let open = wanted.filter { !subject.call.fixes($0) }
    var result = Result()
    var best: Search?
    if isNamed {
      best = try search(try subject.planning.leaves(of: subject.call, by: open, withPast: true))
    } else {
      // Dimensions that no report knows together are searched one report after the other.
      var left = open
      while let first = left.first {
        let question = try subject.planning.leaves(
          of: subject.call, by: first, and: Array(open.prefix(Self.width)), withPast: true)
        left.removeAll { question.dimensions.contains($0) }
        guard let search = try search(question) else { continue }
        if search.isBetter(than: best) { best = search }
      }
    }
    if let best { result.sql.append(best.sql) }
    guard let best else { return nil }
    let names = SegmentNames(best.question, subject.desk)
    if let mix = try MixPart(best.reading, subject, names).run() {
      result.blocks += mix.blocks
      result.notes += mix.notes
    }
    try describe(best.found, best.reading, best.question, &result)
    return result
  }

  /// So many dimensions are searched together.
  private static let width = 10

  /// One search over the leaves of one report.
  private struct Search {
    var question: LeafQuery
    var reading: LeafReading
    var found: [SegmentScan.Finding]
    var sql: String
    /// The most that a segment of it has to say.
    var score: Double { found.map { $0.score }.max() ?? 0 }

    /// Of two that found something, leaves that add up to the metric are believed first, then
    /// those of a part of it, and those that count some twice last.
    func isBetter(than other: Search?) -> Bool {
      guard let other else { return true }
      if (score > 0) != (other.score > 0) { return score > 0 }
      if reading.coverage != other.reading.coverage {
        return reading.coverage < other.reading.coverage
      }
      return score > other.score
    }
  }

  /// Nil where there are no leaves.
  private func search(_ question: LeafQuery) throws(Diagnostic) -> Search? {
    let (table, sql) = try subject.desk.reader.fetch(question.plan)
    guard table.rowCount > 0 else { return nil }
    let reading = LeafReading(
      table, question, whole: subject.after,
      stretches: max(1, subject.baseline.comparable.count))
    var scan = SegmentScan(
      reading.leaves, noise: reading.noise, rates: reading.rates, squares: reading.squares)
    // A segment without a rate is one that the base of the rate does not know.
    let found = scan.run(limit: Self.limit).filter { finding in
      let shown = reading.shown(finding)
      return finding.parts.isEmpty || shown.before != nil || shown.now != nil
    }
    return Search(question: question, reading: reading, found: found, sql: sql.text)
  }

  // MARK: - The table

  /// Segments with a smaller part of the change are not shown.
  private static let least = 0.03

  private func describe(
    _ found: [SegmentScan.Finding], _ reading: LeafReading, _ question: LeafQuery,
    _ result: inout Result
  ) throws(Diagnostic) {
    let segments = found.filter {
      !$0.parts.isEmpty
        && abs($0.real - $0.usual) / reading.unit >= abs(subject.change) * Self.least
    }
    guard !segments.isEmpty else {
      let names = question.dimensions.map { $0.spoken }
      result.notes.append(
        found.contains { $0.parts.isEmpty }
          ? Self.storeWide
          : "no segment moved by more than chance, by \(list(names))")
      return
    }
    let names = SegmentNames(question, subject.desk)
    var table = Self.table(subject)
    var left = subject.change
    let ordered = inOrder(segments, change: subject.change)
    for segment in ordered {
      // What is left is computed from what is shown, so that the columns add up in cents.
      let exact = (segment.real - segment.usual) / reading.unit
      let effect = subject.kind.value(exact).double ?? exact
      left -= effect
      let condition = try names.condition(segment, reading.leaves)
      result.conditions.append(condition)
      let (before, now) = reading.shown(segment)
      table.append([
        .text(condition.text), before.map(subject.kind.value) ?? .null,
        now.map(subject.kind.value) ?? .null,
        Comparison.relativeChange(.double(now ?? 0), .double(before ?? 0)),
        subject.kind.value(effect), .double(effect / subject.change),
      ])
    }
    table.append([
      table.word("all else"), .null, .null, .null,
      subject.kind.value(left), .double(left / subject.change),
    ])
    result.blocks += [.title("where"), .table(table)]
    if reading.measure == .amounts, subject.after != 0 {
      let more = reading.now.reduce(0, +) / subject.after - 1
      if abs(more) > 0.005 {
        let percent = Int((abs(more) * 100).rounded())
        result.notes.append(
          more > 0
            ? "the segments add up to \(percent) % more than the whole: some of "
              + "\(subject.metric.title) count in several"
            : "the segments add up to \(percent) % less than the whole: some of "
              + "\(subject.metric.title) are in none of them")
      }
    }
  }

  /// The largest effect comes first, as far as it is sure; one that went against the change counts
  /// half.
  private func inOrder(
    _ segments: [SegmentScan.Finding], change: Double
  ) -> [SegmentScan.Finding] {
    func weight(_ segment: SegmentScan.Finding) -> Double {
      let effect = (segment.real - segment.usual) * segment.sureness
      return effect * change < 0 ? abs(effect) / 2 : abs(effect)
    }
    return segments.sorted { weight($0) > weight($1) }
  }

  private static func table(_ subject: ExplainSubject) -> Table {
    Table(columns: [
      Column("segment"),
      Column("before", title: subject.baseline.label, kind: subject.kind, role: .measure),
      Column("now", title: subject.period.label, kind: subject.kind, role: .measure),
      Column("change_percent", title: "%", kind: .percent, role: .change),
      Column(
        "effect", kind: subject.kind.ofChange, role: .change, direction: subject.direction),
      Column("share", kind: .percent, role: .measure),
    ])
  }

  private func list(_ names: [String]) -> Wording { .list(names.map { Wording(name: $0) }, .or) }
}
