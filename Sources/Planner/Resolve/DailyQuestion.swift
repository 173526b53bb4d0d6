import Catalog
import Language
import Values

/// Metrics day by day, with what is needed to say how much of a day is chance.
package struct DailyQuestion: Sendable {
  /// What a metric's daily value is, for the noise of counting.
  package enum Nature: Hashable, Sendable {
    /// Whole numbers of things.
    case count
    /// A sum over events, whose number is the base.
    case sum
    /// A mean over events, whose number is the base.
    case mean
    /// A share of trials, whose number is the base.
    case rate
    /// What no events lie behind.
    case level
  }

  /// One row a day and group: the keys, then for each metric its value and, where it has one, its
  /// base.
  package var plan: Plan
  package var natures: [Nature]
  /// The columns that hold each metric's value and base.
  package var columns: [(value: Int, base: Int?)]
  /// The column of the largest single amount, of the last metric that sums up amounts.
  package var largest: Int?
  /// The days of which each metric's data are loaded: others are unknown, not zero.
  package var loaded: [ClosedRange<Day>?] = []
}

extension Planning {
  /// A call's metrics by day over a period, and by dimensions besides, whose keys keep their values.
  ///
  /// - Parameter clock: counts of every day only what lies before this time of day, in
  ///   microseconds; nil for whole days.
  package func daily(
    _ call: Call, over period: PeriodSyntax, by dimensions: [Name] = [], until clock: Int64? = nil,
    withLargest: Bool = false
  ) throws(Diagnostic) -> DailyQuestion {
    var question = call
    question.baselines = []
    question.period = Spanned(period, call.verb.span)
    question.groups = Self.groups(by: [Name(Grain.day.rawValue)] + dimensions)
    var plan = try self.question(question).plan
    plan.steps = []
    if let clock {
      for index in plan.sources.indices { plan.sources[index].dayLimit = clock }
    }
    var daily = DailyQuestion(plan: Plan(), natures: [], columns: [])
    let shown = plan.outputs.filter { !$0.isHidden }
    plan.outputs = []
    let keys = plan.keys.count
    for output in shown {
      var output = output
      output.column.kind = .number
      let (nature, base) = nature(of: output.scalar, in: &plan)
      let value = keys + plan.outputs.count
      plan.outputs.append(output)
      if let base {
        plan.outputs.append(
          Plan.Output(column: Column(output.column.name + "_base", kind: .number), scalar: base))
      }
      daily.natures.append(nature)
      daily.loaded.append(loadedDays(of: output.scalar.measures, in: plan))
      daily.columns.append((value, base == nil ? nil : value + 1))
    }
    // What the call names comes before what stands beside it.
    let named = max(1, min(call.items.count, shown.count))
    if withLargest, let measure = shown.prefix(named).last?.scalar.measures.first,
      grain(of: measure, in: plan) == .events
    {
      let largest = add(to: &plan, beside: measure) { $0.function = .max }
      daily.largest = keys + plan.outputs.count
      plan.outputs.append(
        Plan.Output(column: Column("largest", kind: .number), scalar: .measure(largest)))
    }
    daily.plan = plan
    return daily
  }

  private func nature(
    of scalar: Scalar, in plan: inout Plan
  ) -> (DailyQuestion.Nature, Scalar?) {
    let inner = scalar.withoutTrimmings
    // What one share leaves is a share of the same.
    if case .binary(.subtract, .value(let whole), let share) = inner, whole.double == 1 {
      let (nature, base) = nature(of: share, in: &plan)
      return nature == .rate ? (.rate, base) : (.level, nil)
    }
    if case .binary(.divide, let a, let b) = inner, a.isAmount(plan.measures),
      b.isAmount(plan.measures), let base = b.measures.first, let top = a.measures.first,
      grain(of: base, in: plan) == .things
    {
      return (grain(of: top, in: plan) == .things ? .rate : .mean, b)
    }
    guard inner.isAmount(plan.measures), let first = inner.measures.first else {
      return (.level, nil)
    }
    switch grain(of: first, in: plan) {
    // A difference of counts may fall below zero.
    case .things: return (inner.measures.count == 1 ? .count : .level, nil)
    case .events:
      let count = add(to: &plan, beside: first) { measure in
        measure.function = .count
        let present = measure.argument.map { Scalar.isMissing($0, negated: true) }
        measure.filter = .both(measure.filter, present)
        measure.argument = nil
      }
      return (.sum, .measure(count))
    case .reports: return (.level, nil)
    }
  }
}
