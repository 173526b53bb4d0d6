/// The functions that sum up many rows.
package enum AggregateFunction: String, Hashable, Sendable, Codable, CaseIterable {
  case sum
  case strictSum = "strict_sum"
  case count, distinct, avg, min, max, median, first, last

  static let table: [AggregateFunction: Function.Entry] = [
    .sum: .init(.list([.number]), .argument(0), "the sum", example: "sum(orders.units)"),
    .strictSum: .init(
      .list([.number]), .argument(0), "the sum; missing where one of the rows has no value",
      example: "strict_sum(orders.units)"),
    .count: .init(
      .list([.any], optional: 1), .type(.count), "how many rows", example: "count(orders)"),
    .distinct: .init(
      .list([.any]), .type(.count), "how many different", example: "distinct(orders.customer_id)"),
    .avg: .init(.list([.number]), .argument(0), "the mean", example: "avg(orders.units)"),
    .min: .init(.list([.any]), .argument(0), "the smallest", example: "min(orders.ordered_at)"),
    .max: .init(.list([.any]), .argument(0), "the largest", example: "max(orders.ordered_at)"),
    .median: .init(
      .list([.numberOrTime]), .argument(0), "the middle value", example: "median(orders.units)"),
    .first: .init(
      .list([.any]), .argument(0), "the value of the earliest row", example: "first(orders.channel)"
    ),
    .last: .init(
      .list([.any]), .argument(0), "the value of the latest row", example: "last(orders.channel)"),
  ]
}
