import Language
import Values

/// Writes formulas; what columns and measures are called is given by the query around them.
struct DuckDBFormula {
  var column: (String) -> SQL = { .name($0) }
  var measure: (Int, Int) -> SQL = { number, window in .word(Self.measureName(number, window)) }
  /// How measures are added up over all groups, by their numbers.
  var functions: [AggregateFunction] = []
  /// What window functions go by where order matters.
  var order = SQL("1")

  static func measureName(_ number: Int, _ window: Int) -> String {
    window == 0 ? "m\(number)" : "m\(number)w\(window)"
  }

  func sql(_ scalar: Scalar) -> SQL {
    switch scalar {
    case .value(let value): return literal(value)
    case .field(let table, let name): return "t\(digits: table).\(name: name)"
    case .measure(let number): return measure(number, 0)
    case .past(let number, let window): return measure(number, window)
    case .overall(let part): return overall(part)
    case .change: return Self.fault("a change without a baseline")
    case .column(let name): return column(name)
    case .call(let function, let parts):
      return spelled(function.rawValue, DuckDBFunctions.scalar[function], parts)
    case .aggregate(let function, let parts):
      return spelled(function.rawValue, DuckDBFunctions.aggregate[function], parts)
    case .window(let function, let parts):
      return spelled(function.rawValue, DuckDBFunctions.window[function], parts)
    case .macro(let name, let parts): return "\(SQL.word(name))(\(parts.map(sql).joined(", ")))"
    case .interval(let seconds): return "to_seconds(\(sql(seconds)))"
    case .converted(let amount, let place):
      return "round(\(sql(amount)) * r\(digits: place).factor, 2)"
    case .binary(let op, let a, let b): return binary(op, a, b)
    // What cannot be decided for want of a value does not hold, and its `not` does.
    case .not(let a): return "(not coalesce(\(sql(a)), false))"
    case .negative(let a): return "(-\(sql(a)))"
    case .isMissing(let a, let negated):
      return negated ? "(\(sql(a)) is not null)" : "(\(sql(a)) is null)"
    case .between(let a, let b, let c, let negated):
      let inside: SQL = "(\(sql(a)) between \(sql(b)) and \(sql(c)))"
      return negated ? "(not coalesce(\(inside), false))" : inside
    case .oneOf(let a, let list, let negated):
      // Nothing is among no values, and nothing equals a missing one.
      let known = list.filter { $0 != .value(.null) }
      guard !known.isEmpty else { return negated ? "true" : "false" }
      let members = known.map(sql).joined(", ")
      if negated { return "(\(sql(a)) is null or \(sql(a)) not in (\(members)))" }
      return "(\(sql(a)) in (\(members)))"
    case .textTest(let test, let a, let b, let negated):
      let found = textTest(test, sql(a), sql(b))
      return negated ? "(not coalesce(\(found), false))" : found
    }
  }

  private func spelled(_ name: String, _ spelling: Spelling?, _ parts: [Scalar]) -> SQL {
    if let written = spelling?.written { return written(self, parts) }
    return spelling?.sql(parts.map(sql), order: order) ?? Self.fault("no spelling of \(name)")
  }

  /// What a plan should never hold fails when it is run, rather than to be passed over.
  static func fault(_ what: String) -> SQL { "error(\(what))" }

  /// Missing values, truths and zero stand in the text, all other values are bound.
  ///
  /// A bound zero is a BIGINT, and makes the amounts that it stands beside slower to compute with
  /// than what is written does: a `compare` over 1,000,000 orders by a tenth.
  private func literal(_ value: Value) -> SQL {
    switch value {
    case .null: "null"
    case .bool(true): "true"
    case .bool(false): "false"
    case .int(0): "0"
    default: .bind(value)
    }
  }

  /// A rounded number keeps its decimals within a text: 3.00, not 3.0 or 3.
  private func inText(_ part: Scalar) -> SQL {
    guard case .call(.round, let parts) = part, let number = parts.first else { return sql(part) }
    var decimals = 0
    if parts.count == 2 {
      guard let count = parts[1].written?.int, (0...10).contains(count) else { return sql(part) }
      decimals = count
    }
    let rounded: SQL = "round(cast(\(sql(number)) as double), \(digits: decimals))"
    return "format('{:.\(digits: decimals)f}', \(rounded))"
  }

  private func binary(_ op: Expression.Operator, _ a: Scalar, _ b: Scalar) -> SQL {
    let (left, right) = (sql(a), sql(b))
    switch op {
    case .divide: return "(\(left) / nullif(\(right), 0))"
    // A row without a value is unlike any value: `!=` keeps it.
    case .notEqual: return "(\(left) is distinct from \(right))"
    case .add, .subtract, .multiply, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual, .and,
      .or:
      return "(\(left) \(SQL(verbatim: op.rawValue)) \(right))"
    }
  }

  private func textTest(_ test: Expression.TextTest, _ text: SQL, _ part: SQL) -> SQL {
    switch test {
    case .contains: "contains(lower(\(text)), lower(\(part)))"
    case .startsWith: "starts_with(lower(\(text)), lower(\(part)))"
    case .endsWith: "suffix(lower(\(text)), lower(\(part)))"
    case .matches: "regexp_matches(\(text), \(part))"
    }
  }

  /// A measure over all groups; one of different things or in the middle has no such value.
  private func overall(_ part: Scalar) -> SQL {
    let value = sql(part)
    guard let number = part.measures.first, functions.indices.contains(number) else {
      return Self.fault("no measure of all groups")
    }
    switch functions[number] {
    case .sum, .count: return "sum(\(value)) over ()"
    case .strictSum:
      return "case when bool_and(\(value) is not null) over () then sum(\(value)) over () end"
    case .min: return "min(\(value)) over ()"
    case .max: return "max(\(value)) over ()"
    case .distinct, .avg, .median, .first, .last: return "null"
    }
  }
}

/// Functions that no template can spell.
extension DuckDBFormula {
  func cases(_ parts: [Scalar]) -> SQL {
    var sql: SQL = "case"
    var rest = parts.map(self.sql)[...]
    while rest.count > 1 {
      sql += " when \(rest.removeFirst()) then \(rest.removeFirst())"
    }
    if let last = rest.first { sql += " else \(last)" }
    return sql + " end"
  }

  func joined(_ parts: [Scalar]) -> SQL { "concat(\(parts.map(inText).joined(", ")))" }

  /// The whole match, or its first group; what does not match is missing, not an empty text.
  func extracted(_ parts: [Scalar]) -> SQL {
    let group = Self.hasGroup(parts[1]) ? 1 : 0
    return "nullif(regexp_extract(\(sql(parts[0])), \(sql(parts[1])), \(digits: group)), '')"
  }

  /// Whether a pattern has a group that captures.
  private static func hasGroup(_ pattern: Scalar) -> Bool {
    guard case .value(.text(let text)) = pattern else { return false }
    let plain = text.replacing(/\\./, with: "").replacing(/\[[^\]]*\]/, with: "")
    return plain.contains(/\((?!\?)/)
  }
}
