import Catalog
import Language
import Planner
import Values

/// Who comes back: customers by when they first bought.
package enum CohortVerb: AskingVerb {
  package static let name = "cohort"
  package static let summary = "repeat purchase by first month: who comes back, and when"
  package static let ways = ["cohorts", "留存", "同期群"]
  package static let doc = """
    One row for the customers who first bought in a month, the last 12 whole months without a \
    period: how many they are, the share who have bought again so far, and of each month since, the \
    share who bought in it. A month that is not over, or that the data do not reach, is left blank. \
    With a metric the cells hold its amount per customer of the cohort. `by week` and `by quarter` \
    take other steps.
    """
  package static let signature = Signature(
    [.optionalItems], clauses: [.by, .where, .period, .on])
  package static let examples = [
    VerbExample("cohort", "who of each month's new customers came back, and when"),
    VerbExample("cohort revenue last 6 months", "revenue per customer of each cohort"),
    VerbExample("cohort by week last 8 weeks", "cohorts of weeks"),
  ]

  /// So many steps after the first are shown.
  private static let reach = 12

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let metric = try metric(of: call, planning)
    return CohortTriangle.columns(
      try unit(of: call), kind(of: metric, planning), ages: (metric == nil ? 1 : 0)...reach)
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let unit = try unit(of: call)
    let period = try planning.period(of: call) ?? planning.clock.period(.last(12, unit))
    guard period.hasBeginning else {
      throw Diagnostic(.wrongTime, "cohorts need a period with a beginning", at: call.period?.span)
    }
    let metric = try metric(of: call, planning)
    let last = planning.clock.now.day - 1
    // Whoever is marked as new is new, even where the data do not reach back.
    let knowsNew = planning.facts.isFilled("customer_type", of: "orders")
    let asked = call.asking(
      ["orders", knowsNew ? "new_buyers" : "orders", metric?.name ?? "orders"],
      by: [
        .named("customer_id", at: call.verb.span), .named(unit.rawValue, at: call.verb.span),
      ], over: .until(.day(last)))
    let groups = try Groups(asked, planning, desk)
    if let metric, !groups.planned.summable.contains(metric.name) {
      throw Diagnostic(
        .notSplittable, "\(metric.title) does not add up over customers and months",
        at: call.items.first?.expression.span, label: "as in: cohort revenue")
    }
    let sql = query(groups.sql, unit, period)
    let what: Wording =
      metric.map { "\($0.title) per customer of each cohort" } ?? "repeat purchase"
    let step = Wording(name: unit.rawValue)
    let heading: Wording = "\(what) by the \(step) of the first order, \(period.heading)"
    if desk.look != nil {
      return Answer(Report(heading: heading, blocks: [.code(sql.written)]))
    }
    let rows = try desk.reader.query(sql)
    guard rows.rowCount > 0 else {
      throw Diagnostic(
        .noData, "nobody bought for the first time in \(period.heading)", at: call.period?.span)
    }
    let newest = planning.span(of: groups.planned.plan).map { min($0.newest.day, last) } ?? last
    let triangle = CohortTriangle(
      rows, unit, until: Moment(newest + 1), kind: kind(of: metric, planning), reach: reach,
      isShare: metric == nil)
    var report = Report(heading: heading, blocks: [.table(triangle.table)], sql: [sql.text])
    report.notes = [
      """
      blank: \(step)s that are not over, or after the newest data of \(newest); late cohorts have \
      had less time to buy again
      """
    ]
    if let oldest = planning.span(of: groups.planned.plan)?.oldest.day {
      report.notes.append(
        knowsNew
          ? "who is new is what the orders say; the data begin on \(oldest)"
          : "whoever bought before the data begin, on \(oldest), counts as new on coming back")
    }
    return Answer(report, rest: stages)
  }

  /// What the cells of a metric hold, a share of the customers where there is none.
  private static func kind(of metric: Metric?, _ planning: Planning) -> Kind {
    let kind = metric.map { $0.type.kind(currency: planning.currency) } ?? .percent
    return kind == .count ? .number : kind
  }

  /// The step of the cohorts: a month unless the call names another.
  private static func unit(of call: Call) throws(Diagnostic) -> TimeUnit {
    guard let group = call.groups.first else { return .month }
    guard call.groups.count == 1, let name = group.expression.plainName,
      let unit = TimeUnit(rawValue: name.text), [.week, .month, .quarter].contains(unit)
    else {
      throw Diagnostic(
        .syntax, "cohorts go by week, month or quarter", at: group.expression.span,
        label: "one group of customers: cohort where channel = \"search\"")
    }
    return unit
  }

  private static func metric(
    of call: Call, _ planning: Planning
  ) throws(Diagnostic) -> Metric? {
    guard let item = call.items.first else { return nil }
    guard call.items.count == 1, let name = item.expression.plainName,
      let metric = try planning.catalog.metric(name)
    else {
      throw Diagnostic(.syntax, "cohort takes one metric", at: item.expression.span)
    }
    // The share who buy again is what the plain question shows.
    return metric.name == "buyers" ? nil : metric
  }

  /// One row for each first step and each step since: who bought, and the metric's amount.
  private static func query(_ groups: SQL, _ unit: TimeUnit, _ period: Period) -> SQL {
    let age: SQL =
      unit == .week
      ? "date_diff('day', first_step, step) // 7"
      : "date_diff('\(word: unit.rawValue)', first_step, step)"
    return """
      with bought(customer, step, orders, is_new, amount) as (\(groups)),
      first as (
        select customer, min(step) filter (is_new > 0) as first_step, min(step) as seen,
          sum(orders) as all_orders
        from bought where customer is not null and orders > 0 group by customer)
      select first_step, \(age) as age, count(*) filter (orders > 0) as buyers,
        sum(amount)::double as amount,
        count(*) filter (step = first_step and all_orders > 1) as again
      from bought join first using (customer)
      where first_step = seen and step >= first_step
        and first_step >= \(.bind(.moment(period.start))) and first_step < \(.bind(.moment(period.end)))
      group by all order by all
      """
  }
}
