/// A question that the evaluator understands.
struct PlainQuestion {
  enum Verb: Equatable {
    case show
    /// The best so many by the first metric, or the worst.
    case top(Int), bottom(Int)
  }

  enum Stage {
    case limit(PlainLimit)
    /// The first so many rows by a metric.
    case take(Int, by: String, descending: Bool)
    case total
  }

  var verb = Verb.show
  var metrics: [String] = []
  var keys: [PlainKey] = []
  var period = PlainPeriod.all
  var condition: PlainCondition?
  var limits: [PlainLimit] = []
  var baseline: PlainBaseline?
  var stage: Stage?

  /// The sentence.
  var words: String {
    let asked = metrics.joined(separator: ", ")
    var clauses: [String]
    switch verb {
    case .show:
      clauses = ["show \(asked)"]
      if !keys.isEmpty { clauses.append("by " + keys.map { $0.words }.joined(separator: ", ")) }
    case .top(let count): clauses = ["top \(count) \(keys[0].words) by \(asked)"]
    case .bottom(let count): clauses = ["bottom \(count) \(keys[0].words) by \(asked)"]
    }
    if !period.words.isEmpty { clauses.append(period.words) }
    let conditions = (condition.map { [$0.words] } ?? []) + limits.map { $0.words }
    if !conditions.isEmpty { clauses.append("where " + conditions.joined(separator: " and ")) }
    if let baseline { clauses.append("vs \(baseline.words)") }
    let stages = stage.map { " | \($0.words)" } ?? ""
    return clauses.joined(separator: " ") + stages
  }

  /// What is computed, shown or not.
  var asked: [PlainFormula] { (metrics + limits.map { $0.metric }).map { .metric($0) } }

  /// The question whose rows these are parts of.
  var withoutKeys: PlainQuestion {
    var whole = self
    (whole.keys, whole.limits, whole.stage, whole.otherNames) = ([], [], nil, names)
    return whole
  }

  /// What its rows have to know besides.
  var otherNames: Set<String> = []

  /// What its rows have to know.
  var names: Set<String> {
    Set(keys.compactMap { $0.part }).union(condition?.names ?? []).union(otherNames)
  }
}

extension PlainQuestion.Stage {
  var words: String {
    switch self {
    case .limit(let limit): "where \(limit.words)"
    case .take(let count, let metric, let descending):
      "sort \(descending ? "-" : "")\(metric) | take \(count)"
    case .total: "total"
    }
  }
}
