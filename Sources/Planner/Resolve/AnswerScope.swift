import Catalog
import Language
import Values

/// Formulas over the columns of an answer: what stages and conditions on metrics are made of.
package struct AnswerScope: Formulas {
  package let clock: Clock
  /// The columns so far, with their types; later ones hide earlier ones of the same name.
  var columns: [(column: Column, type: ColumnType?)]
  /// Other names of columns.
  var aliases: [String: String] = [:]

  package init(clock: Clock, columns: [(column: Column, type: ColumnType?)]) {
    self.clock = clock
    self.columns = columns
  }

  /// The column of a name: by its name, its title, or another name of it.
  func column(_ name: Name) -> (column: Column, type: ColumnType?)? {
    if let found = columns.last(where: { $0.column.name == name.text }) { return found }
    if let alias = aliases[name.text] {
      return columns.last { $0.column.name == alias }
    }
    let canonical = Catalog.canonical(name.text)
    return columns.last { Catalog.canonical($0.column.title.english) == canonical }
  }

  package mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed {
    if let found = column(name) { return Typed(.column(found.column.name), found.type) }
    throw unknown(name)
  }

  package mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed {
    try resolve(member)
  }

  package mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    guard let function = Function.window[call.text] else { throw Function.unknown(call) }
    try function.check(arguments.count, at: span)
    var parts: [Typed] = []
    for argument in arguments { parts.append(try scalar(argument)) }
    if ["sum", "share"].contains(call.text), let type = parts.first?.type,
      type == .index || (call.text == "share" && (type == .percent || type == .ratio))
    {
      throw Diagnostic(
        .wrongType, "\(call.text)() adds up, and \(type.spoken) does not", at: span)
    }
    let type: ColumnType? =
      switch function.result {
      case .type(let type): type
      case .argument(let index): parts[index].type
      }
    return Typed(.window(call.text, parts.map { $0.scalar }), type)
  }

  func unknown(_ name: Name) -> Diagnostic {
    let names = columns.map { $0.column.name }
    let near = closest(to: name.text, among: names + Array(aliases.keys).sorted(), limit: 1)
    return Diagnostic(
      .unknownName, "the answer has no column called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0) },
      hints: names.isEmpty ? [] : ["it has \(RowScope.listed(names))"])
  }

  /// The right side of a comparison: a bare word beside a column of texts is a text only in quotes.
  package mutating func operand(
    _ expression: Expression, beside other: Expression
  ) throws(Diagnostic) -> Typed {
    if let name = expression.plainName, !name.isQuoted, column(name) == nil,
      let left = other.plainName, column(left)?.type == .text
    {
      throw Diagnostic(
        .unknownName, "the answer has no column called \"\(name.spoken)\"; a text needs quotes",
        at: name.span, label: "write \"\(name.spoken)\"")
    }
    return try scalar(expression)
  }
}
