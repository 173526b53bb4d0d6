import Catalog
import Language
import Phrases
import Values
import Verbs

/// Something that help can find, with lines of which the first that runs is shown.
struct HelpEntry {
  var search: TextSearch.Entry
  /// What it is, in the answer.
  var about: String
  var lines: [String]

  init(
    _ kind: String, _ names: [String], _ about: String, body: String = "", weight: Double,
    lines: [String]
  ) {
    search = TextSearch.Entry(names: names, about: about, body: body, weight: weight)
    self.about = kind.isEmpty ? about : "\(kind): \(about)"
    self.lines = lines
  }

  /// All that help knows, of a store with these definitions.
  static func all(_ catalog: Catalog) -> [HelpEntry] {
    verbEntries + commands(catalog) + metrics(catalog) + dimensions(catalog) + datasets(catalog)
      + words + sections + needs
  }

  // MARK: - The store's own words

  private static func commands(_ catalog: Catalog) -> [HelpEntry] {
    catalog.commandOrder.compactMap { catalog.commands[$0] }.map { command in
      HelpEntry(
        "", [command.name.spoken] + command.synonyms, command.doc ?? "", body: command.body.text,
        weight: 0.9, lines: [command.name.spoken, "describe \(command.name.spoken)"])
    }
  }

  private static func metrics(_ catalog: Catalog) -> [HelpEntry] {
    catalog.metricOrder.compactMap { catalog.metrics[$0] }.map { metric in
      HelpEntry(
        metric.title, [metric.title] + metric.synonyms + Vocabulary.metric(metric.name), metric.doc,
        body: metric.note ?? "", weight: 0.7,
        lines: metric.examples + ["\(metric.title) by day last 7 days", "describe \(metric.title)"])
    }
  }

  private static func datasets(_ catalog: Catalog) -> [HelpEntry] {
    catalog.datasetOrder.compactMap { catalog.datasets[$0] }.map { dataset in
      HelpEntry(
        "data set", [dataset.name] + dataset.synonyms, dataset.doc,
        body: dataset.columns.map { $0.doc }.joined(separator: " "), weight: 0.2,
        lines: ["describe \(dataset.name)"])
    }
  }

  /// What questions can be split by: the columns of texts, each of all data sets that have it.
  private static func dimensions(_ catalog: Catalog) -> [HelpEntry] {
    var order: [String] = []
    var found: [String: (names: Set<String>, doc: String, owners: [String])] = [:]
    for dataset in catalog.datasetOrder.compactMap({ catalog.datasets[$0] }) {
      for column in dataset.columns where [.text, .flag].contains(column.type) {
        let name = column.linkName ?? column.name
        if found[name] == nil { order.append(name) }
        var known = found[name] ?? ([], "", [])
        known.names.formUnion([column.name] + column.synonyms)
        if known.doc.isEmpty { known.doc = column.doc }
        known.owners.append(dataset.name)
        found[name] = known
      }
    }
    let usual = Set(catalog.splits.map { $0.text })
    let metrics = ["revenue", "orders", "visitors", "refunds", "ad_spend", "reviews", "chats"]
    return order.compactMap { name in
      guard let known = found[name] else { return nil }
      let spoken = name.replacing("_", with: " ")
      let owners = known.owners.prefix(3).joined(separator: ", ")
      // What people split by has words of theirs; numbers and flags of rows have none.
      let isUsual = usual.contains(name) || !Vocabulary.dimension(name).isEmpty
      let questions =
        isUsual ? metrics.map { "\($0) by \(spoken) last 7 days" } : []
      return HelpEntry(
        "dimension \(spoken)", [spoken] + known.names.sorted() + Vocabulary.dimension(name),
        known.doc.isEmpty ? "of \(owners)" : "\(known.doc), of \(owners)", weight: 0.3,
        lines: questions + ["describe \(spoken)"])
    }
  }

  // MARK: - The same in every store

  private static let verbEntries: [HelpEntry] = verbs.map { verb in
    // What changes the store is told about first.
    let examples = verb.examples.map { $0.text }
    let lines = verb.writes ? [] : examples.filter { $0 != verb.name }
    return HelpEntry(
      verb.name,
      [verb.name] + verb.ways + Vocabulary.sentences(of: verb.name) + HelpWords.ways(verb.name),
      verb.summary,
      body: ([verb.doc] + examples).joined(separator: " "), weight: 1,
      lines: lines.prefix(1) + ["help \(verb.name)"])
  }

  /// Stages, charts, clauses, settings, functions and definitions.
  private static let words: [HelpEntry] = {
    var entries: [HelpEntry] = []
    for stage in StageWord.keywords {
      let lines = StaticPages.examples(with: "| \(stage.text)").map { $0.line }
      entries.append(
        HelpEntry(
          "| \(stage.text)", [stage.text] + stage.ways + HelpWords.ways(stage.text), stage.about,
          weight: 0.8,
          lines: lines.prefix(1) + ["help \(stage.text)"]))
    }
    for chart in Chart.Shape.keywords {
      entries.append(
        HelpEntry(
          "| chart \(chart.text)", ["chart \(chart.text)", "\(chart.text) chart"], chart.about,
          weight: 0.4, lines: ["help chart"]))
    }
    for clause in Signature.Clause.introduced.map({ $0.keyword }) {
      entries.append(
        HelpEntry(
          clause.text, [clause.text] + HelpWords.ways(clause.text), clause.about, weight: 0.3,
          lines: StaticPages.examples(with: clause.text).map { $0.line }.prefix(1)
            + ["help \(clause.text)"]))
    }
    for (name, about) in Session.settings {
      entries.append(
        HelpEntry(
          "set \(name)", ["set \(name)"] + HelpWords.ways("set \(name)"), about, weight: 0.4,
          lines: ["help set \(name)"]))
    }
    for (name, about) in StaticPages.functions {
      var entry = HelpEntry(
        "function \(name)", ["function \(name)"], about, weight: 0.1, lines: ["help \(name)"])
      // What it makes of a value says nothing of a store.
      entry.search.about = ""
      entries.append(entry)
    }
    for word in StatementWord.allCases where word != .set {
      entries.append(
        HelpEntry(
          word.rawValue, [word.rawValue], word.keyword.about, weight: 0.2,
          lines: [word.isDefinition ? "help model" : "help scripts"]))
    }
    return entries
  }()

  /// The manual, by its headings.
  private static let sections: [HelpEntry] = Manual.pages.flatMap { topic, summary, page in
    page.sections.map { section in
      let isWhole = section.title.isEmpty
      return HelpEntry(
        "help \(topic)", isWhole ? [topic, summary] + HelpWords.ways(topic) : [section.title],
        isWhole ? summary : section.title,
        body: section.blocks.map { $0.words }.joined(separator: " "), weight: isWhole ? 0.6 : 0.1,
        lines: isWhole
          ? ["help \(topic)"]
          : section.examples.filter(Manual.isQuestion).prefix(1) + ["help \(topic)"])
    }
  }

  /// What people want to know, in their own words.
  private static let needs: [HelpEntry] = Vocabulary.needs.map { need in
    HelpEntry("", need.ways, "", weight: 0.9, lines: need.lines)
  }
}

extension Report.Block {
  /// All words of a block of the manual.
  fileprivate var words: String {
    switch self {
    case .title(let text), .text(let text), .code(let text), .sample(let text): text
    case .prose(let prose): prose.text
    case .items(let items): items.map { $0.text }.joined(separator: " ")
    case .table(let table), .terms(let table):
      table.cells.joined().compactMap { $0.text }.joined(separator: " ")
    case .chart: ""
    }
  }
}
