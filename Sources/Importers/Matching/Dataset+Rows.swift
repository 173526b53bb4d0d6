import Catalog

/// What the rows of a data set are, as far as it decides what becomes of several with one key.
extension Dataset {
  /// Whether its rows are the figures of days, which can be cut into slices.
  var isReport: Bool { firstDay != nil }

  /// Whether another data set has the lines of its rows.
  var hasLines: Bool { name == "orders" }

  /// The things that its rows are parts of, as people say it: `orders` of the lines of orders.
  var spokenParent: String {
    key.first.flatMap { column($0)?.link }?.replacing("_", with: " ") ?? "rows"
  }
}
