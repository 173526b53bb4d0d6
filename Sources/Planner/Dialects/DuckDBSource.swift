import Values

/// Writes one source of a plan: an aggregation, or a list of rows, of one data set.
struct DuckDBSource {
  let plan: Plan
  let source: Plan.Source
  let formula = DuckDBFormula()

  init(_ plan: Plan, _ source: Plan.Source) {
    self.plan = plan
    self.source = source
  }

  /// Keys as `k0, k1, ...` and measures as `m0, ...`, one row a group.
  ///
  /// - Parameter mark: what a column is called that is true in all of its rows.
  func aggregate(mark: String? = nil) -> SQL {
    var columns: [SQL] = source.keys.enumerated().map { index, scalar in
      "\(key(plan.keys[index], index, scalar)) as \(word: "k\(index)")"
    }
    columns += source.measures.map { number in
      let name = SQL.word(DuckDBFormula.measureName(number, source.window))
      return "\(measure(plan.measures[number])) as \(name)"
    }
    if let mark { columns.append("true as \(word: mark)") }
    var sql: SQL = "select \(columns.joined(", ")) \(rows())"
    if !source.keys.isEmpty {
      sql += " group by " + source.keys.indices.map { "\(digits: $0 + 1)" as SQL }.joined(", ")
    }
    return sql
  }

  /// `from ... where ...` of the source's rows.
  ///
  /// - Parameter more: a condition that holds besides.
  func rows(where more: SQL? = nil) -> SQL {
    var sql: SQL = "from \(table()) as t0"
    for join in source.joins {
      let table = SQL.word("t\(join.table)")
      sql += " left join \(name: join.dataset) as \(table) on \(table).\(name: join.key)"
      sql += " = \(word: "t\(join.from)").\(name: join.column)"
    }
    sql += rateJoins()
    let conditions = conditions() + (more.map { [$0] } ?? [])
    if !conditions.isEmpty { sql += " where " + conditions.joined(" and ") }
    return sql
  }

  private func conditions() -> [SQL] {
    var conditions: [SQL] = []
    if let level = source.level { conditions.append("t0.level = \(level)") }
    if let time = source.time {
      if source.isSnapshot {
        conditions.append("\(formula.sql(time)) in (\(snapshots(formula.sql(time))))")
      } else {
        conditions += inWindow(formula.sql(time))
      }
      if let limit = source.dayLimit, !source.isDaily {
        let column = formula.sql(time)
        conditions.append(
          "\(column) - date_trunc('day', \(column)) < to_microseconds(\(digits: limit))")
      }
      if source.needsTime, plan.windows[source.window].start == nil,
        plan.windows[source.window].end == nil
      {
        conditions.append("\(formula.sql(time)) is not null")
      }
    }
    if let filter = source.filter { conditions.append(formula.sql(filter)) }
    return conditions
  }

  private func inWindow(_ column: SQL) -> [SQL] {
    let window = plan.windows[source.window]
    var conditions: [SQL] = []
    if !window.stretches.isEmpty {
      let parts = window.stretches.map { stretch -> SQL in
        "(\(inside(stretch, column)))"
      }
      return ["(" + parts.joined(" or ") + ")"]
    }
    if let start = window.start { conditions.append("\(column) >= \(bound(start, isEnd: false))") }
    if let end = window.end { conditions.append("\(column) < \(bound(end, isEnd: true))") }
    return conditions
  }

  /// A moment as the type of the time column; a day that has begun counts as a whole.
  private func bound(_ moment: Moment, isEnd: Bool) -> SQL {
    guard source.isDaily else { return .bind(.moment(moment)) }
    let day = isEnd && moment.sinceMidnight > 0 ? moment.day + 1 : moment.day
    return .bind(.day(day))
  }

  /// The times of the last snapshot of the window, or of each of its buckets.
  private func snapshots(_ column: SQL) -> SQL {
    var conditions: [SQL] = source.level.map { ["t0.level = \($0)"] } ?? []
    let grains = plan.keys.compactMap { $0.grain }
    let window = plan.windows[source.window]
    if grains.isEmpty, window.stretches.isEmpty, let end = window.end {
      conditions.append("\(column) < \(bound(end, isEnd: true))")
    } else if !grains.isEmpty {
      conditions += inWindow(column)
    }
    let latest: SQL =
      grains.isEmpty && !window.stretches.isEmpty
      ? latestOfEach(window.stretches, column) : "max(\(column))"
    var sql: SQL = "select \(latest) from \(name: source.dataset) as t0"
    if !conditions.isEmpty { sql += " where " + conditions.joined(" and ") }
    guard !grains.isEmpty else { return sql }
    var parts = grains.map { bucket($0, column) }
    if !window.stretches.isEmpty {
      parts.insert(cases(window.stretches, column) { .bind(.moment($0.start)) }, at: 0)
    }
    return sql + " group by " + parts.joined(", ")
  }

  /// How many snapshots the stretches of the window end with.
  func snapshotCount(_ time: SQL) -> SQL {
    "(select count(s) from (\(snapshots(time))) as t(s))"
  }

  /// What stands at the end of each stretch: the last snapshot before it, however old.
  private func latestOfEach(_ stretches: [Plan.Stretch], _ column: SQL) -> SQL {
    let each = stretches.map { stretch -> SQL in
      "max(\(column)) filter (where \(column) < \(bound(stretch.end, isEnd: true)))"
    }
    return "distinct unnest([\(each.joined(", "))])"
  }

  // MARK: - Keys

  private func key(_ key: Plan.Key, _ index: Int, _ scalar: Scalar) -> SQL {
    let value = formula.sql(scalar)
    if key.isStretch {
      let stretches = plan.windows[source.window].stretches
      return stretches.isEmpty
        ? "cast(null as timestamp)" : cases(stretches, value) { .bind(.moment($0.start)) }
    }
    guard let grain = key.grain else {
      guard key.top != nil else { return value }
      let kept = SQL.word("top\(index)")
      return """
        case when exists (select 1 from \(kept) where \(kept).k is not distinct from \(value)) \
        then cast(\(value) as varchar) else 'Other' end
        """
    }
    let window = plan.windows[source.window]
    if grain.isCyclic { return bucket(grain, value) }
    if !window.pairs.isEmpty {
      let cases = window.pairs.map { pair -> SQL in
        "when \(.moment(pair.from)) then \(.moment(pair.to))"
      }
      return "case \(bucket(grain, value)) " + cases.joined(" ") + " end"
    }
    if !window.stretches.isEmpty {
      return cases(window.stretches, value) { stretch in
        let moved: SQL =
          stretch.shiftMonths != 0
          ? "(\(value) + to_months(\(digits: stretch.shiftMonths)))"
          : "(\(value) + to_days(\(digits: stretch.shiftDays)))"
        return bucket(grain, moved)
      }
    }
    guard window.shiftDays != 0 else { return bucket(grain, value) }
    return bucket(grain, "(\(value) + to_days(\(digits: window.shiftDays)))")
  }

  func inside(_ stretch: Plan.Stretch, _ time: SQL) -> SQL {
    "\(time) >= \(bound(stretch.start, isEnd: false)) and \(time) < \(bound(stretch.end, isEnd: true))"
  }

  /// What holds in each stretch, by the time that falls into it.
  func cases(
    _ stretches: [Plan.Stretch], _ time: SQL, _ value: (Plan.Stretch) -> SQL
  ) -> SQL {
    let parts = stretches.map { stretch -> SQL in
      "when \(inside(stretch, time)) then \(value(stretch))"
    }
    return "case " + parts.joined(" ") + " end"
  }

  private func bucket(_ grain: Grain, _ time: SQL) -> SQL {
    switch grain {
    case .hourOfDay: return "hour(\(time))"
    case .weekday: return "isodow(\(time))"
    case .monthOfYear: return "month(\(time))"
    case .week where plan.weekStart != 1:
      let days: SQL = "to_days(\(digits: plan.weekStart - 1))"
      return "cast(date_trunc('week', \(time) - \(days)) + \(days) as timestamp)"
    case .hour, .day, .week, .month, .quarter, .year:
      return "cast(date_trunc('\(word: grain.rawValue)', \(time)) as timestamp)"
    }
  }
}
