/// The functions over the whole answer, behind a pipe.
package enum WindowFunction: String, Hashable, Sendable, Codable, CaseIterable {
  case sum, avg, min, max, median, count, share, rank, quantile, running, previous

  static let table: [WindowFunction: Function.Entry] = [
    .sum: .init(.list([.number]), .argument(0), "over all rows", example: "sum(revenue)"),
    .avg: .init(.list([.number]), .argument(0), "over all rows", example: "avg(revenue)"),
    .min: .init(.list([.any]), .argument(0), "over all rows", example: "min(revenue)"),
    .max: .init(.list([.any]), .argument(0), "over all rows", example: "max(revenue)"),
    .median: .init(
      .list([.numberOrTime]), .argument(0), "over all rows", example: "median(revenue)"),
    .count: .init(
      .list([.any], optional: 1), .type(.count), "over all rows", example: "count()"),
    .share: .init(.list([.number]), .type(.percent), "part of the sum", example: "share(revenue)"),
    .rank: .init(.list([.any]), .type(.count), "1 for the largest", example: "rank(revenue)"),
    .quantile: .init(
      .list([.numberOrTime, .fraction]), .argument(0), "quantile(x, 0.9)",
      example: "quantile(revenue, 0.9)"),
    .running: .init(
      .list([.number]), .argument(0), "the sum up to this row", example: "running(revenue)"),
    .previous: .init(
      .list([.any]), .argument(0), "of the row before", example: "previous(revenue)"),
  ]

  /// Whether it counts over some of the rows where these are told: `sum(revenue where ...)`.
  var countsOverSome: Bool {
    switch self {
    case .sum, .avg, .min, .max, .median, .count: true
    case .share, .rank, .quantile, .running, .previous: false
    }
  }
}
