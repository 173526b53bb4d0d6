import Catalog
import Language
import Values

/// The columns that an answer has, read off the question: what stages can name.
struct AnswerColumns {
  private let lexicon: Lexicon
  private let kept: [String: [String]]

  init(_ lexicon: Lexicon, kept: [String: [String]]) {
    self.lexicon = lexicon
    self.kept = kept
  }

  /// The columns at a place behind a pipe; none where they depend on the data.
  func columns(_ s: Situation) -> [Entry] {
    guard let pipe = s.place.pipe, pipe > s.place.pipeline else { return [] }
    let text = s.text.utf8.prefix(pipe).dropFirst(s.place.pipeline)
    let parsed = Parser.parse(String(decoding: text, as: UTF8.self), grammar: lexicon.grammar)
    guard case .pipeline(let pipeline) = parsed.statements.last?.kind else { return [] }
    let all = columns(of: pipeline, depth: 0)
    let isSpread = s.place.stage == "pivot"
    return all.filter { !isSpread || $0.isDimension }.map { entry($0) }
  }

  private struct Column {
    var name: String
    var detail = ""
    var isDimension = false
  }

  private func entry(_ column: Column) -> Entry {
    // Names that the model has may be written with blanks; others are one word.
    if lexicon.meanings[column.name] != nil {
      return Entry(name: column.name, column.detail)
    }
    return Entry(column.name, label: column.name, column.detail)
  }

  private func columns(of pipeline: Pipeline, depth: Int) -> [Column] {
    var columns = columns(of: pipeline.call, depth: depth)
    for stage in pipeline.stages { apply(stage, to: &columns) }
    return columns
  }

  private func columns(of call: Call, depth: Int) -> [Column] {
    let catalog = lexicon.catalog
    if call.isImplicit, call.items.count == 1, let name = call.items[0].expression.plainName,
      let names = kept[name.text]
    {
      return names.map { Column(name: $0) }
    }
    if let command = catalog.commands[call.verb.text], !call.isImplicit {
      return depth < 4 ? columns(of: Self.expanded(command, by: call), depth: depth + 1) : []
    }
    switch call.verb.text {
    case "show": return question(call, compares: !call.baselines.isEmpty)
    case "compare":
      if !call.groups.isEmpty { return question(call, compares: true) }
      return [
        Column(name: "metric", isDimension: true), Column(name: "value", detail: "of the period"),
        Column(name: "before", detail: "of the baseline"), Column(name: "change"),
        Column(name: "change_percent"), Column(name: "mark", detail: "better, worse, up, down"),
      ] + (isOneDay(call.period?.value) ? Self.usual + [Column(name: "judgement")] : [])
    case "explain": return explanation(call)
    case "anomalies": return anomalies(call)
    case "forecast":
      return [
        Column(name: "day", isDimension: true), Column(name: "expected"),
        Column(name: "low", detail: "end of the interval"),
        Column(name: "high", detail: "end of the interval"),
        Column(name: "event", detail: "a sale or holiday"),
      ]
    case "trend": return trend(call)
    case "top", "bottom": return ranking(call)
    case "list":
      let name = call.items.first?.expression.plainName
      guard let name, let dataset = try? catalog.dataset(name) else { return [] }
      return list(dataset)
    default: return []
    }
  }

  /// A command's body with the clauses of the call, and the names that it was given.
  private static func expanded(_ command: CommandSyntax, by call: Call) -> Pipeline {
    var names = call.items.compactMap { $0.expression.plainName }[...]
    var given: [String: Name] = [:]
    for parameter in command.parameters where ["dimension", "metric"].contains(parameter.kind.text)
    {
      given[parameter.name.text] = names.popFirst()
      if given[parameter.name.text] == nil, case .name(let name) = parameter.fallback {
        given[parameter.name.text] = name
      }
    }
    func filled(_ expression: Expression) -> Expression {
      guard case .parameter(let text) = expression.kind, let name = given[text] else {
        return expression.mapChildren { filled($0) }
      }
      return Expression(.name(name))
    }
    var body = command.body
    body.call.groups = body.call.groups.map { Group(filled($0.expression), top: $0.top) }
    body.call.items = body.call.items.map { Item(filled($0.expression), alias: $0.alias) }
    if !call.groups.isEmpty { body.call.groups = call.groups }
    if !call.baselines.isEmpty { body.call.baselines = call.baselines }
    return body
  }

  // MARK: - Questions

  private func question(_ call: Call, compares: Bool) -> [Column] {
    var columns = call.groups.compactMap { group in
      group.expression.plainName.map {
        Column(name: $0.text, detail: "of the question", isDimension: true)
      }
    }
    var items = call.items
    if items.isEmpty {
      let headline = lexicon.catalog.headline.map { Item(Expression(.name(Name($0)))) }
      items = call.verb.text == "compare" ? Array(headline.prefix(1)) : headline
    }
    let isSplit = items.count == 1 && !call.groups.isEmpty
    if isSplit, !compares, items[0].alias == nil, let name = items[0].expression.plainName,
      let metric = try? lexicon.catalog.metric(name)
    {
      items += metric.companions
    }
    for item in items {
      guard let name = Self.name(of: item) else { continue }
      let metric = item.expression.plainName.flatMap { try? lexicon.catalog.metric($0) }
      columns.append(Column(name: name, detail: metric?.doc ?? ""))
      guard compares, call.baselines.count < 2 else { continue }
      columns += [
        Column(name: name + "_before", detail: "of the baseline"),
        Column(name: name + "_change", detail: "against the baseline"),
      ]
      // The change of a share is told in points alone.
      guard metric?.type != .percent else { continue }
      columns.append(Column(name: name + "_change_percent", detail: "part by which it moved"))
    }
    return columns
  }

  private func trend(_ call: Call) -> [Column] {
    let columns = question(call, compares: false)
    let hasBucket = columns.contains { Grain(rawValue: $0.name) != nil }
    // Of a period, its length decides on the buckets.
    let buckets = hasBucket ? [] : call.period == nil ? ["day"] : ["day", "week", "month"]
    var all = buckets.map { Column(name: $0, isDimension: true) } + columns
    if !columns.contains(where: { $0.isDimension && Grain(rawValue: $0.name) == nil }),
      let metric = call.items.first.flatMap({ Self.name(of: $0) })
    {
      all.append(Column(name: metric + "_average", detail: "of seven"))
    }
    return all
  }

  /// What a column of a question is called; nil for a formula without a name.
  private static func name(of item: Item) -> String? {
    if let alias = item.alias { return alias.text }
    if case .call(let name, let arguments, nil) = item.expression.kind,
      ["share", "change"].contains(name.text), let part = arguments.first?.plainName
    {
      return "\(part.text)_\(name.text)"
    }
    return item.expression.plainName?.text
  }

  private func ranking(_ call: Call) -> [Column] {
    guard let name = call.items.first?.expression.plainName else { return [] }
    let entity = lexicon.catalog.entities[name.text]
    var metrics = call.groups.compactMap { $0.expression.plainName }
    if metrics.isEmpty { metrics = entity?.metrics ?? [Name("revenue")] }
    var columns = [
      Column(name: "rank"),
      Column(name: entity?.dimension.text ?? name.text, isDimension: true),
      Column(name: metrics.first?.text ?? ""),
      Column(name: "share", detail: "part of the whole"),
    ]
    if call.verb.text == "top" { columns.append(Column(name: "running_share")) }
    if call.period != nil {
      columns += [
        Column(name: "change", detail: "against the period before"),
        Column(name: "places", detail: "won or lost"),
      ]
    }
    return columns + metrics.dropFirst().map { Column(name: $0.text) }
  }

  /// The columns that a list shows, then all others, which stages may name as well.
  private func list(_ dataset: Dataset) -> [Column] {
    let shown = dataset.shows.compactMap { $0.plainName?.text }
    let all = lexicon.columns(of: dataset)
    let details = Dictionary(
      all.map { (Catalog.canonical($0.label), $0.detail) }, uniquingKeysWith: { first, _ in first })
    let others = all.map { Catalog.canonical($0.label) }.filter { !shown.contains($0) }
    return (shown + others).map { name in
      let type = dataset.column(name)?.type
      return Column(
        name: name, detail: details[name] ?? "", isDimension: type == nil || type == .text)
    }
  }

  // MARK: - What moved

  private static let usual = [
    Column(name: "usual_low", detail: "99 of 100 usual days are above"),
    Column(name: "usual_high", detail: "99 of 100 usual days are below"),
  ]

  /// Whether a period may be one day, of which a comparison tells the usual range.
  private func isOneDay(_ period: PeriodSyntax?) -> Bool {
    switch period {
    case nil, .today, .yesterday, .day, .weekday, .last(1, .day), .previous(.day): true
    case .soFar(let whole): isOneDay(whole)
    default: false
    }
  }

  /// The columns of the first table: the drivers, or of two columns the segments.
  private func explanation(_ call: Call) -> [Column] {
    let share = Column(name: "share", detail: "part of the change")
    if case .metric? = call.baselines.first?.value {
      return [
        Column(name: "segment", isDimension: true), Column(name: "real"), Column(name: "predict"),
        Column(name: "effect", detail: "difference"), share,
      ]
    }
    return [
      Column(name: "driver", isDimension: true), Column(name: "before", detail: "of the baseline"),
      Column(name: "now", detail: "of the period"), Column(name: "change_percent"),
      Column(name: "effect", detail: "on the metric"), share,
    ]
  }

  private func anomalies(_ call: Call) -> [Column] {
    let groups = call.groups.compactMap { $0.expression.plainName?.text }
    return [
      Column(name: "mark", detail: "better, worse, up, down"),
      Column(name: "day", isDimension: true), Column(name: "metric", isDimension: true),
    ] + groups.map { Column(name: $0, detail: "of the question", isDimension: true) } + [
      Column(name: "value"), Column(name: "expected"), Column(name: "change_percent"),
    ] + Self.usual + [
      Column(name: "one_day_in", detail: "how rare it is"),
      Column(name: "at_stake", detail: "distance from what was expected, in money"),
    ]
  }

  // MARK: - Stages

  private func apply(_ stage: Stage, to columns: inout [Column]) {
    switch stage.kind {
    case .derive(let bindings):
      columns += bindings.map { Column(name: $0.name.text, detail: "derived") }
    case .columns(let items):
      columns = items.compactMap { item in
        guard let name = item.alias?.text ?? item.expression.plainName?.text else { return nil }
        let source = columns.first { $0.name == item.expression.plainName?.text }
        return Column(
          name: name, detail: source?.detail ?? "", isDimension: source?.isDimension ?? false)
      }
    case .share:
      columns += columns.filter { !$0.isDimension }.map {
        Column(name: $0.name + "_share", detail: "part of the sum")
      }
    case .cumulative:
      columns += columns.filter { !$0.isDimension }.map {
        Column(name: $0.name + "_cumulative", detail: "so far")
      }
    case .pivot, .wrap: columns = []
    default: break
    }
  }
}
