import Catalog
import Language
import Planner
import Values

/// What a verb says of itself, laid out: `help VERB` and `describe VERB`.
enum VerbPage {
  static func report(
    of verb: any Verb.Type, in planning: Planning, _ verbs: [any Verb.Type]
  ) -> Report {
    var report = Report(
      heading: "\(verb.name): \(Wording(words: verb.summary))",
      blocks: [.text(Wording(words: verb.doc))])
    let clauses = verb.signature.clauses.sorted().map { $0.rawValue }
    if !clauses.isEmpty { report.blocks.append(.text("takes \(Wording.list(clauses))")) }
    if verb.writes { report.blocks.append(.text("it changes the store")) }
    if !verb.examples.isEmpty {
      let width = verb.examples.map { $0.text.count }.max() ?? 0
      let lines = verb.examples.map { example -> Wording in
        let blanks = String(repeating: " ", count: width - example.text.count + 2)
        return "\(example.text)\(blanks)\(Wording(words: example.shows))"
      }
      report.blocks.append(.text(.lines(lines)))
    }
    if !verb.options.isEmpty {
      var table = Table(columns)
      for option in verb.options {
        table.append([
          .text(option.written), .text(option.range), table.word(Wording(words: option.doc)),
        ])
      }
      report.blocks += [.title("options"), .table(table)]
    }
    if let (example, columns) = answered(verb, planning, verbs), !columns.isEmpty {
      var table = Table(Self.columns)
      for column in columns where column.presence != .ifNamed {
        table.append([
          .text(column.name), table.word(Wording(name: column.column.kind.word)),
          table.word(Wording(words: column.doc)),
        ])
      }
      report.blocks += [.title("columns of: \(example)"), .table(table)]
    }
    return report
  }

  /// Those of options and those of columns.
  static let columns = [
    AnswerColumn("name", "as it is typed"),
    AnswerColumn("kind", "what it holds, or what stands behind it"),
    AnswerColumn("about", "what it is for"),
  ]

  /// The first example that has columns, with them, as if everything were loaded.
  private static func answered(
    _ verb: any Verb.Type, _ planning: Planning, _ verbs: [any Verb.Type]
  ) -> (example: String, columns: [AnswerColumn])? {
    var whole = planning
    whole.facts = Facts(everythingIn: planning.catalog, until: planning.clock.today - 1)
    let grammar = Grammar(verbs, planning.catalog)
    let texts = verb.examples.isEmpty ? ["\(verb.name) 1"] : verb.examples.map { $0.text }
    for text in texts {
      guard
        case .pipeline(let pipeline) = Parser.parse(text, grammar: grammar).statements.first?.kind,
        let columns = try? PipelineColumns(whole, verbs).columns(of: pipeline), !columns.isEmpty
      else { continue }
      return (text, columns)
    }
    return nil
  }
}

extension Kind {
  /// What it is in a word.
  fileprivate var word: String {
    if case .bucket(let grain) = self { return grain.rawValue.replacing("_", with: " ") }
    return ColumnType(self)?.rawValue ?? "text"
  }
}
