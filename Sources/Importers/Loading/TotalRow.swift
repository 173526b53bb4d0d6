import Engine
import Foundation
import Values

/// The row of a file that sums up the others, held against their sum.
struct TotalRow {
  /// What is to be said of each amount: that it agrees, or by how much it does not.
  let notes: [String]

  /// - Parameter total: what holds for the row.
  init(
    _ fill: Fill, of plan: FilePlan, _ total: SQL, in database: any Database
  ) throws {
    let columns = fill.matching.sources.compactMap(\.summed)
    guard !columns.isEmpty else {
      notes = []
      return
    }
    let cells = columns.map {
      "\(SQL(Macros.number))(\(SQL(FormedColumn(place: $0, need: .number).name)))" as SQL
    }
    var unskipped = fill.rows
    unskipped.skips = []
    let rows = fill.rows.rows(of: plan.source.relation, isNumbered: false)
    let sums = try database.query(
      "select \(cells.map { "sum(\($0))" as SQL }.joined(", ")) from \(rows)")
    let told = try database.query(
      """
      select \(cells.joined(", ")) from \(unskipped.rows(of: plan.source.relation, isNumbered: false))
      where coalesce(\(total), false)
      """, limit: 1)
    guard let told = told.rows.first, let sums = sums.rows.first else {
      notes = []
      return
    }
    notes = zip(columns, zip(told, sums)).compactMap { column, pair in
      guard let told = pair.0.double, let sum = pair.1.double else { return nil }
      let header = plan.source.headers[column]
      guard abs(told - sum) >= 0.005 else {
        return "the total row agrees: \(header) \(Self.number(told))"
      }
      return "the total row says \(header) \(Self.number(told)), the rows sum to "
        + "\(Self.number(sum)): \(sum > told ? "+" : "−")\(Self.number(abs(sum - told)))"
    }
  }

  private static func number(_ value: Double) -> String {
    value.formatted(
      .number.grouping(.automatic).precision(.fractionLength(0...2)).locale(
        .init(identifier: "en_US")))
  }
}
