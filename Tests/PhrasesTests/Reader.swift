import Catalog
import Language
import Values
import Verbs

@testable import Phrases

/// The reader of sentences on the shipped model, on Sunday 2026-11-29, in a store of two channels.
enum Reader {
  static let model = Workspace.shipped
  static let grammar = Workspace.grammar(model)
  static let today = Day(number: 20_786)

  /// Whether a line can be read: what it names is of no matter here.
  static func reads(_ line: String) -> Bool {
    let parsed = Parser.parse(line, grammar: grammar)
    return parsed.diagnostics.isEmpty && parsed.statements.count == 1
  }

  static func interpreter(runs: @escaping (String) -> Bool = reads) -> Interpreter {
    Interpreter(
      catalog: model,
      verbs: verbs.map { $0.keyword } + [StatementWord.set.keyword],
      words: ["sort", "take", "chart", "format", "csv"], today: today, runs: runs
    ) { value in
      ["search", "email", "直通车"].contains(value.lowercased())
        ? [(dimension: value == "直通车" ? "ad_platform" : "channel", value: value.lowercased())] : []
    }
  }

  /// The lines that are offered for a sentence, none of them what was typed.
  static func offers(_ sentence: String, runs: @escaping (String) -> Bool = reads)
    -> Offers?
  {
    guard case .offers(let offers)? = interpreter(runs: runs).reading(of: sentence) else {
      return nil
    }
    return offers
  }
}
