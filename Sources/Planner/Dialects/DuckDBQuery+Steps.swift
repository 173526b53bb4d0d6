import Values

/// What is done with an answer afterwards: each step is a query over the one before.
extension DuckDBQuery {
  mutating func apply(_ step: Plan.Step) {
    let from = SQL(relation)
    let name = "step\(parts.count)"
    switch step {
    case .filter(let condition):
      let word: SQL = condition.contains(\.isWindow) ? "qualify" : "where"
      add(name, "select * from \(from) \(word) \(formula.sql(condition))")
    case .sort(let keys):
      order = keys.map { key in
        "\(formula.sql(key.scalar)) \(SQL(key.isDescending ? "desc" : "asc")) nulls last"
      }
    case .take(let count):
      let order: SQL = sorted.isEmpty ? "" : " order by " + sorted.joined(", ")
      add(name, "select * from \(from)\(order) limit \(SQL(String(count)))")
    case .derive(let outputs):
      let formula = formula
      let columns = outputs.map { output -> SQL in
        let column = newColumn(output.column.name)
        visible.removeAll { $0.outer == output.column.name }
        visible.append((output.column.name, column))
        return "\(printed(output, formula)) as \(SQL(column))"
      }
      add(name, "select *, \(columns.joined(", ")) from \(from)")
    case .columns(let outputs):
      let formula = formula
      visible = []
      let columns = outputs.map { output -> SQL in
        let column = newColumn(output.column.name)
        visible.append((output.column.name, column))
        return "\(formula.sql(output.scalar)) as \(SQL(column))"
      }
      add(name, "select *, \(columns.joined(", ")) from \(from)")
    case .cumulative(let outputs):
      let formula = formula
      let columns = outputs.map { output -> SQL in
        let column = newColumn(output.column.name)
        visible.removeAll { $0.outer == output.column.name }
        visible.append((output.column.name, column))
        return """
          sum(\(formula.sql(output.scalar))) over (order by \(formula.order) \
          rows unbounded preceding) as \(SQL(column))
          """
      }
      add(name, "select *, \(columns.joined(", ")) from \(from)")
    }
  }
}

extension Scalar {
  /// Whether it looks at all rows of the answer.
  fileprivate var isWindow: Bool {
    if case .window = self { true } else { false }
  }
}
