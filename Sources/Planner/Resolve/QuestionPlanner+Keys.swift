import Catalog
import Language
import Values

/// What the answer is grouped by, and the buckets that a time key has.
extension QuestionPlanner {
  mutating func addKeys() throws(Diagnostic) {
    for group in call.groups {
      planned.plan.keys.append(try key(group))
    }
    if planned.plan.keys.contains(where: { $0.grain != nil }) { try addSpine() }
  }

  func key(_ group: Group) throws(Diagnostic) -> Plan.Key {
    let written = group.expression.plainName
    if let written, let grain = Grain(rawValue: written.text) {
      return Plan.Key(
        column: Column(grain.rawValue, kind: .bucket(grain), role: .dimension), grain: grain)
    }
    var type: ColumnType?
    var label: Plan.Key.Label?
    var name = written?.text ?? group.expression.text
    if let written, let page = scope.registry.pages.first(where: { !$0.isWhole }) {
      if let path = try page.scope.path(written) {
        type = path.column.type
        name = written.isQuoted ? path.column.name : path.shownName(asked: written.text)
        if let column = path.label,
          let key = planning.catalog.datasets[path.labelDataset]?.key.first
        {
          label = Plan.Key.Label(dataset: path.labelDataset, key: key, column: column.name)
        }
      }
    }
    return Plan.Key(
      column: Column(
        name, kind: (type ?? .text).kind(currency: planning.currency), role: .dimension),
      label: label, top: group.top)
  }

  /// The buckets that every time key has, whether rows fall into them or not.
  mutating func addSpine() throws(Diagnostic) {
    guard let period = try spinePeriod() else { return }
    for (index, key) in planned.plan.keys.enumerated() {
      guard let grain = key.grain else { continue }
      if grain.isCyclic {
        planned.plan.keys[index].buckets = grain.cycle.map { .int(Int64($0)) }
        continue
      }
      let buckets: Buckets
      do throws(Diagnostic) {
        buckets = try planning.clock.buckets(of: period, by: grain)
      } catch {
        throw error.placed(at: call.groups[index].expression.span)
      }
      planned.plan.keys[index].buckets = buckets.starts.map { .moment($0) }
      let skipped = planning.clock.skipped(of: buckets)
      planned.plan.keys[index].skipped = skipped.isEmpty ? nil : skipped.map { .moment($0) }
      if buckets.firstIsPartial || buckets.lastIsPartial {
        let note: Wording =
          switch (buckets.firstIsPartial, buckets.lastIsPartial) {
          case (true, true): "the first and last \(grain.spoken) are partial"
          case (true, false): "the first \(grain.spoken) is partial"
          default: "the last \(grain.spoken) is partial"
          }
        planned.notes.append(note)
      }
      for (number, baseline) in planned.baselines.enumerated() {
        if !baseline.comparable.isEmpty { continue }
        let pairs = try baseline.pairs(with: period, by: grain, clock: planning.clock)
        let alone = pairs.filter { $0.baseline == nil }.map { $0.current }
        if !alone.isEmpty { planned.plan.windows[number + 1].alone[index] = alone }
        if grain == .day || grain == .hour, case .days = baseline.alignment { continue }
        planned.plan.windows[number + 1].pairs = pairs.compactMap { pair in
          pair.baseline.map { Plan.BucketPair(from: $0, to: pair.current) }
        }
      }
    }
  }

  /// The period that buckets cover: the one asked for, else the span of the data.
  func spinePeriod() throws(Diagnostic) -> Period? {
    let spans = scope.registry.pages.compactMap { page in
      page.basis.flatMap { planning.span(of: $0, in: page.dataset) }
    }
    guard let oldest = spans.map({ $0.oldest }).min(), let newest = spans.map({ $0.newest }).max()
    else { return planned.period }
    if let period = planned.period { return period.bounded(from: Moment(oldest.day)) }
    let days = newest.day - oldest.day + 1
    return Period(
      start: Moment(oldest.day), end: Moment(newest.day + 1), fullEnd: Moment(newest.day + 1),
      shape: .days(days), label: "all")
  }
}
