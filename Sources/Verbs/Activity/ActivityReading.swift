import Analysis
import Catalog
import Language
import Planner
import Values

/// Reads the store's days around activities, and lays out what they brought.
struct ActivityReading {
  private static let reach = 800
  private static let metrics = ["revenue", "orders", "gross_profit", "discounts", "gross_sales"]

  private let call: Call
  private let known: [ActivityRecord]
  private let desk: Desk
  private let planning: Planning

  init(
    _ call: Call, _ known: [ActivityRecord], _ desk: Desk, _ planning: Planning
  ) {
    (self.call, self.known) = (call, known)
    (self.desk, self.planning) = (desk, planning)
  }

  private var currency: Kind { .money(planning.currency) }

  // MARK: - Days

  private struct Days {
    var histories: [String: DailyHistory]
    /// The first day of sales that is loaded, and the last that is whole.
    var oldest: Day
    var present: Day
    var sql: SQL
    var notes: [Wording] = []
  }

  /// The daily histories around the activities, with the days of all activities and events masked.
  private func days(_ records: [ActivityRecord]) throws(Diagnostic) -> (Days, DailyQuestion) {
    let items = Self.metrics.map { Item(.named($0, at: call.verb.span)) }
    var whole = call.asking([], by: [], over: nil)
    let (answerable, notes) = try planning.answerable(items, for: whole)
    whole.items = answerable
    guard let span = planning.span(of: try planning.question(whole).plan) else {
      throw Diagnostic(.noData, "no sales are loaded", at: call.verb.span)
    }
    let present = min(span.newest.day, planning.clock.today - 1)
    let first = records.map { $0.first }.min() ?? present
    let start = max(span.oldest.day, first - Self.reach)
    let last = min(present, (records.map { $0.last }.max() ?? present) + ActivityStudy.daysAfter)
    guard start <= last, first <= present else {
      throw Diagnostic(
        .noData, "no day of it is in the data, which go from \(span.oldest.day) to \(present)",
        at: call.words.first?.span ?? call.verb.span)
    }
    let question = try planning.daily(whole, over: .range(.day(start), .day(last)))
    let (table, sql) = try desk.reader.fetch(question.plan)
    let series = DailyHistories(table, question, isGrouped: false, planning.clock).series
    let names = answerable.compactMap { $0.expression.plainName?.text }
    var histories: [String: DailyHistory] = [:]
    for (name, history) in zip(names, series.first?.histories ?? []) {
      histories[name] = masked(history)
    }
    return (
      Days(histories: histories, oldest: span.oldest.day, present: present, sql: sql, notes: notes),
      question
    )
  }

  /// A history whose days of activities are no usual days either, unless hardly any are left then.
  private func masked(_ history: DailyHistory) -> DailyHistory {
    var history = history
    var mask = history.values.indices.map { history.isMasked($0) }
    for record in known {
      var day = record.first
      while day <= record.last {
        if let place = history.index(of: day) { mask[place] = true }
        day = day + 1
      }
    }
    if mask.count(where: { !$0 }) >= max(28, mask.count / 3) { history.masked = mask }
    return history
  }

  // MARK: - Several

  func review(_ records: [ActivityRecord], _ heading: Wording) throws(Diagnostic) -> Report {
    let (days, question) = try days(records)
    if desk.look != nil { return shown(question, heading) }
    var table = Table(Self.reviewColumns(currency))
    for var record in records {
      if call.condition != nil { (record.expectedRevenue, record.budget) = (nil, nil) }
      let study = ActivityStudy(record, days.histories, present: days.present)
      let verdict = study.verdict
      let revenue = study.revenue
      let actual = study.total ?? record.writtenRevenue
      let after = study.after.flatMap { $0.expected > 0 ? $0.change / $0.expected : nil }
      table.append([
        .text(record.name), .day(record.first), .day(record.last), money(record.expectedRevenue),
        money(actual), share(actual, record.expectedRevenue), money(revenue?.expected),
        number(study.uplift), number(after), money(study.gain),
        table.word(Wording(words: verdict.action.rawValue)), table.word(verdict.reason),
      ])
    }
    return Report(
      heading: heading, blocks: [.table(table)],
      notes: days.notes + Self.notes + overlapping(records),
      next: records.first.map { "activity \"\($0.name)\"" }, sql: [days.sql.text])
  }

  static func reviewColumns(_ currency: Kind) -> [AnswerColumn] {
    [
      AnswerColumn("activity", "its name"), AnswerColumn("from", kind: .day, "its first day"),
      AnswerColumn("to", kind: .day, "its last day"),
      AnswerColumn("expected", title: "planned", kind: currency, "revenue"),
      AnswerColumn("revenue", kind: currency, "of its days"),
      AnswerColumn("attainment", title: "of plan", kind: .percent, "part that was reached"),
      AnswerColumn("usual", kind: currency, "revenue of usual days"),
      AnswerColumn("uplift", kind: .percent, role: .change, direction: 1, "beyond usual days"),
      AnswerColumn(
        "after", title: "days after", kind: .percent, role: .change, direction: 1,
        "against usual days"),
      AnswerColumn(
        "gain", kind: currency, role: .change, direction: 1,
        "gross profit beyond usual days, less the budget"),
      AnswerColumn("verdict", "whether to repeat it"), AnswerColumn("reason", "of the verdict"),
    ]
  }

  static let figureColumns =
    [
      AnswerColumn("figure", "a metric"), AnswerColumn("actual", kind: .number, "of its days"),
      AnswerColumn("usual", kind: .number, "of usual days"),
      AnswerColumn("change", kind: .number, role: .change, "against usual days"),
      AnswerColumn(
        "change_percent", title: "%", kind: .percent, role: .change, "part by which it moved"),
    ] + Comparison.usual(role: nil) + [
      AnswerColumn("judgement", title: "", role: .mark, "within or beyond usual days")
    ]

  private static let notes: [Wording] = [
    """
    usual: a forecast from the evening before, sales, holidays and other activities left out; 95 of \
    100 such stretches stay within its range
    """,
    "gain: gross profit beyond that of usual days, less what was pulled forward, less the budget",
    "days after: revenue of up to 14 days after it, against the usual; – where fewer than 5 count",
  ]

  /// The shorter ones of those that run at the same time: the revenue is that of both.
  private func overlapping(_ records: [ActivityRecord]) -> [Wording] {
    let pairs = records.compactMap { record -> Wording? in
      let longer = records.first { other in
        record.overlaps(other) && record.dayCount < other.dayCount
      }
      return longer.map { "\(record.name) (in \($0.name))" }
    }
    guard !pairs.isEmpty else { return [] }
    let first = Wording.list(Array(pairs.prefix(3)))
    let shown: Wording = pairs.count > 3 ? "\(first) and \(pairs.count - 3) more" : first
    return ["at the same time, so not to be told apart: \(shown)"]
  }

  // MARK: - One

  func one(_ written: ActivityRecord) throws(Diagnostic) -> Report {
    var record = written
    // Plan and budget are those of the whole activity.
    if call.condition != nil { (record.expectedRevenue, record.budget) = (nil, nil) }
    let name = Wording(verbatim: record.name).narrowed(by: call.condition)
    let length = Wording.counted(record.dayCount, "day")
    let heading: Wording = "\(name), \(record.first) to \(record.last) (\(length))"
    let (days, question) = try days([record])
    if desk.look != nil { return shown(question, heading) }
    let study = ActivityStudy(record, days.histories, present: days.present)
    let verdict = study.verdict
    var report = Report(heading: heading, notes: days.notes, sql: [days.sql.text])
    report.blocks = [
      .table(figures(study)),
      .text("verdict: \(Wording(words: verdict.action.rawValue)) – \(verdict.reason)"),
    ]
    if study.extraProfit != nil {
      report.blocks += [.title("what it earned"), .table(account(study))]
    }
    if let lost = try cannibalised(record, until: study.until, from: days.oldest),
      lost.table.rowCount > 0
    {
      report.blocks += [
        .title("same categories, not in the activity, sold less"), .table(lost.table),
      ]
      report.notes.append(
        """
        in the activity: \(lost.inside) products whose discount rose by 3 points or more; the others \
        are held against the days before, 28 at the most
        """)
      report.sql.append(lost.sql.text)
    }
    report.notes += [Self.notes[0]]
    let others = known.filter { $0.overlaps(written) && $0.name != written.name }
    if !others.isEmpty {
      report.notes.append(
        """
        at the same time, so not to be told apart: \(Wording.list(others.prefix(3).map { $0.name }))
        """)
    }
    if study.until < record.last, study.revenue != nil {
      report.notes.append("data up to \(study.until): \(study.until - record.first + 1) days count")
    }
    if let after = study.after, after.days < ActivityStudy.daysAfter {
      report.notes.append(
        "of the days after only \(after.days) are usual ones before the next sale or the present")
    }
    return report
  }

  private func figures(_ study: ActivityStudy) -> Table {
    var table = Table(Self.figureColumns)
    func add(_ name: String, _ kind: Kind, _ found: ActivityStudy.Against?) {
      guard let found else { return }
      let percent = found.expected > 0 ? Value.double(found.change / found.expected) : .null
      table.append([
        .text(name), kind.value(found.actual), kind.value(found.expected),
        kind.value(found.change), percent, kind.value(found.low), kind.value(found.high),
        .text(found.isOutside ? "beyond usual days" : "within usual days"),
      ])
      table.rowKinds.append(kind)
    }
    func add(_ name: String, _ pair: (now: Double, usual: Double)?) {
      guard let pair else { return }
      table.append([
        .text(name), .double(pair.now), .double(pair.usual), .double(pair.now - pair.usual), .null,
        .null, .null, .text(""),
      ])
      table.rowKinds.append(.percent)
    }
    add("revenue", currency, study.revenue)
    if study.revenue == nil, let total = study.total {
      table.append([.text("revenue"), money(total)] + Array(repeating: .null, count: 6))
      table.rowKinds.append(currency)
    }
    add("orders", .count, study.orders)
    add("discount rate", study.discount)
    add("gross margin", study.margin)
    add("revenue of the \(study.after?.days ?? 0) days after", currency, study.after)
    if let plan = study.record.expectedRevenue {
      let actual = study.total ?? study.record.writtenRevenue
      table.append([
        .text("revenue against the plan"), money(actual), money(plan),
        money(actual.map { $0 - plan }),
        share(actual.map { $0 - plan }, plan), .null, .null, .text(""),
      ])
      table.rowKinds.append(currency)
    }
    return table
  }

  private func account(_ study: ActivityStudy) -> Table {
    var table = Table(columns: [Column("what"), Column("amount", kind: currency)])
    let usual = (study.margin?.usual ?? 0) * (study.revenue?.expected ?? 0)
    table.append([table.word("gross profit of its days"), money(study.profit)])
    table.append([table.word("less that of usual days"), money(-usual)])
    table.append([table.word("pulled forward from the days after"), money(study.pulledProfit)])
    if let budget = study.record.budget { table.append([table.word("budget"), money(-budget)]) }
    table.total = [table.word("gain"), money(study.gain)]
    return table
  }

  // MARK: - Cannibalised products

  /// Products that are not in the activity, of the categories of those that are, which sold fewer
  /// pieces a day than in the 28 days before, beyond chance.
  private func cannibalised(
    _ record: ActivityRecord, until: Day, from oldest: Day
  ) throws(Diagnostic) -> (table: Table, inside: Int, sql: SQL)? {
    func sales(_ first: Day, _ last: Day) throws(Diagnostic) -> Groups {
      try Groups(
        call.asking(
          ["units_sold", "gross_sales", "discounts"],
          by: [.named("product", at: call.verb.span), .named("category", at: call.verb.span)],
          over: .range(.day(first), .day(last))), planning, desk)
    }
    let known = try ifAnswered { () throws(Diagnostic) in
      (try sales(record.first, until), try sales(record.first - 28, record.first - 1))
    }
    guard let (now, before) = known else { return nil }
    let days = until - record.first + 1
    let earlier = record.first - max(oldest, record.first - 28)
    guard earlier >= 7 else { return nil }
    let sql: SQL = """
      with n(product, category, units, gross, off) as (\(now.sql)),
      b(product, category, units, gross, off) as (\(before.sql)),
      mixed as (
        select product, category, coalesce(n.units, 0)::double as units,
          coalesce(b.units, 0)::double * \(days) / \(earlier) as usual,
          coalesce(n.off / nullif(n.gross, 0) - coalesce(b.off / nullif(b.gross, 0), 0), 0) >= 0.03
            as is_in
        from n full join b using (product, category) where product is not null)
      select \(now.named(0, "product")) as name, category, units, usual,
        (select count(*) from mixed where is_in) as inside
      from mixed where not is_in and category in (select category from mixed where is_in)
      order by usual - units desc, name
      """
    let rows = try desk.reader.query(sql).rows
    let chances = rows.map { row in
      Poisson.atMost(Int(row[2].double ?? 0), mean: row[3].double ?? 0)
    }
    let values = FalseDiscovery.qValues(chances)
    var table = Table(columns: [
      Column("product"), Column("category"), Column("units", kind: .count),
      Column("usual", kind: .ratio), Column("change", kind: .ratio, role: .change, direction: 1),
    ])
    for (row, q) in zip(rows, values) where q <= 0.05 && (row[2].double ?? 0) < (row[3].double ?? 0)
    {
      let (units, usual) = (row[2].double ?? 0, row[3].double ?? 0)
      table.append([
        row[0], row[1], .int(Int64(units)), .double(usual), .double(units - usual),
      ])
      if table.rowCount == 10 { break }
    }
    return (table, rows.first?[4].int ?? 0, sql)
  }

  // MARK: - Cells

  private func money(_ number: Double?) -> Value { number.map(currency.value) ?? .null }
  private func number(_ number: Double?) -> Value { number.map(Value.double) ?? .null }
  private func share(_ part: Double?, _ whole: Double?) -> Value {
    guard let part, let whole, whole > 0 else { return .null }
    return .double(part / whole)
  }

  private func shown(_ question: DailyQuestion, _ heading: Wording) -> Report {
    let sql = desk.reader.dialect.query(question.plan)
    let code = desk.look == .sql ? sql.written : question.plan.written
    return Report(heading: heading, blocks: [.code(code)])
  }
}
