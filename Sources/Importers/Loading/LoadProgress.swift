import Values

/// Where a load stands; how far the present step is, the store's `activity` tells.
package struct LoadProgress: Hashable, Sendable {
  /// The path, as it was given.
  package let file: String
  /// The file's number among all, from 1.
  package let number: Int
  /// How many files there are.
  package let count: Int
  /// recognising, reading, checking, comparing or saving.
  package let step: Wording
  /// How many bytes the step goes through, where it is long enough to tell how fast.
  package let bytes: Int?

  /// Short enough to leave room for how fast it goes.
  package var words: Wording { "\(step) \(file.split(separator: "/").last ?? "")" }
}
