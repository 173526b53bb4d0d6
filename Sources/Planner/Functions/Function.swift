import Catalog
import Language
import Values

/// A function of the language as data: what it takes, what it yields, and how it is explained.
///
/// How an engine spells it stands beside its dialect.
package struct Function: Sendable {
  /// What an argument may be.
  package enum Argument: Sendable {
    case any
    case number, text, time
    /// True or false.
    case condition
    /// A text or a number, which may be what a text holds.
    case textOrNumber
    /// A day or a time, or a text that holds one.
    case textOrTime
    /// A number or a time: what has a middle.
    case numberOrTime
    /// A whole number that is written out, within bounds.
    case written(ClosedRange<Int>)
    /// A number from 0 to 1 that is written out.
    case fraction
    /// A pattern, or the form of a time: a text that is written out.
    case pattern, form
    /// What has to be like the others of its kind: all numbers, all texts or all times.
    case alike
  }

  /// The arguments of a call, in order.
  package enum Takes: Sendable {
    /// These, of which the last ones may be left out.
    case list([Argument], optional: Int = 0)
    /// One or more of a kind.
    case many(Argument)
    /// A condition and a value; more such pairs, and a last value.
    case choice
  }

  package enum Result: Sendable {
    case type(ColumnType)
    /// The type of the argument at that place.
    case argument(Int)
  }

  package let name: String
  package let takes: Takes
  package let result: Result
  package let doc: String
  /// A call that can be run.
  package let example: String

  /// What stands in a table: its name is that of the entry.
  struct Entry: Sendable {
    let takes: Takes
    let result: Result
    let doc: String
    let example: String

    init(_ takes: Takes, _ result: Result, _ doc: String, example: String) {
      (self.takes, self.result, self.doc, self.example) = (takes, result, doc, example)
    }
  }

  private init(_ name: String, _ entry: Entry) {
    self.name = name
    (takes, result, doc, example) = (entry.takes, entry.result, entry.doc, entry.example)
  }

  /// Functions of the values of one row.
  package static let scalar = table(ScalarFunction.table)

  /// Functions that sum up many rows.
  package static let aggregate = table(AggregateFunction.table)

  /// Functions over the whole answer, behind a pipe.
  package static let window = table(WindowFunction.table)

  /// Functions of metrics, among what a question asks for.
  package static let question = table(QuestionFunction.table)

  private static func table<Key: RawRepresentable<String>>(
    _ entries: [Key: Entry]
  ) -> [String: Function] {
    Dictionary(
      entries.map { ($0.key.rawValue, Function($0.key.rawValue, $0.value)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// How many arguments a call may have.
  package var arguments: ClosedRange<Int> {
    switch takes {
    case .list(let all, let optional): all.count - optional...all.count
    case .many: 1...99
    case .choice: 2...99
    }
  }

  /// What the argument at a place of a call may be.
  package func argument(at place: Int, of count: Int) -> Argument {
    switch takes {
    case .list(let all, _): all[place]
    case .many(let kind): kind
    case .choice: place % 2 == 0 && place + 1 < count ? .condition : .alike
    }
  }

  /// Faults when a call has too few or too many arguments.
  package func check(_ count: Int, at span: Span) throws(Diagnostic) {
    guard !arguments.contains(count) else { return }
    let wanted: Wording =
      arguments.lowerBound == arguments.upperBound
      ? "\(arguments.lowerBound)" : "\(arguments.lowerBound) to \(arguments.upperBound)"
    throw Diagnostic(
      .wrongType, "\(name)() takes \(wanted) arguments, not \(count)", at: span,
      label: Wording(words: doc))
  }

  /// The type of what a call yields; nil when that can be anything.
  package func type(of parts: [Typed]) -> ColumnType? {
    switch result {
    case .type(let type): type
    case .argument(let place): parts[place].type ?? parts.lazy.compactMap { $0.type }.last
    }
  }

  package static func unknown(_ name: Name) -> Diagnostic {
    let known = Set(scalar.keys).union(aggregate.keys).union(window.keys)
      .union(question.keys)
    let near = closest(to: name.text, among: known.sorted(), limit: 1)
      .filter { $0 != name.text }
    return Diagnostic(
      .unknownName, "no function called \"\(name.text)\"", at: name.span,
      correction: near.first.map { Correction($0) })
  }
}
