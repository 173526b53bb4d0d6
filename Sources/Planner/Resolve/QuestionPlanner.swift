import Catalog
import Language
import Values

extension Planning {
  /// Plans a question over metrics: `revenue, orders by channel last week vs day before | ...`.
  ///
  /// The call's commands are expanded, its parameters and bracketed questions replaced before.
  package func question(_ call: Call, _ stages: [Stage] = []) throws(Diagnostic) -> Planned {
    var planner = QuestionPlanner(self, call, stages)
    return try planner.run()
  }
}

/// Builds the plan of one question, part by part.
struct QuestionPlanner {
  let planning: Planning
  var call: Call
  let stages: [Stage]
  var planned = Planned(plan: Plan())
  var scope: MeasureScope
  /// What is asked for: the call's items, or a metric with its companions.
  var items: [(item: Item, isHidden: Bool)] = []
  /// The metrics that the plan says nothing of, and those that do not follow the market.
  var withoutTarget: [Wording] = []
  var withoutMarket: [Wording] = []
  /// The market as a formula, for a baseline that moves at its pace.
  var market: Market?
  /// Conditions on metrics, which hold after aggregation.
  var later: [Expression] = []

  init(_ planning: Planning, _ call: Call, _ stages: [Stage]) {
    self.planning = planning
    self.call = call
    self.call.groups = Self.named(call.groups)
    self.stages = stages
    scope = MeasureScope(MeasureRegistry(planning, groups: [], conditions: [], basis: nil))
  }

  /// A text is the same in each row: `by "channel"` means the dimension, as in SQL.
  static func named(_ groups: [Group]) -> [Group] {
    groups.map { group in
      guard case .value(.text(let text)) = group.expression.kind else { return group }
      let name = Name(Catalog.canonical(text), at: group.expression.span)
      var named = group
      named.expression = Expression(.name(name), at: group.expression.span)
      return named
    }
  }

  /// A condition among what is asked for without a verb or a name is likely one of the rows.
  private func refuseConditions() throws(Diagnostic) {
    guard call.isImplicit else { return }
    for item in call.items where item.alias == nil {
      guard let name = item.expression.judged, try planning.catalog.metric(name) != nil else {
        continue
      }
      throw Diagnostic(
        .wrongType, "this is a condition, not a metric", at: item.expression.span,
        label: "write \(name.text) where \(item.expression.text)")
    }
  }

  mutating func run() throws(Diagnostic) -> Planned {
    guard !call.items.isEmpty else {
      throw Diagnostic(.syntax, "name at least one metric", at: call.verb.span)
    }
    try refuseConditions()
    planned.period = try planning.period(of: call)
    if call.isLenient, call.items.count > 1 { try leaveOutUnanswerable() }
    let conditions = try sortConditions()
    scope = MeasureScope(
      MeasureRegistry(planning, groups: call.groups, conditions: conditions, basis: call.basis))
    try gatherItems()
    var typed: [Typed] = []
    for (item, _) in items {
      let value = try scope.scalar(item.expression)
      typed.append(value)
      if let alias = item.alias { scope.aliases[alias.text] = value }
    }
    guard !scope.registry.pages.isEmpty else {
      throw Diagnostic(
        .wrongType, "this asks for no metric", at: call.items[0].expression.span,
        label: "metrics lists what can be asked for")
    }
    try addMarket()
    planned.notes += scope.registry.notes
    try addWindows()
    try addKeys()
    for baseline in planned.baselines { try checkMarket(baseline) }
    try addSources()
    try addOutputs(typed)
    try addSteps(typed)
    try planned.plan.check()
    return planned
  }
}

extension Expression {
  /// The name that a condition holds against values; nil for what is no condition on a name.
  fileprivate var judged: Name? {
    switch kind {
    case .binary(let op, let left, _) where op.isComparison: left.plainName
    case .between(let value, _, _, _), .oneOf(let value, _, _), .missing(let value, _):
      value.plainName
    default: nil
    }
  }
}
