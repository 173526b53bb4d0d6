import Catalog
import Planner
import Values

/// Reads the columns of a file as numbers and times where a formula needs these.
enum FileValues {
  private enum Need {
    case text, number, time
    /// The text of a number or a time in its usual form, which is read once the formula is worked
    /// out, so that one that cannot be read is told.
    case numberText, timeText

    /// What can be compared by size: the number itself, not its text.
    var value: Need {
      switch self {
      case .text, .number, .time: self
      case .numberText: .number
      case .timeText: .time
      }
    }
  }

  /// - Parameter column: what the formula fills; a column of the file that it passes on is taken in
  ///   the form that this one is read from.
  static func read(_ scalar: Scalar, for column: ColumnDefinition? = nil) -> Scalar {
    let need: Need =
      switch column?.type {
      case .date, .timestamp: .timeText
      case .count, .money, .number, .ratio, .index, .percent: .numberText
      case .text, .flag, .duration, nil: .text
      }
    guard need == .timeText, case .call(let function, let parts) = scalar, parts.count == 2,
      function == .date || function == .timestamp
    else { return read(scalar, as: need) }
    // A text that has not the form told is rejected with its own words.
    return .call(
      .coalesce,
      [
        .call(.text, [read(scalar, as: .text)]),
        .macro(Macros.unread, [read(parts[0], as: .text)]),
      ])
  }

  /// A column as the one beside it that has the form of all its rows.
  private static func formed(_ scalar: Scalar, _ need: ColumnNeed) -> Scalar {
    switch scalar {
    case .aggregate(let function, let parts) where function == .first || function == .last:
      return .aggregate(function, [formed(parts[0], need)] + parts.dropFirst())
    case .call(.if, let parts):
      return .call(.if, parts.prefix(1) + parts.dropFirst().map { formed($0, need) })
    case .column(let name): return formed(column: name, need)
    default: return scalar
    }
  }

  private static func formed(column name: String, _ need: ColumnNeed) -> Scalar {
    let isFirst = name.hasPrefix(FileScope.first)
    let plain = isFirst ? String(name.dropFirst(FileScope.first.count)) : name
    guard let place = SeparatedSource.place(ofColumn: plain) else { return .column(name) }
    let formed = FormedColumn(place: place, need: need).name
    return .column(isFirst ? FileScope.first + formed : formed)
  }

  private static func read(_ scalar: Scalar, as need: Need) -> Scalar {
    switch scalar {
    case .column:
      switch need {
      case .text: scalar
      case .number: .macro(Macros.number, [formed(scalar, .number)])
      case .time: .macro(Macros.time, [formed(scalar, .time)])
      case .numberText: formed(scalar, .number)
      case .timeText: formed(scalar, .time)
      }
    // A column that the file lacks, where the engine has to know of what type it is.
    case .value(.null) where need == .time: .macro(Macros.time, [scalar])
    case .value, .field, .measure, .past, .overall, .change, .interval, .converted: scalar
    case .binary(let op, let a, let b) where op == .and || op == .or:
      .binary(op, read(a, as: .text), read(b, as: .text))
    case .binary(let op, let a, let b) where op.isArithmetic:
      both(a, b, otherwise: .number) { .binary(op, $0, $1) }
    case .binary(let op, let a, let b): both(a, b, otherwise: .text) { .binary(op, $0, $1) }
    case .negative(let a): .negative(read(a, as: .number))
    case .not(let a): .not(read(a, as: .text))
    case .isMissing(let a, let negated):
      // A text of blanks is missing; a number or a time is, or it is not.
      .isMissing(
        kind(a) ?? .text == .text
          ? .macro(Macros.text, [read(a, as: .text)]) : read(a, as: .text), negated: negated)
    case .between(let a, let b, let c, let negated):
      {
        let need = kind(b) ?? kind(c) ?? kind(a) ?? .text
        return .between(read(a, as: need), read(b, as: need), read(c, as: need), negated: negated)
      }()
    case .oneOf(let a, let list, let negated):
      {
        let need = list.lazy.compactMap(kind).first ?? .text
        return .oneOf(read(a, as: need), list.map { read($0, as: need) }, negated: negated)
      }()
    case .textTest(let test, let a, let b, let negated):
      .textTest(test, read(a, as: .text), read(b, as: .text), negated: negated)
    case .call(let function, let parts): call(function, parts, as: need)
    case .aggregate(let function, let parts): aggregate(function, parts, as: need)
    case .macro(let name, let parts): .macro(name, parts.map { read($0, as: .text) })
    case .window(let function, let parts): .window(function, parts.map { read($0, as: .number) })
    }
  }

  /// Two sides of an operator: a side that is a column is read as what the other one is.
  private static func both(
    _ a: Scalar, _ b: Scalar, otherwise need: Need, _ join: (Scalar, Scalar) -> Scalar
  ) -> Scalar {
    let need = kind(a) ?? kind(b) ?? need
    return join(read(a, as: need), read(b, as: need))
  }

  /// What a value is by itself; nil for a column and for what yields the values of one.
  private static func kind(_ scalar: Scalar) -> Need? {
    switch scalar {
    case .value(.int), .value(.fixed), .value(.double), .negative: .number
    case .value(.day), .value(.moment), .value(.span): .time
    case .value(.text): .text
    case .binary(let op, let a, let b) where op.isArithmetic:
      kind(a) ?? kind(b) ?? .number
    case .call(let function, let parts):
      switch yields(function) {
      case .number: .number
      case .time: .time
      case .text: .text
      case .arguments: parts.lazy.compactMap(kind).first
      }
    case .aggregate(let function, let parts):
      switch function {
      case .sum, .strictSum, .avg, .median, .count, .distinct: .number
      case .min, .max: parts.lazy.compactMap(kind).first
      case .first, .last: .text
      }
    case .macro(let name, _): name == Macros.distinct ? .number : .text
    default: nil
    }
  }

  /// What a function yields, and so what it is read as beside an operator.
  private enum Yield { case number, time, text, arguments }

  private static func yields(_ function: ScalarFunction) -> Yield {
    switch function {
    case .abs, .round, .floor, .ceil, .ln, .exp, .sqrt, .power, .number, .length, .daysBetween,
      .hoursBetween, .secondsBetween, .hour, .weekday, .dayOfMonth, .month, .year:
      .number
    case .date, .timestamp: .time
    case .if, .case, .coalesce, .least, .greatest: .arguments
    case .lower, .upper, .trim, .concat, .replace, .substring, .extract, .text: .text
    }
  }

  private static func call(
    _ function: ScalarFunction, _ parts: [Scalar], as need: Need
  ) -> Scalar {
    switch function {
    case .number where parts.count == 1:
      return .macro(Macros.number, [formed(read(parts[0], as: .text), .number)])
    case .date where parts.count == 1:
      return .macro(Macros.day, [formed(read(parts[0], as: .text), .time)])
    case .timestamp where parts.count == 1:
      return .macro(Macros.time, [formed(read(parts[0], as: .text), .time)])
    case .date, .timestamp:
      var macro = Macros.parsed
      if case .value(.text(let form)) = parts[1], form.contains("%B") || form.contains("%b") {
        macro = Macros.parsedName
      }
      let time = Scalar.macro(macro, [read(parts[0], as: .text), parts[1]])
      return function == .date ? .macro(Macros.dayOf, [time]) : time
    case .if, .case:
      // Conditions and values take turns; a last part without a condition is the value otherwise.
      return .call(
        function,
        parts.enumerated().map { index, part in
          let isCondition = index % 2 == 0 && index + 1 < parts.count
          return read(part, as: isCondition ? .text : need)
        })
    case .coalesce:
      return .call(function, parts.map { read($0, as: common(of: parts, need)) })
    case .least, .greatest:
      return .call(function, parts.map { read($0, as: common(of: parts, need).value) })
    case .abs, .round, .floor, .ceil, .ln, .exp, .sqrt, .power, .number:
      return .call(function, parts.map(asNumber))
    case .daysBetween, .hoursBetween, .secondsBetween, .hour, .weekday, .dayOfMonth, .month, .year:
      return .call(function, parts.map { read($0, as: .time) })
    case .lower, .upper, .trim, .length, .concat, .replace, .substring, .extract, .text:
      return .call(function, parts.map { read($0, as: .text) })
    }
  }

  private static func aggregate(
    _ function: AggregateFunction, _ parts: [Scalar], as need: Need
  ) -> Scalar {
    switch function {
    case .sum, .avg, .median: .aggregate(function, parts.map(asNumber))
    case .min, .max:
      .aggregate(function, parts.map { read($0, as: common(of: parts, need).value) })
    case .first, .last:
      // What is taken, and what the rows go by.
      .aggregate(
        function,
        parts.enumerated().map { index, part in read(part, as: index == 0 ? need : .text) })
    case .strictSum, .count, .distinct:
      .aggregate(function, parts.map { read($0, as: .text) })
    }
  }

  /// What one of them is by itself, all are.
  private static func common(of parts: [Scalar], _ need: Need) -> Need {
    let own = parts.lazy.compactMap(kind).first { $0 != .text || need == .text }
    return need == .number || need == .time ? need : own ?? need
  }

  /// A text that a formula cuts out of a cell is read as the number that it is.
  private static func asNumber(_ part: Scalar) -> Scalar {
    let value = read(part, as: .number)
    return kind(part) == .text ? .macro(Macros.number, [value]) : value
  }
}
