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
    guard case .one(let place) = NamedColumns(name, among: columns.map { $0.column }) else {
      return nil
    }
    return columns[place]
  }

  /// What the screen shows as `yesterday` is that column and not the day.
  package func owns(_ name: Name) -> Bool { column(name) != nil }

  package mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed {
    if let found = column(name) { return Typed(.column(found.column.name), found.type) }
    throw unclear(name) ?? unknown(name)
  }

  package mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed {
    try resolve(member)
  }

  package mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    guard let function = WindowFunction(rawValue: call.text),
      let declared = Function.window[call.text]
    else { throw misplaced(call, condition) }
    try declared.check(arguments.count, at: span)
    var parts: [Typed] = []
    for argument in arguments { parts.append(try scalar(argument)) }
    try require(declared, Array(zip(parts, arguments)))
    if let inner = zip(parts, arguments).first(where: { $0.0.scalar.isOverRows })?.1 {
      throw Diagnostic(
        .wrongType, "\(call.text)() goes over all rows, and so does what is in it", at: inner.span,
        label: "give that a name first: | derive inner = \(inner.text)")
    }
    if let condition { parts = try over(parts, where: condition, of: function, declared) }
    if function == .sum || function == .share, let type = parts.first?.type,
      type == .index || (function == .share && (type == .percent || type == .ratio))
    {
      throw Diagnostic(
        .wrongType, "\(call.text)() adds up, and \(type.spoken) does not", at: span)
    }
    return Typed(.window(function, parts.map { $0.scalar }), declared.type(of: parts))
  }

  /// What a function looks at where only some rows count: the others have no value.
  private mutating func over(
    _ parts: [Typed], where condition: Expression, of function: WindowFunction,
    _ declared: Function
  ) throws(Diagnostic) -> [Typed] {
    guard function.countsOverSome else {
      try refuseCondition(condition, of: declared)
      return parts
    }
    let holds = try self.condition(condition)
    guard !holds.isOverRows else {
      throw Diagnostic(
        .wrongType, "\(function.rawValue)() goes over all rows, and so does what is in it",
        at: condition.span, label: "give that a name first: | derive inner = ...")
    }
    let first = parts.first ?? Typed(.value(.bool(true)), .flag)
    let some = Scalar.call(.if, [holds, first.scalar, .value(.null)])
    return [Typed(some, first.type)] + parts.dropFirst()
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
