import Catalog
import Language
import Values

/// What a metric is to reach over a stretch of days, for the whole store or one part of it.
package struct Target: Hashable, Sendable {
  package var metric: String
  package var start: Day
  /// The last day, included.
  package var end: Day
  /// The dimension and the value of the part; nil for the whole store.
  package var part: Part?
  package var value: Double

  package struct Part: Hashable, Sendable {
    package var dimension: String
    package var member: String

    package init(dimension: String, member: String) {
      self.dimension = dimension
      self.member = member
    }
  }

  package init(metric: String, start: Day, end: Day, part: Part?, value: Double) {
    self.metric = metric
    self.start = start
    self.end = end
    self.part = part
    self.value = value
  }

  /// The part of the target's days that a period covers, from 0 to 1.
  func share(of period: Period) -> Double {
    let (first, behind) = (Moment(start), Moment(end + 1))
    let overlap = min(behind, period.end) - max(first, period.start)
    return overlap <= 0 ? 0 : Double(overlap) / Double(behind - first)
  }
}

extension Target {
  /// The number that a definition sets; of a percentage the fraction.
  ///
  /// - Throws: What is no number, or is a share of more than everything.
  package static func value(
    of syntax: TargetSyntax, in catalog: Catalog
  ) throws(Diagnostic) -> Double {
    let written = syntax.value
    let isShare = try catalog.metric(syntax.metric)?.type == .percent
    switch written.kind {
    case .percent(let share) where isShare: return share.double
    case .percent:
      throw Diagnostic(
        .wrongType, "\(syntax.metric.spoken) is no percentage", at: written.span,
        label: "write the number itself")
    default: break
    }
    guard case .value(let value) = written.kind, let number = value.double else {
      throw Diagnostic(
        .definition, "a target is a number", at: written.span,
        label: "target \(syntax.metric.text) \(syntax.period.text) = 1000")
    }
    guard !isShare || number < 1.5 else {
      throw Diagnostic(
        .wrongType,
        "\(syntax.metric.spoken) is a percentage, and \(value) would be \(Value.double(number * 100)) %",
        at: written.span, label: "write \(value)% or \(Value.double(number / 100))")
    }
    return number
  }
}

extension Planning {
  /// What the targets let expect of a metric over a period; nil where there are none.
  ///
  /// Amounts go by the days of each target that the period covers; of rates, the target that covers
  /// most of the period counts.
  package func planned(
    _ metric: Metric, over period: Period, part: Target.Part?, isAmount: Bool
  ) -> Double? {
    let own = targets.filter { $0.metric == metric.name && $0.part == part }
    let covering = own.map { ($0, $0.share(of: period)) }.filter { $0.1 > 0 }
    guard !covering.isEmpty else { return nil }
    guard isAmount else {
      let days = covering.max {
        $0.1 * Double($0.0.end - $0.0.start + 1) < $1.1 * Double($1.0.end - $1.0.start + 1)
      }
      return days?.0.value
    }
    return covering.reduce(0) { $0 + $1.0.value * $1.1 }
  }

  /// The days of a period by which a plan counts: those that are over, and whose data are there.
  ///
  /// Where there is none the period stays as it is.
  package func done(_ period: Period, newest: Day?) -> Period {
    let last = min(newest ?? period.lastDay, (period.end - 1).day, clock.now.day - 1)
    guard period.hasBeginning, last >= period.firstDay, last < (period.fullEnd - 1).day else {
      return period
    }
    return Period(
      start: period.start, end: Moment(last + 1), fullEnd: Moment(last + 1),
      shape: .days(last - period.firstDay + 1), label: period.label)
  }

  /// The part of the store that a condition names; a condition of any other form has no targets.
  package func part(
    of condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Target.Part? {
    guard let condition else { return nil }
    if case .binary(.equal, let left, let right) = condition.kind, let name = left.plainName {
      if case .value(.text(let member)) = right.kind {
        return Target.Part(dimension: name.text, member: member)
      }
      if let member = right.plainName {
        return Target.Part(dimension: name.text, member: member.spoken)
      }
    }
    throw Diagnostic(
      .wrongTime, "targets are for the whole store or for one value of a dimension",
      at: condition.span, label: "as in: where channel = \"search\"")
  }
}
