import Importers
import Language
import Planner
import Values

/// The reports of platforms that `load` knows.
package enum ExportsVerb: AskingVerb {
  package static let name = "exports"
  package static let summary = "the platforms' reports that load recognises"
  package static let doc = """
    One row for each report, with the data sets that it fills; `exports "amazon"` lists those that \
    have to do with a word. `describe export shopify orders` shows how one is read.
    """
  package static let signature = Signature([.optionalText])
  package static let examples = [
    VerbExample("exports", "all of them"),
    VerbExample("exports \"shopify\"", "those that have to do with a word"),
  ]

  package static func columns(of call: Call, in planning: Planning) -> [AnswerColumn] { columns }

  private static let columns = [
    AnswerColumn("export", "its name"), AnswerColumn("fills", "data sets"),
    AnswerColumn("about", "where it comes from"),
  ]

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let wanted = call.words.first?.text.lowercased()
    var table = Table(columns)
    for export in ExportIndex(desk.catalog).exports {
      let fills = export.datasets.joined(separator: ", ")
      let about = export.doc ?? ""
      let text = "\(export.name.spoken) \(about) \(fills)".lowercased()
      if let wanted, !text.contains(wanted) { continue }
      table.append([.text(export.name.spoken), .text(fills), table.word(Wording(words: about))])
    }
    var report = Report(heading: "exports", blocks: [.table(table)])
    report.notes.append(
      "a file is recognised by its headers; your own reports: help loading, export \"...\" {...}")
    return Answer(report, rest: stages)
  }

  /// How the files of an export are read.
  static func describe(_ export: ExportSyntax) -> Report {
    var blocks: [Report.Block] = [.text(Wording(words: export.doc ?? ""))]
    if let note = export.note { blocks.append(.text(Wording(words: note))) }
    blocks.append(.code(Printer.format(.definition(.export(export)))))
    return Report(heading: "export \(export.name.spoken)", blocks: blocks)
  }
}

extension ExportSyntax {
  /// The data sets that it fills, each once.
  fileprivate var datasets: [String] {
    fills.map { $0.dataset.text }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
