import Values

/// What is done with an answer afterwards: each step is a query over the one before.
extension DuckDBQuery {
  mutating func apply(_ step: Plan.Step) {
    let from = SQL.word(relation)
    let name = "step\(parts.count)"
    switch step {
    case .filter(let condition):
      let word: SQL = condition.isOverRows ? "qualify" : "where"
      add(name, "select * from \(from) \(word) \(formula.sql(condition))")
    case .sort(let keys):
      let formula = formula
      var added: [SQL] = []
      order = keys.map { key in
        var value = formula.sql(key.scalar)
        if key.scalar.isOverRows {
          // The order stands in window functions too, and these hold no others.
          let column = SQL.word(newColumn())
          added.append("\(value) as \(column)")
          value = column
        }
        return key.isDescending ? "\(value) desc nulls last" : "\(value) asc nulls last"
      }
      if !added.isEmpty { add(name, "select *, \(added.joined(", ")) from \(from)") }
    case .take(let count):
      let order: SQL = sorted.isEmpty ? "" : " order by " + sorted.joined(", ")
      add(name, "select * from \(from)\(order) limit \(digits: count)")
    case .derive(let outputs):
      let formula = formula
      let columns = outputs.map { output -> SQL in
        let column = newColumn(output.column.name)
        visible.removeAll { $0.outer == output.column.name }
        visible.append((output.column.name, column))
        return "\(printed(output, formula)) as \(word: column)"
      }
      add(name, "select *, \(columns.joined(", ")) from \(from)")
    case .columns(let outputs):
      let formula = formula
      visible = []
      let columns = outputs.map { output -> SQL in
        let column = newColumn(output.column.name)
        visible.append((output.column.name, column))
        return "\(formula.sql(output.scalar)) as \(word: column)"
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
          rows unbounded preceding) as \(word: column)
          """
      }
      add(name, "select *, \(columns.joined(", ")) from \(from)")
    }
  }
}
