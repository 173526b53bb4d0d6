import Engine
import Language
import Values

/// The forms of a file's columns.
extension FilePlan {
  /// The plan with a form for each column that is needed as a time, a number or an id.
  ///
  /// - Parameter precedents: what is known of the dates of such files.
  /// - Throws: a `.load` for dates and numbers that can be read in two ways.
  func formed(
    in database: any Database, latest: Day, currency: String, precedents: [DateDecision]
  ) throws -> FilePlan {
    var plan = self
    for (place, fill) in fills.enumerated() {
      let choice = FormChoice(
        columns: fill.rows.formed.columns, headers: source.headers,
        relation: fill.rows.rows(of: source.relation, isNumbered: true), database: database,
        file: path.split(separator: "/").last.map(String.init) ?? path, dates: dates,
        decimal: decimal, numberColumns: try source.numberColumns,
        hasSemicolons: source.separator == UInt8(ascii: ";"), zones: fill.rows.formed.zones,
        hasSpans: fill.matching.sources.contains { $0.column.name == "until" },
        export: export?.name.spoken, precedents: precedents, latest: latest, currency: currency,
        line: { [source] row in try source.lines(of: [row])[row] ?? row })
      let forms = try choice.choose()
      plan.fills[place].take(forms)
      try plan.takeCurrency(from: forms, of: place, store: currency)
    }
    return plan
  }

  /// Whether any column has another form than the usual one.
  var hasForms: Bool { fills.contains { $0.forms?.isEmpty == false } }
}
