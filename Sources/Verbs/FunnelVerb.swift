import Analysis
import Catalog
import Language
import Planner
import Values

/// From the first step to the last: who is lost where.
package enum FunnelVerb: AskingVerb {
  package static let name = "funnel"
  package static let summary = "visitors to buyers: each step's rate, and where most are lost"
  package static let ways = ["漏斗", "转化漏斗"]
  package static let doc = """
    Goes through the model's steps, or through the metrics that are named, in their order. Without \
    a period it takes yesterday, without a baseline the usual. A step leaks those who would have \
    gone on at the baseline's rate; the step that leaks most is marked, if it leaks more than chance \
    does. By a dimension it shows one \
    row for each of its values.
    """
  package static let signature = Signature(
    [.optionalItems], clauses: [.by, .where, .period, .on, .vs])
  package static let examples = [
    VerbExample("funnel yesterday", "each step's rate against usual days, and where it leaks"),
    VerbExample("funnel by channel last 7 days", "a row for each channel"),
    VerbExample("funnel visitors, buyers last 30 days", "two steps alone"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let planned = try asked(call, in: planning).planned
    let steps = steps(of: planned)
    return planned.plan.keys.first.map { columns(by: $0.column, steps) } ?? columns(planned)
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let (call, planned, notes) = try asked(call, in: desk.planning(for: call))
    let heading = planned.heading("funnel")
    if desk.look != nil { return try desk.ask(planned, heading: heading) }
    let (table, sql) = try desk.reader.fetch(planned.plan)
    let steps = steps(of: planned)
    let rows = (0..<table.rowCount).map { Passage(table, $0, steps) }
    var report = Report(heading: heading, notes: planned.notes + notes, sql: [sql.text])
    if let group = planned.plan.keys.first {
      report.blocks = [.table(grouped(rows, table, group.column, steps))]
    } else if let row = rows.first {
      report.blocks = [
        .chart(Chart(.funnel, picture(row, steps))), .table(upright(row, steps, planned)),
      ]
    }
    let worst = rows.count == 1 ? rows[0].worst : nil
    if let worst, call.items.count == steps.count {
      report.next = call.asksWhy(call.items[worst], desk.catalog)
    }
    return Answer(report, rest: stages)
  }

  /// The question of all steps, with what the call leaves out, and a sentence on steps that are not
  /// loaded.
  private static func asked(
    _ call: Call, in planning: Planning
  ) throws(Diagnostic) -> (call: Call, planned: Planned, notes: [Wording]) {
    var call = call
    call.verb = Name("show", at: call.verb.span)
    if call.period == nil { call.period = Spanned(.yesterday, call.verb.span) }
    if call.baselines.isEmpty { call.baselines = [Spanned(.usual, call.verb.span)] }
    var notes: [Wording] = []
    if call.items.isEmpty {
      let steps = planning.catalog.steps.map { Item(Expression(.name(Name($0)))) }
      (call.items, notes) = try planning.answerable(steps, for: call)
    }
    guard call.items.count > 1, call.groups.count < 2, call.baselines.count == 1 else {
      throw Diagnostic(
        .syntax, "a funnel has two steps or more, one dimension and one baseline at most",
        at: call.verb.span, label: "as in: funnel visitors, cart_visitors, buyers by channel")
    }
    return (call, try planning.question(call), notes)
  }

  private static func steps(of planned: Planned) -> [Column] {
    planned.plan.outputs.filter { !$0.isHidden && $0.column.role == .measure }
      .map { $0.column }.filter { !$0.name.contains("_before") }
  }

  /// One way through the steps.
  private struct Passage {
    var now: [Double?]
    var before: [Double?]

    init(_ table: Table, _ row: Int, _ steps: [Column]) {
      now = steps.map { table[$0.name]?[row].double }
      before = steps.map { table[$0.name + "_before"]?[row].double }
    }

    /// A step as a part of the one before.
    func rate(_ counts: [Double?], _ step: Int) -> Double? {
      guard step > 0, let own = counts[step], let last = counts[step - 1], last > 0 else {
        return nil
      }
      return own / last
    }

    /// Those who would have gone on at the rate of the baseline, above zero when fewer did.
    func leak(_ step: Int) -> Double? {
      guard let usual = rate(before, step), let own = now[step], let last = now[step - 1] else {
        return nil
      }
      return last * usual - own
    }

    /// Whether fewer went on than the baseline's rate and chance explain, by the test of two rates.
    ///
    /// A baseline that is a mean of several days counts as one of them: it is surer than that.
    func isBeyondChance(_ step: Int) -> Bool {
      func whole(_ count: Double?) -> Int { Int(max(0, min(count ?? 0, 1e12)).rounded()) }
      guard
        let rates = TwoRates(
          whole(now[step]), of: whole(now[step - 1]), whole(before[step]),
          of: whole(before[step - 1]))
      else { return false }
      return rates.p <= Self.chance
    }

    private static let chance = 0.01

    /// The step at which most are lost who usually go on; nil where none are but by chance.
    ///
    /// Losses count by what they cost at the end: those lost late would nearly all have bought.
    var worst: Int? {
      let costs = now.indices.dropFirst().compactMap { step -> (Int, Double)? in
        guard let leak = leak(step), leak > 0, isBeyondChance(step), let own = before[step],
          own > 0,
          let last = before[before.count - 1]
        else { return nil }
        return (step, leak * last / own)
      }
      return costs.max { $0.1 < $1.1 }?.0
    }
  }

  private static func columns(_ planned: Planned) -> [AnswerColumn] {
    let baseline = planned.baselines.first?.label ?? "before"
    return [
      AnswerColumn("mark", role: .mark, "worse where most are lost"),
      AnswerColumn("step", "a metric"),
      AnswerColumn("people", kind: .count, role: .measure, "who came so far"),
      AnswerColumn("before", title: baseline, kind: .count, role: .measure, "of the baseline"),
      AnswerColumn(
        "rate", title: "of the step before", kind: .percent, role: .measure, "who went on"),
      AnswerColumn(
        "rate_before", title: baseline + " rate", kind: .percent, role: .measure,
        "who went on in the baseline"),
      AnswerColumn(
        "rate_change", title: "change", kind: .points, role: .change, direction: 1,
        "against the baseline's rate"),
      AnswerColumn(
        "of_first", title: "of the first", kind: .percent, role: .measure, "part of the first step"),
      AnswerColumn(
        "lost", title: "lost to the \(baseline) rate", kind: .count, role: .measure,
        "who would have gone on at it"),
      AnswerColumn("judgement", title: "", role: .mark, "leaks most"),
    ]
  }

  private static func columns(by group: Column, _ steps: [Column]) -> [AnswerColumn] {
    var columns = [
      AnswerColumn(group, "of the question"), AnswerColumn(steps[0], "who came so far"),
    ]
    for step in steps.dropFirst() {
      columns += [
        AnswerColumn(step, "who came so far"),
        AnswerColumn(
          step.name + "_rate", title: "rate", kind: .percent, role: .measure,
          "part of the step before"),
      ]
    }
    return columns
      + [AnswerColumn("leaks_at", title: "leaks most at", role: .mark, "the step, if any")]
  }

  private static func picture(_ row: Passage, _ steps: [Column]) -> Table {
    var table = Table(columns: [Column("step"), Column("people", kind: .count, role: .measure)])
    for (step, column) in steps.enumerated() {
      table.append([table.word(column.title), row.now[step].map(Value.double) ?? .null])
    }
    return table
  }

  private static func upright(_ row: Passage, _ steps: [Column], _ planned: Planned) -> Table {
    var table = Table(columns(planned))
    for (step, column) in steps.enumerated() {
      let (rate, usual) = (row.rate(row.now, step), row.rate(row.before, step))
      let isWorst = step == row.worst
      let first = row.now[0] ?? 0
      table.append([
        table.word(isWorst ? "worse" : ""), table.word(column.title),
        row.now[step].map(Value.double) ?? .null,
        row.before[step].map(Value.double) ?? .null, rate.map(Value.double) ?? .null,
        usual.map(Value.double) ?? .null,
        rate.flatMap { rate in usual.map { .double(rate - $0) } } ?? .null,
        step > 0 && first > 0 ? row.now[step].map { .double($0 / first) } ?? .null : .null,
        row.leak(step).map { .double(max(0, $0)) } ?? .null,
        table.word(isWorst ? "leaks most" : ""),
      ])
    }
    return table
  }

  private static func grouped(
    _ rows: [Passage], _ table: Table, _ group: Column, _ steps: [Column]
  ) -> Table {
    var result = Table(columns(by: group, steps))
    for (place, row) in rows.enumerated() {
      var cells = [table.cells[0][place], row.now[0].map(Value.double) ?? .null]
      for step in steps.indices.dropFirst() {
        cells += [
          row.now[step].map(Value.double) ?? .null,
          row.rate(row.now, step).map(Value.double) ?? .null,
        ]
      }
      cells.append(result.word(row.worst.map { steps[$0].title } ?? ""))
      result.append(cells)
    }
    return result
  }
}
