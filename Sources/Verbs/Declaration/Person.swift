import Language
import Values

/// Whoever gives the statements: who is asked, told and shown what goes on while one runs.
package protocol Person: AnyObject {
  /// Whether there is somebody to answer: not in scripts and pipes.
  var answers: Bool { get }
  /// Asks; nil where no answer is given.
  func ask(_ prompt: Wording) -> String?
  /// Says something between questions.
  func say(_ text: Wording)
  /// Shows an answer at once, of a statement that goes on.
  func show(_ report: Report)
  /// Shows a fault that does not end the statement.
  func show(_ fault: Diagnostic)
  /// Is told what a long task does next, in a few words, and how many bytes that goes through.
  func follow(_ words: Wording, bytes: Int?)
  /// Writes an answer to a file, by the file's ending; returns what to say of it.
  ///
  /// - Parameter replacing: whether it may take the place of a file that is there; else that is asked,
  ///   or refused where nobody answers.
  func save(_ report: Report, to file: Word, replacing: Bool) throws(Diagnostic) -> Wording
}

/// Nobody: nothing is answered, and what is told is lost.
final class Nobody: Person {
  var answers: Bool { false }
  func ask(_ prompt: Wording) -> String? { nil }
  func say(_ text: Wording) {}
  func show(_ report: Report) {}
  func show(_ fault: Diagnostic) {}
  func follow(_ words: Wording, bytes: Int?) {}
  func save(_ report: Report, to file: Word, replacing: Bool) -> Wording { "" }
}
