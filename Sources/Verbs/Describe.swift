import Catalog
import Importers
import Language
import Planner
import Values

/// What a name means.
package enum Describe: Verb {
  package static let name = "describe"
  package static let summary = "what a metric, data set, command, dimension or export is"
  package static let doc =
    "Shows the definition behind a name, and for a data set its columns and what is loaded."
  package static let signature = Signature([.topic(.dataset)])
  package static let examples = [
    "describe orders", "describe conversion_rate", "describe late shipments",
    "describe export shopify orders",
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    let catalog = planning.catalog
    guard var name = name(call.words) else {
      throw Diagnostic(.syntax, "\"describe\" needs a name", at: call.verb.span)
    }
    let book = ExportBook(catalog)
    if call.words.count > 1, call.words[0].text == "export" {
      name = self.name(Array(call.words.dropFirst())) ?? name
      guard let export = book.export(name) else { throw unknown(export: name, book) }
      return Answer(Exports.describe(export), rest: stages)
    }
    let dataset = try catalog.dataset(name)
    // What a name means first; of a data set that is called so as well its columns follow.
    var report: Report?
    if let command = catalog.command(name) {
      report = describe(command)
    } else if let metric = try catalog.metric(name) {
      report = describe(metric, catalog)
    }
    if var report {
      if let dataset {
        report.notes.append("\(dataset.name) is a data set too: datasets lists it")
        report.blocks.append(.title("data set \(dataset.name)"))
        report.blocks += blocks(dataset, planning)
      }
      return Answer(report, rest: stages)
    }
    if let dataset { return Answer(describe(dataset, planning), rest: stages) }
    if let report = try dimension(name, planning) { return Answer(report, rest: stages) }
    if let export = book.export(name) { return Answer(Exports.describe(export), rest: stages) }
    let known = catalog.metricOrder + catalog.datasetOrder + catalog.commandOrder
    let near = closest(to: name.text, among: known, limit: 1)
    throw Diagnostic(
      .unknownName, "nothing is called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0.replacing("_", with: " ")) })
  }

  /// The words as one name.
  private static func name(_ words: [Word]) -> Name? {
    guard let first = words.first, let last = words.last else { return nil }
    let text = words.map { $0.text }.joined(separator: "_")
    return Name(Catalog.canonical(text), at: first.span.to(last.span))
  }

  private static func unknown(export name: Name, _ book: ExportBook) -> Diagnostic {
    let near = closest(to: name.text, among: book.exports.map { $0.name.text }, limit: 1)
    return Diagnostic(
      .unknownName, "no export called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0.replacing("_", with: " ")) },
      hints: ["exports lists them"])
  }

  // MARK: - Metrics and commands

  /// The formula and what is to be known of it, as blocks of text and code.
  static func formula(_ metric: Metric, _ catalog: Catalog) -> [Report.Block] {
    var lines = ["\(metric.name) = " + metric.formulas[0].text]
    lines += metric.formulas.dropFirst().map { "  otherwise " + $0.text }
    var blocks: [Report.Block] = [
      .text("\(metric.title): \(Wording(words: metric.doc))"), .code(lines.joined(separator: "\n")),
    ]
    if let note = metric.note { blocks.append(.text(Wording(words: note))) }
    return blocks
  }

  private static func describe(_ metric: Metric, _ catalog: Catalog) -> Report {
    var facts: [Wording] = [Wording(name: metric.type.rawValue)]
    if metric.direction != 0 {
      facts.append(metric.direction > 0 ? "higher is better" : "lower is better")
    }
    switch metric.additivity {
    case .additive: break
    case .daily: facts.append("counted anew each day: not additive over days or parts")
    case .last: facts.append("a stock: the last snapshot of the period")
    case .index: facts.append("an index: it can be ranked and followed, not summed")
    }
    var report = Report(
      heading: "metric \(metric.title)", blocks: formula(metric, catalog))
    report.blocks.append(.text(.list(facts)))
    if !metric.synonyms.isEmpty {
      report.blocks.append(.text("also called \(Wording.list(metric.synonyms))"))
    }
    if !metric.examples.isEmpty {
      report.blocks.append(.code(metric.examples.joined(separator: "\n")))
    }
    return report
  }

  private static func describe(_ command: CommandSyntax) -> Report {
    Report(
      heading: "command \(command.name.spoken)",
      blocks: [
        .text(Wording(words: command.doc ?? "")),
        .code("command \"\(command.name.spoken)\"\(parameters(command)) = " + command.body.text),
      ])
  }

  private static func parameters(_ command: CommandSyntax) -> String {
    if command.parameters.isEmpty { return "" }
    return " (\(command.parameters.map { $0.text }.joined(separator: ", ")))"
  }

  // MARK: - Data sets and dimensions

  private static func describe(_ dataset: Dataset, _ planning: Planning) -> Report {
    Report(
      heading: "data set \(dataset.name)",
      blocks: [.text(Wording(words: dataset.doc))] + blocks(dataset, planning))
  }

  /// How many words for a state are shown.
  private static let shownWords = 6

  private static func blocks(_ dataset: Dataset, _ planning: Planning) -> [Report.Block] {
    var lines: [Wording] = ["key: \(Wording.list(dataset.key))"]
    if !dataset.times.isEmpty {
      lines.append(
        "times: \(Wording.list(dataset.times.map { $0.name })) (the first is the default)")
    }
    if !dataset.levels.isEmpty {
      lines.append("levels: \(Wording.list(dataset.levels.map { $0.name }))")
    }
    if let facts = planning.facts[dataset.name], facts.rows > 0 {
      var loaded: Wording = "loaded: \(facts.rows) rows"
      if let time = dataset.times.first, let span = planning.span(of: time, in: dataset) {
        loaded = "\(loaded), \(time.name) \(span.oldest.day) to \(span.newest.day)"
      }
      lines.append(loaded)
    } else {
      lines.append("loaded: nothing yet (load FILE as \(dataset.name))")
    }
    var blocks: [Report.Block] = [
      .text(.lines(lines)), .table(columns(dataset, planning)),
    ]
    for column in dataset.columns where !column.memberSynonyms.isEmpty {
      var table = Table(columns: [
        Column("state", title: Wording(verbatim: column.name)), Column("words"),
      ])
      for member in column.members {
        let words = column.memberSynonyms[member] ?? []
        let shown = Wording.list(words.prefix(Self.shownWords))
        let more = words.count - Self.shownWords
        table.append([.text(member), table.word(more > 0 ? "\(shown) and \(more) more" : shown)])
      }
      blocks += [.title("words for \(column.name)"), .table(table)]
    }
    return blocks
  }

  private static func columns(_ dataset: Dataset, _ planning: Planning) -> Table {
    var table = Table(columns: [
      Column("column"), Column("type"), Column("filled"), Column("leads_to", title: "leads to"),
      Column("about"), Column("synonyms"),
    ])
    for column in dataset.columns {
      let isFilled = planning.facts.isFilled(column.name, of: dataset.name)
      var about = Wording(words: column.doc)
      if !column.members.isEmpty {
        let members: Wording = "one of \(Wording.list(column.members))"
        about = about.isEmpty ? members : "\(about); \(members)"
      }
      table.append([
        .text(column.name), .text(column.type.rawValue + (column.isOptional ? "?" : "")),
        table.word(column.formula != nil ? "computed" : isFilled ? "yes" : "no"),
        .text(column.link ?? ""), table.word(about),
        .text(column.synonyms.joined(separator: ", ")),
      ])
    }
    return table
  }

  private static func dimension(
    _ name: Name, _ planning: Planning
  ) throws(Diagnostic) -> Report? {
    var table = Table(columns: [
      Column("dataset", title: "data set"), Column("column"), Column("type"), Column("about"),
    ])
    for owner in planning.catalog.datasetOrder {
      guard let dataset = planning.catalog.datasets[owner],
        let path = try planning.catalog.dimension(name, of: dataset), path.links.isEmpty
      else { continue }
      table.append([
        .text(owner), .text(path.column.name), .text(path.column.type.rawValue),
        table.word(Wording(words: path.column.doc)),
      ])
    }
    guard table.rowCount > 0 else { return nil }
    return Report(heading: "dimension \(name.spoken)", blocks: [.table(table)])
  }
}
