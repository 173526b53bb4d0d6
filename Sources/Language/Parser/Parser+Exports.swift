import Values

/// Exports: how a report of a platform is recognised and what becomes of its columns.
extension Parser {
  mutating func exportDefinition() throws(Diagnostic) -> ExportSyntax {
    let opening = current.span
    var export = ExportSyntax(try definedName("an export"))
    export.doc = try doc()
    export.remarks = try entries { (parser, keyword) throws(Diagnostic) in
      parser.advance()
      return try parser.exportEntry(keyword, &export)
    }
    guard !export.header.isEmpty || !export.preamble.isEmpty else {
      throw Diagnostic(
        .definition, "the export \"\(export.name.spoken)\" has no header to be recognised by",
        at: opening, label: "header `Order ID`, `Created at`, ...")
    }
    return export
  }

  private mutating func exportEntry(
    _ keyword: String, _ export: inout ExportSyntax
  ) throws(Diagnostic) -> String {
    switch keyword {
    case "header": export.header += try columns()
    case "lacks": export.lacks += try columns()
    case "preamble": export.preamble += try texts()
    case "column":
      let name = try name("a column")
      guard take("synonyms") else { throw unexpected("expected \"synonyms\"") }
      export.columns.append(ExportColumnSyntax(name: name, synonyms: try texts()))
      return Remarks.title(keyword, export.columns.count)
    case "down": export.down += try columns()
    case "unpivot":
      let header = try name("a name for the headers")
      guard takeSymbol(",") else { throw unexpected("expected \",\" and a name for the cells") }
      export.unpivot = UnpivotSyntax(
        header: header, cell: try name("a name for the cells"),
        pattern: take("from") ? try pattern() : nil)
    case "splits": export.split = try split()
    case "dates": export.dates = try name("an order of dates: dmy, mdy or ymd")
    case "zone": export.zone = try text("a zone such as UTC")
    case "skips":
      let reason = try text("a reason").text
      guard take("where") else { throw unexpected("expected \"where\"") }
      export.skips.append(SkipSyntax(reason: reason, condition: try expression()))
      return Remarks.title(keyword, export.skips.count)
    case "total":
      guard take("where") else { throw unexpected("expected \"where\"") }
      export.total = try expression()
    case "personal": export.personal += try columns()
    case "fills", "adds":
      export.fills.append(try fill(isOnlyNew: keyword == "adds"))
      return Remarks.title("fills", export.fills.count)
    case "note":
      let note = try text("a note").text
      export.note = export.note.map { $0 + " " + note } ?? note
    default:
      throw unknownEntry([
        "header", "lacks", "preamble", "column", "down", "splits", "unpivot", "dates", "zone",
        "skips", "total", "personal", "fills", "adds", "note",
      ])
    }
    return keyword
  }

  /// As in ``splits `Line items` at "|" into item``.
  private mutating func split() throws(Diagnostic) -> SplitSyntax {
    let column = try name("a column of the file")
    guard take("at") else { throw unexpected("expected \"at\" and what stands between the parts") }
    let separator = try text("what stands between the parts")
    guard !separator.text.isEmpty else {
      throw Diagnostic(.syntax, "nothing cannot stand between parts", at: separator.span)
    }
    guard take("into") else { throw unexpected("expected \"into\" and a name for the parts") }
    return SplitSyntax(
      column: column, separator: separator.text, part: try name("a name for the parts"))
  }

  /// As in `/^20/`.
  private mutating func pattern() throws(Diagnostic) -> String {
    guard current.kind == .pattern || current.kind == .text else {
      throw unexpected("expected a pattern such as /abc/")
    }
    guard case .value(.text(let pattern)) = try literal().kind else {
      throw unexpected("expected a pattern such as /abc/")
    }
    return pattern
  }

  /// As in ``fills orders per Name (order_id = Name, ...) where Total > 0``.
  private mutating func fill(isOnlyNew: Bool) throws(Diagnostic) -> FillSyntax {
    var fill = FillSyntax(try name("a data set"), isOnlyNew: isOnlyNew)
    if take("per") {
      fill.keys = try list { (parser) throws(Diagnostic) in try parser.sum() }
    }
    fill.mapping = try mapping()
    if take("where") { fill.condition = try expression() }
    return fill
  }

  private mutating func columns() throws(Diagnostic) -> [Name] {
    try names("a column of the file")
  }
}
