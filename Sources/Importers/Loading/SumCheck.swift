import Catalog
import Engine
import Foundation
import Language
import Store
import Values

/// Holds what was taken of a file against what stands in it: for each column of amounts the sum over
/// the file's rows is the sum over the rows that were taken and those that were set aside, each with
/// its reason.
struct SumCheck {
  /// The sums of one column.
  struct Sum {
    let column: ColumnDefinition
    let header: String
    fileprivate let formed: FormedColumn
  }

  let sums: [Sum]
  private let fill: Fill
  private let plan: FilePlan

  init(_ fill: Fill, of plan: FilePlan) {
    self.fill = fill
    self.plan = plan
    // What is made of several cells or cut out of one has no sum of its own in the file.
    guard fill.rows.unpivot == nil, fill.rows.split == nil, !fill.isOnlyNew else {
      sums = []
      return
    }
    sums = fill.matching.sources.compactMap { source in
      guard source.column.isAdded, [.money, .count].contains(source.column.type) else { return nil }
      let formed: FormedColumn? =
        fill.rows.isGrouped
        ? source.summed.flatMap {
          source.once.isEmpty ? FormedColumn(place: $0, need: .number) : nil
        }
        : source.place.flatMap { place in
          ColumnNeed(source.column, of: fill.matching.dataset).map {
            FormedColumn(place: place, need: $0)
          }
        }
      guard let formed, fill.rows.formed.columns.contains(formed),
        plan.source.headers.indices.contains(formed.place)
      else { return nil }
      return Sum(
        column: source.column, header: plan.source.headers[formed.place], formed: formed)
    }
  }

  /// What the new rows come to.
  func taken(_ table: LoadTable) throws -> [Value] {
    guard !sums.isEmpty else { return [] }
    let columns = sums.map { "sum(\(name: $0.column.name))" as SQL }
    return try table.database.query(
      "select \(columns.joined(", ")) from \(table.table) where \(table.isNew)"
    ).rows.first ?? []
  }

  /// What each column comes to in the file and in the rows that were taken.
  ///
  /// - Parameters:
  ///   - findings: the table of rows that cannot be read; nil where there are none.
  ///   - outcome: what became of rows with one key.
  /// - Throws: a `.load` where the difference is more than the rows that were set aside explain.
  func accounts(
    of table: LoadTable, taken: [Value], findings: String?, outcome: RepeatedKeys.Outcome,
    rounded: Int
  ) throws -> [FileAccount.Sum] {
    guard !sums.isEmpty, taken.count == sums.count else { return [] }
    let isPlain = fill.rows.isPlain && findings == nil && outcome.isEmpty && plan.blocks == nil
    guard !isPlain else {
      return zip(sums, taken).map {
        FileAccount.Sum(column: $0.column.name, header: $0.header, inFile: $1, taken: $1)
      }
    }
    let parts = try parts(findings, in: table.database)
    var accounts: [FileAccount.Sum] = []
    for (index, sum) in sums.enumerated() {
      let amounts = parts[index]
      var account = FileAccount.Sum(
        column: sum.column.name, header: sum.header,
        inFile: Self.written(amounts.all, like: taken[index]), taken: taken[index])
      account.between = (amounts.aside + (outcome.between[sum.column.name] ?? [])).map {
        FileAccount.Between(reason: $0.reason, sum: Self.written($0.sum, like: taken[index]))
      }
      guard abs(account.unexplained) <= 0.005 * Double(rounded + 1) else {
        throw unexplained(account)
      }
      accounts.append(account)
    }
    return accounts
  }

  /// A sum with as many decimals as another one of the same column, where it needs no more.
  private static func written(_ sum: Value, like other: Value) -> Value {
    guard case .fixed(let sum) = sum else { return sum }
    var scale = 0
    if case .fixed(let other) = other { scale = other.scale }
    let short = sum.rounded(toScale: scale)
    guard short == sum else { return .fixed(sum) }
    return scale == 0
      ? Int64(exactly: short.unscaled).map(Value.int) ?? .fixed(short) : .fixed(short)
  }

  /// For each column the sum over all rows, and those over the rows that were set aside.
  private func parts(
    _ findings: String?, in database: any Database
  ) throws -> [(all: Value, aside: [FileAccount.Between])] {
    var all = fill.rows
    all.skips = []
    all.leftOut = nil
    let reasons =
      (plan.export?.skips ?? []).map { Wording(words: $0.reason) }
      + (plan.total == nil ? [] : ["total row"])
    var tests: [(reason: Wording, test: SQL)] = []
    if fill.rows.leftOut != nil {
      for (reason, kind): (Wording, String) in [
        ("same as others", "identical"), ("without their first row", "orphan"),
      ] {
        tests.append(
          (reason, "row in (select row from \(name: RepeatedBlocks.table) where reason = \(kind))"))
      }
    }
    tests += zip(reasons, fill.rows.skips).map { ($0, "coalesce(\($1), false)") }
    if let condition = fill.rows.condition {
      tests.append(("not for \(fill.matching.dataset.name)", "not coalesce(\(condition), false)"))
    }
    if let findings {
      let isRejected: SQL = "row in (select row from \(name: findings) where fault is not null)"
      // A group is rejected as a whole.
      let group = fill.rows.keys.joined(", ")
      tests.append(
        (
          "rejected",
          fill.rows.isGrouped ? "bool_or(\(isRejected)) over (partition by \(group))" : isRejected
        ))
    }
    // A row is set aside for the first reason that holds.
    let cases = tests.enumerated().map {
      "when \($1.test) then \(digits: $0)" as SQL
    }
    let reason: SQL = cases.isEmpty ? "null" : "case \(cases.joined(" ")) end"
    let cells = sums.enumerated().map { index, sum in
      "\(word: Macros.number)(\(name: sum.formed.name)) as \(word: "s\(index)")" as SQL
    }
    let columns = sums.indices.flatMap { index -> [SQL] in
      let name = SQL.word("s\(index)")
      return ["sum(\(name))"]
        + tests.indices.map { "sum(\(name)) filter (reason = \(digits: $0))" }
    }
    let row =
      try database.query(
        """
        select \(columns.joined(", ")) from (
          select \(reason) as reason, \(cells.joined(", "))
          from \(all.rows(of: plan.source.relation, isNumbered: true)))
        """
      ).rows.first ?? []
    let width = tests.count + 1
    return sums.indices.map { index in
      let values = Array(row[(index * width)..<((index + 1) * width)])
      let aside = zip(tests, values.dropFirst()).compactMap { test, value in
        value == .null || value.double == 0
          ? nil : FileAccount.Between(reason: test.reason, sum: value)
      }
      return (values[0], aside)
    }
  }

  private func unexplained(_ account: FileAccount.Sum) -> Diagnostic {
    let file = plan.path.split(separator: "/").last.map(String.init) ?? plan.path
    let difference = account.unexplained.formatted(
      .number.precision(.fractionLength(0...2)).grouping(.never))
    return Diagnostic(
      .load,
      """
      \(account.header) of \(file) sums to \(account.inFile), and \(account.column) of \
      \(fill.matching.dataset.name) would gain \(account.taken): nothing explains the difference of \
      \(difference)
      """,
      hints: [
        "map the columns by hand: load \(LoadLine.written(path: plan.path)) as \(fill.matching.dataset.name) map (...)"
      ])
  }
}
