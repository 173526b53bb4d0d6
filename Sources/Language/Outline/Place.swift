import Values

/// A place in a text: the call that it stands in and the part of it.
package struct Place: Hashable, Sendable {
  /// The part of a statement; it says what words are there.
  package enum Section: Hashable, Sendable {
    case statement
    /// What stands right behind a verb.
    case items, name(Expected), text, files, topic
    case clause(Signature.Clause)
    /// The condition of a list, which is about the columns of its rows.
    case rowCondition
    /// Behind a pipe, and behind a stage's name.
    case stageName, stage
    case setting, settingValue
    /// The inside of a definition: it may name what is defined later.
    case definition
  }

  /// Where the statement begins, in bytes.
  package var statement = 0
  /// Where its pipeline begins: behind a bracket where it stands in one.
  package var pipeline = 0
  /// The last pipe of the pipeline.
  package var pipe: Int?
  package var section = Section.statement
  /// The verb or command; `show` for a question that names its metrics at once.
  package var verb: String?
  package var signature = Signature([])
  /// The names in the clauses of the call, in order, and where each stands.
  package var names: [Named] = []
  /// The period of the call.
  package var period: Span?
  /// The stage that the place is in.
  package var stage: String?

  package struct Named: Hashable, Sendable {
    package var name: Name
    package var section: Section
  }

  /// The part that a name here belongs to.
  var sectionOfNames: Section {
    section == .clause(.where) && signature.head.contains(.name(.dataset)) ? .rowCondition : section
  }

  /// Whether metrics follow `by`, as in `top 10 products by revenue`.
  package var ranks: Bool { signature.head.contains(.name(.entity)) }
}
