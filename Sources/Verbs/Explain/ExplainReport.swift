import Analysis
import Catalog
import Language
import Planner
import Values

/// Lays out what explain found, part by part.
struct ExplainReport {
  private let subject: ExplainSubject
  private let stages: [Stage]
  private var report: Report

  init(_ subject: ExplainSubject, _ stages: [Stage]) {
    self.subject = subject
    self.stages = stages
    report = Report(
      heading: subject.heading, notes: subject.planned.notes, sql: [subject.sql.text])
  }

  func answer() throws(Diagnostic) -> Answer {
    var copy = self
    return try copy.build()
  }

  private mutating func build() throws(Diagnostic) -> Answer {
    guard subject.change != 0 else {
      // A dimension that does not exist is a mistake whether the metric moved or not.
      if !subject.dimensions.isEmpty {
        _ = try subject.planning.leaves(of: subject.call, by: subject.dimensions)
      }
      report.blocks = [.table(drivers(nil)), .text("\(subject.metric.title) did not move.")]
      return Answer(report, rest: stages)
    }
    var split: Drivers.Result?
    do throws(Diagnostic) {
      split = try Drivers(
        metric: subject.metric, desk: subject.desk, planning: subject.planning,
        call: subject.call
      ).run(subject.before, subject.after)
    } catch {
      guard !error.endsStatement else { throw error }
      report.notes.append("not split into drivers: \(error.message)")
    }
    let table = drivers(split)
    var rest = stages
    if case .chart(.waterfall)? = stages.first?.kind {
      report.blocks.append(.chart(Chart(.waterfall, waterfall(table))))
      rest.removeFirst()
    }
    report.blocks.append(.table(table))
    if let split { report.sql.append(split.sql.text) }
    try addMarket()
    let segments = try addSegments()
    try addFacts(segments)
    report.next = next(segments, split)
    return Answer(report, rest: rest)
  }

  // MARK: - Drivers

  /// One row a driver, what they leave over, and the metric itself as the last row.
  private func drivers(_ result: Drivers.Result?) -> Table {
    let kind = subject.kind
    var table = Table(subject.columns)
    func add(_ name: Wording, _ before: Double?, _ now: Double?, _ effect: Double, _ kind: Kind) {
      let relative =
        before == nil || now == nil
        ? Value.null : Comparison.relativeChange(.double(now ?? 0), .double(before ?? 0))
      table.append([
        table.word(name), before.map(kind.value) ?? .null, now.map(kind.value) ?? .null, relative,
        subject.kind.value(effect), subject.change == 0 ? .null : .double(effect / subject.change),
      ])
      table.rowKinds.append(kind)
    }
    if let result {
      for effect in closed(result) {
        let metric = result.identity.leaves.first { $0.title.english == effect.name }
        guard let metric else { continue }
        let kind = metric.type.kind(currency: subject.planning.currency)
        add(metric.title, effect.before, effect.after, effect.effect, kind)
      }
      if !isRounding(result.remainder) {
        add("not explained by these", nil, nil, result.remainder, kind)
      }
    }
    add(subject.metric.title, subject.before, subject.after, subject.change, kind)
    return table
  }

  /// Whether what the drivers leave over is only that money is rounded to cents.
  private func isRounding(_ remainder: Double) -> Bool {
    if case .money = subject.kind { return abs(remainder) < 0.015 }
    return abs(remainder) <= abs(subject.change) * 1e-6 + 1e-9
  }

  /// Effects of money in whole cents that add up to the change.
  private func closed(_ result: Drivers.Result) -> [DriverEffect] {
    var effects = result.split.effects
    let change = isRounding(result.remainder) ? subject.change : result.split.change
    guard case .money = subject.kind, let total = Int64(exactly: (change * 100).rounded()),
      let units = Closure.units(effects.map { $0.effect * 100 }, total: total)
    else { return effects }
    for index in effects.indices { effects[index].effect = Double(units[index]) / 100 }
    return effects
  }

  private func waterfall(_ drivers: Table) -> Table {
    var table = Table(columns: [
      Column("step"), Column("value", kind: subject.kind, role: .measure),
    ])
    table.append([table.word(subject.baseline.label), subject.kind.value(subject.before)])
    let names = drivers["driver"] ?? []
    let effects = drivers["effect"] ?? []
    for (name, effect) in zip(names, effects).dropLast() {
      table.append([table.word(drivers.wording(of: name)), effect])
    }
    if table.rowCount == 1 {
      table.append([table.word("change"), subject.kind.value(subject.change)])
    }
    table.append([table.word(subject.period.label), subject.kind.value(subject.after)])
    return table
  }

  // MARK: - Market, segments, facts

  private mutating func addMarket() throws(Diagnostic) {
    let market = MarketPart(subject)
    guard market.applies else { return }
    guard let found = try market.run() else {
      report.notes.append("no market data for these days: own and market are not told apart")
      return
    }
    report.blocks += [.title("own or market"), .table(found)]
  }

  private mutating func addSegments() throws(Diagnostic) -> SegmentSearch.Result? {
    let found: SegmentSearch.Result
    do throws(Diagnostic) {
      guard let result = try SegmentSearch(subject).run() else { return nil }
      found = result
    } catch {
      guard subject.dimensions.isEmpty, !error.endsStatement else { throw error }
      report.notes.append(error.message)
      return nil
    }
    report.sql += found.sql
    report.notes += found.notes
    report.blocks += found.blocks
    return found
  }

  private mutating func addFacts(_ segments: SegmentSearch.Result?) throws(Diagnostic) {
    let facts = try CoincidingFacts(
      subject: subject, segments: segments?.conditions ?? []
    ).run()
    report.blocks += facts.blocks
    report.notes += facts.notes
  }

  /// The question that goes on where the largest part lies.
  private func next(_ segments: SegmentSearch.Result?, _ split: Drivers.Result?) -> String? {
    var clauses = subject.call.period.map { " \($0.value.text)" } ?? ""
    if let baseline = subject.call.baselines.first?.value, baseline != .usual {
      clauses += " vs \(baseline.text)"
    }
    if let first = segments?.conditions.first, subject.call.condition == nil {
      return "explain \(subject.metric.name)\(clauses) where \(first.text)"
    }
    guard
      let driver = split?.split.effects.max(by: { abs($0.effect) < abs($1.effect) }),
      let metric = split?.identity.leaves.first(where: { $0.title.english == driver.name })
    else { return nil }
    let condition = subject.call.condition.map { " where \($0.text)" } ?? ""
    return "explain \(metric.name)\(clauses)\(condition)"
  }
}
