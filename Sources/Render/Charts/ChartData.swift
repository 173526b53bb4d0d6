import Values

/// A table as charts see it: labels along one side, and a number of each series at each label.
struct ChartData {
  struct Series {
    var name: String
    var kind: Kind
    /// Whether the numbers are differences, which are printed with their sign.
    var isChange: Bool
    var values: [Value]
    /// The number of the row that sums up all; nil where there is none.
    var total: Value?

    /// The numbers as floats; nil where there is none to draw, or one so large that sums and
    /// differences would not be finite.
    var numbers: [Double?] { values.map(Self.drawable) }

    var totalNumber: Double? { total.flatMap(Self.drawable) }

    private static func drawable(_ value: Value) -> Double? {
      value.double.flatMap { $0.magnitude < 1e300 ? $0 : nil }
    }
  }

  /// What the labels are, such as `day`.
  var labelTitle: String
  var labels: [String]
  var series: [Series]

  /// The series of each kind by themselves, as only they share a scale.
  var seriesByKind: [[Series]] {
    var kinds: [Kind] = []
    for one in series where !kinds.contains(one.kind) { kinds.append(one.kind) }
    return kinds.map { kind in series.filter { $0.kind == kind } }
  }

  /// Whether there is any number to draw.
  var isEmpty: Bool { !series.contains { $0.numbers.contains { $0 != nil } } }

  /// - Parameter spreads: whether a second dimension makes a series of each of its values, as in a
  ///   line a channel; else all dimensions together are the label.
  init(_ table: Table, _ numbers: Numbers, spreads: Bool) {
    let reader = Reader(table: table, printer: CellPrinter(table, numbers))
    if spreads, reader.dimensions.count > 1, !reader.measures.isEmpty {
      self = reader.spread()
    } else {
      self = reader.straight()
    }
  }

  fileprivate init(labelTitle: String, labels: [String], series: [Series]) {
    (self.labelTitle, self.labels, self.series) = (labelTitle, labels, series)
  }
}

private struct Reader {
  let table: Table
  let printer: CellPrinter

  var dimensions: [Int] { table.columns.indices.filter { table.columns[$0].role == .dimension } }

  /// The measures; the changes where a table has nothing else.
  var measures: [Int] {
    func numeric(_ role: Column.Role) -> [Int] {
      table.columns.indices.filter { index in
        table.columns[index].role == role && table.columns[index].kind.isNumeric
      }
    }
    let measures = numeric(.measure)
    return measures.isEmpty ? numeric(.change) : measures
  }

  func straight() -> ChartData {
    let labels = (0..<table.rowCount).map { label(dimensions, $0) }
    let all = measures.map { column in
      var one = series(printer.title(column), column, values: table.cells[column])
      if let total = table.total?[column], !total.isNull { one.total = total }
      return one
    }
    return ChartData(labelTitle: title(dimensions), labels: labels, series: all)
  }

  /// One side is time where there is a time bucket, else the first dimension; the values of the
  /// other dimensions are the series.
  ///
  /// Times stand in their order, the rest as it comes.
  func spread() -> ChartData {
    let side = dimensions.first { table.columns[$0].kind.isTime } ?? dimensions[0]
    let others = dimensions.filter { $0 != side }
    let steps = Distinct(table, [side])
    let groups = Distinct(table, others)
    var series: [ChartData.Series] = []
    for row in groups.firstRows {
      let group = label(others, row)
      series += measures.map { column in
        let name = measures.count == 1 ? group : "\(group) \(printer.title(column))"
        let nothing = Array(repeating: Value.null, count: steps.firstRows.count)
        return self.series(name, column, values: nothing)
      }
    }
    for row in 0..<table.rowCount {
      for (offset, column) in measures.enumerated() {
        series[groups.places[row] * measures.count + offset].values[steps.places[row]] =
          table.cells[column][row]
      }
    }
    return ChartData(
      labelTitle: title([side]), labels: steps.firstRows.map { label([side], $0) }, series: series)
  }

  private func series(_ name: String, _ column: Int, values: [Value]) -> ChartData.Series {
    let about = table.columns[column]
    return ChartData.Series(
      name: name, kind: about.kind, isChange: about.role == .change, values: values)
  }

  private func label(_ columns: [Int], _ row: Int) -> String {
    columns.map { printer.cell(column: $0, row: row).text }.joined(separator: " / ")
  }

  private func title(_ columns: [Int]) -> String {
    columns.map(printer.title).joined(separator: " / ")
  }
}

/// The different values of some columns, and which of them each row has.
private struct Distinct {
  /// A row that holds each value.
  private(set) var firstRows: [Int] = []
  /// By row of the table: which of the values.
  private(set) var places: [Int] = []

  init(_ table: Table, _ columns: [Int]) {
    var known: [[Value]: Int] = [:]
    for row in 0..<table.rowCount {
      let key = columns.map { table.cells[$0][row] }
      let place = known[key] ?? firstRows.count
      if place == firstRows.count {
        known[key] = place
        firstRows.append(row)
      }
      places.append(place)
    }
    guard columns.count == 1, let cells = columns.first.map({ table.cells[$0] }),
      table.columns[columns[0]].kind.isTime
    else { return }
    let sorted = firstRows.indices.sorted { cells[firstRows[$0]].isBefore(cells[firstRows[$1]]) }
    var moved = Array(repeating: 0, count: sorted.count)
    for (place, old) in sorted.enumerated() { moved[old] = place }
    firstRows = sorted.map { firstRows[$0] }
    places = places.map { moved[$0] }
  }
}

extension Kind {
  fileprivate var isTime: Bool {
    switch self {
    case .day, .moment, .bucket: true
    default: false
    }
  }
}

extension Value {
  /// The order of time; missing times come last.
  fileprivate func isBefore(_ other: Value) -> Bool {
    switch (self, other) {
    case (.day(let a), .day(let b)): a < b
    case (.moment(let a), .moment(let b)): a < b
    case (.int(let a), .int(let b)): a < b
    case (.null, _): false
    case (_, .null): true
    default: false
    }
  }
}
