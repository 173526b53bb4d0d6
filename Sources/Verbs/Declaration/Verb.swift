import Language
import Planner
import Values

/// A word that a statement can begin with: it says of itself what it takes, what it answers and what
/// it is for.
///
/// Help, completion, the parser and the tests read the same declaration.
package protocol Verb: Sendable {
  static var name: String { get }
  /// One line, for lists.
  static var summary: String { get }
  /// Other words for it in sentences, in English and Chinese.
  static var ways: [String] { get }
  /// A few sentences, for `help NAME`.
  static var doc: String { get }
  static var signature: Signature { get }
  /// What it takes behind `--`.
  static var options: [VerbOption] { get }
  /// Statements that run on the sample store.
  static var examples: [VerbExample] { get }

  /// The columns of the first table that it answers a call with, which stages can name; none where
  /// it answers in sentences.
  ///
  /// They follow from the call, the model and what is loaded, not from the rows.
  static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn]
}

/// A verb that answers from the store and leaves it as it is.
package protocol AskingVerb: Verb {
  /// What a verb does not do to its stages itself it leaves in `Answer.rest`.
  static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer
}

/// A verb that changes the store: it is not run to be looked at.
package protocol WritingVerb: Verb {
  /// Does what a call says, and tells of it.
  static func change(_ call: Call, _ desk: WritingDesk) throws(Diagnostic) -> Report
}

extension Verb {
  package static var options: [VerbOption] { [] }
  package static var ways: [String] { [] }
  /// Its word as the others of the grammar are.
  package static var keyword: Keyword { Keyword(name, summary, ways: ways) }
  /// Whether it changes the store.
  package static var writes: Bool { Self.self is any WritingVerb.Type }
}

/// A statement that shows what a verb can do, and what it shows.
package struct VerbExample: Hashable, Sendable {
  package var text: String
  /// A few words, for lists.
  package var shows: String

  package init(_ text: String, _ shows: String) {
    self.text = text
    self.shows = shows
  }
}

/// What a verb answers: the report, and the stages still to be applied to its first table.
package struct Answer: Sendable {
  package var report: Report
  package var rest: [Stage]
  /// The columns of the first table whose parts add up, by name.
  package var summable: Set<String>
  /// The exact total row, where the question could be asked without its dimensions.
  package var total: [Value]?

  package init(
    _ report: Report, rest: [Stage] = [], summable: Set<String> = [], total: [Value]? = nil
  ) {
    self.report = report
    self.rest = rest
    self.summable = summable
    self.total = total
  }
}
