import Values

/// The aggregates of a source; of a window of several stretches their mean.
extension DuckDBSource {
  func measure(_ measure: Plan.Measure) -> SQL {
    let argument = measure.argument.map(formula.sql) ?? "*"
    let time = source.time.map(formula.sql) ?? argument
    if source.stretchCount != nil, !measure.isZeroWithoutRows, source.time != nil,
      !source.isSnapshot
    {
      return meanOfEach(measure, argument, time)
    }
    var sql = aggregate(measure.function, argument, time)
    let filter: SQL = measure.filter.map { " filter (where \(formula.sql($0)))" } ?? ""
    sql += filter
    // Without rows a sum is zero; with rows that all lack a value it is missing.
    if measure.isStrict {
      sql = "case when \(unknown(argument, measure.filter)) = 0 then \(sql) end"
    }
    if measure.isSum, measure.filter != nil || source.keys.isEmpty {
      sql = "case when count(*)\(filter) = 0 then 0 else \(sql) end"
    }
    if measure.isZeroWithoutRows, let count = source.stretchCount {
      let isOfSnapshots = source.isSnapshot && !plan.keys.contains { $0.grain != nil }
      let number: SQL =
        isOfSnapshots ? "nullif(\(snapshotCount(time)), 0)" : "\(digits: count)"
      sql = "(\(sql) / \(number))"
    }
    return sql
  }

  /// How many of the rows have no value.
  private func unknown(_ argument: SQL, _ filter: Scalar?) -> SQL {
    let condition: SQL = filter.map { "\(formula.sql($0)) and " } ?? ""
    return "count(*) filter (where \(condition)\(argument) is null)"
  }

  private func aggregate(_ function: AggregateFunction, _ argument: SQL, _ time: SQL) -> SQL {
    if function == .distinct, source.stretchCount != nil, source.time != nil {
      // The same person in two stretches counts in each.
      let stretches = plan.windows[source.window].stretches
      let stretch = cases(stretches, time) { .bind(.moment($0.start)) }
      return "count(distinct (\(stretch), \(argument)))"
    }
    return DuckDBFunctions.aggregate[function]?.sql([argument, time], order: formula.order)
      ?? DuckDBFormula.fault("no spelling of \(function.rawValue)")
  }

  /// The mean of what the stretches with rows have each: the largest of eight days is no measure
  /// for the largest of one.
  private func meanOfEach(_ measure: Plan.Measure, _ argument: SQL, _ time: SQL) -> SQL {
    let each = plan.windows[source.window].stretches.map { stretch -> SQL in
      var condition = inside(stretch, time)
      if let filter = measure.filter { condition += " and \(formula.sql(filter))" }
      return "\(aggregate(measure.function, argument, time)) filter (where \(condition))"
    }
    return "list_avg([\(each.joined(", "))])"
  }
}
