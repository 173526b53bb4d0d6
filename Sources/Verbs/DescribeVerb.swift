import Catalog
import Importers
import Language
import Planner
import Values

/// What a name means.
package enum DescribeVerb: AskingVerb {
  package static let name = "describe"
  package static let summary = "what a metric, data set, command, dimension, export or verb is"
  package static let ways = ["desc", "what does mean", "define", "说明", "什么意思", "是什么意思"]
  package static let doc =
    "Shows the definition behind a name, for a data set its columns and what is loaded, and for a verb "
    + "what it takes and the columns of its answer."
  package static let signature = Signature([.topic(.dataset)])
  package static let examples = [
    VerbExample("describe orders", "a metric, and the data set of the name"),
    VerbExample("describe conversion_rate", "a metric's formula"),
    VerbExample("describe late shipments", "the question behind a command"),
    VerbExample("describe export shopify orders", "how a platform's report is read"),
    VerbExample("describe compare", "what a verb takes and answers"),
  ]

  /// Those of the first table, as far as what is described has one.
  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let catalog = planning.catalog
    let isExport = call.words.count > 1 && call.words[0].text == "export"
    guard let name = name(call.words), !isExport else { return [] }
    if try catalog.dataset(name) != nil { return columnColumns }
    let metric = try catalog.metric(name)
    guard metric == nil, catalog.command(name) == nil else { return [] }
    if try dimension(name, planning) != nil { return dimensionColumns }
    let isKnown = ExportIndex(catalog).export(name) != nil
    return isKnown ? [] : VerbPage.columns
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let catalog = planning.catalog
    guard var name = name(call.words) else {
      throw Diagnostic(.syntax, "\"describe\" needs a name", at: call.verb.span)
    }
    let book = ExportIndex(catalog)
    let verb = desk.verbs.first { [name] in $0.name == name.text }
    if call.words.count > 1, call.words[0].text == "export" {
      name = self.name(Array(call.words.dropFirst())) ?? name
      guard let export = book.export(name) else { throw unknown(export: name, book) }
      return Answer(ExportsVerb.describe(export), rest: stages)
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
      if let verb {
        report.notes.append("\(verb.name) is a verb too: help \(verb.name)")
      }
      if let dataset {
        report.notes.append("\(dataset.name) is a data set too: datasets lists it")
        report.blocks.append(.title("data set \(dataset.name)"))
        report.blocks += blocks(dataset, planning)
      }
      return Answer(report, rest: stages)
    }
    if let dataset { return Answer(describe(dataset, planning), rest: stages) }
    if let report = try dimension(name, planning) { return Answer(report, rest: stages) }
    if let export = book.export(name) { return Answer(ExportsVerb.describe(export), rest: stages) }
    if let verb {
      return Answer(VerbPage.report(of: verb, in: planning, desk.verbs), rest: stages)
    }
    let known =
      catalog.metricOrder + catalog.datasetOrder + catalog.commandOrder + desk.verbs.map { $0.name }
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

  private static func unknown(export name: Name, _ book: ExportIndex) -> Diagnostic {
    let near = closest(to: name.text, among: book.exports.map { $0.name.text }, limit: 1)
    return Diagnostic(
      .unknownName, "no export called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0.replacing("_", with: " ")) },
      hints: ["exports lists them"])
  }

  // MARK: - Metrics and commands

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
      heading: "metric \(metric.title)", blocks: metric.formulaBlocks)
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

  private static let columnColumns = [
    AnswerColumn("column", "its name"), AnswerColumn("type", "money, count, text, ..."),
    AnswerColumn("filled", "whether it holds anything"),
    AnswerColumn("leads_to", title: "leads to", "the data set that it is a key of"),
    AnswerColumn("about", "what it holds"), AnswerColumn("synonyms", "other names"),
  ]

  private static let dimensionColumns = [
    AnswerColumn("dataset", title: "data set", "that has it"),
    AnswerColumn("column", "its name there"), AnswerColumn("type", "money, count, text, ..."),
    AnswerColumn("about", "what it holds"),
  ]

  private static func columns(_ dataset: Dataset, _ planning: Planning) -> Table {
    var table = Table(columnColumns)
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
    var table = Table(dimensionColumns)
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
