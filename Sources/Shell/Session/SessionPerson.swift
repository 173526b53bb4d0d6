import Language
import Render
import Values
import Verbs

/// Whoever talks with a session, as the verbs see them.
final class SessionPerson: Person {
  private unowned let session: Session
  /// Reads an answer, where there is somebody to give one.
  var reads: ((_ prompt: String) -> String?)?
  /// Shows what a long task does next.
  var follows: (_ words: String, _ bytes: Int?) -> Void = { (_, _) in }

  init(_ session: Session) { self.session = session }

  var answers: Bool { reads != nil }

  func ask(_ prompt: String) -> String? { reads?(prompt) ?? nil }

  func say(_ text: String) { session.warn(text) }

  func show(_ report: Report) { session.show(report) }

  func show(_ fault: Diagnostic) {
    session.beforeAnswer()
    let style = Style(color: session.options.errorColor)
    session.errors(style(fault.text(in: Source("")), .bad) + "\n")
  }

  func follow(_ words: String, bytes: Int?) { follows(words, bytes) }

  func save(_ report: Report, to file: Word) throws(Diagnostic) -> String {
    try session.save(report, file)
  }
}
