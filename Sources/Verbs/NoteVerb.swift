import Language
import Planner
import Store
import Values

/// Writes into the journal.
package enum NoteVerb: WritingVerb {
  package static let name = "note"
  package static let summary = "writes into the journal"
  package static let doc = "Keeps a sentence with its time; `journal` shows them again."
  package static let signature = Signature([.text], clauses: [.period])
  package static let examples = [
    VerbExample("note \"price of the tea pot back to 39\"", "a sentence with its time")
  ]

  /// It answers in a sentence.
  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { [] }

  package static func change(_ call: Call, _ desk: WritingDesk) throws(Diagnostic) -> Report {
    let entry = call.words.first?.text ?? ""
    let about = try call.period.mapped { (written) throws(Diagnostic) in
      do throws(Diagnostic) {
        return try desk.clock.period(written.value).start.day
      } catch {
        throw error.placed(at: written.span)
      }
    }
    let now = desk.clock.written
    try diagnosed { try desk.store.note(entry, about: about, at: now) }
    return Report(blocks: [.text("noted on \(now.short)")])
  }
}
