import Catalog
import Engine
import Foundation
import Values

/// The row of a file that sums up the others, held against what was filled from these.
struct TotalRow {
  /// What is to be said of each amount: that it agrees, by how much it does not, or that it cannot
  /// be compared.
  private(set) var notes: [Wording] = []

  /// - Parameter total: what holds for the row.
  init(
    _ fill: Fill, of plan: FilePlan, _ total: SQL, in database: any Database
  ) throws {
    let isGrouped = fill.rows.isGrouped
    let measures = fill.matching.sources.enumerated().map { index, source in
      Reading(source, of: fill.matching.dataset, at: index)
    }.filter { Self.isAddable($0, isGrouped: isGrouped) }
    guard !measures.isEmpty else { return }
    var told = fill.rows
    told.condition = nil
    told.skips = ["(not coalesce(\(total), false))"]
    if isGrouped { told.keys = ["null::varchar"] }
    let count = try database.query(
      "select count(*) from \(told.rows(of: plan.source.relation, isNumbered: false))")
    guard let rows = count.rows.first?.first?.int, rows > 0 else { return }
    guard rows == 1 else {
      notes = ["\(rows) total rows were set aside, and not compared with what they sum up"]
      return
    }
    var all = fill.rows
    all.condition = nil
    let sums = try database.query(Self.sums(measures, of: all, plan)).rows.first ?? []
    let amounts = try database.query(Self.sums(measures, of: told, plan)).rows.first ?? []
    for (place, reading) in measures.enumerated() {
      let name = Self.name(reading.source, plan)
      guard sums.indices.contains(place), let sum = sums[place].double else { continue }
      guard let told = amounts[place].double else {
        notes.append("the total row has no \(name) to compare: the rows sum to \(Self.number(sum))")
        continue
      }
      notes.append(Self.comparison(of: name, told: told, sum: sum))
    }
  }

  private static func comparison(of name: String, told: Double, sum: Double) -> Wording {
    guard abs(told - sum) >= 0.005 else {
      return "the total row agrees: \(name) \(number(told))"
    }
    let difference = (sum > told ? "+" : "−") + number(abs(sum - told))
    return """
      the total row says \(name) \(number(told)), the rows sum to \(number(sum)): \(difference)
      """
  }

  /// The sum of each measure over the rows, as they are filled.
  private static func sums(_ measures: [Reading], of rows: RowSelection, _ plan: FilePlan) -> SQL {
    let texts = measures.map { $0.text }
    let cells = measures.indices.map { place in
      rows.isGrouped ? SQL.word(RowSelection.valueName(place)) : texts[place]
    }
    let sums = cells.map { "sum(\(word: Macros.number)(\($0)))" as SQL }
    let selected = rows.selected(from: plan.source.relation, isNumbered: false, values: texts)
    return "select \(sums.joined(", ")) from \(selected)"
  }

  /// Whether the column's values add up, as prices and rates do not.
  private static func isAddable(_ reading: Reading, isGrouped: Bool) -> Bool {
    let (column, text) = (reading.column, reading.source.text.text)
    return switch column.type {
    case .money: !column.name.hasSuffix("price") && !column.name.hasPrefix("unit_")
    case .count: true
    case .number: isGrouped && text.contains("sum(")
    default: false
    }
  }

  /// The column of the file that it is made of, where it is one alone.
  private static func name(_ source: ColumnSource, _ plan: FilePlan) -> String {
    let alone = source.headers.count == 1 ? source.headers.first : nil
    guard let place = source.summed ?? alone, plan.source.headers.indices.contains(place) else {
      return source.column.name
    }
    return plan.source.headers[place]
  }

  private static func number(_ value: Double) -> String {
    value.formatted(
      .number.grouping(.automatic).precision(.fractionLength(0...2)).locale(
        .init(identifier: "en_US")))
  }
}
