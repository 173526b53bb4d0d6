import Language
import Values

/// The day's sections with their times.
package enum Agenda {
  struct Section {
    let title: String
    let time: String?
    /// Its statements.
    let count: Int
  }

  /// The sections of a script and of the files that it includes, in their order.
  static func sections(
    of source: Source, _ session: Session, chain: [String] = []
  ) throws(Diagnostic) -> [Section] {
    let parsed = session.parse(source)
    if let fault = parsed.diagnostics.first { throw fault }
    return try sections(of: parsed.statements, in: source, session, chain)
  }

  private static func sections(
    of statements: [Statement], in source: Source, _ session: Session, _ chain: [String]
  ) throws(Diagnostic) -> [Section] {
    var found: [Section] = []
    for statement in statements {
      switch statement.kind {
      case .section(let title, let time, let block):
        found.append(Section(title: title, time: time, count: block.statements.count))
        found += try sections(of: block.statements, in: source, session, chain)
      case .include(let file):
        let included = try ScriptFile.included(file, in: source, chain: chain)
        do throws(Diagnostic) {
          found += try sections(of: included.source, session, chain: included.chain)
        } catch {
          throw Diagnostic(
            .file, "\(file.text) has a fault: \(error.message)", at: file.span)
        }
      default: break
      }
    }
    return found
  }

  /// A table of the script's sections, in the order of their times.
  package static func report(of source: Source, session: Session) throws(Diagnostic) -> Report {
    let sections = try sections(of: source, session).enumerated().sorted { a, b in
      (a.element.time ?? "99:99", a.offset) < (b.element.time ?? "99:99", b.offset)
    }
    return Report(
      heading: "agenda of \(source.name ?? "the script")",
      blocks: [
        .table(
          Table(
            columns: [
              Column("at"), Column("section"), Column("statements", kind: .count),
            ],
            rows: sections.map { section in
              [
                .text(section.element.time ?? ""), .text(section.element.title),
                .int(Int64(section.element.count)),
              ]
            }))
      ])
  }
}
