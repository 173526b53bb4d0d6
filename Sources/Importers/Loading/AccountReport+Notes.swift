import Values

/// The sentences below the tables of a load.
extension AccountReport {
  var notes: [Wording] {
    var notes = account.notes
    for file in new {
      let ofFile = skips(of: file) + file.fileNotes
      if let owner = owner(of: file) {
        notes += self.notes(on: file).map { "\(owner): \($0)" }
      } else {
        notes += self.notes(on: file)
      }
      notes += paths.count > 1 ? ofFile.map { "\(shown(file.file)): \($0)" } : ofFile
    }
    if new.contains(where: { $0.columns.contains { $0.how == "guess" } }) {
      notes.append("what was guessed wrong can be set right: map (column = `in the file`)")
    }
    if paths.count > 1 {
      let before = Set(files.filter { $0.loadedBefore != nil }.map { $0.file })
      if !before.isEmpty {
        notes.append("\(before.count) of the files were loaded before: nothing changed by them")
      }
    }
    if !account.skipped.isEmpty {
      let first = Wording.list(account.skipped.prefix(5).map(shown))
      let more = account.skipped.count - 5
      notes.append(more > 0 ? "no data: \(first) and \(more) more" : "no data: \(first)")
    }
    if account.isDryRun { notes.append("dry run: nothing was changed") }
    return notes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Sentences on the rows of one data set.
  private func notes(on file: FileAccount) -> [Wording] {
    var notes = file.notes
    if file.joined > 0 {
      let made = file.read - file.joined - file.skippedCount
      notes.append(
        """
        \(Wording.rows(file.read - file.skippedCount)) of the file make up \(Wording.rows(made)) of \
        \(named(file))
        """)
    }
    if let note = timeNote(file) { notes.append(note) }
    if file.rounded > 0 {
      notes.append(
        "amounts of more than two decimals were rounded in \(Wording.rows(file.rounded))")
    }
    if file.older > 0 {
      notes.append(
        "a newer export was loaded before: \(Wording.rows(file.older)) of this one left out")
    }
    if !file.amounts.isEmpty, let column = file.sum?.column {
      let sums = file.amounts.map { "\(Self.grouped($0.sum)) in \($0.currency)" }
      notes.append("\(column) is \(sums.joined(separator: ", "))")
    }
    if let gaps = Self.gaps(file.gaps) { notes.append(gaps) }
    if file.repeated > 0 {
      notes.append(
        file.repeated == 1
          ? "1 row is the same as others of the file in all columns: one of each counts"
          : """
          \(Wording.rows(file.repeated)) are the same as others of the file in all columns: one of \
          each counts
          """)
    }
    return notes
  }

  /// Sentences on the rows of the file that the data set does not have.
  private func skips(of file: FileAccount) -> [Wording] {
    let skipped = file.skipped.filter { !$0.isOfDataset }
      .map { "\($0.reason) (\(Wording.rows($0.count)))" as Wording }
    let others = file.skipped.filter { $0.isOfDataset }.map { skip -> Wording in
      skip.count == 1
        ? "1 row of the file is \(skip.reason)"
        : "\(Wording.rows(skip.count)) of the file are \(skip.reason)"
    }
    return (skipped.isEmpty ? [] : ["skipped: \(Wording.list(skipped))"]) + others
  }

  private static func gaps(_ days: [Day]) -> Wording? {
    guard !days.isEmpty else { return nil }
    let first = Wording.list(days.prefix(5).map { "\($0)" as String })
    return days.count > 5
      ? "no rows on \(first) and \(days.count - 5) more days" : "no rows on \(first)"
  }

  /// How to say in which form a file has its times, when they could not be read.
  private func timeNote(_ file: FileAccount) -> Wording? {
    guard
      let reject = file.rejects.first(where: {
        $0.reason.hasPrefix("no time") || $0.reason.hasPrefix("no date")
      }), let field = reject.field,
      let header = file.columns.first(where: { $0.name == field })?.header
    else { return nil }
    let function = reject.reason.hasPrefix("no time") ? "timestamp" : "date"
    let format = function == "date" ? "%d/%m/%Y" : "%d/%m/%Y %H:%M"
    let map = "map (\(field) = \(function)(\(FileScope.written(header)), \"\(format)\"))"
    return "other forms of \(field) have to be told: \(map)"
  }
}
