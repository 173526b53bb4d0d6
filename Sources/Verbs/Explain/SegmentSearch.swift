import Analysis
import Catalog
import Language
import Planner
import Values

/// Searches the few segments that carry a metric's change.
struct SegmentSearch {
  let subject: Explain.Subject

  init(_ subject: Explain.Subject) { self.subject = subject }

  struct Result {
    var blocks: [Report.Block] = []
    var notes: [String] = []
    var sql: [String] = []
    /// The segments as conditions of the language, the largest effect first.
    var conditions: [Expression] = []
  }

  /// At most so many segments are shown.
  private static let limit = 5

  /// Nil where no dimension of the model splits the metric.
  func run() throws(Diagnostic) -> Result? {
    let isNamed = !subject.dimensions.isEmpty
    let wanted =
      isNamed ? subject.dimensions : try subject.planning.splits(of: subject.call)
    let open = wanted.filter { !isFixed($0) }
    guard !open.isEmpty else { return nil }
    let question = try subject.planning.leaves(
      of: subject.call, by: Array(open.prefix(isNamed ? 12 : 10)), required: isNamed)
    guard !question.dimensions.isEmpty else { return nil }
    let (table, sql) = try subject.workspace.fetch(question.plan)
    var result = Result(sql: [sql.text])
    guard table.rowCount > 0 else { return nil }
    let reading = LeafReading(table, question)
    if let mix = MixPart(reading, subject).run() {
      result.blocks += mix.blocks
      result.notes += mix.notes
    }
    var scan = SegmentScan(reading.leaves, noise: reading.noise)
    let found = scan.run(limit: Self.limit)
    describe(found, reading, question, &result)
    return result
  }

  /// Whether the question holds the dimension at one value already.
  private func isFixed(_ name: Name) -> Bool {
    (subject.call.condition?.conjuncts ?? []).contains { part in
      if case .binary(.equal, let left, _) = part.kind {
        return left.plainName?.text == name.text
      }
      return false
    }
  }

  // MARK: - The table

  private func describe(
    _ found: [SegmentScan.Finding], _ reading: LeafReading, _ question: LeafQuestion,
    _ result: inout Result
  ) {
    let segments = found.filter { !$0.parts.isEmpty }
    if let whole = found.first(where: { $0.parts.isEmpty }), whole.predict != 0 {
      let all = segments.isEmpty ? "" : " besides"
      result.notes.append(
        "store-wide: the parts moved alike\(all) (holiday, outage, tracking, market?)")
    }
    guard !segments.isEmpty else {
      if found.isEmpty {
        result.notes.append(
          "no segment moved by more than chance, by \(list(question.dimensions.map { $0.spoken }))")
      }
      return
    }
    var table = Table(columns: [
      Column("segment"),
      Column(
        "before", title: subject.baseline.label, kind: reading.shownKind(subject.kind),
        role: .measure),
      Column(
        "now", title: subject.period.label, kind: reading.shownKind(subject.kind), role: .measure),
      Column("change_percent", title: "%", kind: .percent, role: .change),
      Column(
        "effect", title: "effect on \(subject.metric.title)", kind: subject.kind.ofChange,
        role: .change, direction: subject.direction),
      Column("share", title: "of the change", kind: .percent, role: .measure),
    ])
    var left = subject.change
    let ordered = segments.sorted { abs($0.real - $0.predict) > abs($1.real - $1.predict) }
    for segment in ordered {
      let effect = (segment.real - segment.predict) / reading.unit
      left -= effect
      let condition = Self.expression(segment, reading, question)
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
      .text("all else"), .null, .null, .null, subject.kind.value(left),
      .double(left / subject.change),
    ])
    result.blocks += [.title("where"), .table(table)]
    if !question.isExact {
      result.notes.append("\(subject.metric.title) of segments do not add up: some count in several")
    }
  }

  static func expression(
    _ segment: SegmentScan.Finding, _ reading: LeafReading, _ question: LeafQuestion
  ) -> Expression {
    let parts = segment.parts.map { part -> Expression in
      let name = Expression(.name(question.dimensions[part.dimension]))
      guard let value = reading.leaves.values[part.dimension][Int(part.code)] else {
        return Expression(.missing(name, negated: false))
      }
      return Expression(.binary(.equal, name, Expression(.value(.text(value)))))
    }
    let whole = parts.dropFirst().reduce(parts.first) { .both($0, $1) }
    return whole ?? Expression(.value(.bool(true)))
  }

  private func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined()
      : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
}
