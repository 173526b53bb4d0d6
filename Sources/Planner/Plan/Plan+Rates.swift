import Values

extension Plan {
  /// What other currencies are worth in the store's.
  package struct Rates: Hashable, Sendable, Codable {
    /// The ISO code of the store's currency.
    package var currency: String
    /// Those that are defined.
    package var known: [Rate]
    /// Whether the data set `rates` holds more of them.
    package var areLoaded: Bool
    /// The day that rows without a time are converted by.
    package var present: Moment
  }

  /// What one unit of a currency is worth from a moment on; nil from the beginning.
  package struct Rate: Hashable, Sendable, Codable {
    package var currency: String
    package var since: Moment?
    package var factor: Value

    package init(currency: String, since: Moment?, _ factor: Value) {
      self.currency = currency
      self.since = since
      self.factor = factor
    }
  }
}
