import Catalog
import Language
import Planner
import Values

/// Expressions over the columns of a file, as `map` and exports have them: all columns are texts,
/// and one that stands where a number or a time is needed is read as such.
struct FileScope: Formulas {
  let clock: Clock
  private let file: String
  private let columns: FileColumns
  /// Whether a column that the file lacks is missing in all rows, and no fault: an export knows
  /// more columns than any one file has.
  var isLenient = false
  /// Whether several rows of the file make one row, so that `sum(...)` makes sense, and a column by
  /// itself means its first value among them.
  var isGrouped = false
  /// The columns that tell who someone is.
  var personal: Set<Int> = []
  /// What stands above the header.
  var preamble: [String] = []
  /// The day on which the file was last written, on the store's clock.
  var writtenOn: Day?
  /// Where the file is, as it was given; for what is in an archive with the archive.
  var path = ""
  /// The columns that were named.
  private(set) var used: Set<Int> = []
  /// Of these the ones whose first value among several rows was meant.
  private(set) var once: Set<Int> = []
  /// What was named and is not in the file.
  private(set) var absent: [String] = []
  /// Whether something was named that is the same in all rows, as the file's name.
  private(set) var usesFile = false
  /// The personal columns that were named for what they hold, not for a hash of it.
  private(set) var revealed: Set<Int> = []
  private var isInAggregate = false
  private var isHashing = false

  init(_ columns: FileColumns, of file: String, clock: Clock) {
    self.file = file
    self.columns = columns
    self.clock = clock
  }

  /// The expression as the text that it yields in each row.
  ///
  /// - Parameter column: what it fills.
  mutating func text(
    _ expression: Expression, for column: ColumnDefinition? = nil
  ) throws(Diagnostic) -> SQL {
    text(try scalar(expression).scalar, for: column)
  }

  func text(_ scalar: Scalar, for column: ColumnDefinition? = nil) -> SQL {
    // A column alone is read as what it becomes.
    if case .column(let name) = scalar, !name.hasPrefix(Self.first) { return SQL.word(name) }
    // A column by itself among several rows is known by its text.
    if case .column = scalar { return "(\(sql(scalar)))::varchar" }
    return "(\(sql(scalar, for: column)))::varchar"
  }

  /// The condition as SQL.
  mutating func test(_ expression: Expression) throws(Diagnostic) -> SQL {
    sql(try condition(expression))
  }

  /// A formula over the file's columns as SQL.
  func sql(_ scalar: Scalar, for column: ColumnDefinition? = nil) -> SQL {
    DuckDBDialect().formula(FileValues.read(scalar, for: column)) { name in
      guard name.hasPrefix(Self.first) else { return .name(name) }
      return RowSelection.first(.name(String(name.dropFirst(Self.first.count))))
    }
  }

  /// Marks a column that stands for its first value among several rows.
  static let first = "first "

  mutating func resolve(_ name: Name) throws(Diagnostic) -> Typed {
    guard let place = columns.place(of: name) else {
      if let value = constant(name) {
        usesFile = true
        return Typed(.value(value), nil)
      }
      guard isLenient else { throw unknown(name) }
      if !absent.contains(name.text) { absent.append(name.text) }
      return Typed(.value(.null), nil)
    }
    used.insert(place)
    if personal.contains(place), !isHashing { revealed.insert(place) }
    let column = SeparatedSource.columnName(place)
    guard isGrouped, !isInAggregate else { return Typed(.column(column), nil) }
    once.insert(place)
    return Typed(.column(Self.first + column), nil)
  }

  /// What is the same in all rows: `file_name`, and `preamble`, the lines above the header; the
  /// first and the last day that stand in them (`name_day`, `name_last_day`, `preamble_day`,
  /// `preamble_last_day`); `path_day`, the day in the name or else in the folders and the archive
  /// that the file is in; and `file_day`, the day in the name or else the one on which the file was
  /// written.
  private func constant(_ name: Name) -> Value? {
    let lines = preamble.joined(separator: "\n")
    switch name.text {
    case "file_name": return .text(file)
    case "preamble": return .text(lines)
    case "file_day": return Self.value(WrittenDays(file).first ?? writtenOn)
    case "path_day": return Self.value(WrittenDays(file).first ?? WrittenDays(path).last)
    case "name_day": return Self.value(WrittenDays(file).first)
    case "name_last_day": return Self.value(WrittenDays(file).last)
    case "preamble_day": return Self.value(WrittenDays(lines).first)
    case "preamble_last_day": return Self.value(WrittenDays(lines).last)
    default: return nil
    }
  }

  private static func value(_ day: Day?) -> Value { day.map(Value.day) ?? .null }

  private func unknown(_ name: Name) -> Diagnostic {
    let near = closest(to: name.text, among: columns.headers, limit: 1)
    return Diagnostic(
      .unknownName, "\(file) has no column called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction(Self.written($0)) },
      label: "write texts in quotes",
      hints: ["it has \(Self.listed(columns.headers))"])
  }

  mutating func resolve(_ owner: Name, _ member: Name) throws(Diagnostic) -> Typed {
    throw Diagnostic(
      .unknownName, "\"map\" knows the columns of the file only", at: owner.span.to(member.span))
  }

  mutating func resolve(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    switch call.text {
    case "hashed": return try hashed(arguments, at: span)
    case "header_unit": return try headerUnit(arguments, at: span)
    case "days_after": return try daysAfter(arguments, at: span)
    case "month_end": return try monthEnd(arguments, at: span)
    case "slug": return try slug(arguments, at: span)
    case "once": return try repeated(arguments, at: span)
    case _ where Function.aggregate[call.text] != nil && isGrouped:
      return try aggregate(call, arguments, where: condition, at: span)
    case _ where Function.aggregate[call.text] != nil || Function.window[call.text] != nil:
      throw Diagnostic(
        .wrongType, "\(call.text)() sums up rows, and \"map\" looks at one row", at: span)
    default: throw misplaced(call, condition)
    }
  }

  /// `hashed(Email)`: a text that is the same for the same person, and does not tell who it is.
  private mutating func hashed(
    _ arguments: [Expression], at span: Span
  ) throws(Diagnostic) -> Typed {
    guard arguments.count == 1 else {
      throw Diagnostic(.wrongType, "hashed() takes 1 argument, not \(arguments.count)", at: span)
    }
    let wasHashing = isHashing
    isHashing = true
    defer { isHashing = wasHashing }
    return Typed(.macro(Macros.hashed, [try scalar(arguments[0]).scalar]), .text)
  }

  /// ``header_unit(`Amount spent`)``: USD, where the file's header is `Amount spent (USD)`.
  private mutating func headerUnit(
    _ arguments: [Expression], at span: Span
  ) throws(Diagnostic) -> Typed {
    guard arguments.count == 1, case .name(let name) = arguments[0].kind else {
      throw Diagnostic(.wrongType, "header_unit() takes a column of the file", at: span)
    }
    let unit = columns.place(of: name).flatMap { HeaderKey.unit(of: columns.headers[$0]) }
    return Typed(.value(unit.map(Value.text) ?? .null), .text)
  }

  /// `days_after(preamble_day, 7 * number(Week))`: the day so many days after another one.
  private mutating func daysAfter(
    _ arguments: [Expression], at span: Span
  ) throws(Diagnostic) -> Typed {
    guard arguments.count == 2 else {
      throw Diagnostic(.wrongType, "days_after() takes a day and a number of days", at: span)
    }
    let parts = [try scalar(arguments[0]).scalar, try scalar(arguments[1]).scalar]
    return Typed(.macro(Macros.daysAfter, parts), .date)
  }

  /// `month_end(date(Month))`: the last day of the month that a day is in.
  private mutating func monthEnd(
    _ arguments: [Expression], at span: Span
  ) throws(Diagnostic) -> Typed {
    guard arguments.count == 1 else {
      throw Diagnostic(.wrongType, "month_end() takes a day", at: span)
    }
    return Typed(.macro(Macros.monthEnd, [try scalar(arguments[0]).scalar]), .date)
  }

  /// `slug(Title)`: `ocean-blue-shirt`, as shops make the address of a page from its title.
  private mutating func slug(
    _ arguments: [Expression], at span: Span
  ) throws(Diagnostic) -> Typed {
    guard arguments.count == 1 else {
      throw Diagnostic(.wrongType, "slug() takes 1 argument, not \(arguments.count)", at: span)
    }
    return Typed(.macro(Macros.slug, [try scalar(arguments[0]).scalar]), .text)
  }

  /// `once(Shipping)`: an amount that all rows of one thing repeat, and that counts once.
  private mutating func repeated(
    _ arguments: [Expression], at span: Span
  ) throws(Diagnostic) -> Typed {
    guard arguments.count == 1, let name = arguments[0].plainName else {
      throw Diagnostic(.wrongType, "once() takes a column of the file", at: span)
    }
    let column = try resolve(name)
    if let place = columns.place(of: name) { once.insert(place) }
    return column
  }

  private mutating func aggregate(
    _ call: Name, _ arguments: [Expression], where condition: Expression?, at span: Span
  ) throws(Diagnostic) -> Typed {
    guard let function = AggregateFunction(rawValue: call.text) else {
      throw misplaced(call, condition)
    }
    try Function.aggregate[call.text]?.check(arguments.count, at: span)
    guard !isInAggregate else {
      throw Diagnostic(.wrongType, "\(call.text)() cannot stand inside of another sum", at: span)
    }
    isInAggregate = true
    defer { isInAggregate = false }
    var parts: [Scalar] = []
    for argument in arguments {
      let part = try scalar(argument).scalar
      guard let condition else {
        parts.append(part)
        continue
      }
      parts.append(.call(.if, [try self.condition(condition), part, .value(.null)]))
    }
    return Typed(RowSelection.aggregate(function, parts), nil)
  }

  /// A header as it has to be written in an expression.
  static func written(_ header: String) -> String {
    let isPlain = header.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isPlain && header.first?.isNumber == false ? header : "`\(header)`"
  }

  static func listed(_ headers: [String]) -> Wording {
    let shown = Wording.list(headers.prefix(20).map(written))
    return headers.count > 20 ? "\(shown), and \(headers.count - 20) more" : shown
  }
}
