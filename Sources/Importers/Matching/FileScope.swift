import Catalog
import Language
import Planner
import Values

/// Expressions over the columns of a file, as `map` has them: all columns are texts, and one that
/// stands where a number or a time is needed is read as such.
struct FileScope: Formulas {
  let clock: Clock
  private let file: String
  private let headers: [String]
  private let keys: [HeaderKey]
  /// The columns that were named.
  private(set) var used: Set<Int> = []

  init(_ headers: [String], of file: String, clock: Clock) {
    self.file = file
    self.headers = headers
    self.clock = clock
    keys = headers.map { HeaderKey($0) }
  }

  /// The expression as the text that it yields in each row.
  mutating func text(_ expression: Expression) throws(Diagnostic) -> SQL {
    let typed = try scalar(expression)
    let formula = DuckDBDialect().formula(FileValues.read(typed.scalar))
    return "(\(formula))::varchar"
  }

  mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed {
    let exact = headers.firstIndex { $0 == name.text }
    let key = HeaderKey(name.text)
    guard let place = exact ?? keys.firstIndex(of: key) else {
      let near = closest(to: name.text, among: headers, limit: 1)
      throw Diagnostic(
        .unknownName, "\(file) has no column called \"\(name.spoken)\"", at: name.span,
        label: near.first.map { "did you mean \(Self.written($0))?" } ?? "write texts in quotes",
        hints: ["it has \(Self.listed(headers))"])
    }
    used.insert(place)
    return Typed(.column(SeparatedSource.columnName(place)), nil)
  }

  mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed {
    throw Diagnostic(
      .unknownName, "\"map\" knows the columns of the file only", at: owner.span.to(member.span))
  }

  mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    if Function.aggregate[call.text] != nil || Function.window[call.text] != nil {
      throw Diagnostic(
        .wrongType, "\(call.text)() sums up rows, and \"map\" looks at one row", at: span)
    }
    throw Function.unknown(call)
  }

  /// A header as it has to be written in an expression.
  static func written(_ header: String) -> String {
    let isPlain = header.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isPlain && header.first?.isNumber == false ? header : "`\(header)`"
  }

  static func listed(_ headers: [String]) -> String {
    headers.prefix(20).map(written).joined(separator: ", ")
      + (headers.count > 20 ? ", and \(headers.count - 20) more" : "")
  }
}
