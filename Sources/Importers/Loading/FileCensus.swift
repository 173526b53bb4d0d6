import Engine
import Values

/// How many rows a file has, and how many of them go into one data set.
struct FileCensus {
  /// All rows of the file.
  var rows = 0
  /// Those that belong in the data set.
  var taken = 0
  /// Those skipped, by the reason.
  var skipped: [FileAccount.Skip] = []

  /// Counts the rows; nil where all are taken as they are, and nothing needs to be counted.
  static func count(
    _ fill: Fill, of plan: FilePlan, in database: any Database
  ) throws -> FileCensus? {
    guard !fill.rows.isPlain else { return nil }
    let counts =
      try database.query(fill.rows.census(of: plan.source.relation))
      .rows.first?.map { $0.int ?? 0 } ?? []
    var reasons = (plan.export?.skips ?? []).map { Wording(words: $0.reason) }
    if plan.total != nil { reasons.append("total row") }
    let skipped = zip(reasons, counts.dropFirst(2)).map { FileAccount.Skip(reason: $0, count: $1) }
    return FileCensus(rows: counts[0], taken: counts[1], skipped: skipped.filter { $0.count > 0 })
  }

  /// Completes an account whose rows have been added, replaced and rejected.
  func complete(_ account: inout FileAccount, isGrouped: Bool) {
    account.skipped = skipped
    let unfit = rows - taken - skipped.reduce(0) { $0 + $1.count }
    if unfit > 0 {
      account.skipped.append(
        .init(reason: "not for \(account.dataset)", count: unfit, isOfDataset: true))
    }
    // Of rows that are taken together, all but one are part of another; blank rows are none.
    let rest = max(0, rows - account.read)
    if isGrouped {
      account.joined = rest
    } else if rest > 0 {
      account.skipped.append(.init(reason: "blank", count: rest))
    }
  }
}
