import Importers
import Language
import Planner
import Values

/// Takes a load back.
package enum UndoVerb: Verb {
  package static let name = "undo"
  package static let writes = true
  package static let summary = "takes a load back: its rows go, and those it replaced come back"
  package static let doc = """
    `undo load 3`, with the number from `list loads`. Loads that met its rows again have to be \
    undone before it, and the answer says which. The file can be loaded again.
    """
  package static let signature = Signature([.topic(.keyword("load"))])
  package static let examples: [VerbExample] = []

  /// It answers in sentences.
  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { [] }

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    guard call.words.count == 2, call.words[0].text == "load", let number = Int(call.words[1].text)
    else {
      throw Diagnostic(
        .syntax, "\"undo\" takes the number of a load", at: call.verb.span,
        label: "as in: undo load 3", hints: ["list loads"])
    }
    let loader = Loader(
      store: workspace.store, catalog: workspace.catalog, clock: workspace.clock)
    let undone = try workspace.told { try loader.undo(number, at: call.words[1].span) }
    return Answer(undone.report, rest: stages)
  }
}

/// Reads the file of a load again.
package enum ReloadVerb: Verb {
  package static let name = "reload"
  package static let writes = true
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

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    var words = call.words
    if words.first?.text == "load" { words.removeFirst() }
    let number = words.first.flatMap { Int($0.text) }
    guard words.count <= 1, (number == nil) == words.isEmpty else {
      throw Diagnostic(
        .syntax, "\"reload\" takes the number of a load", at: call.verb.span,
        label: "as in: reload 3", hints: ["list loads"])
    }
    let loader = Loader(
      store: workspace.store, catalog: workspace.catalog, clock: workspace.clock)
    let span = words.first?.span ?? call.verb.span
    let grammar = workspace.grammar
    let account = try workspace.told {
      try loader.reload(number, at: span, grammar: grammar) { step in
        workspace.progress(step.words, step.bytes)
      }
    }
    return Answer(account.report, rest: stages)
  }
}
