/// The finest groups of a measure: one row each, by columns.
package struct Leaves: Sendable {
  package var dimensions: [String]
  /// The values of each dimension, by code; nil where a row has none.
  package var values: [[String?]]
  /// The code of each row's value, by dimension.
  package var codes: [[Int32]]
  package var real: [Double]
  package var predict: [Double]

  package init(
    dimensions: [String], values: [[String?]], codes: [[Int32]], real: [Double],
    predict: [Double]
  ) {
    self.dimensions = dimensions
    self.values = values
    self.codes = codes
    self.real = real
    self.predict = predict
  }

  package var count: Int { real.count }
}
