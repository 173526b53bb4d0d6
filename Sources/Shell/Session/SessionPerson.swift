import Language
import Render
import Values
import Verbs

/// Whoever talks with a session, as the verbs see them.
final class SessionPerson: Person {
  private unowned let session: Session
  /// Reads an answer, where there is somebody to give one.
  var reads: ((_ prompt: Wording) -> String?)?
  /// Shows what a long task does next.
  var follows: (_ words: Wording, _ bytes: Int?) -> Void = { (_, _) in }

  init(_ session: Session) { self.session = session }

  var answers: Bool { reads != nil }

  func ask(_ prompt: Wording) -> String? { reads?(prompt) ?? nil }

  func say(_ text: Wording) { session.warn(text) }

  func show(_ report: Report) { session.show(report) }

  func show(_ fault: Diagnostic) {
    session.beforeAnswer()
    let options = session.options
    let text = fault.text(
      in: Source(""), language: options.language, width: options.errorWidth)
    session.errors(Style(color: options.errorColor)(text, .bad) + "\n")
  }

  func follow(_ words: Wording, bytes: Int?) { follows(words, bytes) }

  func save(_ report: Report, to file: Word, replacing: Bool) throws(Diagnostic) -> Wording {
    try session.save(report, file, replacing: replacing)
  }
}
