import Importers
import Language
import Planner
import Values

/// Reads the file of a load again.
package enum ReloadVerb: WritingVerb {
  package static let name = "reload"
  package static let summary = "reads the file of a load again, as it would be read today"
  package static let doc = """
    `reload 3` undoes load 3 and loads its file again with the same options, in one step: after a \
    map, an export's definition or opsh itself has changed. Without a number it is the last load.
    """
  package static let signature = Signature([.topic(.keyword("load"))])
  package static let examples: [VerbExample] = []

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] {
    LoadAccount.columns(currency: planning.currency)
  }

  package static func change(_ call: Call, _ desk: WritingDesk) throws(Diagnostic) -> Report {
    var words = call.words
    if words.first?.text == "load" { words.removeFirst() }
    let number = words.first.flatMap { Int($0.text) }
    guard words.count <= 1, (number == nil) == words.isEmpty else {
      throw Diagnostic(
        .syntax, "\"reload\" takes the number of a load", at: call.verb.span,
        label: "as in: reload 3", hints: ["list loads"])
    }
    let loader = Loader(
      store: desk.store, catalog: desk.catalog, clock: desk.clock)
    let span = words.first?.span ?? call.verb.span
    let grammar = desk.grammar
    let account = try diagnosed {
      try loader.reload(number, at: span, grammar: grammar) { step in
        desk.person.follow(step.words, bytes: step.bytes)
      }
    }
    return account.report
  }
}
