import Analysis
import Values

/// A loaded fact that may have to do with what was found: it coincides, and claims nothing.
struct StoryFact {
  /// The name of its rule.
  var name: String
  var words: Wording
  /// The part of the store that it is about: a dimension and the value that people know; nil for all.
  var part: (dimension: String, value: String)?
  /// The drivers that it would move, and which way.
  var drivers: Set<StoryDriver>
  var isUp: Bool
  /// What it touches of a usual day, in the units of the metric; nil where its rule does not say.
  var touched: Double?
}
