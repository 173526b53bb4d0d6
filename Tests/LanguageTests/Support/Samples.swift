import Foundation
import Language
import Testing

/// What the tests read with: some verbs of each shape, a command, and names of several words.
enum Samples {
  static let grammar: Grammar = {
    let question: Set<Signature.Clause> = [.by, .where, .period, .on, .vs]
    var grammar = Grammar()
    grammar.verbs = [
      "show": .question,
      "compare": .question,
      "list": Signature([.name(.dataset)], clauses: [.where, .period, .on]),
      "top": Signature([.count, .name(.entity)], clauses: question),
      "explain": Signature([.items], clauses: question),
      "forecast": Signature([.items], clauses: [.by, .where, .for]),
      "load": Signature([.files], clauses: [.as, .map, .store, .options]),
      "help": Signature([.topic(.topic)]),
      "find": Signature([.optionalText, .optionalName(.dataset)], clauses: [.period]),
      "task": Signature([.text], clauses: [.for, .due]),
    ]
    grammar.commands = [
      "late_shipments": Signature([], clauses: [.where, .period]),
      "roi": Signature([.name(.dimension)], clauses: [.where, .period, .vs]),
      "orders": Signature([], clauses: [.where, .period]),
    ]
    for name in ["late_shipments", "conversion_rate", "average_order_value", "支付 转化率"] {
      grammar.names.insert(name)
    }
    return grammar
  }()

  static func parse(_ text: String) -> Parsed { Parser.parse(text, grammar: grammar) }

  /// The fault of a text as the user sees it, caret included; all of them where there are several.
  static func faults(_ text: String) -> String {
    let source = Source(text)
    return parse(text).diagnostics.map { $0.text(in: source) }.joined(separator: "\n")
  }

  /// The one statement of a text.
  static func statement(
    _ text: String, location: SourceLocation = #_sourceLocation
  ) throws -> Statement {
    let parsed = parse(text)
    #expect(parsed.diagnostics.isEmpty, "\(text): \(faults(text))", sourceLocation: location)
    #expect(parsed.statements.count == 1, "\(text)", sourceLocation: location)
    return try #require(parsed.statements.first, sourceLocation: location)
  }

  /// The text in canonical form.
  static func format(_ text: String, location: SourceLocation = #_sourceLocation) -> String {
    let parsed = parse(text)
    #expect(parsed.diagnostics.isEmpty, "\(faults(text))", sourceLocation: location)
    return Printer.format(parsed)
  }

  /// Expects of a text what it becomes, and of that that it stays as it is.
  static func expect(
    _ text: String, becomes canonical: String, location: SourceLocation = #_sourceLocation
  ) {
    #expect(format(text, location: location) == canonical + "\n", sourceLocation: location)
    #expect(format(canonical, location: location) == canonical + "\n", sourceLocation: location)
  }

  /// The package, found from the place of this file.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The model that ships, file by file.
  static func modelFiles() throws -> [(name: String, text: String)] {
    try ["Sources/Catalog/Model", "Sources/Platforms/Exports"].flatMap { path in
      let folder = root.appendingPathComponent(path)
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".ops") }.sorted()
        .map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
    }
  }

  /// The names that definitions introduce, synonyms too, as the catalogue gives them to the parser.
  static func names(in statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      guard case .definition(let definition) = statement.kind else { return [] }
      switch definition {
      case .dataset(let it):
        return [it.name.text] + it.synonyms + it.columns.flatMap { [$0.name.text] + $0.synonyms }
      case .metric(let it): return [it.name.text] + it.synonyms
      case .command(let it): return [it.name.text] + it.synonyms
      case .entity(let it): return it.names.map { $0.text }
      default: return []
      }
    }
  }
}
