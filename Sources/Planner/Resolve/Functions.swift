import Catalog
import Language
import Values

/// The functions of the language: how many arguments they take and what they yield.
package struct Function: Sendable {
  package enum Result: Sendable {
    case type(ColumnType)
    /// The type of the argument at that place.
    case argument(Int)
  }

  /// What the values may be that it is given.
  package enum Kind: Sendable {
    case any
    case numbers, texts, times
    /// Numbers, texts or times, one like the other.
    case alike
    /// A condition, and values that are alike behind it; more such pairs, and a last value.
    case choice
  }

  package let name: String
  package let arguments: ClosedRange<Int>
  package let takes: Kind
  package let result: Result
  package let doc: String

  init(
    name: String, arguments: ClosedRange<Int>, takes: Kind = .any, result: Result, doc: String
  ) {
    (self.name, self.arguments, self.takes, self.result, self.doc) = (
      name, arguments, takes, result, doc
    )
  }

  /// Functions of the values of one row.
  package static let scalar: [String: Function] = table([
    Function(
      name: "if", arguments: 3...3, takes: .choice, result: .argument(1), doc: "if(condition, a, b)"
    ),
    Function(
      name: "case", arguments: 2...99, takes: .choice, result: .argument(1),
      doc: "case(condition, value, ..., otherwise)"),
    Function(
      name: "coalesce", arguments: 1...99, takes: .alike, result: .argument(0),
      doc: "the first that is not missing"
    ),
    Function(
      name: "abs", arguments: 1...1, takes: .numbers, result: .argument(0), doc: "without its sign"),
    Function(
      name: "round", arguments: 1...2, takes: .numbers, result: .argument(0),
      doc: "round(x, decimals)"),
    Function(
      name: "floor", arguments: 1...1, takes: .numbers, result: .argument(0),
      doc: "down to a whole number"),
    Function(
      name: "ceil", arguments: 1...1, takes: .numbers, result: .argument(0),
      doc: "up to a whole number"),
    Function(
      name: "least", arguments: 1...99, takes: .alike, result: .argument(0), doc: "the smallest"),
    Function(
      name: "greatest", arguments: 1...99, takes: .alike, result: .argument(0), doc: "the largest"),
    Function(
      name: "ln", arguments: 1...1, takes: .numbers, result: .type(.number),
      doc: "natural logarithm"),
    Function(
      name: "exp", arguments: 1...1, takes: .numbers, result: .type(.number), doc: "e to a power"),
    Function(
      name: "sqrt", arguments: 1...1, takes: .numbers, result: .type(.number), doc: "square root"),
    Function(
      name: "power", arguments: 2...2, takes: .numbers, result: .type(.number), doc: "power(x, y)"),
    Function(
      name: "lower", arguments: 1...1, takes: .texts, result: .type(.text), doc: "in lower case"),
    Function(
      name: "upper", arguments: 1...1, takes: .texts, result: .type(.text), doc: "in upper case"),
    Function(
      name: "trim", arguments: 1...1, takes: .texts, result: .type(.text),
      doc: "without blanks around"),
    Function(
      name: "length", arguments: 1...1, takes: .texts, result: .type(.count),
      doc: "number of characters"),
    Function(name: "concat", arguments: 1...99, result: .type(.text), doc: "texts joined"),
    Function(
      name: "replace", arguments: 3...3, takes: .texts, result: .type(.text),
      doc: "replace(text, old, new)"),
    Function(
      name: "substring", arguments: 2...3, result: .type(.text),
      doc: "substring(text, from, count); from counts from 1"),
    Function(
      name: "extract", arguments: 2...2, takes: .texts, result: .type(.text),
      doc: "extract(text, pattern): the first match, or its first group"),
    Function(name: "number", arguments: 1...1, result: .type(.number), doc: "a text as a number"),
    Function(name: "text", arguments: 1...1, result: .type(.text), doc: "a value as a text"),
    Function(
      name: "days_between", arguments: 2...2, takes: .times, result: .type(.number),
      doc: "days from the first to the second, with fractions where both have a clock"),
    Function(
      name: "hours_between", arguments: 2...2, takes: .times, result: .type(.number),
      doc: "hours from the first to the second"),
    Function(
      name: "seconds_between", arguments: 2...2, takes: .times, result: .type(.duration),
      doc: "seconds from the first to the second"),
    Function(name: "date", arguments: 1...2, result: .type(.date), doc: "the day of a time"),
    Function(
      name: "timestamp", arguments: 1...2, result: .type(.timestamp),
      doc: "a text as a time; timestamp(text, format)"),
    Function(
      name: "hour", arguments: 1...1, takes: .times, result: .type(.count),
      doc: "hour of a time, 0 to 23"),
    Function(
      name: "weekday", arguments: 1...1, takes: .times, result: .type(.count),
      doc: "1 Monday to 7 Sunday"),
    Function(
      name: "day_of_month", arguments: 1...1, takes: .times, result: .type(.count), doc: "1 to 31"),
    Function(
      name: "month", arguments: 1...1, takes: .times, result: .type(.count),
      doc: "month of a time, 1 to 12"
    ),
    Function(
      name: "year", arguments: 1...1, takes: .times, result: .type(.count), doc: "year of a time"),
  ])

  /// Functions that sum up many rows.
  package static let aggregate: [String: Function] = table([
    Function(name: "sum", arguments: 1...1, result: .argument(0), doc: "the sum"),
    Function(
      name: "strict_sum", arguments: 1...1, result: .argument(0),
      doc: "the sum; missing where one of the rows has no value"),
    Function(name: "count", arguments: 0...1, result: .type(.count), doc: "how many rows"),
    Function(name: "distinct", arguments: 1...1, result: .type(.count), doc: "how many different"),
    Function(name: "avg", arguments: 1...1, result: .argument(0), doc: "the mean"),
    Function(name: "min", arguments: 1...1, result: .argument(0), doc: "the smallest"),
    Function(name: "max", arguments: 1...1, result: .argument(0), doc: "the largest"),
    Function(name: "median", arguments: 1...1, result: .argument(0), doc: "the middle value"),
    Function(
      name: "first", arguments: 1...1, result: .argument(0), doc: "the value of the earliest row"),
    Function(
      name: "last", arguments: 1...1, result: .argument(0), doc: "the value of the latest row"),
  ])

  /// Functions over the whole answer, behind a pipe.
  package static let window: [String: Function] = table([
    Function(name: "sum", arguments: 1...1, result: .argument(0), doc: "over all rows"),
    Function(name: "avg", arguments: 1...1, result: .argument(0), doc: "over all rows"),
    Function(name: "min", arguments: 1...1, result: .argument(0), doc: "over all rows"),
    Function(name: "max", arguments: 1...1, result: .argument(0), doc: "over all rows"),
    Function(name: "median", arguments: 1...1, result: .argument(0), doc: "over all rows"),
    Function(name: "count", arguments: 0...1, result: .type(.count), doc: "over all rows"),
    Function(name: "share", arguments: 1...1, result: .type(.percent), doc: "part of the sum"),
    Function(name: "rank", arguments: 1...1, result: .type(.count), doc: "1 for the largest"),
    Function(
      name: "quantile", arguments: 2...2, result: .argument(0), doc: "quantile(x, 0.9)"),
    Function(
      name: "running", arguments: 1...1, result: .argument(0), doc: "the sum up to this row"),
    Function(name: "previous", arguments: 1...1, result: .argument(0), doc: "of the row before"),
  ])

  private static func table(_ functions: [Function]) -> [String: Function] {
    Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
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

  package static func unknown(_ name: Name) -> Diagnostic {
    let known = Set(scalar.keys).union(aggregate.keys).union(window.keys)
    let near = closest(to: name.text, among: known.sorted(), limit: 1)
    return Diagnostic(
      .unknownName, "no function called \"\(name.text)\"", at: name.span,
      correction: near.first.map { Correction($0) })
  }
}
