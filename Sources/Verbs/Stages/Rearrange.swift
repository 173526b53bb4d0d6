import Catalog
import Language
import Planner
import Values

/// `pivot DIM`: one column for each value of a dimension.
enum Pivot {
  /// How many columns a pivot may make.
  static let limit = 60

  static func apply(_ table: Table, by name: Name) throws(Diagnostic) -> Table {
    guard case .one(let place) = NamedColumns(name, among: table.columns),
      table.columns[place].role == .dimension
    else {
      let dimensions = table.columns.filter { $0.role == .dimension }.map { $0.name }
      throw Diagnostic(
        .unknownName, "the answer has no dimension called \"\(name.spoken)\"", at: name.span,
        label: dimensions.isEmpty ? nil : "it has \(dimensions.joined(separator: ", "))")
    }
    let measures = table.columns.indices.filter { table.columns[$0].role != .dimension }
    guard let first = measures.first else {
      throw Diagnostic(.wrongType, "there is no number to spread over columns", at: name.span)
    }
    let keys = table.columns.indices.filter { table.columns[$0].role == .dimension && $0 != place }
    var values: [Value] = []
    var seen: Set<Value> = []
    for value in table.cells[place] where seen.insert(value).inserted { values.append(value) }
    if table.columns[place].kind.isOrdered { values.sort(by: Value.isOrdered) }
    guard values.count * measures.count <= limit else {
      throw Diagnostic(
        .wrongType, "a pivot by \(name.spoken) makes \(values.count * measures.count) columns",
        at: name.span, label: "at most \(limit): take fewer values first, or by top 10")
    }
    var columns = keys.map { table.columns[$0] }
    for value in values {
      for measure in measures {
        var column = table.columns[measure]
        let label = label(of: value, table.columns[place].kind)
        column.name = measure == first && measures.count == 1 ? label : "\(label) \(column.name)"
        column.title =
          measures.count == 1 ? Wording(verbatim: label) : "\(label) \(column.title)"
        columns.append(column)
      }
    }
    let offsets = Dictionary(
      values.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [[Value]] = []
    var places: [[Value]: Int] = [:]
    for index in 0..<table.rowCount {
      let key = keys.map { table.cells[$0][index] }
      let row: Int
      if let known = places[key] {
        row = known
      } else {
        row = rows.count
        places[key] = row
        rows.append(key + Array(repeating: .null, count: values.count * measures.count))
      }
      guard let offset = offsets[table.cells[place][index]] else { continue }
      for (number, measure) in measures.enumerated() {
        rows[row][keys.count + offset * measures.count + number] = table.cells[measure][index]
      }
    }
    return Table(columns: columns, rows: rows)
  }
}

extension Pivot {
  /// A value as the title of a column: days without their midnight, weekdays by name.
  private static func label(of value: Value, _ kind: Kind) -> String {
    switch (value, kind) {
    case (.null, _): return "(none)"
    case (.int(let number), .bucket(.weekday)) where (1...7).contains(number):
      return Day.weekdayNames[Int(number) - 1]
    case (.moment(let moment), .bucket(let grain)):
      let day = moment.day.description
      switch grain {
      case .hour: return moment.short
      case .month: return String(day.dropLast(3))
      case .quarter: return "\(day.prefix(4)) Q\((moment.day.month + 2) / 3)"
      case .year: return String(day.prefix(4))
      default: return day
      }
    default: return value.description
    }
  }
}

/// `wrap week`: one row a week, one column a weekday, so that like days stand below each other.
enum Wrap {
  static func apply(_ table: Table, by unit: TimeUnit, at span: Span) throws(Diagnostic) -> Table {
    guard let time = table.columns.firstIndex(where: { $0.kind == .bucket(.day) }) else {
      throw Diagnostic(
        .wrongType, "wrap needs an answer by day", at: span, label: "ask it by day first")
    }
    guard let measure = table.columns.firstIndex(where: { $0.role != .dimension }) else {
      throw Diagnostic(.wrongType, "there is no number to wrap", at: span)
    }
    let grain: Grain
    let width: Int
    switch unit {
    case .week: (grain, width) = (.week, 7)
    case .month: (grain, width) = (.month, 31)
    default:
      throw Diagnostic(.wrongType, "wrap goes by week or month", at: span)
    }
    var columns = [Column(grain.rawValue, kind: .bucket(grain), role: .dimension)]
    for place in 0..<width {
      var column = table.columns[measure]
      let name = unit == .week ? Day.weekdayNames[place] : String(place + 1)
      column.title = Wording(name: name)
      column.name = name.lowercased()
      columns.append(column)
    }
    var rows: [[Value]] = []
    var places: [Day: Int] = [:]
    for index in 0..<table.rowCount {
      guard case .moment(let moment) = table.cells[time][index] else { continue }
      let day = moment.day
      let place = unit == .week ? day.weekday - 1 : day.dayOfMonth - 1
      let start = day - place
      let row: Int
      if let known = places[start] {
        row = known
      } else {
        row = rows.count
        places[start] = row
        rows.append([.moment(Moment(start))] + Array(repeating: .null, count: width))
      }
      rows[row][place + 1] = table.cells[measure][index]
    }
    return Table(columns: columns, rows: rows)
  }
}

/// The last row of a table: the sums of what adds up.
enum Totals {
  static func sum(_ table: Table, _ summable: Set<String>) -> [Value] {
    var isLabelled = false
    return table.columns.enumerated().map { index, column in
      let base = column.name.replacing("_before", with: "").replacing("_cumulative", with: "")
      let isSummed =
        (summable.contains(column.name) || summable.contains(base)) && column.kind.isNumeric
        && column.role != .change && !column.name.hasSuffix("_cumulative")
      if isSummed { return table.cells[index].reduce(.null) { $0.adding($1) } }
      guard column.role == .dimension, !isLabelled else { return .null }
      isLabelled = true
      return .text("Total")
    }
  }

  /// The titles of metrics, amounts and counts, that the last row has no number for.
  static func unsummed(_ table: Table, _ catalog: Catalog) -> [Wording] {
    guard let total = table.total else { return [] }
    return zip(table.columns, total).filter { column, value in
      guard value.isNull, catalog.metrics[column.name] != nil else { return false }
      if case .money = column.kind { return true }
      return column.kind == .count
    }.map { $0.0.title }
  }
}

extension Value {
  /// The sum of two numbers; a missing one counts as nothing.
  func adding(_ other: Value) -> Value {
    switch (self, other) {
    case (_, .null): self
    case (.null, _): other
    default: exactSum(with: other) ?? .double((double ?? 0) + (other.double ?? 0))
    }
  }

  /// The sum of two exact numbers; nil where they are none, or there is no room for it.
  private func exactSum(with other: Value) -> Value? {
    switch (self, other) {
    case (.int(let a), .int(let b)):
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? .fixed(Fixed(unscaled: Int128(a) + Int128(b), scale: 0)) : .int(sum)
    case (.fixed(let a), .fixed(let b)): return a.adding(b).map(Value.fixed)
    case (.fixed(let a), .int(let b)), (.int(let b), .fixed(let a)):
      return a.adding(Fixed(unscaled: Int128(b), scale: 0)).map(Value.fixed)
    default: return nil
    }
  }

  /// Order of times and numbers; others keep their places.
  static func isOrdered(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.moment(let x), .moment(let y)): x < y
    case (.day(let x), .day(let y)): x < y
    default: (a.double ?? .infinity) < (b.double ?? .infinity)
    }
  }
}

extension Kind {
  /// Whether columns made of such values stand in the order of the values.
  fileprivate var isOrdered: Bool {
    switch self {
    case .bucket, .day, .moment, .count: true
    default: false
    }
  }
}
