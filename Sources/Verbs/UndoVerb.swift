import Importers
import Language
import Planner
import Values

/// Takes a load back.
package enum UndoVerb: WritingVerb {
  package static let name = "undo"
  package static let summary = "takes a load back: its rows go, and those it replaced come back"
  package static let doc = """
    `undo load 3`, with the number from `list loads`. Loads that met its rows again have to be \
    undone before it, and the answer says which. The file can be loaded again.
    """
  package static let signature = Signature([.topic(.keyword("load"))])
  package static let examples: [VerbExample] = []

  /// It answers in sentences.
  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { [] }

  package static func change(_ call: Call, _ desk: WritingDesk) throws(Diagnostic) -> Report {
    guard call.words.count == 2, call.words[0].text == "load", let number = Int(call.words[1].text)
    else {
      throw Diagnostic(
        .syntax, "\"undo\" takes the number of a load", at: call.verb.span,
        label: "as in: undo load 3", hints: ["list loads"])
    }
    let loader = Loader(
      store: desk.store, catalog: desk.catalog, clock: desk.clock)
    let undone = try diagnosed { try loader.undo(number, at: call.words[1].span) }
    return undone.report
  }
}
