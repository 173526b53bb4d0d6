import Engine
import Store
import Values

/// The rows that cannot be taken, with their lines and reasons.
extension FileLoad {
  func rejects(_ plan: FilePlan, _ place: Int) throws -> Rejects {
    let findings = Self.findings(place)
    let query = plan.query(plan.fills[place])
    let counts = try database.query(
      "select count(fault), count(*) filter (rounded) from \(name: findings)")
    let broken = plan.source.brokenRows
    let found = try database.query(
      """
      select row, fault, left(found, \(Rejects.longest)) from \(name: findings)
      where fault is not null order by row limit \(BrokenRows.limit)
      """
    ).rows
    let lines = try plan.source.lines(of: Set(found.compactMap { $0[0].int }))
    // A broken row is broken for all data sets of the file, and told with the first.
    var rows = place > 0 ? [] : brokenRows(of: plan)
    for row in found {
      guard let number = row[0].int, let code = row[1].int else { continue }
      let meaning = query.meaning(of: code, found: row[2].text)
      rows.append(
        FileAccount.Reject(
          line: lines[number] ?? number, field: meaning.column, found: row[2].text,
          reason: meaning.reason))
    }
    rows.sort { $0.line < $1.line }
    return Rejects(
      count: broken.count + (counts.cells[0][0].int ?? 0), rounded: counts.cells[1][0].int ?? 0,
      rows: Array(rows.prefix(BrokenRows.limit)))
  }

  /// Rows that cannot be cut into columns, without their text where it may tell who someone is.
  private func brokenRows(of plan: FilePlan) -> [FileAccount.Reject] {
    let isPersonal = plan.fills.contains { !$0.matching.personal.isEmpty }
    return plan.source.brokenRows.first.map { row in
      FileAccount.Reject(
        line: row.line, field: nil,
        found: isPersonal ? nil : String(row.found.prefix(Rejects.longest)),
        reason: row.reason + (isPersonal ? "; not kept, as it may name persons" : ""))
    }
  }
}
