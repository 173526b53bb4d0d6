/// A measure at its finest grain: one leaf for each combination of dimension values.
///
/// With what was measured and what was expected, by column, so that a search runs over arrays.
package struct Leaves: Sendable, Equatable {
  package var dimensions: [String]
  /// For each dimension its distinct values; nil is the missing value.
  package var values: [[String?]]
  /// For each dimension one index into its values for each leaf.
  package var codes: [[Int32]]
  package var real: [Double]
  package var predict: [Double]

  package var count: Int { real.count }
  /// Everything that was measured less everything that was expected.
  package var change: Double { real.reduce(0, +) - predict.reduce(0, +) }

  package init(
    dimensions: [String], values: [[String?]], codes: [[Int32]], real: [Double], predict: [Double]
  ) {
    self.dimensions = dimensions
    self.values = values
    self.codes = codes
    self.real = real
    self.predict = predict
  }

  /// Leaves from rows of texts, one text a dimension.
  package init(
    dimensions: [String], rows: [(values: [String?], real: Double, predict: Double)]
  ) {
    self.dimensions = dimensions
    values = [[String?]](repeating: [], count: dimensions.count)
    codes = [[Int32]](repeating: [], count: dimensions.count)
    for place in dimensions.indices {
      var known: [String?: Int32] = [:]
      var column: [Int32] = []
      column.reserveCapacity(rows.count)
      for row in rows {
        let value = place < row.values.count ? row.values[place] : nil
        let code = known[value] ?? Int32(known.count)
        if code == known.count {
          known[value] = code
          values[place].append(value)
        }
        column.append(code)
      }
      codes[place] = column
    }
    real = rows.map { $0.real }
    predict = rows.map { $0.predict }
  }

  /// The number of each row's leaf, in order of appearance, and how many there are: rows with the same
  /// codes are of one leaf.
  ///
  /// - Parameters:
  ///   - codes: for each dimension one code a row.
  ///   - sizes: how many codes each dimension has.
  package static func numbered(
    _ codes: [[Int32]], of sizes: [Int], rows: Int
  ) -> (leaf: [Int32], count: Int) {
    guard !codes.isEmpty, rows > 0 else {
      return ([Int32](repeating: 0, count: rows), min(1, rows))
    }
    let cells = CuboidCells(codes, of: sizes, Array(codes.indices))
    var number = [Int32](repeating: -1, count: cells.cellCount)
    var count: Int32 = 0
    let leaf = cells.cell.map { cell in
      if number[Int(cell)] < 0 {
        number[Int(cell)] = count
        count += 1
      }
      return number[Int(cell)]
    }
    return (leaf, Int(count))
  }

  /// Says what makes the leaves unfit for a search.
  package func check() throws(SegmentProblem) {
    guard !dimensions.isEmpty else { throw .noDimensions }
    guard values.count == dimensions.count, codes.count == dimensions.count,
      codes.allSatisfy({ $0.count == count }), predict.count == count
    else { throw .unevenColumns }
    guard count > 0 else { throw .noLeaves }
    let odd = real.indices.filter { !real[$0].isFinite || !predict[$0].isFinite }
    guard odd.isEmpty else { throw .notFinite(count: odd.count) }
    for (column, names) in zip(codes, values) {
      guard column.allSatisfy({ $0 >= 0 && Int($0) < names.count }) else { throw .unevenColumns }
    }
  }
}

/// Why no search over the leaves can be made.
package enum SegmentProblem: Error, Equatable, Sendable {
  case noLeaves
  case noDimensions
  /// The columns differ in length, or a code has no value.
  case unevenColumns
  /// So many leaves hold a measured or expected value that is no number.
  case notFinite(count: Int)
}

/// A part of the whole, `channel = tiktok & region = west`, and what it did to the change.
package struct Segment: Sendable, Equatable {
  /// One condition of the conjunction.
  package struct Term: Sendable, Hashable {
    package var dimension: String
    package var value: String?

    package init(_ dimension: String, _ value: String?) {
      self.dimension = dimension
      self.value = value
    }
  }

  package var terms: [Term]
  package var real: Double
  package var predict: Double
  /// real − predict.
  package var effect: Double
  /// The effect as a part of the whole change; nil when the whole did not change.
  package var share: Double?
  /// RiskLoc's risk, −1 to 1: how purely the segment's leaves deviate, less how unevenly.
  package var risk: Double
  package var leafCount: Int
}
