import Language
import Values

/// Syntax in brackets, verb first, so that a test sees how a text was read without the printer.
///
///     show* items=[revenue] by=[channel] period=(last 7 day) | (sort -revenue)
enum Outline {
  static func of(_ statement: Statement) -> String {
    switch statement.kind {
    case .pipeline(let it): of(it)
    case .definition(let it): of(it)
    case .parameter(let name, let value): "param \(of(name))" + (value.map { " " + of($0) } ?? "")
    case .set(let name, let words): "set \(of(name)) \(list(words.map(of)))"
    case .section(let title, let time, let block):
      "section \"\(title)\"\(time.map { " at \($0)" } ?? "") \(of(block))"
    case .include(let path): "include \(of(path))"
    case .loop(let name, .pipeline(let source), let block):
      "for \(of(name)) in {\(of(source))} \(of(block))"
    case .loop(let name, .list(let values), let block):
      "for \(of(name)) in \(list(values.map(of))) \(of(block))"
    case .condition(let test, let block, let other):
      "if \(of(test)) \(of(block))" + (other.map { " else \(of($0))" } ?? "")
    case .expect(let test): "expect \(of(test))"
    }
  }

  static func of(_ block: Block) -> String {
    "{\(block.statements.map(of).joined(separator: "; "))}"
  }

  static func of(_ expectation: Expectation) -> String {
    let clauses = of(expectation.clauses).dropFirst("show".count)
    return of(expectation.condition) + clauses
      + (expectation.message.map { " message=\"\($0)\"" } ?? "")
  }

  static func of(_ value: ParameterValue) -> String {
    switch value {
    case .period(let it): of(it)
    case .value(let it): "= " + of(it)
    case .percent(let it): "= %\(it)"
    case .name(let it): "= " + of(it)
    }
  }

  // MARK: - Questions

  static func of(_ pipeline: Pipeline) -> String {
    ([of(pipeline.call)] + pipeline.stages.map { "| (\(of($0)))" }).joined(separator: " ")
  }

  static func of(_ call: Call) -> String {
    var parts = [call.verb.text + (call.isImplicit ? "*" : "")]
    if let count = call.count { parts.append("count=\(count)") }
    if let parameter = call.countParameter { parts.append("count=$\(parameter.value)") }
    func add(_ name: String, _ values: [String]) {
      if !values.isEmpty { parts.append("\(name)=\(list(values))") }
    }
    func add(_ name: String, _ value: String?) {
      if let value { parts.append("\(name)=\(value)") }
    }
    add("items", call.items.map(of))
    add("words", call.words.map(of))
    add("by", call.groups.map { ($0.top.map { "top \($0) " } ?? "") + of($0.expression) })
    add("where", call.condition.map(of))
    add("loose", call.loose.map { "$\($0.value)" })
    add("period", call.period.map { of($0.value) })
    add("on", call.basis.map(of))
    add("vs", call.baselines.map { of($0.value) })
    switch call.purpose {
    case .horizon(let count, let unit): add("for", "\(count) \(unit.rawValue)")
    case .owner(let word): add("for", of(word))
    case nil: break
    }
    add("due", call.due.map { of($0.value) })
    add("as", call.target.map(of))
    add("map", call.mapping.map { "\(of($0.name)): \(of($0.value))" })
    add("store", call.shop.map(of))
    add("options", call.options.map { of($0.name) + ($0.value.map { ": " + of($0) } ?? "") })
    return parts.joined(separator: " ")
  }

  static func of(_ item: Item) -> String {
    of(item.expression) + (item.alias.map { " as \(of($0))" } ?? "")
  }

  static func of(_ stage: Stage) -> String {
    switch stage.kind {
    case .filter(let it): "where \(of(it))"
    case .sort(let keys): "sort " + keys.map(of).joined(separator: ", ")
    case .take(let count): "take \(count)"
    case .takeParameter(let name): "take $\(name)"
    case .columns(let items): "columns " + items.map(of).joined(separator: ", ")
    case .derive(let it):
      "derive " + it.map { "\(of($0.name)): \(of($0.value))" }.joined(separator: ", ")
    case .pivot(let name): "pivot \(of(name))"
    case .total: "total"
    case .share: "share"
    case .cumulative: "cumulative"
    case .wrap(let unit): "wrap \(unit.rawValue)"
    case .chart(let shape): "chart \(shape.rawValue)"
    case .save(let path, let replaces): "save \(of(path))\(replaces ? " replace" : "")"
    case .keep(let name): "as \(of(name))"
    case .alert(let it, let message): "alert \(of(it))" + (message.map { " \"\($0)\"" } ?? "")
    case .task(let title, let owner, let due):
      "task" + (title.map { " " + of($0) } ?? "") + (owner.map { " for \(of($0))" } ?? "")
        + (due.map { " due \(of($0.value))" } ?? "")
    }
  }

  static func of(_ key: SortKey) -> String { (key.isDescending ? "-" : "") + of(key.expression) }

  // MARK: - Words

  static func list(_ parts: [String]) -> String { "[\(parts.joined(separator: ", "))]" }

  static func of(_ name: Name) -> String { name.isQuoted ? "`\(name.text)`" : name.text }

  static func of(_ word: Word) -> String { word.isQuoted ? "\"\(word.text)\"" : word.text }

  static func of(_ value: Value) -> String {
    switch value {
    case .text(let text): "\"\(text)\""
    case .span(let length): "span(\(length / 1_000_000))"
    case .null: "null"
    default: value.description
    }
  }
}
