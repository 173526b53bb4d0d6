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
    guard need == .timeText, case .call(let name, let parts) = scalar, parts.count == 2,
      ["date", "timestamp"].contains(name)
    else { return read(scalar, as: need) }
    // A text that has not the form told is rejected with its own words.
    return .call(
      "coalesce",
      [
        .call("text", [read(scalar, as: .text)]),
        .call(Macros.unread, [read(parts[0], as: .text)]),
      ])
  }

  /// A column as the one beside it that has the form of all its rows.
  private static func formed(_ scalar: Scalar, _ need: ColumnNeed) -> Scalar {
    switch scalar {
    case .call(let name, let parts) where ["arg_min", "arg_max"].contains(name):
      // The first or the last one of several rows.
      return .call(name, [formed(parts[0], need)] + parts.dropFirst())
    case .call("if", let parts):
      return .call("if", parts.prefix(1) + parts.dropFirst().map { formed($0, need) })
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
      case .number: .call(Macros.number, [formed(scalar, .number)])
      case .time: .call(Macros.time, [formed(scalar, .time)])
      case .numberText: formed(scalar, .number)
      case .timeText: formed(scalar, .time)
      }
    // A column that the file lacks, where the engine has to know of what type it is.
    case .value(.null) where need == .time: .call(Macros.time, [scalar])
    case .value, .field, .measure: scalar
    case .binary(let op, let a, let b) where ["and", "or"].contains(op):
      .binary(op, read(a, as: .text), read(b, as: .text))
    case .binary(let op, let a, let b) where ["+", "-", "*", "/"].contains(op):
      both(a, b, otherwise: .number) { .binary(op, $0, $1) }
    case .binary(let op, let a, let b): both(a, b, otherwise: .text) { .binary(op, $0, $1) }
    case .negative(let a): .negative(read(a, as: .number))
    case .not(let a): .not(read(a, as: .text))
    case .isMissing(let a, let negated):
      // A text of blanks is missing; a number or a time is, or it is not.
      .isMissing(
        kind(a) ?? .text == .text
          ? .call(Macros.text, [read(a, as: .text)]) : read(a, as: .text), negated: negated)
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
    case .call(let name, let parts): call(name, parts, as: need)
    case .window(let name, let parts): .window(name, parts.map { read($0, as: .number) })
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
    case .binary(let op, let a, let b) where ["+", "-", "*", "/"].contains(op):
      kind(a) ?? kind(b) ?? .number
    case .call(let name, let parts):
      if numbers.contains(name) || fromTimes.contains(name) || counts.contains(name) {
        .number
      } else if ["date", "timestamp"].contains(name) {
        .time
      } else if ["if", "case", "coalesce", "least", "greatest", "min", "max"].contains(name) {
        parts.lazy.compactMap(kind).first
      } else {
        .text
      }
    default: nil
    }
  }

  private static let numbers: Set<String> = [
    "abs", "round", "floor", "ceil", "ln", "exp", "sqrt", "power", "number", "sum", "avg", "median",
  ]
  private static let counts: Set<String> = ["length", "count", Macros.distinct]
  private static let fromTimes: Set<String> = [
    "days_between", "hours_between", "seconds_between", "hour", "weekday", "day_of_month", "month",
    "year",
  ]

  private static func call(_ name: String, _ parts: [Scalar], as need: Need) -> Scalar {
    switch name {
    case "number" where parts.count == 1:
      return .call(Macros.number, [formed(read(parts[0], as: .text), .number)])
    case "date" where parts.count == 1:
      return .call(Macros.day, [formed(read(parts[0], as: .text), .time)])
    case "timestamp" where parts.count == 1:
      return .call(Macros.time, [formed(read(parts[0], as: .text), .time)])
    case "date" where parts.count == 2, "timestamp" where parts.count == 2:
      var macro = Macros.parsed
      if case .value(.text(let form)) = parts[1], form.contains("%B") || form.contains("%b") {
        macro = Macros.parsedName
      }
      let time = Scalar.call(macro, [read(parts[0], as: .text), parts[1]])
      return name == "date" ? .call(Macros.dayOf, [time]) : time
    case "if" where parts.count == 3:
      return .call(
        name, [read(parts[0], as: .text), read(parts[1], as: need), read(parts[2], as: need)])
    case "case":
      // Conditions and values take turns; a last part without a condition is the value otherwise.
      return .call(
        name,
        parts.enumerated().map { index, part in
          let isCondition = index % 2 == 0 && index + 1 < parts.count
          return read(part, as: isCondition ? .text : need)
        })
    case "coalesce", "least", "greatest", "min", "max":
      // What one of them is by itself, all are.
      let own = parts.lazy.compactMap(kind).first { $0 != .text || need == .text }
      let common = need == .number || need == .time ? need : own ?? need
      return .call(name, parts.map { read($0, as: name == "coalesce" ? common : common.value) })
    case "arg_min", "arg_max":
      // The first or the last one of several rows, and what they go by.
      return .call(
        name,
        parts.enumerated().map { index, part in read(part, as: index == 0 ? need : .text) })
    case _ where numbers.contains(name):
      // A text that a formula cuts out of a cell is read as the number that it is.
      return .call(
        name,
        parts.map { part in
          let value = read(part, as: .number)
          return kind(part) == .text ? .call(Macros.number, [value]) : value
        })
    case _ where fromTimes.contains(name): return .call(name, parts.map { read($0, as: .time) })
    default: return .call(name, parts.map { read($0, as: .text) })
    }
  }
}
