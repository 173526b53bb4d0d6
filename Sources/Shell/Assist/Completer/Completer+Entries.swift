import Catalog
import Language
import Planner
import Render
import Values

/// What can stand at a place, by what the parser expects there.
extension Completer {
  /// - Parameter isBlank: whether nothing was typed yet: then only what is likely is offered.
  func entries(_ s: Situation, isBlank: Bool) -> [Entry] {
    if s.expected.contains(.statement) { return statements(isBlank: isBlank) }
    if s.place.section == .stageName { return StageWord.entries }
    if s.expected.contains(.setting) { return Setting.all.map { Entry($0.name, $0.about) } }
    if let name = s.compared {
      if s.place.section == .settingValue { return settingValues(name.text) }
      if let values = values(of: name, s) { return values }
      if let alike = columns(comparableWith: name, s) { return alike }
    }
    return names(s, isBlank: isBlank) + keywords(s, isBlank: isBlank) + times(s)
  }

  private func statements(isBlank: Bool) -> [Entry] {
    let kept = surroundings.kept.keys.sorted().map { Entry($0, "an answer that was kept") }
    let likely = lexicon.verbs + kept + lexicon.commands
    if isBlank { return likely }
    return likely + lexicon.metrics + StatementWord.entries + [Entry("exit", "leaves the shell")]
      + periods
      + Self.periodOpenings
  }

  // MARK: - Names

  private func names(_ s: Situation, isBlank: Bool) -> [Entry] {
    var entries: [Entry] = []
    if s.expected.contains(.chart) { entries += Chart.Shape.entries }
    if s.expected.contains(.topic) { entries += topics(isBlank: isBlank) }
    if s.expected.contains(.owner) { entries += owners().map { Entry(quoted($0), label: $0, "") } }
    if s.expected.contains(.entity) { entries += lexicon.entities + (isBlank ? [] : dimensions(s)) }
    if s.expected.contains(.timeBasis) { entries += timeBases(s) }
    if s.expected.contains(.dataset) {
      entries += lexicon.datasets
      if s.place.verb == "describe" {
        entries += lexicon.metrics + lexicon.commands + (isBlank ? [] : lexicon.verbs)
      }
    }
    guard s.expected.contains(where: { [.metric, .dimension, .column].contains($0) }) else {
      return entries
    }
    return entries + (s.place.stage == nil ? callNames(s) : stageNames(s, isBlank: isBlank))
  }

  /// The names of a call's own clauses.
  private func callNames(_ s: Situation) -> [Entry] {
    switch s.place.section {
    case .clause(.by): s.place.ranks ? rankedMetrics(s) : dimensions(s) + Grain.entries
    case .clause(.where) where s.subject.isNamed && s.subject.dataset != nil: dimensions(s)
    case .clause(.where) where s.compared.map { lexicon.metric($0.text) != nil } == true:
      lexicon.metrics
    case .clause(.where) where !s.subject.isNamed && s.place.verb == "show": lexicon.metrics
    case .clause(.where): dimensions(s) + lexicon.metrics
    case .name(.dimension): parameterDimensions(s)
    default: s.expected.contains(.metric) ? lexicon.metrics : dimensions(s)
    }
  }

  /// The columns of the answer so far; of a question, stages may name any other metric too.
  private func stageNames(_ s: Situation, isBlank: Bool) -> [Entry] {
    let columns = answerColumns(s)
    if isBlank && !columns.isEmpty || s.place.stage == "pivot" { return columns }
    let names = Set(columns.map { $0.label })
    let functions = Function.window.values.sorted { $0.name < $1.name }.map {
      Entry("\($0.name)(", $0.doc)
    }
    return columns + lexicon.metrics.filter { !names.contains($0.label) }
      + (s.place.stage == "derive" ? functions : [])
  }

  private func rankedMetrics(_ s: Situation) -> [Entry] {
    let own = s.subject.entity.flatMap { lexicon.catalog.entities[$0] }?.metrics ?? []
    let first = own.compactMap { lexicon.metric($0.text) }
    return first + lexicon.metrics.filter { !first.contains($0) }
  }

  /// What can stand behind `by` and `where`: what all metrics of the call have.
  private func dimensions(_ s: Situation) -> [Entry] {
    let subject = s.subject
    if let dataset = subject.dataset.flatMap({ lexicon.catalog.datasets[$0] }) {
      return lexicon.columns(of: dataset)
    }
    return lexicon.dimensions(of: subject.metrics)
  }

  /// What an amount or a time of a list's rows can be compared with: its like.
  private func columns(comparableWith name: Name, _ s: Situation) -> [Entry]? {
    guard s.subject.isNamed,
      let dataset = s.subject.dataset.flatMap({ lexicon.catalog.datasets[$0] }),
      let type = (try? lexicon.catalog.dimension(name, of: dataset))?.column.type,
      ![.text, .flag].contains(type)
    else { return nil }
    let alike = dataset.columns.filter {
      ![.text, .flag].contains($0.type) && $0.type.isTime == type.isTime && $0.name != name.text
    }
    return (type.isTime ? [Entry("now", "the present")] : [])
      + alike.map { Entry(name: $0.name, $0.doc, synonyms: $0.synonyms) }
  }

  /// What a command takes as its dimension, as `roi campaign`.
  private func parameterDimensions(_ s: Situation) -> [Entry] {
    let catalog = lexicon.catalog
    let command = s.place.verb.flatMap { catalog.commands[$0] }
    let owner = command?.parameters.first { $0.kind.text == "dimension" }?.dataset
    guard let owner, let dataset = try? catalog.dataset(owner) else { return dimensions(s) }
    let names = Set(catalog.dimensionNames(of: dataset))
    return lexicon.columns(of: dataset).filter {
      names.contains(Catalog.canonical($0.label))
    }
  }

  private func timeBases(_ s: Situation) -> [Entry] {
    let subject = s.subject
    let owners =
      subject.dataset.flatMap { lexicon.catalog.datasets[$0] }.map { [$0] }
      ?? subject.metrics.flatMap { lexicon.catalog.datasets(of: $0) }
    return owners.flatMap { owner in
      owner.times.map { time in
        let column = time.dataset == nil ? owner.column(time.column) : nil
        let doc = column?.doc ?? ""
        return Entry(
          name: time.name, doc.isEmpty ? "of \(owner.name)" : doc, synonyms: column?.synonyms ?? [])
      }
    }
  }

  private func topics(isBlank: Bool) -> [Entry] {
    surroundings.topics + lexicon.verbs + lexicon.commands
      + (isBlank ? [] : lexicon.metrics + lexicon.datasets)
  }

  // MARK: - Words

  private func keywords(_ s: Situation, isBlank: Bool) -> [Entry] {
    var entries: [Entry] = []
    let isCondition = s.place.section == .clause(.where) || s.place.stage != nil
    if s.expects("=") {
      let isNumber = s.parts.last { $0.role == .metric || $0.role == .dimension }?.role == .metric
      if isCondition {
        entries +=
          isNumber
          ? ComparisonWord.orderings.map { Entry($0.keyword) } : ComparisonWord.entries
      }
    } else {
      entries += AwaitedWord.entries.filter { s.expects($0.text) }
    }
    entries += Signature.Clause.introduced.filter { s.clauses.contains($0) }.map {
      Entry($0.keyword)
    }
    if s.expected.contains(.stage), isBlank, s.place.section != .files {
      entries.append(Entry("|", "works on the answer"))
    }
    return entries
  }

  private func settingValues(_ setting: String) -> [Entry] {
    let words = Setting.named(setting)?.values.map { Entry($0) } ?? []
    guard setting == "today", let clock = surroundings.clock else { return words }
    return words + [Entry("\(clock.today)", "as it is now")]
  }
}
