import Catalog
import Language
import Values

/// What happens to the answer: conditions on metrics, then the stages.
extension QuestionPlanner {
  mutating func addSteps(_ typed: [Typed]) throws(Diagnostic) {
    var columns: [(column: Column, type: ColumnType?)] = planned.plan.keys.map { key in
      (key.column, key.grain == nil ? Self.keyType(key.column.kind) : nil)
    }
    columns += planned.plan.outputs.map { ($0.column, ColumnType($0.column.kind)) }
    for (index, entry) in items.enumerated() {
      let name = Self.columnName(entry.item)
      if let place = columns.firstIndex(where: { $0.column.name == name }) {
        columns[place].type = typed[index].type
      }
    }
    var answer = AnswerScope(clock: planning.clock, columns: columns)
    addAliases(to: &answer)
    var resolver = StepResolver(
      scope: answer, currency: planning.currency, summable: planned.summable)
    for condition in later { try resolver.filter(condition) }
    planned.rest = try resolver.take(stages)
    planned.plan.steps = resolver.steps
    planned.summable = resolver.summable
  }

  static func keyType(_ kind: Kind) -> ColumnType? {
    switch kind {
    case .text: .text
    case .day: .date
    case .moment: .timestamp
    case .flag: .flag
    default: nil
    }
  }

  /// Synonyms of metrics, and `change` for the change of the only metric that is shown.
  func addAliases(to answer: inout AnswerScope) {
    for (item, _) in items {
      guard let name = item.expression.plainName,
        let metric = try? planning.catalog.metric(name)
      else { continue }
      let column = Self.columnName(item)
      for alias in [metric.name] + metric.synonyms.map(Catalog.canonical)
      where answer.aliases[alias] == nil {
        answer.aliases[alias] = column
      }
    }
    let isOne = items.count { !$0.isHidden } == 1
    for suffix in ["change", "change_percent", "before"] where isOne {
      guard let first = planned.plan.outputs.first?.column.name,
        let column = planned.plan.outputs.first(where: {
          $0.column.name.hasPrefix("\(first)_\(suffix)")
        })
      else { continue }
      answer.aliases[suffix] = column.column.name
    }
    for group in call.groups {
      if let name = group.expression.plainName,
        let key = planned.plan.keys.first(where: { $0.column.name != name.text })
      {
        answer.aliases[name.text] = key.column.name
      }
    }
  }
}
