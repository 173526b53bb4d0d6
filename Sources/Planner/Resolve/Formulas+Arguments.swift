import Catalog
import Language
import Values

/// What functions may be given.
extension Formulas {
  /// Throws where a function is given what it cannot take.
  func require(_ function: Function, _ parts: [(Typed, Expression)]) throws(Diagnostic) {
    var alike: [(Typed, Expression)] = []
    for (place, (part, expression)) in parts.enumerated() {
      let kind = function.argument(at: place, of: parts.count)
      if case .alike = kind { alike.append((part, expression)) }
      if case .form = kind, let type = parts[0].0.type, type != .text {
        throw Diagnostic(
          .wrongType,
          "\(function.name)() reads a text by a form, and this is \(type.spoken) already",
          at: parts[0].1.span, label: "leave out the form")
      }
      try kind.require(part, expression, of: function)
    }
    try requireAlike(function, alike)
  }

  /// Throws where texts, numbers and times are mixed, which no column can hold.
  func requireAlike(
    _ function: Function, _ parts: [(Typed, Expression)]
  ) throws(Diagnostic) {
    let known = parts.compactMap { part, expression in part.type.map { ($0, expression) } }
    guard let first = known.first else { return }
    for (type, expression) in known.dropFirst() {
      let isAlike =
        type == first.0 || type.isNumeric && first.0.isNumeric || type.isTime && first.0.isTime
      guard !isAlike else { continue }
      throw Diagnostic(
        .wrongType,
        "\(function.name)() cannot choose between \(first.0.spoken) and \(type.spoken)",
        at: expression.span)
    }
  }

  /// Throws where a function that takes none is given a condition of its own.
  package func refuseCondition(_ condition: Expression?, of function: Function) throws(Diagnostic) {
    guard let condition else { return }
    throw Diagnostic(
      .wrongType, "\(function.name)() takes no condition of its own", at: condition.span,
      label: "as in: \(function.example)")
  }

  /// A function that is there, but not here; or one that is not there.
  package func misplaced(_ name: Name, _ condition: Expression?) -> Diagnostic {
    guard let function = Function.scalar[name.text] else {
      if let function = Function.question[name.text] {
        return Diagnostic(
          .wrongType, "\(name.text)() looks at whole metrics, and cannot stand here",
          at: name.span, label: "as in: \(function.example) by channel")
      }
      if Function.aggregate[name.text] != nil {
        return Diagnostic(
          .wrongType, "\(name.text)() sums up rows of a data set, and cannot stand here",
          at: name.span)
      }
      guard let function = Function.window[name.text] else { return Function.unknown(name) }
      return Diagnostic(
        .wrongType, "\(name.text)() goes over the rows of an answer, and cannot stand here",
        at: name.span, label: "as in: | derive x = \(function.example)")
    }
    return Diagnostic(
      .wrongType, "\(name.text)() takes no condition of its own",
      at: condition?.span ?? name.span, label: "as in: \(function.example)")
  }
}

extension Function.Argument {
  /// Throws where an argument is not of the kind.
  fileprivate func require(
    _ part: Typed, _ expression: Expression, of function: Function
  ) throws(Diagnostic) {
    func demand(_ what: Wording, _ isFit: (ColumnType) -> Bool) throws(Diagnostic) {
      guard let type = part.type, !isFit(type) else { return }
      throw Diagnostic(
        .wrongType, "\(function.name)() takes \(what), and this is \(type.spoken)",
        at: expression.span, label: "as in: \(function.example)")
    }
    switch self {
    case .any, .alike: return
    case .number: try demand("numbers") { $0.isNumeric }
    case .text: try demand("texts") { $0 == .text }
    case .time: try demand("days or times") { $0.isTime }
    case .textOrNumber: try demand("texts or numbers") { $0 == .text || $0.isNumeric }
    case .textOrTime: try demand("texts, days or times") { $0 == .text || $0.isTime }
    case .numberOrTime: try demand("numbers, days or times") { $0.isNumeric || $0.isTime }
    case .condition:
      guard let type = part.type, type != .flag else { return }
      throw Diagnostic(
        .wrongType, "\(function.name)() needs a condition here, and this is \(type.spoken)",
        at: expression.span, label: "compare it: \(expression.text) > 0")
    case .written(let bounds):
      guard let number = part.scalar.written?.int, bounds.contains(number) else {
        throw unwritten(
          "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)", expression, function)
      }
    case .fraction:
      try demand("a number from 0 to 1") { $0.isNumeric }
      guard let number = part.scalar.written?.double, (0...1).contains(number) else {
        throw unwritten("a number from 0 to 1", expression, function)
      }
    case .pattern:
      try demand("a pattern") { $0 == .text }
      try PatternCheck.check(part.scalar, expression)
    case .form:
      guard part.scalar.written?.text != nil else {
        throw unwritten("the form of a time, a text", expression, function)
      }
    }
  }

  private func unwritten(
    _ what: Wording, _ expression: Expression, _ function: Function
  ) -> Diagnostic {
    Diagnostic(
      .wrongType, "\(function.name)() needs \(what) here, written out", at: expression.span,
      label: "as in: \(function.example)")
  }
}

extension Scalar {
  /// The value, where it is nothing but one as it was written.
  var written: Value? {
    switch self {
    case .value(let value): return value
    case .negative(.value(.int(let number))): return .int(0 &- number)
    case .negative(.value(let value)): return value.double.map { .double(-$0) }
    default: return nil
    }
  }
}
