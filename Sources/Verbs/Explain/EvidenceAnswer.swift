import Language
import Planner
import Values

/// What a rule of the model finds, row by row, and how its rows are said.
struct EvidenceAnswer {
  private let rule: EvidenceSyntax
  private let desk: Desk

  init(_ rule: EvidenceSyntax, _ desk: Desk) { (self.rule, self.desk) = (rule, desk) }

  private static let touched = "opsh_touched"

  /// The rule's answer for some days, with what it touches as a further column.
  func table(from first: Day, to last: Day) throws(Diagnostic) -> Table? {
    var body = rule.body
    if let touching = rule.touching {
      body.stages.append(Stage(.derive([Binding(Name(Self.touched), touching)])))
    }
    return try desk.answerOf(body, EvidenceDays.parameters(from: first, to: last), 100).table
  }

  /// What a row touches; nil where the rule does not say.
  func touched(_ table: Table, _ row: Int) -> Double? { table[Self.touched]?[row].double }

  /// A sentence with the values of a row in its braces.
  func words(_ template: String, _ table: Table, _ row: Int) -> Wording {
    Wording(template: template) { name in
      guard let place = table.index(of: name) else { return Wording(verbatim: name) }
      return .value(table.cells[place][row], table.columns[place].kind)
    }
  }

  /// A line of the language with the values of a row in its braces, texts in quotes.
  func line(_ template: String, _ table: Table, _ row: Int) -> String {
    Wording(template: template) { name in
      guard let place = table.index(of: name) else { return Wording(verbatim: name) }
      let value = table.cells[place][row]
      return Wording(verbatim: value.text.map(Printer.quoted) ?? value.description)
    }.english
  }
}
