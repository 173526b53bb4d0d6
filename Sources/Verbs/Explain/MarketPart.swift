import Analysis
import Catalog
import Language
import Planner
import Values

/// How much of a change the whole market made.
struct MarketPart {
  /// The metric of the model that follows the market.
  private static let index = Name("market_index")

  let subject: ExplainSubject

  init(_ subject: ExplainSubject) { self.subject = subject }

  var applies: Bool {
    guard subject.planning.catalog.metrics[Self.index.text] != nil else { return false }
    return subject.planning.followsMarket(
      subject.planned.plan.outputs[0].column,
      isAmount: subject.planned.summable.contains(subject.metric.name))
  }

  /// Nil where no market data cover both periods.
  func run() throws(Diagnostic) -> Table? {
    var call = subject.call
    call.items = [Item(Expression(.name(Self.index)))]
    call.condition = nil
    call.basis = nil
    let told = try ifAnswered { () throws(Diagnostic) in try subject.planning.question(call) }
    guard let planned = told else { return nil }
    let (row, _) = try subject.desk.reader.fetch(planned.plan)
    guard let now = row.cells[0].first?.double, let before = row.cells[1].first?.double,
      let split = OwnMarket(
        before: (subject.before, before), after: (subject.after, now),
        elasticity: try elasticity())
    else { return nil }
    var table = Table(columns: [
      Column("part"), Column("before", title: subject.baseline.label, kind: .number),
      Column("now", title: subject.period.label, kind: .number),
      Column("change_percent", title: "%", kind: .percent, role: .change),
      Column(
        "effect", kind: subject.kind.ofChange,
        role: .change, direction: subject.direction),
      Column("share", kind: .percent, role: .measure),
    ])
    table.rowKinds = [.index, .number]
    table.append([
      table.word("the market"), .double(before), .double(now),
      Comparison.relativeChange(.double(now), .double(before)), subject.kind.value(split.market),
      .double(split.market / subject.change),
    ])
    table.append([
      table.word("our own"), .null, .null, .null,
      subject.kind.value(subject.change - split.market), .double(split.own / subject.change),
    ])
    return table
  }

  /// How the metric followed the market over the last weeks; 1 where that is not known well.
  private func elasticity() throws(Diagnostic) -> Double {
    var call = subject.call
    call.items.append(Item(Expression(.name(Self.index))))
    call.condition = nil
    call.basis = nil
    call.baselines = []
    call.period = Spanned(.last(16, .week), .none)
    call.groups = [Group(Expression(.name(Name(Grain.week.rawValue))))]
    let told = try ifAnswered { () throws(Diagnostic) in try subject.planning.question(call) }
    guard let planned = told else { return 1 }
    let (table, _) = try subject.desk.reader.fetch(planned.plan)
    let own = table.cells[1].map { $0.double ?? 0 }
    let market = table.cells[2].map { $0.double ?? 0 }
    guard let found = Elasticity(own: own, market: market), found.fit >= 0.5 else { return 1 }
    return min(2, max(0, found.slope))
  }
}
