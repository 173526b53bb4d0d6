import Catalog
import Language
import Planner
import Values

/// A question's groups as a query to go on from: bare keys, no rows for empty buckets, no order.
struct Groups {
  let planned: Planned
  /// Its columns are the keys, then the metrics, in the order of the call.
  let sql: SQL
  /// What names the values of each key; nil where they name themselves.
  let labels: [Plan.Key.Label?]

  /// Throws when amounts of several currencies lack a rate: what goes on from the query would not
  /// notice.
  ///
  /// - Parameter call: what is asked for, with its groups.
  init(_ call: Call, _ planning: Planning, _ desk: Desk) throws(Diagnostic) {
    var planned = try planning.question(call)
    labels = planned.plan.keys.map { $0.label }
    for index in planned.plan.keys.indices {
      planned.plan.keys[index].label = nil
      planned.plan.keys[index].buckets = []
    }
    planned.plan.steps = []
    self.planned = planned
    try desk.reader.requireRates(planned.plan)
    sql = desk.reader.dialect.query(planned.plan)
  }

  /// The name of a key's value: that of its label, else the value itself.
  ///
  /// - Parameters:
  ///   - key: the key by its place.
  ///   - value: the column that holds the value.
  func named(_ key: Int, _ value: SQL) -> SQL {
    guard let label = labels[key] else { return value }
    return """
      coalesce((select any_value(named.\(name: label.column)) from \(name: label.dataset) as named \
      where named.\(name: label.key) = \(value)), \(value))
      """
  }
}

extension Call {
  /// The same call for other metrics and groups, over a period.
  func asking(_ metrics: [String], by groups: [Expression], over period: PeriodSyntax?) -> Call {
    var call = self
    call.verb = Name("show", at: verb.span)
    // With a name of its own a metric comes without its companions.
    call.items = metrics.map { Item(.named($0, at: verb.span), alias: Name($0)) }
    call.groups = groups.map { Group($0) }
    call.baselines = []
    call.options = []
    call.words = []
    call.purpose = nil
    call.period = period.map { Spanned($0, self.period?.span ?? verb.span) }
    return call
  }
}

extension Expression {
  /// For people: `gross margin`.
  var spoken: String { text.replacing("_", with: " ") }

  /// A name where the call stands.
  static func named(_ text: String, at span: Span) -> Expression {
    Expression(.name(Name(text, at: span)), at: span)
  }
}
