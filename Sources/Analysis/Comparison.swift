import Values

/// Lays the values of several metrics beside their baselines, one row a metric.
package enum Comparison {
  /// The relative change from which a move is marked.
  package static let threshold = 0.1

  /// - Parameters:
  ///   - row: one row; for each metric its value, then for each baseline the value before, the
  ///     change and, but for percents, the relative change.
  ///   - period: what the first column of values is called.
  ///   - baselines: what the baselines are called.
  package static func table(_ row: Table, period: String, baselines: [String]) -> Table {
    var table = Table(columns: columns(period, baselines))
    var place = 0
    while place < row.columns.count {
      let metric = row.columns[place]
      let value = row.cells[place][0]
      place += 1
      var cells: [Value] = [.text(metric.title), value]
      var mark = Value.text("")
      for baseline in baselines.indices where metric.kind.isNumeric {
        let before = row.cells[place][0]
        let change = row.cells[place + 1][0]
        place += 2
        var relative = relativeChange(value, before)
        if metric.kind != .percent {
          relative = row.cells[place][0]
          place += 1
        }
        cells += [before, change, relative]
        if baseline == 0 { mark = self.mark(relative, metric.direction) }
      }
      while cells.count < table.columns.count - 1 { cells.append(.null) }
      table.append([mark] + cells)
      table.rowKinds.append(metric.kind)
    }
    return table
  }

  private static func columns(_ period: String, _ baselines: [String]) -> [Column] {
    var columns = [
      Column("mark", role: .mark), Column("metric"),
      Column("value", title: period, kind: .number, role: .measure),
    ]
    for (index, baseline) in baselines.enumerated() {
      let suffix = baselines.count == 1 || index == 0 ? "" : "_\(index + 1)"
      columns += [
        Column("before" + suffix, title: baseline, kind: .number, role: .measure),
        Column("change" + suffix, title: "change", kind: .number, role: .change),
        Column("change_percent" + suffix, title: "%", kind: .percent, role: .change),
      ]
    }
    return columns
  }

  /// (value − before) ÷ |before|; missing when there was nothing before.
  package static func relativeChange(_ value: Value, _ before: Value) -> Value {
    guard let now = value.double, let past = before.double, past != 0 else { return .null }
    return .double((now - past) / abs(past))
  }

  private static func mark(_ relative: Value, _ direction: Int) -> Value {
    guard let change = relative.double, abs(change) >= threshold else { return .text("") }
    if direction == 0 { return .text(change > 0 ? "up" : "down") }
    return .text((change > 0) == (direction > 0) ? "better" : "worse")
  }
}
