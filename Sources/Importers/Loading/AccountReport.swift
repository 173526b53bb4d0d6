import Foundation
import Values

/// Puts the account of a load into words and tables.
struct AccountReport {
  let account: LoadAccount
  /// The folder that all files lie in, with a slash at its end; empty for a single file.
  private let folder: String

  init(account: LoadAccount) {
    self.account = account
    let paths = Set(account.files.map { $0.file } + account.faults.map { $0.file })
    let start = paths.reduce(paths.first ?? "") { $0.commonPrefix(with: $1) }
    let slash = paths.count > 1 ? start.lastIndex(of: "/") : nil
    folder = slash.map { String(start[...$0]) } ?? ""
  }

  var files: [FileAccount] { account.files }
  var new: [FileAccount] { files.filter { $0.loadedBefore == nil } }

  /// How many rejected rows of a file are shown.
  private static let shownRejects = 5

  var report: Report {
    var report = Report(heading: heading, blocks: [.table(rows)])
    for group in groups {
      report.blocks += columns(of: group)
    }
    for file in new { report.blocks += sums(of: file) }
    for file in new where !file.setAside.isEmpty {
      report.blocks += setAside(of: file)
    }
    for file in new where !file.rejects.isEmpty {
      report.blocks += rejects(of: file)
    }
    if !account.faults.isEmpty {
      var table = Table(columns: [Column("file"), Column("reason")])
      for fault in account.faults {
        table.append([.text(shown(fault.file)), table.word(fault.reason)])
      }
      report.blocks += [.title("Not loaded"), .table(table)]
    }
    report.notes = notes
    report.next = next
    return report
  }

  // MARK: - Rows

  private var heading: Wording {
    guard paths.count == 1, let file = files.first else {
      let rows = new.reduce(0) { $0 + $1.read }
      let loaded = Set(new.map { $0.file }).count
      let all = paths.count + account.faults.count
      let files: Wording =
        folder.isEmpty
        ? "\(loaded) of \(all) files" : "\(loaded) of \(all) files of \(folder.dropLast())"
      return done("\(files): \(Wording.rows(rows))")
    }
    if let moment = file.loadedBefore {
      return "\(file.file) was loaded on \(moment.short) already: nothing changed"
    }
    let target: Wording = file.export.map { "as \($0)" } ?? "into \(file.dataset)"
    if files.allSatisfy({ $0.rejected > 0 && $0.rejected == $0.read }) {
      return "Nothing of \(file.file) could be loaded \(target)"
    }
    return done("\(file.file) \(target)")
  }

  private func done(_ what: Wording) -> Wording {
    account.isDryRun ? "Dry run of \(what)" : "Loaded \(what)"
  }

  /// The data set, with the level where the file fills several of it.
  func named(_ file: FileAccount) -> Wording {
    let levels = Set(
      files.filter { $0.file == file.file && $0.dataset == file.dataset }.map { $0.level })
    guard levels.count > 1, let level = file.level else { return Wording(verbatim: file.dataset) }
    return "\(file.dataset) by \(level)"
  }

  /// A path without the folder that all have.
  func shown(_ path: String) -> String { String(path.dropFirst(folder.count)) }

  /// The files, each once.
  var paths: [String] {
    files.map { $0.file }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A count of rows that a file's row of the table shows.
  private typealias Part = (
    name: String, isAlways: Bool, doc: String, count: @Sendable (FileAccount) -> Int
  )

  /// What the rows that were read became: parts of which there are none are not shown.
  private static let parts: [Part] = [
    ("read", true, "rows of the file", { $0.read }), ("added", true, "new rows", { $0.added }),
    ("updated", false, "rows in place of older ones", { $0.updated }),
    ("unchanged", false, "rows that were there", { $0.unchanged }),
    ("repeated", false, "rows that the file has twice", { $0.repeated }),
    ("joined", false, "rows that went into another", { $0.joined }),
    ("skipped", false, "rows that are none of the data set", { $0.skippedCount }),
    ("rejected", true, "rows that cannot be read", { $0.rejected }),
  ]

  fileprivate static func columns(sum: String, currency: String) -> [AnswerColumn] {
    [
      AnswerColumn("file", presence: .ifKnown, "of several"),
      AnswerColumn("dataset", title: "data set", "that the rows went into"),
    ]
      + parts.map {
        AnswerColumn(
          $0.name, kind: .count, presence: $0.isAlways ? .always : .ifKnown, $0.doc)
      } + [
        AnswerColumn("first_day", kind: .day, "of the rows"),
        AnswerColumn("last_day", kind: .day, "of the rows"),
        AnswerColumn(sum, kind: .money(currency), "sum of the rows"),
      ]
  }

  private var rows: Table {
    let sums = Set(new.compactMap { $0.sum?.column })
    let sum = sums.count == 1 ? sums.first ?? "amount" : "amount"
    var idle = Set(
      Self.parts.filter { part in
        !part.isAlways && !files.contains { part.count($0) > 0 }
      }.map { $0.name })
    if paths.count == 1 { idle.insert("file") }
    var table = Table(Self.columns(sum: sum, currency: account.currency))
    for file in files {
      table.append(
        [.text(shown(file.file)), table.word(named(file))]
          + Self.parts.map { .int(Int64($0.count(file))) }
          + [
            file.days.map { .day($0.lowerBound) } ?? .null,
            file.days.map { .day($0.upperBound) } ?? .null,
            file.amounts.isEmpty ? file.sum?.value ?? .null : .null,
          ])
    }
    return table.without(idle)
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
    // How an export is read is known; a dry run is there to look.
    var blocks: [Report.Block] =
      file.export == nil || account.isDryRun ? [.title(title(of: group)), .table(table)] : []
    // What one data set of an export leaves out may be what another one is made of.
    let used = Set(
      files.filter { $0.file == file.file }.flatMap { $0.columns }.filter { $0.name != nil }
        .flatMap { $0.headers })
    let unused = leftOut.filter { !used.contains($0) }
    let isLast = files.last { $0.file == file.file }.map(named) == named(file)
    if !unused.isEmpty, isLast || file.export == nil {
      blocks.append(.text("Left out: \(Wording.list(unused))"))
    }
    if !file.personal.isEmpty, isLast || file.export == nil {
      blocks.append(.text("Left out as personal: \(Wording.list(file.personal))"))
    }
    return blocks
  }

  private func title(of group: [FileAccount]) -> Wording {
    guard files.count > 1 else { return "Columns" }
    guard paths.count > 1 else { return "Columns of \(group[0].dataset)" }
    let first = shown(group[0].file)
    let files: Wording = group.count > 1 ? "\(first) and \(group.count - 1) more" : "\(first)"
    return group[0].export == nil
      ? "Columns of \(files)" : "Columns of \(files) into \(group[0].dataset)"
  }

  // MARK: - Sums

  /// The sums of the file and of what was taken; a line where they agree, else each difference with
  /// what lies between.
  private func sums(of file: FileAccount) -> [Report.Block] {
    guard !file.sums.isEmpty else { return [] }
    guard file.sums.contains(where: { !$0.between.isEmpty }) else {
      let all = file.sums.map {
        "\($0.column) \(Self.grouped($0.taken == .null ? .int(0) : $0.taken))"
      }
      let sums = Wording.list(all)
      return [
        .text(
          owner(of: file).map { "Sums as in the file of \($0): \(sums)" }
            ?? "Sums as in the file: \(sums)")
      ]
    }
    var table = Table(columns: [
      Column("column"), Column("in_the_file", kind: .number), Column("taken", kind: .number),
      Column("between"),
    ])
    for sum in file.sums {
      let between = sum.between.map { "\(Self.grouped($0.sum)) \($0.reason)" }
      table.append([
        .text(sum.column), sum.inFile, sum.taken, .text(between.joined(separator: ", ")),
      ])
    }
    return [.title(owner(of: file).map { "Sums of \($0)" } ?? "Sums"), .table(table)]
  }

  /// What a table is of where there are several; nil where that is clear.
  func owner(of file: FileAccount) -> Wording? {
    if files.count == 1 { return nil }
    return paths.count > 1 ? Wording(verbatim: shown(file.file)) : named(file)
  }

  // MARK: - Lines that are no rows

  private func setAside(of file: FileAccount) -> [Report.Block] {
    var table = Table(columns: [
      Column("line", kind: .count), Column("lines", kind: .count), Column("found"),
      Column("reason"),
    ])
    for lines in file.setAside {
      table.append([
        .int(Int64(lines.line)), .int(Int64(lines.count)), .text(lines.text),
        .text(lines.reason.rawValue),
      ])
    }
    let title: Wording =
      paths.count > 1 ? "No rows of the table of \(shown(file.file))" : "No rows of the table"
    return [.title(title), .table(table)]
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
    let rows: Wording = "\(file.rejected.grouped) of \(Wording.rows(file.read))"
    let title: Wording =
      if files.count == 1 {
        "Rejected: \(rows)"
      } else if paths.count > 1 {
        "Rejected: \(rows) of \(shown(file.file))"
      } else {
        "Rejected: \(rows) for \(named(file))"
      }
    return [.title(title), .table(table)]
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

  /// An amount with commas between thousands.
  static func grouped(_ amount: Value) -> String {
    let parts = amount.description.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int($0) }) else { return amount.description }
    let sign = whole == 0 && parts[0].hasPrefix("-") ? "-" : ""
    return sign + whole.grouped + parts.dropFirst().map { ".\($0)" }.joined()
  }
}

extension LoadAccount {
  /// The columns of its first table, a row for each file and data set; the last one is called as the
  /// column that was summed up.
  package static func columns(currency: String) -> [AnswerColumn] {
    AccountReport.columns(sum: "amount", currency: currency)
  }
}
