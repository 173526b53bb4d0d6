/// Where a load stands; how far the present step is, the store's `activity` tells.
package struct LoadProgress: Hashable, Sendable {
  /// The path, as it was given.
  package let file: String
  /// The file's number among all, from 1.
  package let number: Int
  /// How many files there are.
  package let count: Int
  /// recognising, reading, checking, comparing or saving.
  package let step: String
}
