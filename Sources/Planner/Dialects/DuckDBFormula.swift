import Values

/// Writes formulas; what columns and measures are called is given by the query around them.
struct DuckDBFormula {
  var column: (String) -> SQL = { .name($0) }
  var measure: (Int, Int) -> SQL = { number, window in SQL(Self.measureName(number, window)) }
  /// How measures are added up over all groups, by their numbers.
  var functions: [String] = []
  /// What window functions go by where order matters.
  var order = SQL("1")

  static func measureName(_ number: Int, _ window: Int) -> String {
    window == 0 ? "m\(number)" : "m\(number)w\(window)"
  }

  func sql(_ scalar: Scalar) -> SQL {
    switch scalar {
    case .value(let value): return literal(value)
    case .field(let table, let name): return SQL(verbatim: "t\(table).") + .name(name)
    case .measure(let number): return measure(number, 0)
    case .column(let name): return column(name)
    case .call(let name, let parts): return call(name, parts)
    case .binary(let op, let a, let b): return binary(op, a, b)
    // What cannot be decided for want of a value does not hold, and its `not` does.
    case .not(let a): return "(not coalesce(\(sql(a)), false))"
    case .negative(let a): return "(-\(sql(a)))"
    case .isMissing(let a, let negated):
      return "(\(sql(a)) is \(SQL(negated ? "not " : ""))null)"
    case .between(let a, let b, let c, let negated):
      let inside: SQL = "(\(sql(a)) between \(sql(b)) and \(sql(c)))"
      return negated ? "(not coalesce(\(inside), false))" : inside
    case .oneOf(let a, let list, let negated):
      // Nothing is among no values, and nothing equals a missing one.
      let known = list.filter { $0 != .value(.null) }
      guard !known.isEmpty else { return SQL(negated ? "true" : "false") }
      let members = known.map(sql).joined(", ")
      if negated { return "(\(sql(a)) is null or \(sql(a)) not in (\(members)))" }
      return "(\(sql(a)) in (\(members)))"
    case .textTest(let test, let a, let b, let negated):
      let found = textTest(test, sql(a), sql(b))
      return negated ? "(not coalesce(\(found), false))" : found
    case .window(let name, let parts): return window(name, parts)
    }
  }

  /// Missing values, truths and nought stand in the text, all other values are bound.
  ///
  /// A bound nought is a BIGINT, and makes the amounts that it stands beside slower to reckon with
  /// than what is written does: a `compare` over 1,000,000 orders by a tenth.
  private func literal(_ value: Value) -> SQL {
    switch value {
    case .null: "null"
    case .bool(let flag): SQL(flag ? "true" : "false")
    case .int(0): "0"
    default: .bind(value)
    }
  }

  private func inText(_ part: Scalar) -> SQL {
    guard case .call("round", let parts) = part, let number = parts.first else { return sql(part) }
    var decimals = 0
    if parts.count == 2 {
      guard case .value(let written) = parts[1], let count = written.int, (0...10).contains(count)
      else { return sql(part) }
      decimals = count
    }
    let rounded: SQL = "round(cast(\(sql(number)) as double), \(SQL(verbatim: "\(decimals)")))"
    return "format('{:.\(SQL(verbatim: "\(decimals)"))f}', \(rounded))"
  }

  private func binary(_ op: String, _ a: Scalar, _ b: Scalar) -> SQL {
    let (left, right) = (sql(a), sql(b))
    switch op {
    case "/": return "(\(left) / nullif(\(right), 0))"
    // A row without a value is unlike any value: `!=` keeps it.
    case "!=": return "(\(left) is distinct from \(right))"
    default: return "(\(left) \(SQL(op)) \(right))"
    }
  }

  private func textTest(_ test: String, _ text: SQL, _ part: SQL) -> SQL {
    switch test {
    case "contains": "contains(lower(\(text)), lower(\(part)))"
    case "starts with": "starts_with(lower(\(text)), lower(\(part)))"
    case "ends with": "suffix(lower(\(text)), lower(\(part)))"
    default: "regexp_matches(\(text), \(part))"
    }
  }

  private func call(_ name: String, _ parts: [Scalar]) -> SQL {
    if name == "window", case .value(let window) = parts[0], case .measure(let number) = parts[1] {
      return measure(number, window.int ?? 0)
    }
    if name == "overall" { return overall(parts[0]) }
    let all = parts.map(sql)
    func plain(_ function: String) -> SQL { SQL(function + "(") + all.joined(", ") + ")" }
    switch name {
    case "if": return "case when \(all[0]) then \(all[1]) else \(all[2]) end"
    case "case": return cases(all)
    case "days_between": return "(epoch(\(all[1])::timestamp - \(all[0])::timestamp) / 86400.0)"
    case "hours_between": return "(epoch(\(all[1])::timestamp - \(all[0])::timestamp) / 3600.0)"
    case "seconds_between": return "epoch(\(all[1])::timestamp - \(all[0])::timestamp)"
    case "date" where all.count == 2: return "try_strptime(\(all[0]), \(all[1]))::date"
    case "date": return "try_cast(\(all[0]) as date)"
    case "timestamp" where all.count == 2: return "try_strptime(\(all[0]), \(all[1]))"
    case "timestamp": return "try_cast(\(all[0]) as timestamp)"
    case Conversion.function:
      guard case .value(let place) = parts[1] else { return "null" }
      return "round(\(all[0]) * \(SQL(verbatim: "r\(place.int ?? 0)")).factor, 2)"
    case "weekday": return "isodow(\(all[0]))"
    case "day_of_month": return "day(\(all[0]))"
    case "number": return "try_cast(\(all[0]) as double)"
    case "text": return "cast(\(all[0]) as varchar)"
    case "extract":
      // The whole match, or its first group; what does not match is missing, not an empty text.
      let group = Self.hasGroup(parts[1]) ? 1 : 0
      return "nullif(regexp_extract(\(all[0]), \(all[1]), \(SQL(String(group)))), '')"
    // A rounded number keeps its decimals within a text: 3.00, not 3.0 or 3.
    case "concat": return "concat(\(parts.map(inText).joined(", ")))"
    case "round" where all.count == 2: return "round(\(all[0]), cast(\(all[1]) as integer))"
    case "power": return plain("pow")
    case "ln": return "case when \(all[0]) > 0 then ln(\(all[0])) end"
    case "sqrt": return "case when \(all[0]) >= 0 then sqrt(\(all[0])) end"
    default: return plain(name)
    }
  }

  /// Whether a pattern has a group that captures.
  private static func hasGroup(_ pattern: Scalar) -> Bool {
    guard case .value(.text(let text)) = pattern else { return false }
    let plain = text.replacing(/\\./, with: "").replacing(/\[[^\]]*\]/, with: "")
    return plain.contains(/\((?!\?)/)
  }

  /// A measure over all groups; one of different things or in the middle has no such value.
  private func overall(_ part: Scalar) -> SQL {
    var number = -1
    if case .measure(let own) = part { number = own }
    if case .call("window", let inner) = part, case .measure(let own) = inner[1] { number = own }
    let value = sql(part)
    switch functions.indices.contains(number) ? functions[number] : "" {
    case "sum", "count": return "sum(\(value)) over ()"
    case "strict_sum":
      return "case when bool_and(\(value) is not null) over () then sum(\(value)) over () end"
    case "min": return "min(\(value)) over ()"
    case "max": return "max(\(value)) over ()"
    default: return "null"
    }
  }

  private func cases(_ parts: [SQL]) -> SQL {
    var sql: SQL = "case"
    var index = 0
    while index + 1 < parts.count {
      sql += " when \(parts[index]) then \(parts[index + 1])"
      index += 2
    }
    if index < parts.count { sql += " else \(parts[index])" }
    return sql + " end"
  }

  private func window(_ name: String, _ parts: [Scalar]) -> SQL {
    let all = parts.map(sql)
    switch name {
    case "share": return "(\(all[0]) / nullif(sum(\(all[0])) over (), 0))"
    case "rank": return "rank() over (order by \(all[0]) desc nulls last)"
    case "quantile": return "quantile_cont(\(all[0]), \(all[1])) over ()"
    case "running":
      return "sum(\(all[0])) over (order by \(order) rows unbounded preceding)"
    case "previous": return "lag(\(all[0])) over (order by \(order))"
    case "count" where all.isEmpty: return "count(*) over ()"
    default: return SQL(name + "(") + all.joined(", ") + ") over ()"
    }
  }
}
