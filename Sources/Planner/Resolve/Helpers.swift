import Catalog
import Language
import Values

extension Expression {
  /// The conditions that all have to hold.
  package var conjuncts: [Expression] {
    if case .binary(.and, let a, let b) = kind { return a.conjuncts + b.conjuncts }
    return [self]
  }

  /// Every `owner.name` inside, in order.
  var allMembers: [(owner: Name, name: Name)] {
    if case .member(let owner, let name) = kind { return [(owner, name)] }
    return children.flatMap { $0.allMembers }
  }

  /// Whether it asks for the change against the period before.
  var callsChange: Bool {
    if case .call(let name, _, _) = kind, QuestionFunction(rawValue: name.text) == .change {
      return true
    }
    return children.contains { $0.callsChange }
  }
}

extension DimensionPath {
  /// What its column is called in an answer: the link's name for a labelled one.
  func shownName(asked: String) -> String { label == nil ? column.name : asked }
}

extension Scalar {
  /// The same formula over the measures of another window.
  func inWindow(_ window: Int) -> Scalar {
    replacing { part in
      if case .measure(let number) = part { .past(number, window: window) } else { nil }
    }
  }

  /// The same formula over all groups of the answer together: sums and counts are added up,
  /// the smallest and largest taken again.
  var overAll: Scalar {
    replacing { part in
      switch part {
      case .measure: .overall(part)
      // What is of all groups already stays so.
      case .overall: part
      default: nil
      }
    }
  }

  /// Whether it is a sum of sums and counts, so that parts add up to the whole.
  func isLinear(_ measures: [Plan.Measure]) -> Bool {
    switch self {
    case .measure(let number): measures[number].isAdditive
    case .value: true
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b):
      a.isLinear(measures) && b.isLinear(measures)
    case .binary(.multiply, let a, let b):
      (a.isConstant && b.isLinear(measures)) || (b.isConstant && a.isLinear(measures))
    case .binary(.divide, let a, let b): a.isLinear(measures) && b.isConstant
    case .negative(let a): a.isLinear(measures)
    case .call(.coalesce, let parts):
      parts.allSatisfy { $0.isLinear(measures) }
    default: false
    }
  }

  /// Whether it is the same in every row.
  var isConstant: Bool {
    switch self {
    case .value: true
    case .field, .measure, .past, .column, .window, .aggregate, .overall, .change: false
    default: parts.allSatisfy(\.isConstant)
    }
  }
}

extension Planning {
  /// The oldest and newest row of a data set by a time; nil when nothing is dated by it.
  package func span(of basis: TimeBasis, in dataset: Dataset) -> DatasetFacts.Span? {
    facts[basis.dataset ?? dataset.name]?.spans[basis.column]
  }
}

extension Planning {
  /// The headline metrics as items.
  package var headlineItems: [Item] {
    catalog.headline.map { Item(Expression(.name(Name($0)))) }
  }

  /// Those of the items that the loaded data can answer for a call, and a sentence on the others.
  ///
  /// Throws when none can, with the first one's fault.
  package func answerable(
    _ items: [Item], for call: Call,
    leavingOut faults: Set<Diagnostic.Code> = Diagnostic.Code.unanswered
  ) throws(Diagnostic) -> (items: [Item], notes: [Wording]) {
    let reach = try Reach(self, call, by: [call.groups])
    let gaps = items.map { reach.findings($0.expression)[0].gap }
    // What is wrong with the first of them says best why nothing can be told.
    let told = zip(items, gaps).first { $1.map { !faults.contains($0) } ?? false }
    let isNoneKnown = !gaps.contains(nil)
    if let item = told?.0 ?? (isNoneKnown ? items.first : nil) {
      var single = call
      single.items = [item]
      _ = try question(single)
    }
    let good = zip(items, gaps).filter { $1 == nil }.map { $0.0 }
    func titles(_ isMeant: (Diagnostic.Code) -> Bool) -> [Wording] {
      zip(items, gaps).filter { $1.map(isMeant) ?? false }.map { title(of: $0.0.expression) }
    }
    let missing = titles { $0 != .notSplittable }
    let unsplit = titles { $0 == .notSplittable }
    var notes: [Wording] = []
    if !missing.isEmpty { notes.append("not in the loaded data: \(Wording.list(missing))") }
    if !unsplit.isEmpty {
      let parts = call.groups.map { title(of: $0.expression) }
      let what: Wording = parts.isEmpty ? "here" : "by \(Wording.list(parts))"
      notes.append("not known \(what.narrowed(by: call.condition)): \(Wording.list(unsplit))")
    }
    return (good, notes)
  }

  /// How people call what an expression asks for.
  func title(of expression: Expression) -> Wording {
    guard let name = expression.plainName else { return Wording(verbatim: expression.text) }
    return ((try? catalog.metric(name)) ?? nil)?.title ?? Wording(name: name.spoken)
  }

  /// The oldest and newest row of what a plan reads; nil when nothing is dated.
  package func span(of plan: Plan) -> DatasetFacts.Span? {
    let spans = plan.sources.compactMap { span(of: $0) }
    guard let oldest = spans.map({ $0.oldest }).min(), let newest = spans.map({ $0.newest }).max()
    else { return nil }
    return DatasetFacts.Span(oldest: oldest, newest: newest)
  }

  /// The days of which all that some measures read is loaded; nil when nothing is dated.
  func loadedDays(of measures: [Int], in plan: Plan) -> ClosedRange<Day>? {
    let spans = plan.sources.filter { !Set($0.measures).isDisjoint(with: measures) }
      .compactMap { span(of: $0) }
    guard let first = spans.map({ $0.oldest }).max(), let last = spans.map({ $0.newest }).min()
    else { return nil }
    return first.day...max(first.day, last.day)
  }

  private func span(of source: Plan.Source) -> DatasetFacts.Span? {
    guard case .field(let table, let column) = source.time else { return nil }
    let dataset =
      table == 0 ? source.dataset : source.joins.first { $0.table == table }?.dataset ?? ""
    return facts[dataset]?.spans[column]
  }
}

extension Plan.Stretch {
  init(_ stretch: Baseline.Stretch) {
    self.init(start: stretch.start, end: stretch.end, shiftDays: 0, shiftMonths: 0)
    switch stretch.alignment {
    case .days(let count): shiftDays = count
    case .months(let count): shiftMonths = count
    case .time(let length): shiftDays = Int(length / Moment.perDay)
    }
  }
}

extension Diagnostic {
  /// The same fault, of a clause of the question: it stays where it is.
  var asked: Diagnostic {
    var fault = self
    fault.keepsPlace = span != nil && span != Span.none
    return fault
  }
}
