import Catalog
import Language
import Planner
import Values

/// Which channels the orders are owed to, by five ways of sharing them out.
package enum AttributionVerb: AskingVerb {
  package static let name = "attribution"
  package static let summary = "orders shared out among the visits before them, by five models"
  package static let ways = ["归因"]
  package static let doc = """
    Takes revenue, or another metric that orders add up to, of the last 30 days without a period, \
    and the channels, or campaigns with `by campaign`. Last click gives an order to the last visit \
    before it, first click to the first, linear to all alike; position gives 40 % each to the first \
    and the last; decay halves a visit's weight with every 7 days before the order. Visits that \
    name no order count for the customer's orders of the 30 days after (`--within 14`). No model \
    says what a channel caused: only a test with a group that does not see it can.
    """
  package static let signature = Signature(
    [.optionalItems], clauses: [.by, .where, .period, .options])
  package static let options = [
    VerbOption("within", .number(1...365), "days before an order in which a visit counts; 30")
  ]
  package static let examples = [
    VerbExample("attribution", "revenue shared out among the channels, by five models"),
    VerbExample("attribution orders by campaign last 7 days", "orders among campaigns"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let metric = try metric(of: call, planning)
    return columns(of: thing(of: call), amount(of: metric, planning))
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let span = call.verb.span
    let metric = try metric(of: call, planning)
    let within = try NumberOptions(call, options)["within"] ?? 30
    guard call.groups.count < 2, call.groups.first?.top == nil else {
      throw Diagnostic(.syntax, "attribution goes by one dimension of the visits", at: span)
    }
    guard (planning.facts["touches"]?.rows ?? 0) > 0 else {
      throw Diagnostic(
        .notLoaded, "attribution needs touches, and none are loaded", at: span,
        label: "load FILE as touches")
    }
    let thing = thing(of: call)
    // Whatever the visits do not know is told by the planner, with what they do.
    let visits = try Groups(
      call.unconditioned.asking(["touches"], by: [.named("touch_id", at: span), thing], over: nil),
      planning, desk)
    let orders = try Groups(
      call.asking(
        [metric.name], by: [.named("order_id", at: span)],
        over: call.period?.value ?? .last(30, .day)), planning, desk)
    guard orders.planned.summable.contains(metric.name) else {
      throw Diagnostic(
        .notSplittable, "\(metric.title) does not add up over orders, so it cannot be shared out",
        at: call.items.first?.expression.span ?? span, label: "as in: attribution revenue")
    }
    let sql = query(visits, orders, within: within)
    var heading: Wording = "\(metric.title) by what led to it, by \(thing.title)"
    heading = heading.narrowed(by: call.condition)
    heading = orders.planned.heading(heading)
    if desk.look != nil {
      return Answer(Report(heading: heading, blocks: [.code(sql.written)]))
    }
    let rows = try desk.reader.query(sql)
    guard rows.rowCount > 0 else {
      throw Diagnostic(
        .noData, "none of these orders has a visit before it", at: call.period?.span ?? span,
        hints: ["load the visits that led to orders: load FILE as touches"])
    }
    let kind = amount(of: metric, planning)
    let (table, share) = table(rows, kind, Table(columns(of: thing, kind)))
    var report = Report(
      heading: heading, blocks: [.table(table)], notes: orders.planned.notes, sql: [sql.text])
    if share < 0.9995 {
      let percent = Value.double((share * 1000).rounded() / 10)
      report.notes.append(
        "orders with a visit before them make \(percent) % of the \(metric.title); the rest is not "
          + "shared out")
    }
    report.notes.append("models share out, they do not tell what a channel caused")
    return Answer(
      report, rest: stages, summable: Set(models.map { $0.name }), total: table.total)
  }

  private static let models: [(name: String, title: Wording)] = [
    ("last_click", "last click"), ("first_click", "first click"), ("linear", "linear"),
    ("position", "position 40/20/40"), ("decay", "decay, 7 days"),
  ]

  /// What the visits are told apart by.
  private static func thing(of call: Call) -> Expression {
    call.groups.first?.expression ?? .named("channel", at: call.verb.span)
  }

  /// What a part of a metric is: of a count no whole number.
  private static func amount(of metric: Metric, _ planning: Planning) -> Kind {
    let kind = metric.type.kind(currency: planning.currency)
    return kind == .count ? .ratio : kind
  }

  private static func columns(of thing: Expression, _ kind: Kind) -> [AnswerColumn] {
    [
      AnswerColumn(thing.text, "of the visits"),
      AnswerColumn("touches", title: "visits", kind: .count, "before the orders"),
    ]
      + models.map { AnswerColumn($0.name, title: $0.title, kind: kind, "by this model") }
  }

  private static func metric(
    of call: Call, _ planning: Planning
  ) throws(Diagnostic) -> Metric {
    let item = call.items.first?.expression
    guard call.items.count < 2,
      let name = item.map({ $0.plainName }) ?? Name("revenue", at: call.verb.span)
    else {
      throw Diagnostic(.syntax, "attribution takes one metric", at: item?.span)
    }
    if let metric = try planning.catalog.metric(name) { return metric }
    let near = closest(to: name.text, among: planning.catalog.metricOrder, limit: 1)
    throw Diagnostic(
      .unknownName, "no metric called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0.replacing("_", with: " ")) })
  }

  /// Of each group its visits, and what each model gives it; then what all orders come to.
  private static func query(_ visits: Groups, _ orders: Groups, within: Double) -> SQL {
    """
    with amounts(order_id, amount) as (\(orders.sql)),
    asked(touch_id, thing, n) as (\(visits.sql)),
    known as (
      select touch_id, any_value(thing) as thing from asked where touch_id is not null group by 1),
    bought as (
      select order_id, amount::double as amount, paid_at, customer_id
      from amounts join orders using (order_id) where amount is not null and paid_at is not null),
    visits as (
      select order_id, amount, thing, epoch(paid_at - touched_at) / 86400 as days, touch_id
      from touches join known using (touch_id) join bought using (order_id)
      where touched_at <= paid_at
      union all
      select b.order_id, amount, thing, epoch(paid_at - touched_at) / 86400, touch_id
      from touches t join known using (touch_id) join bought b on b.customer_id = t.customer_id
      where t.order_id is null and touched_at <= paid_at
        and touched_at > paid_at - to_days(cast(\(Int(within)) as integer))),
    placed as (
      select *, row_number() over path as place, count(*) over (partition by order_id) as n,
        exp(-ln(2) * (days - min(days) over (partition by order_id)) / 7) as weight
      from visits window path as (partition by order_id order by days desc, touch_id)),
    shared as (
      select *, case when n = 1 then 1 when n = 2 then 0.5 when place in (1, n) then 0.4
          else 0.2 / (n - 2) end as position,
        weight / sum(weight) over (partition by order_id) as decay
      from placed)
    select \(visits.named(1, "thing")) as name, count(*) as touches,
      \(sum("if(place = n, amount, 0)")), \(sum("if(place = 1, amount, 0)")),
      \(sum("amount / n")), \(sum("amount * position")), \(sum("amount * decay")),
      (select \(sum("amount")) from bought)
    from shared group by thing order by 5 desc, name
    """
  }

  /// A sum that does not depend on the order of its rows, which differs from run to run.
  private static func sum(_ part: SQL) -> SQL {
    "sum(cast(\(part) as decimal(38, 15)))::double"
  }

  private static func table(
    _ rows: Table, _ kind: Kind, _ empty: Table
  ) -> (table: Table, share: Double) {
    var table = empty
    var sums = Array(repeating: 0.0, count: models.count + 1)
    for row in rows.rows {
      let numbers = row[1...6].map { $0.double ?? 0 }
      for (index, number) in numbers.enumerated() { sums[index] += number }
      table.append(
        [row[0].isNull ? .text("(none)") : row[0], row[1]]
          + numbers.dropFirst().map(kind.value))
    }
    table.total = [table.word("total"), .int(Int64(sums[0]))] + sums.dropFirst().map(kind.value)
    let all = rows.cells[7].first?.double ?? 0
    return (table, all == 0 ? 0 : sums[1] / all)
  }
}

extension Call {
  /// The same call without its condition.
  var unconditioned: Call {
    var call = self
    call.condition = nil
    return call
  }
}
