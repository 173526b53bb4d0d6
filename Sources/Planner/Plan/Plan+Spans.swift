import Values

extension Plan {
  /// How rows over several days of a data set are spread over these.
  package struct Spans: Hashable, Sendable, Codable {
    /// The columns of the first and of the last day.
    package var first: String
    package var last: String
    /// The other columns of the key: rows that are alike in them tell of the same thing.
    package var key: [String]
    /// The columns that are spread, with the number of decimals that they keep; nil for any.
    package var amounts: [Amount]
    /// Numbers that cannot be spread, as a budget.
    package var others: [String]

    package struct Amount: Hashable, Sendable, Codable {
      package var column: String
      package var decimals: Int?
    }
  }
}
