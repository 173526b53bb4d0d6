import Catalog
import Language
import Values

/// Finds out what a file is: an export that is known, or rows of one data set.
struct Recognition {
  let catalog: Catalog
  let book: ExportIndex
  let match: DatasetMatch
  /// Chooses among several names that a file can go by; nil where nobody is there to choose.
  var choose: ((_ names: [String]) -> Int?)?

  /// What a file was taken for, and what it fills.
  struct Result {
    var export: ExportSyntax?
    var fills: [Fill]
    /// What holds for the row that sums up the others.
    var total: SQL?
    /// The statement that loads the file.
    var line: LoadLine
    /// Sentences on what it could not be taken for.
    var notes: [Wording] = []
    /// How to read it should its rows turn out to be the lines of orders.
    var lines: FlatLines?
  }

  /// - Parameter name: the data set or the export that the user says it is.
  func recognise(as name: Name?) throws(Diagnostic) -> Result {
    guard let name else {
      var candidate: ExportSyntax?
      if match.mapping.isEmpty {
        candidate = try onlyCandidate()
      } else {
        // A map can settle what the file is.
        candidate = try? onlyCandidate()
      }
      guard let candidate, ExportOverride.fits(match.mapping, candidate, in: catalog) else {
        return try rows(of: nil)
      }
      return try result(candidate)
    }
    if let dataset = try catalog.dataset(name) {
      guard match.mapping.isEmpty, let export = try? onlyCandidate(),
        export.fills.contains(where: { $0.dataset.text == dataset.name })
      else { return try rows(of: name) }
      return try result(export, only: dataset.name)
    }
    guard let export = book.export(name) else { return try rows(of: name) }
    let lacking = export.missing(from: FileColumns(match.headers, synonyms: export.columns))
    guard lacking.isEmpty else { throw self.lacking(lacking, export, at: name.span) }
    return try result(export)
  }

  private func rows(of name: Name?) throws(Diagnostic) -> Result {
    do {
      let choice = DatasetChoice(catalog: catalog, match: match, choose: choose)
      let matching = try choice.choose(name)
      let lines = matching.dataset.hasLines ? try FlatLines(match, in: catalog) : nil
      return Result(
        fills: [Fill(matching: matching, rows: RowSelection())]
          + (lines?.fills(besides: matching) ?? []), line: match.line, lines: lines)
    } catch {
      guard let name, error.code == .unknownName, error.span == name.span else { throw error }
      // What is no data set may be meant as an export.
      let near = closest(to: name.text, among: book.exports.map { $0.name.text }, limit: 1)
      var error = error
      if error.label == nil, let near = near.first {
        error.correction = Correction(near.replacing("_", with: " "))
      }
      error.hints.append("exports lists what is known of platforms' files")
      throw error
    }
  }

  /// The export that the file is; nil when it is none.
  private func onlyCandidate() throws(Diagnostic) -> ExportSyntax? {
    let candidates = book.candidates(for: match.headers, preamble: match.preamble)
    guard candidates.count > 1 else { return candidates.first }
    let names = candidates.map { $0.name.spoken }
    if let place = choose?(names) { return candidates[place] }
    throw Diagnostic(
      .ambiguousName, "\(match.name) can be \(Catalog.alternatives(names))",
      label: "say which: load ... as \(names[0])")
  }

  private func result(
    _ known: ExportSyntax, only name: String? = nil
  ) throws(Diagnostic) -> Result {
    let export = try ExportOverride(known, match, in: catalog).export
    let columns = FillMatch(export, match)
    var fills: [Fill] = []
    var unfilled: [Matching] = []
    for fill in export.fills where name == nil || fill.dataset.text == name {
      guard let dataset = try catalog.dataset(fill.dataset) else {
        throw Diagnostic(
          .unknownName,
          "no data set called \"\(fill.dataset.spoken)\", which the export "
            + "\(export.name.spoken) fills", at: fill.dataset.span)
      }
      let filled = try columns.fill(fill, into: dataset)
      guard !filled.isMoot else { continue }
      if filled.matching.missing.isEmpty {
        fills.append(filled)
      } else {
        unfilled.append(filled.matching)
      }
    }
    // A file with fewer columns than others of its kind may do for some of its data sets only.
    if fills.isEmpty, let matching = unfilled.first { throw lacking(matching, export) }
    guard !fills.isEmpty else {
      throw Diagnostic(
        .load, "\(match.name) is a file of \(export.name.spoken) without what its rows go by",
        hints: ["it has \(FileScope.listed(match.headers))"])
    }
    return Result(
      export: export, fills: fills, total: try columns.total, line: match.line,
      notes: unfilled.map { matching in
        let lacks = matching.absent.isEmpty ? matching.missing.map { $0.name } : matching.absent
        return """
          nothing for \(matching.dataset.name): the file lacks \
          \(Wording.list(lacks.map(FileScope.written)))
          """
      })
  }

  // MARK: - Faults

  private func lacking(
    _ names: [Name], _ export: ExportSyntax, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      .load,
      """
      \(match.name) is no \(export.name.spoken): it lacks \
      \(Wording.list(names.map { FileScope.written($0.text) }))
      """, at: span,
      hints: ["it has \(FileScope.listed(match.headers))"])
  }

  private func lacking(_ matching: Matching, _ export: ExportSyntax) -> Diagnostic {
    let names = matching.missing.map { $0.name }.joined(separator: ", ")
    let day: Wording =
      matching.wantsDay ? ", or a day in the file's name, as in listing-2024-05-14.csv" : ""
    return Diagnostic(
      .load,
      "\(match.name) is a file of \(export.name.spoken) without what \(matching.dataset.name) "
        + "needs: \(names)",
      hints: [
        "the export looks for \(matching.absent.map(FileScope.written).joined(separator: ", "))\(day)",
        "it has \(FileScope.listed(match.headers))",
      ])
  }
}
