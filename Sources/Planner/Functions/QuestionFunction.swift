/// The functions of metrics, among what a question asks for.
package enum QuestionFunction: String, Hashable, Sendable, Codable, CaseIterable {
  case share, overall, change

  static let table: [QuestionFunction: Function.Entry] = [
    .share: .init(
      .list([.number]), .type(.percent), "part of the sum over all groups",
      example: "share(revenue)"),
    .overall: .init(
      .list([.number]), .argument(0), "of all groups together", example: "overall(revenue)"),
    .change: .init(
      .list([.number]), .type(.percent), "part by which it moved from the baseline",
      example: "change(revenue)"),
  ]
}
