import Catalog
import Language
import Phrases
import Values
import Verbs

/// Something that help can find, with lines of which the first that runs is shown.
struct HelpEntry {
  var search: TextSearch.Entry
  /// What it is, in the answer.
  var about: Wording
  var lines: [String]

  init(
    _ kind: Wording, _ names: [String], _ about: Wording, body: String = "",
    translation: String = "", weight: Double, lines: [String]
  ) {
    search = TextSearch.Entry(
      names: names, about: about.english, bodies: [body, translation], weight: weight)
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
        "", [command.name.spoken] + command.synonyms, Wording(words: command.doc ?? ""),
        body: command.body.text,
        weight: 0.9, lines: [command.name.spoken, "describe \(command.name.spoken)"])
    }
  }

  private static func metrics(_ catalog: Catalog) -> [HelpEntry] {
    catalog.metricOrder.compactMap { catalog.metrics[$0] }.map { metric in
      let name = metric.title.english
      return HelpEntry(
        metric.title, [name] + metric.synonyms + Vocabulary.metric(metric.name),
        Wording(words: metric.doc), body: metric.note ?? "", weight: 0.7,
        lines: metric.examples + ["\(name) by day last 7 days", "describe \(name)"])
    }
  }

  private static func datasets(_ catalog: Catalog) -> [HelpEntry] {
    catalog.datasetOrder.compactMap { catalog.datasets[$0] }.map { dataset in
      HelpEntry(
        "data set", [dataset.name] + dataset.synonyms, Wording(words: dataset.doc),
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
      let about: Wording =
        known.doc.isEmpty ? "of \(owners)" : "\(Wording(words: known.doc)), of \(owners)"
      return HelpEntry(
        "dimension \(Wording(name: spoken))",
        [spoken] + known.names.sorted() + Vocabulary.dimension(name), about, weight: 0.3,
        lines: questions + ["describe \(spoken)"])
    }
  }

  // MARK: - The same in every store

  private static let verbEntries: [HelpEntry] = verbs.map { verb in
    // What changes the store is told about first.
    let examples = verb.examples.map { $0.text }
    let lines = verb.writes ? [] : examples.filter { $0 != verb.name }
    return HelpEntry(
      Wording(verbatim: verb.name),
      [verb.name] + verb.ways + Vocabulary.sentences(of: verb.name) + HelpWords.ways(verb.name),
      Wording(words: verb.summary),
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
          "| \(stage.text)", [stage.text] + stage.ways + HelpWords.ways(stage.text),
          Wording(words: stage.about),
          weight: 0.8,
          lines: lines.prefix(1) + ["help \(stage.text)"]))
    }
    for chart in Chart.Shape.keywords {
      entries.append(
        HelpEntry(
          "| chart \(chart.text)", ["chart \(chart.text)", "\(chart.text) chart"],
          Wording(words: chart.about), weight: 0.4, lines: ["help chart"]))
    }
    for clause in Signature.Clause.introduced.map({ $0.keyword }) {
      entries.append(
        HelpEntry(
          Wording(verbatim: clause.text), [clause.text] + clause.ways + HelpWords.ways(clause.text),
          Wording(words: clause.about), weight: 0.3,
          lines: StaticPages.examples(with: clause.text).map { $0.line }.prefix(1)
            + ["help \(clause.text)"]))
    }
    for setting in Setting.all {
      let (name, about) = (setting.name, setting.about)
      entries.append(
        HelpEntry(
          "set \(name)", ["set \(name)"] + HelpWords.ways("set \(name)"), Wording(words: about),
          weight: 0.4,
          lines: ["help set \(name)"]))
    }
    for (name, about) in StaticPages.functions {
      var entry = HelpEntry(
        "function \(name)", ["function \(name)"], Wording(words: about), weight: 0.1,
        lines: ["help \(name)"])
      // What it makes of a value says nothing of a store.
      entry.search.about = ""
      entries.append(entry)
    }
    for word in StatementWord.allCases where word != .set {
      entries.append(
        HelpEntry(
          Wording(verbatim: word.rawValue), [word.rawValue], Wording(words: word.keyword.about),
          weight: 0.2,
          lines: [word.isDefinition ? "help model" : "help scripts"]))
    }
    return entries
  }()

  /// The manual, by its headings, found by the words of either language.
  private static let sections: [HelpEntry] = Manual.pages.flatMap {
    topic, page -> [HelpEntry] in
    let name = topic.name
    let chinese = ManualPage(topic.markdown(in: .chinese)).sections
    return zip(page.sections, chinese).map { section, other in
      let isWhole = section.title.isEmpty
      return HelpEntry(
        "help \(name)",
        isWhole ? [name, topic.summary] + HelpWords.ways(name) : [section.title, other.title],
        isWhole ? Wording(words: topic.summary) : Wording(name: section.title, [other.title]),
        body: section.words, translation: other.words, weight: isWhole ? 0.6 : 0.1,
        lines: isWhole
          ? ["help \(name)"]
          : section.examples.filter(Manual.isQuestion).prefix(1) + ["help \(name)"])
    }
  }

  /// What people want to know, in their own words.
  private static let needs: [HelpEntry] = Vocabulary.needs.map { need in
    HelpEntry("", need.ways, "", weight: 0.9, lines: need.lines)
  }
}

extension ManualPage.Section {
  /// All words of a part of the manual.
  fileprivate var words: String { blocks.map { $0.words }.joined(separator: " ") }
}

extension Report.Block {
  /// All words of a block of the manual.
  fileprivate var words: String {
    switch self {
    case .title(let words), .text(let words): words.english
    case .code(let text), .sample(let text): text
    case .prose(let prose): prose.text()
    case .sentences(let lines): lines.map { $0.words.english }.joined(separator: " ")
    case .items(let items): items.map { $0.text() }.joined(separator: " ")
    case .table(let table), .terms(let table):
      table.cells.joined().compactMap { $0.text }.joined(separator: " ")
    case .chart: ""
    }
  }
}
