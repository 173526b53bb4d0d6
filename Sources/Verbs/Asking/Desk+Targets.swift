import Catalog
import Language
import Planner
import Values

/// What is to be reached: the data set of targets, and the definitions.
extension Desk {
  /// What planning needs for a question: with the targets where it is held against the plan.
  func planning(for call: Call) throws(Diagnostic) -> Planning {
    var planning = try planning()
    if call.baselines.contains(where: { $0.value == .plan }) {
      planning.targets = try targets(planning)
    }
    return planning
  }

  /// All targets; a definition counts before a loaded one of the same days.
  func targets(_ planning: Planning) throws(Diagnostic) -> [Target] {
    var targets: [Target] = []
    for syntax in catalog.targets {
      guard let metric = try catalog.metric(syntax.metric) else { continue }
      let period = try clock.period(syntax.period)
      targets.append(
        Target(
          metric: metric.name, start: period.start.day, end: (period.fullEnd - 1).day,
          part: try planning.part(of: syntax.condition, at: syntax.metric.span),
          value: try Target.value(of: syntax, in: catalog)))
    }
    guard planning.facts.isLoaded("targets") else { return targets }
    let table = try reader.query(
      """
      select metric_name, starts_on, ends_on, dimension_name, member, target_value::double \
      from targets where target_value is not null
      """)
    for row in table.rows {
      guard let name = row[0].text, case .day(let start) = row[1], case .day(let end) = row[2],
        let value = row[5].double, let metric = try? catalog.metric(Name(name))
      else { continue }
      let part = row[3].text.map { Target.Part(dimension: $0, member: row[4].text ?? "") }
      let target = Target(
        metric: metric.name, start: start, end: end, part: part, value: value)
      let isDefined = targets.contains {
        $0.metric == target.metric && $0.part == part && $0.start <= end && $0.end >= start
      }
      if !isDefined { targets.append(target) }
    }
    return targets
  }
}
