import Language
import Values

extension Outline {
  static func of(_ expression: Expression) -> String {
    switch expression.kind {
    case .value(let value): of(value)
    case .percent(let share): "%\(share)"
    case .name(let name): of(name)
    case .member(let owner, let name): "\(of(owner)).\(of(name))"
    case .parameter(let name): "$\(name)"
    case .call(let name, let arguments, let condition):
      group([of(name)] + arguments.map(of) + (condition.map { ["where", of($0)] } ?? []))
    case .negative(let it): group(["neg", of(it)])
    case .not(let it): group(["not", of(it)])
    case .binary(let op, let a, let b): group([op.rawValue, of(a), of(b)])
    case .between(let it, let low, let high, let negated):
      group([negation(negated) + "between", of(it), of(low), of(high)])
    case .oneOf(let it, let values, let negated):
      group([negation(negated) + "in", of(it), list(values.map(of))])
    case .among(let it, let pipeline, let negated):
      group([negation(negated) + "in", of(it), "{\(of(pipeline))}"])
    case .test(let test, let a, let b, let negated):
      group([negation(negated) + test.rawValue, of(a), of(b)])
    case .missing(let it, let negated): group([negation(negated) + "missing", of(it)])
    }
  }

  private static func group(_ parts: [String]) -> String { "(\(parts.joined(separator: " ")))" }
  private static func negation(_ negated: Bool) -> String { negated ? "not-" : "" }

  static func of(_ period: PeriodSyntax) -> String {
    switch period {
    case .today: "today"
    case .yesterday: "yesterday"
    case .tomorrow: "tomorrow"
    case .day(let day): day.description
    case .month(let year, let month): "(month \(year) \(month))"
    case .quarter(let year, let quarter): "(quarter \(year) \(quarter))"
    case .year(let year): "(year \(year))"
    case .weekday(let number): "(weekday \(number))"
    case .last(let count, let unit): "(last \(count) \(unit.rawValue))"
    case .next(let count, let unit): "(next \(count) \(unit.rawValue))"
    case .this(let unit): "(this \(unit.rawValue))"
    case .previous(let unit): "(previous \(unit.rawValue))"
    case .toDate(let unit): "(\(unit.rawValue) to date)"
    case .since(let first): "(since \(of(first)))"
    case .until(let last): "(until \(of(last)))"
    case .range(let first, let last): "(\(of(first)) .. \(of(last)))"
    case .event(let name): "(event \(name))"
    case .soFar(let it): "(\(of(it)) so far)"
    case .parameter(let name): "$\(name)"
    }
  }

  static func of(_ baseline: BaselineSyntax) -> String {
    switch baseline {
    case .period(let period): of(period)
    case .metric(let name): "metric(\(of(name)))"
    default: "\(baseline)"
    }
  }

  // MARK: - Definitions

  static func of(_ definition: Definition) -> String {
    switch definition {
    case .dataset(let it): of(it)
    case .metric(let it): of(it)
    case .command(let it):
      "command \(of(it.name))\(doc(it.doc)) \(list(it.parameters.map(of)))"
        + " \(list(it.synonyms)) {\(of(it.body))}"
    case .entity(let it):
      "entity \(list(it.names.map(of))) \(of(it.dimension)) \(list(it.metrics.map(of)))"
    case .drivers(let name, let formula): "drivers \(of(name)) \(of(formula))"
    case .evidence(let it): "evidence \(of(it))"
    case .brief(let it): "brief \(of(it))"
    case .event(let it):
      "event \(of(it.name))\(it.isHoliday ? " holiday" : "")\(it.places.isEmpty ? "" : " in \(list(it.places.map(of)))")"
        + " \(of(it.period))"
    case .target(let it):
      "target \(of(it.metric)) \(of(it.period))\(it.condition.map { " where \(of($0))" } ?? "")"
        + " \(of(it.value))"
    case .rate(let currency, let day, let rate):
      "rate \(of(currency))\(day.map { " on \($0)" } ?? "") \(of(rate))"
    case .headline(let names): "headline \(list(names.map(of)))"
    case .steps(let names): "steps \(list(names.map(of)))"
    case .calendar(let names): "calendar \(list(names.map(of)))"
    case .splits(let names): "splits \(list(names.map(of)))"
    case .synonym(let word, let name): "synonym \(of(word)) \(of(name))"
    case .export(let it): of(it)
    case .headers(let it):
      "headers \(of(it.dataset)) "
        + list(it.columns.map { "\(of($0.name)) \(list($0.synonyms))" })
    }
  }

  private static func of(_ rule: EvidenceSyntax) -> String {
    "\(of(rule.name))\(rule.dimension.map { " for \(of($0))" } ?? "")"
      + (rule.subjects.isEmpty ? "" : " on \(rule.subjects.map(of).joined(separator: ", "))")
      + (rule.pull.map { " pulls \(of($0.metric)) \($0.isUp ? "up" : "down")" } ?? "")
      + (rule.touching.map { " touching \(of($0))" } ?? "")
      + (rule.sentence.map { " says \(of($0))" } ?? "")
      + (rule.question.map { " asks \(of($0))" } ?? "") + " {\(of(rule.body))}"
  }

  private static func of(_ export: ExportSyntax) -> String {
    var parts = ["export \(of(export.name))\(doc(export.doc))"]
    func add(_ name: String, _ values: [String]) {
      if !values.isEmpty { parts.append("\(name)=\(list(values))") }
    }
    add("header", export.header.map(of))
    add("lacks", export.lacks.map(of))
    add("preamble", export.preamble)
    add("column", export.columns.map { "\(of($0.name)) \(list($0.synonyms))" })
    add("down", export.down.map(of))
    add("splits", export.split.map { [of($0.column), $0.separator, of($0.part)] } ?? [])
    add(
      "unpivot",
      export.unpivot.map { [of($0.header), of($0.cell)] + [$0.pattern].compactMap { $0 } } ?? [])
    add("dates", export.dates.map { [of($0)] } ?? [])
    add("zone", export.zone.map { [of($0)] } ?? [])
    add("skips", export.skips.map { "\($0.reason) where \(of($0.condition))" })
    add("total", export.total.map { [of($0)] } ?? [])
    add("personal", export.personal.map(of))
    add("note", export.note.map { [$0] } ?? [])
    return (parts + export.fills.map(of)).joined(separator: " ")
  }

  private static func of(_ fill: FillSyntax) -> String {
    "(\(fill.isOnlyNew ? "adds" : "fills") \(of(fill.dataset)) per \(list(fill.keys.map(of)))"
      + " \(list(fill.mapping.map { "\(of($0.name)) = \(of($0.value))" }))"
      + "\(fill.condition.map { " where \(of($0))" } ?? ""))"
  }

  private static func doc(_ text: String?) -> String { text.map { " \"\($0)\"" } ?? "" }

  private static func of(_ parameter: CommandParameter) -> String {
    "\(of(parameter.name)): \(of(parameter.kind))"
      + (parameter.dataset.map { " of \(of($0))" } ?? "")
      + (parameter.fallback.map { " \(of($0))" } ?? "")
  }

  private static func of(_ dataset: DatasetSyntax) -> String {
    var parts = ["dataset \(of(dataset.name))\(doc(dataset.doc))"]
    func add(_ name: String, _ values: [String]) {
      if !values.isEmpty { parts.append("\(name)=\(list(values))") }
    }
    add("key", dataset.key.map(of))
    add("label", dataset.label.map { [of($0)] } ?? [])
    add("time", dataset.times.map { of($0.expression) + ($0.alias.map { " as \(of($0))" } ?? "") })
    add("shows", dataset.shows.map(of))
    add("sorted", dataset.sorted.map(of))
    add("level", dataset.levels.map { "\(of($0.name)) \(list($0.columns.map(of)))" })
    add("synonyms", dataset.synonyms)
    return (parts + dataset.columns.map { "(\(of($0)))" }).joined(separator: " ")
  }

  private static func of(_ member: MemberSyntax) -> String {
    of(member.word) + (member.synonyms.isEmpty ? "" : " synonyms \(list(member.synonyms))")
  }

  private static func of(_ column: ColumnSyntax) -> String {
    "\(of(column.name)) \(of(column.type))\(column.isOptional ? "?" : "")"
      + (column.members.isEmpty ? "" : " in \(list(column.members.map(of)))")
      + (column.isPersonal ? " personal" : "")
      + (column.link.map { " -> \(of($0))" } ?? "")
      + (column.formula.map { " = \(of($0))" } ?? "")
      + (column.synonyms.isEmpty ? "" : " synonyms \(list(column.synonyms))") + doc(column.doc)
  }

  private static func of(_ metric: MetricSyntax) -> String {
    var parts = ["metric \(of(metric.name))\(doc(metric.doc))"]
    parts += metric.type.map { [": \(([of($0)] + metric.traits).joined(separator: ", "))"] } ?? []
    parts.append(of(metric.formula))
    parts += metric.alternatives.map { "otherwise \(of($0))" }
    if !metric.synonyms.isEmpty { parts.append("synonyms=\(list(metric.synonyms))") }
    if !metric.companions.isEmpty { parts.append("with=\(list(metric.companions.map(of)))") }
    if let note = metric.note { parts.append("note=\"\(note)\"") }
    if !metric.examples.isEmpty { parts.append("examples=\(list(metric.examples))") }
    return parts.joined(separator: " ")
  }

  private static func of(_ formula: FormulaSyntax) -> String {
    "\(of(formula.expression))\(formula.condition.map { " where \(of($0))" } ?? "")"
      + (formula.basis.map { " on \(of($0))" } ?? "")
  }
}
