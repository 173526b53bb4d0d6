import Catalog
import Importers
import Language
import Values

/// Goes through the columns of a file that nothing knows yet, together with the user, and makes an
/// export of the answers.
struct MapWalk {
  let look: FileLook
  let ask: (_ prompt: String) -> String?
  let say: (_ text: String) -> Void
  let grammar: Grammar

  /// What the walk came to: an export as it is written in the language.
  struct Outcome {
    let name: String
    let text: String
    let export: ExportSyntax
  }

  /// - Returns: nil when the user gives up.
  func run() throws(Diagnostic) -> Outcome? {
    guard let dataset = try dataset() else { return nil }
    let guesses = try look.guesses(for: dataset)
    var bindings: [String] = []
    let times = Set(dataset.times.filter { $0.dataset == nil }.map { $0.column })
    for column in dataset.stored
    where !column.isOptional || guesses[column.name] != nil || times.contains(column.name) {
      guard let value = answer(column, guesses[column.name], of: dataset) else { return nil }
      if !value.isEmpty { bindings.append("\(column.name) = \(value)") }
    }
    while true {
      guard let more = ask("one more (column = expression), or nothing: ") else { return nil }
      if more.isEmpty { break }
      if let fault = fault(in: more, of: dataset) { say(fault) } else { bindings.append(more) }
    }
    let stem = look.name.split(separator: ".").first.map(String.init) ?? "file"
    guard let name = ask("save it as [my \(stem)]: ") else { return nil }
    return outcome(name.isEmpty ? "my \(stem)" : name, dataset, bindings)
  }

  private func dataset() throws(Diagnostic) -> Dataset? {
    let all = try look.datasets()
    guard let likeliest = all.first else { return nil }
    say("\(look.name): \(look.headers.joined(separator: ", "))")
    while true {
      guard let text = ask("its rows are [\(likeliest.name)]: ") else { return nil }
      if text.isEmpty { return likeliest }
      let name = Catalog.canonical(text)
      if let dataset = all.first(where: { $0.name == name }) { return dataset }
      let near = closest(to: name, among: all.map { $0.name }, limit: 1).first
      say("no data set called \"\(text)\"\(near.map { ", did you mean \($0)?" } ?? "")")
    }
  }

  /// The expression for a column; empty to leave it out, nil when the user gives up.
  private func answer(_ column: ColumnDefinition, _ guess: String?, of dataset: Dataset) -> String?
  {
    let kind =
      column.members.isEmpty ? column.type.rawValue : column.members.joined(separator: ", ")
    let guess = guess.map { "`\($0)`" }
    while true {
      let shown = guess.map { " [\($0), - for none]" } ?? (column.isOptional ? "" : " [none]")
      guard let text = ask("\(column.name) (\(kind))\(shown): ") else { return nil }
      if text.isEmpty, let guess { return guess }
      if dataset.key.contains(column.name), text.isEmpty || text == "-" {
        say("\(column.name) tells the rows of \(dataset.name) apart: it has to be given")
        continue
      }
      if text.isEmpty || text == "-" { return column.isOptional ? "" : "missing" }
      let binding = "\(column.name) = \(text)"
      guard let fault = fault(in: binding, of: dataset) else { return text }
      say(fault)
    }
  }

  /// What is wrong with a binding.
  private func fault(in binding: String, of dataset: Dataset) -> String? {
    let text = written("x", dataset, [binding])
    let parsed = Parser.parse(text, grammar: grammar)
    if let diagnostic = parsed.diagnostics.first { return diagnostic.message }
    guard let export = parsed.export, let mapping = export.fills.first?.mapping.first else {
      return "that is no column = expression"
    }
    guard dataset.column(mapping.name.text) != nil else {
      return "\(dataset.name) has no column called \"\(mapping.name.spoken)\""
    }
    let known = Set(look.headers.map { Catalog.canonical($0) })
    let unknown = mapping.value.names.first { !known.contains(Catalog.canonical($0.text)) }
    return unknown.map { "the file has no column called \"\($0.spoken)\"; texts stand in quotes" }
  }

  private func written(_ name: String, _ dataset: Dataset, _ bindings: [String]) -> String {
    let headers = look.headers.map { "`\($0)`" }.joined(separator: ", ")
    return """
      export "\(name.replacing("\"", with: ""))" {
        header \(headers)
        fills \(dataset.name) (
          \(bindings.joined(separator: ",\n    "))
        )
      }
      """
  }

  private func outcome(_ name: String, _ dataset: Dataset, _ bindings: [String]) -> Outcome? {
    let parsed = Parser.parse(written(name, dataset, bindings), grammar: grammar)
    guard var export = parsed.export else { return nil }
    // What the map does not need may be missing from another file of the kind.
    let named = Set(export.fills.flatMap { $0.mapping }.flatMap { $0.value.names })
    export.header = export.header.filter { named.contains($0) }
    let text = Printer.format(.definition(.export(export)))
    return Outcome(name: export.name.text, text: text, export: export)
  }

}

extension Parsed {
  /// The one export that a text defines.
  fileprivate var export: ExportSyntax? {
    guard diagnostics.isEmpty, statements.count == 1,
      case .definition(.export(let export)) = statements[0].kind
    else { return nil }
    return export
  }
}
