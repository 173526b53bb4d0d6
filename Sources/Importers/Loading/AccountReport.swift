import Values

/// Puts the account of a load into words and tables.
struct AccountReport {
  let account: LoadAccount

  private var files: [FileAccount] { account.files }
  private var new: [FileAccount] { files.filter { $0.loadedBefore == nil } }

  /// How many rejected rows of a file are shown.
  private static let shownRejects = 5

  var report: Report {
    var report = Report(heading: heading, blocks: [.table(rows)])
    for group in groups {
      report.blocks += columns(of: group)
    }
    for file in new where file.rejected > 0 {
      report.blocks += rejects(of: file)
    }
    report.notes = notes
    report.next = next
    return report
  }

  // MARK: - Rows

  private var heading: String {
    guard files.count == 1, let file = files.first else {
      let rows = new.reduce(0) { $0 + $1.read }
      return "\(account.isDryRun ? "Dry run of" : "Loaded") \(new.count) of \(files.count) files: "
        + Self.rows(rows)
    }
    if let moment = file.loadedBefore {
      return "\(file.file) was loaded on \(moment.short) already: nothing changed"
    }
    if file.rejected > 0, file.rejected == file.read {
      return "Nothing of \(file.file) could be loaded into \(file.dataset)"
    }
    return "\(account.isDryRun ? "Dry run of" : "Loaded") \(file.file) into \(file.dataset)"
  }

  private var rows: Table {
    let sums = Set(new.compactMap { $0.sum?.column })
    let sum = sums.count == 1 ? sums.first ?? "amount" : "amount"
    var table = Table(columns: [
      Column("file"), Column("dataset"), Column("read", kind: .count),
      Column("added", kind: .count), Column("updated", kind: .count),
      Column("unchanged", kind: .count), Column("repeated", kind: .count),
      Column("rejected", kind: .count), Column("first_day", kind: .day),
      Column("last_day", kind: .day), Column(sum, kind: .money(account.currency)),
    ])
    for file in files {
      table.append(
        [.text(file.file), .text(file.dataset)]
          + [
            file.read, file.added, file.updated, file.unchanged, file.repeated, file.rejected,
          ].map { .int(Int64($0)) }
          + [
            file.days.map { .day($0.lowerBound) } ?? .null,
            file.days.map { .day($0.upperBound) } ?? .null, file.sum?.value ?? .null,
          ])
    }
    return table
  }

  // MARK: - Columns

  /// Files with the same columns: told once.
  private var groups: [[FileAccount]] {
    var groups: [[FileAccount]] = []
    for file in new {
      if let place = groups.firstIndex(where: {
        $0[0].columns == file.columns && $0[0].dataset == file.dataset
      }) {
        groups[place].append(file)
      } else {
        groups.append([file])
      }
    }
    return groups
  }

  private func columns(of group: [FileAccount]) -> [Report.Block] {
    let file = group[0]
    var table = Table(columns: [
      Column("in_the_file"), Column("column"), Column("matched_by"),
    ])
    for column in file.columns {
      guard let name = column.name else { continue }
      table.append([column.header.map(Value.text) ?? .null, .text(name), .text(column.how)])
    }
    let leftOut = file.columns.filter { $0.name == nil }.compactMap { $0.header }
    var blocks: [Report.Block] = [.title(title(of: group)), .table(table)]
    if !leftOut.isEmpty {
      blocks.append(.text("Left out: " + leftOut.joined(separator: ", ")))
    }
    return blocks
  }

  private func title(of group: [FileAccount]) -> String {
    guard files.count > 1 else { return "Columns" }
    let more = group.count > 1 ? " and \(group.count - 1) more" : ""
    return "Columns of \(group[0].file)\(more)"
  }

  // MARK: - Rejects

  private func rejects(of file: FileAccount) -> [Report.Block] {
    var table = Table(columns: [
      Column("line", kind: .count), Column("field"), Column("found"), Column("reason"),
    ])
    for reject in file.rejects.prefix(Self.shownRejects) {
      table.append([
        .int(Int64(reject.line)), reject.field.map(Value.text) ?? .null,
        reject.found.map(Value.text) ?? .null, .text(reject.reason),
      ])
    }
    let name = files.count > 1 ? " of \(file.file)" : ""
    return [
      .title(
        "Rejected: \(Self.grouped(file.rejected)) of \(Self.rows(file.read))\(name)"),
      .table(table),
    ]
  }

  // MARK: - Notes

  private var notes: [String] {
    var notes: [String] = []
    for file in new {
      let name = files.count > 1 ? "\(file.file): " : ""
      notes += file.notes.map { name + $0 }
      if let note = timeNote(file) { notes.append(note) }
      if file.rounded > 0 {
        notes.append(
          "\(name)amounts of more than two decimals were rounded in \(Self.rows(file.rounded))")
      }
      if file.repeated > 0 {
        notes.append(
          "\(name)of rows with the same key the last counts: \(Self.rows(file.repeated)) before it")
      }
    }
    if new.contains(where: { $0.columns.contains { $0.how == "guess" } }) {
      notes.append("what was guessed wrong can be set right: map (column = `in the file`)")
    }
    if files.count > 1 {
      let before = files.filter { $0.loadedBefore != nil }
      if !before.isEmpty {
        notes.append("\(before.count) of the files were loaded before: nothing changed by them")
      }
    }
    if !account.skipped.isEmpty {
      notes.append("not loaded: " + account.skipped.joined(separator: ", "))
    }
    if account.isDryRun { notes.append("dry run: nothing was changed") }
    return notes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// How to say in which form a file has its times, when they could not be read.
  private func timeNote(_ file: FileAccount) -> String? {
    guard
      let reject = file.rejects.first(where: {
        $0.reason.hasPrefix("no time") || $0.reason.hasPrefix("no date")
      }), let field = reject.field,
      let header = file.columns.first(where: { $0.name == field })?.header
    else { return nil }
    let function = reject.reason.hasPrefix("no time") ? "timestamp" : "date"
    let format = function == "date" ? "%d/%m/%Y" : "%d/%m/%Y %H:%M"
    return "other forms of \(field) have to be told: "
      + "map (\(field) = \(function)(\(FileScope.written(header)), \"\(format)\"))"
  }

  private var next: String? {
    guard !account.isDryRun else { return nil }
    if new.contains(where: { $0.rejected > 0 }) { return "list rejects" }
    guard let file = new.last, let days = file.days else { return nil }
    let period =
      days.lowerBound == days.upperBound
      ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)"
    return "list \(file.dataset) \(period)"
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "1 row" : "\(grouped(count)) rows"
  }

  /// A whole number with commas between thousands.
  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: place)
    }
    return String(digits)
  }
}
