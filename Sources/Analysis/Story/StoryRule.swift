/// The numbers of the search; measured in the tests.
package enum StoryRule {
  /// Days of the past that are looked at, and the days without which nothing is searched.
  package static let pastDays = 90
  package static let fewestDays = 28
  /// So many days, a month, can be told of together.
  package static let longestSpan = 31
  /// Half of a day's weight in what is usual is gone after so many days.
  static let halfLife = 28.0
  /// The first day of the past whose expectation counts.
  static let firstDay = 21
  /// Fewer past days than this can't price a search: the number of groups does.
  static let pricedDays = 40
  /// From so many standard deviations of a part on it is not said that all parts moved alike.
  static let uneven = 2.5
  /// With fewer of them nothing is known of noise.
  static let fewestSums = 7
  /// A group's least events a day.
  static let leastEvents = 8.0
  /// A part's, which is rarer: a product's orders or refunds.
  static let leastPartEvents = 2.0
  /// A smaller part of all counts is not worth a word.
  static let leastPart = 0.015
  /// A part of more than this has no rest to be held against.
  static let largestPart = 0.97
  /// How far the strongest group must stand out of those of the store's ordinary days.
  static let bar = 5.0
  /// What amounts must reach above it: their noise is the least known.
  static let amountPrice = 1.5
  /// What a segment must keep of its gain when what strays in and outside of it is taken off.
  static let value = 5.0
  /// The bar of the sums of several days, and how many of them are looked at where no day stands out.
  static let lastingBar = 8.0
  static let windows = [3, 7]
  /// The bar of a past day that is kept out of what is usual.
  static let pastBar = 7.0
  /// After so many days in a row, a change is what is usual.
  static let newLevel = 14
  /// The most findings.
  static let limit = 4
  /// The most dimensions of a segment.
  static let depth = 3
  /// What is told apart from the leaves has to stand out so many times as far as the best of them.
  static let apart = 1.2
}
