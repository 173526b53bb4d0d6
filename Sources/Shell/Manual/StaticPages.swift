import Language
import Planner
import Values
import Verbs

/// The pages of help that are the same in every store, so that none has to be opened for them.
enum StaticPages {
  /// The page of a name, or of nothing; nil where there is none.
  static func page(_ text: String, in language: UserLanguage = .english) -> HelpPage? {
    let name = text.lowercased().split { $0 == " " || $0 == "_" }.joined(separator: " ")
    switch name {
    case "": return Overview.page
    case "topics", "manual", "pages":
      return index(
        "the pages of the manual", Manual.topics.map { ($0.name, Wording(words: $0.summary)) })
    case "verbs": return index("verbs", verbs.map { ($0.name, Wording(words: $0.summary)) })
    case "stages": return index("stages, behind |", StageWord.keywords.map(row))
    case "charts":
      return index("charts, behind | chart", Chart.Shape.keywords.map(row))
    case "settings", "set":
      return index(
        "settings: set NAME VALUE", Setting.all.map { ($0.name, Wording(words: $0.about)) })
    case "functions":
      return index("functions", functions.map { ($0.name, Wording(words: $0.about)) })
    default: break
    }
    if let page = Manual.page(name, in: language) {
      return HelpPage(report: ManualPage(page).report)
    }
    if let verb = verbs.first(where: { $0.name == name }) { return page(of: verb) }
    return stage(name) ?? clause(name) ?? setting(name) ?? function(name)
  }

  private static func row(_ keyword: Keyword) -> (name: String, about: Wording) {
    (keyword.text, Wording(words: keyword.about))
  }

  private static func index(
    _ heading: Wording, _ rows: [(name: String, about: Wording)]
  ) -> HelpPage {
    HelpPage(
      report: Report(
        heading: heading,
        blocks: [.terms(Table.terms(rows))],
        notes: ["help NAME tells more of each"]))
  }

  private static func page(of verb: any Verb.Type) -> HelpPage {
    var page = HelpPage(
      report: Report(
        heading: "\(verb.name): \(Wording(words: verb.summary))",
        blocks: [.prose(Prose(Wording(words: verb.doc)))]))
    let clauses = verb.signature.clauses.sorted().map { $0.rawValue }
    if !clauses.isEmpty {
      page.report.blocks.append(.prose(Prose("Takes \(Wording.list(clauses)).")))
    }
    if verb.writes { page.report.blocks.append(.prose(Prose("It changes the store."))) }
    if !verb.options.isEmpty {
      let rows = verb.options.map { option -> (String, Wording) in
        let doc = Wording(words: option.doc)
        return (option.written, option.range.isEmpty ? doc : "\(doc) (\(option.range))")
      }
      page.report.blocks.append(.terms(Table.terms(rows)))
    }
    page.add(verb.examples.map { ($0.text, Wording(words: $0.shows)) })
    if !page.lines.isEmpty { page.report.notes = [HelpPage.numbersNote] }
    return page
  }

  // MARK: - Words of the language

  private static func stage(_ text: String) -> HelpPage? {
    let words = text.split(separator: " ").drop { $0 == "|" }.map(String.init)
    guard let first = words.first, words.count < 3,
      let stage = StageWord(rawValue: first)?.keyword
    else { return nil }
    let chart = words.dropFirst().first.flatMap { Chart.Shape(rawValue: $0)?.keyword }
    if words.count == 2, first != "chart" || chart == nil { return nil }
    let name = chart.map { "chart \($0.text)" } ?? first
    var page = HelpPage(
      report: Report(
        heading: "| \(name): \(Wording(words: (chart ?? stage).about))",
        blocks: [.prose(Prose("A stage: it stands behind a question and a pipe."))]))
    if name == "chart" {
      page.report.blocks.append(
        .terms(
          Table.terms(
            Chart.Shape.keywords.map { ("chart \($0.text)", Wording(words: $0.about)) })))
    }
    page.add(examples(with: "| \(name)"))
    page.report.notes = [HelpPage.numbersNote]
    page.report.next = "help language"
    return page
  }

  private static func clause(_ text: String) -> HelpPage? {
    guard let clause = Signature.Clause(rawValue: text),
      Signature.Clause.introduced.contains(clause)
    else { return nil }
    var page = HelpPage(
      report: Report(
        heading: "\(text): \(Wording(words: clause.keyword.about))",
        blocks: [.prose(Prose("A part of a question."))]))
    page.add(examples(with: text))
    if !page.lines.isEmpty { page.report.notes = [HelpPage.numbersNote] }
    page.report.next = text == "vs" || text == "on" ? "help time" : "help language"
    return page
  }

  private static func setting(_ text: String) -> HelpPage? {
    let name = text.hasPrefix("set ") ? String(text.dropFirst(4)) : text
    // `today` alone is a period.
    guard name != "today" || text != name,
      let setting = Setting.all.first(where: { $0.name.replacing("_", with: " ") == name })
    else { return nil }
    return HelpPage(
      report: Report(
        heading: "set \(setting.name)", blocks: [.prose(Prose(Wording(words: setting.about)))],
        next: "help shell"))
  }

  private static func function(_ text: String) -> HelpPage? {
    let name = text.replacing(" ", with: "_")
    guard let function = functions.first(where: { $0.name == name }) else { return nil }
    return HelpPage(
      report: Report(
        heading: "\(name): a function", blocks: [.prose(Prose(Wording(words: function.about)))],
        next: "help language"))
  }

  /// The functions of formulas, with what each makes.
  static let functions: [(name: String, about: String)] = [
    Function.scalar, Function.aggregate, Function.window,
  ].flatMap { $0.values.map { ($0.name, $0.doc) } }.sorted { $0.0 < $1.0 }.reduce(into: []) {
    all, function in
    if all.last?.0 != function.0 { all.append(function) }
  }

  /// Lines of the manual that have a word in them, a few.
  static func examples(with word: String) -> [(line: String, about: Wording)] {
    var found: [(line: String, about: Wording)] = []
    // The examples of the manual are run as they stand, and this one writes a file.
    if word == "| save" {
      found.append(("revenue by channel last 7 days | save \"out.csv\"", "for a spreadsheet"))
    }
    let words = word.split(separator: " ")
    for example in Manual.examples where found.count < 4 && example.has(words) {
      found.append((example.line, "help \(example.topic)"))
    }
    return found
  }
}
