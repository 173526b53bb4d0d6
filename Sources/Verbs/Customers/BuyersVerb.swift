import Analysis
import Catalog
import Language
import Planner
import Values

/// Who buys: new or returning, how valuable, from where and when.
package enum BuyersVerb: AskingVerb {
  package static let name = "buyers"
  package static let summary = "who buys: new and returning, RFM groups, regions, hours"
  package static let doc = """
    Takes the last 30 days without a period: new and returning buyers, the regions that bring the \
    most, and the hours and weekdays in which orders are paid. The RFM groups go over the 365 days \
    up to the end of the period: how lately, how often and for how much each buyer bought, with what \
    is usually done about them. With `by` or `vs` it is the plain question: `buyers by channel`.
    """
  package static let signature = Signature([], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = [
    VerbExample("buyers", "new and returning, RFM groups, regions and hours, of 30 days"),
    VerbExample("buyers last 90 days", "of a longer time"),
    VerbExample("buyers by channel last 7 days", "the plain question"),
  ]

  /// The days that RFM groups look back.
  private static let reach = 365

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    guard let plain = plain(call) else { return kinds(.money(planning.currency)) }
    return try Question(plain, in: planning).columns
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning(for: call)
    if let plain = plain(call) {
      return try Question(plain, stages, in: planning).answer(desk)
    }
    let span = call.verb.span
    let written = call.period?.value ?? .last(30, .day)
    let whole = call.asking(["buyers"], by: [], over: written)
    let planned = try planning.question(whole)
    guard let period = planned.period, period.hasBeginning else {
      throw Diagnostic(.wrongTime, "buyers needs a period with a beginning", at: call.period?.span)
    }
    let heading = ("who buys" as Wording).narrowed(by: call.condition)
    var report = Report(heading: planned.heading(heading), notes: planned.notes)
    let types = try newAndReturning(call, written, period, desk, planning)
    let (rfm, past) = try groups(call, until: period.end, desk, planning)
    if desk.look != nil {
      report.blocks = [.code(types.written), .code(rfm.written)]
      return Answer(report, rest: stages)
    }
    let currency = Kind.money(planning.currency)
    let history = History(planning, before: period)
    if let note = history.note { report.notes.append(note) }
    let told = try desk.reader.query(types)
    report.blocks = [.table(kinds(history.tellsNew ? told : history.untold(told), currency))]
    let year = try desk.reader.query(rfm)
    let last = (period.end - 1).day
    report.blocks += [
      .title("RFM groups of the \(reach) days up to \(last)"), .table(rfmTable(year, currency)),
    ]
    if let note = scores(year) { report.notes.append(note) }
    report.notes += past.filter { !report.notes.contains($0) }
    for part in parts(whole, span) {
      // What is not known of the buyers is left out.
      let told = try ifAnswered { () throws(Diagnostic) in
        try Question(part.call, in: planning).answer(desk).report
      }
      guard let answer = told, let table = answer.table, table.rowCount > 0
      else { continue }
      report.blocks.append(.title(part.title))
      report.blocks.append(part.chart.map { .chart(Chart($0, table)) } ?? .table(table))
      report.sql += answer.sql
    }
    report.sql = [types.text, rfm.text] + report.sql
    report.next = "cohort"
    return Answer(report, rest: stages)
  }

  /// The plain question of a call that has its clauses; nil for the whole page.
  private static func plain(_ call: Call) -> Call? {
    guard !call.groups.isEmpty || !call.baselines.isEmpty || call.basis != nil else { return nil }
    var plain = call
    plain.verb = Name("show", at: call.verb.span)
    plain.items = [Item(.named("buyers", at: call.verb.span))]
    return plain
  }

  // MARK: - New and returning

  /// How far the orders reach back before a period, where they do not say themselves who is new.
  private struct History {
    /// The day of the first order; nil where the orders say who is new.
    private let begins: Day?
    private let start: Day

    init(_ planning: Planning, before period: Period) {
      start = period.start.day
      let isSaid = planning.facts.isFilled("customer_type", of: "orders")
      begins = isSaid ? nil : planning.facts["orders"]?.spans["paid_at"]?.oldest.day
    }

    /// Whether an order from before the period could tell a buyer who returns.
    var tellsNew: Bool { begins.map { $0 < start } ?? true }

    var note: Wording? {
      guard let begins else { return nil }
      return tellsNew
        ? "new is who has no order since \(begins), the first day of the data"
        : "who is new cannot be told: the data begin on \(begins), and no orders before the period"
          + " are loaded"
    }

    /// The same people under one name.
    func untold(_ rows: Table) -> Table {
      var table = Table(columns: rows.columns)
      for row in rows.rows { table.append([table.word("not known")] + row.dropFirst()) }
      return table
    }
  }

  /// Of each kind of buyer: people, orders, revenue.
  ///
  /// Each person stands under one kind. Where the orders say which of them are somebody's first,
  /// whoever has one in the period is new; else whoever has no paid order before the period.
  private static func newAndReturning(
    _ call: Call, _ written: PeriodSyntax, _ period: Period, _ desk: Desk,
    _ planning: Planning
  ) throws(Diagnostic) -> SQL {
    let span = call.verb.span
    if planning.facts.isFilled("customer_type", of: "orders") {
      let asked = call.asking(
        ["orders", "revenue"],
        by: [.named("customer_id", at: span), .named("customer_type", at: span)], over: written)
      let groups = try Groups(asked, planning, desk)
      // Who buys for the first and again in the period is one person, and new.
      return """
        with bought(customer, type, orders, revenue) as (\(groups.sql)),
        people as (
          select customer, case when bool_or(type = 'new') then 'new' else max(type) end as type,
            sum(orders) as orders, sum(revenue) as revenue
          from bought where orders > 0 and customer is not null group by customer)
        select type, count(*), sum(orders)::bigint, sum(revenue)
        from people group by 1 order by 1
        """
    }
    let asked = call.asking(
      ["orders", "revenue"],
      by: [.named("customer_id", at: span), .named("day", at: span)],
      over: .until(.day((period.end - 1).day)))
    let groups = try Groups(asked, planning, desk)
    let start = SQL.bind(.moment(period.start))
    return """
      with bought(customer, day, orders, revenue) as (\(groups.sql)),
      people as (
        select customer, min(day) < \(start) as is_known,
          sum(orders) filter (day >= \(start)) as orders,
          sum(revenue) filter (day >= \(start)) as revenue
        from bought where orders > 0 and customer is not null group by customer)
      select case when is_known then 'returning' else 'new' end, count(*), sum(orders)::bigint,
        sum(revenue)
      from people where orders > 0 group by 1 order by 1
      """
  }

  private static func kinds(_ currency: Kind) -> [AnswerColumn] {
    [
      AnswerColumn("customer_type", title: "buyers who are", "new or returning"),
      AnswerColumn("buyers", kind: .count, "people"),
      AnswerColumn("share", kind: .percent, "of the buyers"),
      AnswerColumn("orders", kind: .count, "that they paid"),
      AnswerColumn("revenue", kind: currency, "of these orders"),
      AnswerColumn("revenue_share", kind: .percent, "of the revenue"),
      AnswerColumn("spend_per_buyer", kind: currency, "revenue by buyers"),
      AnswerColumn("orders_per_buyer", kind: .ratio, "orders by buyers"),
    ]
  }

  private static func kinds(_ rows: Table, _ currency: Kind) -> Table {
    var table = Table(kinds(currency))
    let sums = (1...3).map { column in
      rows.cells[column].reduce(0.0) { $0 + ($1.double ?? 0) }
    }
    for words: Wording in ["new", "returning", "not known"] { table.word(words) }
    for row in rows.rows {
      let numbers = row[1...3].map { $0.double ?? 0 }
      table.append(
        [
          row[0].isNull ? table.word("not said") : row[0], row[1], part(numbers[0], sums[0]),
          row[2],
        ]
          + [row[3], part(numbers[2], sums[2])]
          + [each(numbers[2], numbers[0], currency), part(numbers[1], numbers[0])])
    }
    return table
  }

  private static func part(_ a: Double, _ b: Double) -> Value { b > 0 ? .double(a / b) : .null }

  private static func each(_ a: Double, _ b: Double, _ kind: Kind) -> Value {
    b > 0 ? kind.value(a / b) : .null
  }

  // MARK: - RFM

  /// Buyers by their scores: recency, orders up to three, money, people, orders, revenue, and the
  /// fewest and most days since their last order.
  private static func groups(
    _ call: Call, until end: Moment, _ desk: Desk, _ planning: Planning
  ) throws(Diagnostic) -> (sql: SQL, notes: [Wording]) {
    let last = (end - 1).day
    let asked = call.asking(
      ["orders", "revenue"],
      by: [.named("customer_id", at: call.verb.span), .named("day", at: call.verb.span)],
      over: .range(.day(last - (reach - 1)), .day(last)))
    let groups = try Groups(asked, planning, desk)
    let sql: SQL = """
      with bought(customer, day, orders, revenue) as (\(groups.sql)),
      people as (
        select customer, max(day) as latest, sum(orders) as orders, sum(revenue) as revenue
        from bought where orders > 0 and customer is not null group by customer),
      scored as (
        select 1 + 5 * (rank() over (order by latest) - 1) // count(*) over () as recency,
          1 + 5 * (rank() over (order by revenue) - 1) // count(*) over () as money,
          orders, revenue, date_diff('day', latest, \(.bind(.moment(Moment(last))))) as days
        from people)
      select recency, least(orders, 3)::bigint as frequency, money, count(*) as buyers,
        sum(orders)::bigint as orders, sum(revenue) as revenue, min(days) as fewest,
        max(days) as most
      from scored group by 1, 2, 3 order by 1, 2, 3
      """
    return (sql, groups.planned.notes)
  }

  private static func rfmTable(_ rows: Table, _ currency: Kind) -> Table {
    var table = Table(columns: [
      Column("group"), Column("buyers", kind: .count), Column("share", kind: .percent),
      Column("revenue", kind: currency), Column("revenue_share", kind: .percent),
      Column("spend_per_buyer", kind: currency), Column("orders_per_buyer", kind: .ratio),
      Column("meaning"), Column("advice", title: "what to do"),
    ])
    var sums: [RFMGroup: (buyers: Double, orders: Double, revenue: Double)] = [:]
    var (buyers, revenue) = (0.0, 0.0)
    for row in rows.rows {
      guard let recency = row[0].int, let orders = row[1].int, let money = row[2].int else {
        continue
      }
      let group = RFMGroup(recency: recency, orders: orders, money: money)
      let sum = sums[group] ?? (0, 0, 0)
      let numbers = row[3...5].map { $0.double ?? 0 }
      sums[group] = (sum.0 + numbers[0], sum.1 + numbers[1], sum.2 + numbers[2])
      buyers += numbers[0]
      revenue += numbers[2]
    }
    for group in RFMGroup.allCases {
      guard let sum = sums[group] else { continue }
      table.append([
        table.word(Wording(words: group.rawValue)), .int(Int64(sum.buyers)),
        part(sum.buyers, buyers),
        currency.value(sum.revenue), part(sum.revenue, revenue),
        each(sum.revenue, sum.buyers, currency), part(sum.orders, sum.buyers),
        table.word(Wording(words: group.meaning)), table.word(Wording(words: group.advice)),
      ])
    }
    return table
  }

  /// What lately and long ago are in days.
  private static func scores(_ rows: Table) -> Wording? {
    func days(_ column: Int, _ recency: ClosedRange<Int>) -> [Int] {
      rows.rows.filter { recency.contains($0[0].int ?? 0) }.compactMap { $0[column].int }
    }
    guard let lately = days(7, 4...5).max(), let longAgo = days(6, 1...1).min() else { return nil }
    return """
      lately: the two fifths of buyers whose last order is up to \(lately) days old; long ago: the \
      fifth whose last is \(longAgo) days old or more; much: the two fifths who spent most
      """
  }

  // MARK: - Where and when

  private static func parts(
    _ whole: Call, _ span: Span
  ) -> [(title: Wording, call: Call, chart: Chart.Shape?)] {
    func named(_ text: String) -> Expression { .named(text, at: span) }
    func items(_ names: [String]) -> [Item] { names.map { Item(named($0)) } }
    var regions = whole
    regions.items = items(["buyers", "orders", "revenue", "spend_per_buyer"])
    regions.groups = [Group(named("region"), top: 10)]
    var hours = whole
    hours.items = items(["orders"])
    hours.groups = [Group(named("weekday")), Group(named("hour_of_day"))]
    return [("regions", regions, nil), ("orders by weekday and hour", hours, .heat)]
  }
}
