import Analysis
import Planner
import Values

/// The rows of a leaf question, brought together by leaf: a leaf has a row for each stretch of the
/// past that it was seen in.
struct LeafRows {
  private let table: Table
  private let dimensions: [String]
  private var values: [[String?]] = []
  private var codes: [[Int32]] = []
  /// The leaf of each row.
  private var leaf: [Int32]
  /// How many leaves there are.
  private(set) var count: Int
  /// What is known of the stretches before.
  private let past: LeafQuery.Past?

  /// - Parameters:
  ///   - dimensions: the names of the table's first columns.
  ///   - past: what the column behind them tells, which is there then.
  init(_ table: Table, dimensions: [String], past: LeafQuery.Past? = nil) {
    self.table = table
    self.dimensions = dimensions
    self.past = past
    for column in dimensions.indices {
      var known: [Value: Int32] = [:]
      var list: [String?] = []
      codes.append(
        table.cells[column].map { value in
          if let code = known[value] { return code }
          let code = Int32(list.count)
          known[value] = code
          list.append(value.isNull ? nil : value.description)
          return code
        })
      values.append(list)
    }
    leaf = (0..<Int32(table.rowCount)).map { $0 }
    count = table.rowCount
    if past != nil {
      (leaf, count) = Leaves.numbered(codes, of: values.map { $0.count }, rows: table.rowCount)
    }
  }

  /// The numbers of a column behind the keys, which may be called like one of them.
  private func numbers(_ name: String) -> [Double]? {
    table.columns.lastIndex { $0.name == name }.map { table.cells[$0].map { $0.double ?? 0 } }
  }

  /// A column added up by leaf; empty where there is none of that name.
  func sums(_ name: String) -> [Double] {
    guard let numbers = numbers(name) else { return [] }
    var sums = [Double](repeating: 0, count: count)
    for (row, number) in numbers.enumerated() { sums[Int(leaf[row])] += number }
    return sums
  }

  func leaves(real: [Double], predict: [Double]) -> Leaves {
    var first = [Int](repeating: -1, count: count)
    for row in leaf.indices where first[Int(leaf[row])] < 0 { first[Int(leaf[row])] = row }
    return Leaves(
      dimensions: dimensions, values: values,
      codes: codes.map { column in first.map { column[$0] } }, real: real, predict: predict)
  }

  /// What the rows tell of the stretches before; nil where they were not asked for them.
  var stretches: SegmentPast? {
    guard let past else { return nil }
    let places = Dictionary(
      past.starts.enumerated().map { (Value.moment($1), Int32($0)) },
      uniquingKeysWith: { a, _ in a })
    let amounts = numbers(past.amount) ?? []
    let bases = past.base.flatMap { numbers($0) } ?? []
    var found = SegmentPast(stretches: past.starts.count)
    for (row, start) in table.cells[dimensions.count].enumerated() {
      guard let stretch = places[start] else { continue }
      found.leaf.append(leaf[row])
      found.stretch.append(stretch)
      found.amount.append(amounts[row] * past.scale)
      if !bases.isEmpty { found.base.append(bases[row] * past.baseScale) }
    }
    return found
  }
}
