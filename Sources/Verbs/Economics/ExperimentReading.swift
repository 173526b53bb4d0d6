import Analysis
import Catalog
import Language
import Planner
import Values

/// Reads the days of a test and of its control, what it cost, and what its margin has to pay.
struct ExperimentReading {
  private let call: Call
  private let metric: Metric
  private let period: Period
  private let desk: Desk
  private let planning: Planning

  /// So many days before the test are read.
  private static let reach = 180

  init(_ call: Call, _ metric: Metric, _ period: Period, _ desk: Desk, _ planning: Planning) {
    (self.call, self.metric, self.period) = (call, metric, period)
    (self.desk, self.planning) = (desk, planning)
  }

  /// What was found.
  struct Result {
    var experiment: Experiment
    var kind: Kind
    var spend: Double?
    var breakeven: Double?
    var sql: [String]
    var notes: [Wording]
  }

  /// The metric by day, up to the end of the test.
  func daily(_ condition: Expression?) throws(Diagnostic) -> DailyQuestion {
    try daily(metric.name, condition)
  }

  func run(_ tested: DailyQuestion, spend: Double?) throws(Diagnostic) -> Result {
    let (table, sql) = try desk.reader.fetch(tested.plan)
    var statements = [sql.text]
    let length = period.lastDay - period.firstDay + 1
    let test = history(table, tested)
    guard let test, test.values.count >= length,
      test.firstDay + test.values.count - 1 == period.lastDay
    else {
      throw Diagnostic(
        .noData, "the days of the test are not loaded up to \(period.lastDay)",
        at: call.period?.span)
    }
    var control: DailyHistory?
    if let condition = call.condition {
      let others = try daily(Expression(.not(condition), at: condition.span))
      let (rest, sql) = try desk.reader.fetch(others.plan)
      statements.append(sql.text)
      control = history(rest, others)
      guard let control, control.firstDay == test.firstDay,
        control.values.count == test.values.count,
        control.values.contains(where: { ($0 ?? 0) > 0 })
      else {
        throw Diagnostic(
          .noData, "nothing but the tested part is loaded, so there is no control",
          at: condition.span)
      }
    }
    guard let experiment = Experiment(test: test, control: control, days: length) else {
      let needed = 14 + 2 * length
      throw Diagnostic(
        .noData,
        "a test of \(Wording.counted(length, "day")) needs \(needed) days with sales before it",
        at: call.period?.span)
    }
    var result = Result(
      experiment: experiment, kind: metric.type.kind(currency: planning.currency), spend: spend,
      breakeven: nil, sql: statements, notes: [])
    if metric.name == ExperimentVerb.sales {
      result.breakeven = try own("contribution_margin").flatMap { $0 > 0 ? 1 / $0 : nil }
      if spend == nil { result.notes.append("`--spend` says what it cost, for incremental ROAS") }
    }
    result.notes.append(
      control == nil
        ? "held against a forecast: without a control a test proves less"
        : "control: all else of the store; measured on \(experiment.placebos) stretches before it")
    return result
  }

  private func daily(_ name: String, _ condition: Expression?) throws(Diagnostic) -> DailyQuestion {
    var asked = call.asking([name], by: [], over: nil)
    asked.condition = condition
    return try planning.daily(
      asked,
      over: .range(.day(period.firstDay - Self.reach), .day(period.lastDay)))
  }

  private func history(_ table: Table, _ question: DailyQuestion) -> DailyHistory? {
    DailyHistories(table, question, isGrouped: false, planning.clock).series.first?.histories.first
  }

  /// A metric of the tested part on the days of the test; nil where it is not known.
  private func own(_ name: String) throws(Diagnostic) -> Double? {
    let asked = call.asking(
      [name], by: [], over: .range(.day(period.firstDay), .day(period.lastDay)))
    let planned = try ifAnswered { () throws(Diagnostic) in try planning.question(asked) }
    guard let planned else { return nil }
    let (table, _) = try desk.reader.fetch(planned.plan)
    return table.cells.first?.first?.double
  }
}

extension ExperimentReading.Result {
  /// Incremental revenue by what the test cost, with the ends of its interval.
  private var roas: (low: Double, middle: Double, high: Double)? {
    guard let spend, spend > 0 else { return nil }
    return (experiment.least / spend, experiment.effect / spend, experiment.most / spend)
  }

  private var verdict: IncrementalVerdict {
    IncrementalVerdict(roas: roas.map { ($0.low, $0.high) }, breakeven: breakeven)
  }

  /// Appends its row to a table of the verb's columns.
  func write(to table: inout Table, _ planning: Planning) {
    table.append([
      .int(Int64(experiment.days)), kind.value(experiment.actual), kind.value(experiment.expected),
      kind.value(experiment.effect), kind.value(experiment.least), kind.value(experiment.most),
      spend.map(Kind.money(planning.currency).value) ?? .null,
      roas.map { .double($0.middle) } ?? .null, breakeven.map(Value.double) ?? .null,
      table.word(Wording(words: verdict.rawValue)),
    ])
  }

  func sentences(_ title: Wording, _ planning: Planning) -> [Sentence] {
    func value(_ number: Double, isChange: Bool = false) -> Wording {
      Wording.value(kind.value(number), isChange ? kind.ofChange : kind, isChange: isChange)
    }
    func ratio(_ number: Double) -> Wording { Wording.value(.double(number), .ratio) }
    let found: Wording =
      """
      \(title.capitalized): \(value(experiment.actual)) in \(Wording.counted(experiment.days, "day")), \
      where \(value(experiment.expected)) was to be expected: \(value(experiment.effect, isChange: true)), \
      between \(value(experiment.least, isChange: true)) and \(value(experiment.most, isChange: true)).
      """
    var told = [Sentence(found)]
    guard experiment.isProved else {
      told.append(Sentence("Chance alone brings as much: the test proves nothing yet."))
      if verdict == .stop, let roas, let breakeven {
        told.append(
          Sentence(
            """
            Even the most that it can have brought is an incremental ROAS of \(ratio(roas.high)), under \
            the break-even of \(ratio(breakeven)): it does not pay.
            """))
      }
      return told
    }
    guard let roas, let spend else { return told }
    let money = Wording.value(Kind.money(planning.currency).value(spend), .money(planning.currency))
    told.append(
      Sentence(
        """
        It cost \(money): incremental ROAS \(ratio(roas.middle)), between \(ratio(roas.low)) and \
        \(ratio(roas.high)).
        """))
    guard let breakeven else {
      told.append(Sentence("Whether that pays is not known without costs."))
      return told
    }
    let words: Wording =
      switch verdict {
      case .scale: "That is over the break-even of \(ratio(breakeven)): it pays."
      case .stop: "That is under the break-even of \(ratio(breakeven)): it does not pay."
      case .unproved, .open:
        "The break-even of \(ratio(breakeven)) lies within: not proved to pay or to lose."
      }
    told.append(Sentence(words))
    return told
  }
}
