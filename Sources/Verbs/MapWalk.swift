import Catalog
import Importers
import Language
import Values

/// Goes through the columns of a file that nothing knows yet, together with the user, and makes an
/// export of the answers.
struct MapWalk {
  let look: FileLook
  let person: any Person
  let grammar: Grammar

  /// What the walk came to: an export as it is written in the language.
  struct Outcome {
    let name: String
    let text: String
    let export: ExportSyntax
  }

  /// A column of a data set, and what it is made of.
  private typealias Column = (name: String, value: String)

  /// - Returns: nil when the user gives up.
  func run() throws(Diagnostic) -> Outcome? {
    guard let dataset = try dataset() else { return nil }
    var guesses = try look.guesses(for: dataset)
    guard let isLines = isLines(dataset, guesses) else { return nil }
    if isLines, let lines = try look.datasets().first(where: { $0.name == "order_lines" }) {
      // What lines call their amounts.
      let ofLines = try look.guesses(for: lines)
      for name in ["units", "gross_sales"] where guesses[name] == nil {
        guesses[name] = ofLines[name]
      }
    }
    var columns: [Column] = []
    let times = Set(dataset.times.prefix(2).filter { $0.dataset == nil }.map { $0.column })
    for column in dataset.stored
    where !column.isOptional || guesses[column.name] != nil || times.contains(column.name) {
      guard var value = answer(column, guesses[column.name], of: dataset) else { return nil }
      if !column.members.isEmpty, column.name != "level" {
        guard let told = states(column, value) else { return nil }
        value = told
      }
      if !value.isEmpty { columns.append((column.name, value)) }
    }
    guard let parts = isLines ? try parts(columns) : [] else { return nil }
    while true {
      guard let more = person.ask("one more (column = expression), or nothing: ") else {
        return nil
      }
      if more.isEmpty { break }
      if let fault = fault(in: more, of: dataset) {
        person.say(fault)
      } else if let sign = more.firstIndex(of: "=") {
        columns.append((String(more[..<sign]), String(more[more.index(after: sign)...])))
      }
    }
    let stem = look.name.split(separator: ".").first.map(String.init) ?? "file"
    guard let name = person.ask("save it as [my \(stem)]: ") else { return nil }
    let fills =
      isLines ? lines(columns, parts, of: dataset) : [fill("fills \(dataset.name)", columns)]
    return outcome(name.isEmpty ? "my \(stem)" : name, fills)
  }

  // MARK: - Lines of orders

  /// Whether each row is a line of an order; nil when the user gives up.
  private func isLines(_ dataset: Dataset, _ guesses: [String: FileLook.Guess]) -> Bool? {
    guard dataset.name == "orders" else { return false }
    let repeats = guesses["order_id"].map { look.repeats($0.value) } ?? false
    let likely = repeats || look.hasLines
    if repeats, let number = guesses["order_id"]?.value {
      person.say("several rows have the same \(number)")
    }
    while true {
      let shown = likely ? "line" : "order"
      guard let text = person.ask("a row is an order or a line of one [\(shown)]: ") else {
        return nil
      }
      switch text.lowercased() {
      case "": return likely
      case "line", "lines": return true
      case "order", "orders": return false
      default:
        person.say("order, where each row is one; line, where an order has a row for each product")
      }
    }
  }

  /// What was bought, asked for line by line.
  private func parts(_ orders: [Column]) throws(Diagnostic) -> [Column]? {
    var parts: [Column] = []
    for (owner, names) in [("order_lines", ["product_id", "unit_price"]), ("products", ["title"])] {
      guard let dataset = try look.datasets().first(where: { $0.name == owner }) else { continue }
      let guesses = try look.guesses(for: dataset)
      for column in names.compactMap(dataset.column) {
        guard let value = answer(column, guesses[column.name], of: dataset, mayLack: true) else {
          return nil
        }
        if !value.isEmpty, value != "missing" { parts.append((column.name, value)) }
      }
    }
    return parts
  }

  /// The orders, their lines and the products that these name.
  private func lines(_ orders: [Column], _ parts: [Column], of dataset: Dataset) -> [String] {
    func value(_ name: String, _ columns: [Column]) -> String? {
      columns.first { $0.name == name }?.value
    }
    let key = value("order_id", orders) ?? ""
    let taken = orders.map { column -> Column in
      let isSummed = ["units", "gross_sales"].contains(column.name) && column.value != "missing"
      return isSummed ? (column.name, "sum(\(column.value))") : column
    }
    var fills = [fill("fills orders per \(key)", taken)]
    guard let units = value("units", orders), let sales = value("gross_sales", orders),
      units != "missing", sales != "missing"
    else { return fills }
    let product = value("product_id", parts) ?? value("title", parts)
    var line: [Column] = [("order_id", key)]
    if let product { line.append(("product_id", product)) }
    line += [
      ("units", units), ("unit_price", value("unit_price", parts) ?? "\(sales) / \(units)"),
      ("gross_sales", sales),
    ]
    fills.append(fill("fills order_lines", line))
    if let product, let title = value("title", parts) {
      fills.append(
        fill(
          "adds products per \(product)",
          [("product_id", product), ("title", title), ("price", "missing")]))
    }
    return fills
  }

  private func fill(_ head: String, _ columns: [Column]) -> String {
    "\(head) (\n    "
      + columns.map { "\($0.name) = \($0.value)" }.joined(separator: ",\n    ") + "\n  )"
  }

  // MARK: - States

  /// The expression with what the words mean that are no known state; nil when the user gives up.
  private func states(_ column: ColumnDefinition, _ value: String) -> String? {
    let unknown = look.unknownWords(of: value, for: column)
    guard !unknown.isEmpty, unknown.count <= Self.mostWords else { return value }
    var cases = ""
    for (word, count) in unknown {
      while true {
        let members = column.members.joined(separator: ", ")
        let rows = Wording.counted(count, "row")
        guard
          let text = person.ask(
            "\(column.name) \"\(word)\" (\(rows)) is one of \(members) [kept as it is]: ")
        else { return nil }
        if text.isEmpty { break }
        if column.members.contains(text.lowercased()) {
          cases += "\(value) = \(Printer.quoted(word)), \"\(text.lowercased())\", "
          break
        }
        person.say("\"\(text)\" is none of them")
      }
    }
    return cases.isEmpty ? value : "case(\(cases)\(value))"
  }

  /// A column with more unknown words than that is no column of states.
  private static let mostWords = 12

  // MARK: - Questions

  private func dataset() throws(Diagnostic) -> Dataset? {
    let all = try look.datasets()
    guard let likeliest = all.first else { return nil }
    person.say("\(look.name): \(look.headers.joined(separator: ", "))")
    while true {
      guard let text = person.ask("its rows are [\(likeliest.name)]: ") else { return nil }
      if text.isEmpty { return likeliest }
      let name = Catalog.canonical(text)
      if let dataset = all.first(where: { $0.name == name }) { return dataset }
      let near = closest(to: name, among: all.map { $0.name }, limit: 1).first
      person.say(
        near.map { "no data set called \"\(text)\", \(Correction($0).wording)" }
          ?? "no data set called \"\(text)\"")
    }
  }

  /// The expression for a column; empty to leave it out, nil when the user gives up.
  ///
  /// - Parameter mayLack: whether the rows do without it.
  private func answer(
    _ column: ColumnDefinition, _ guess: FileLook.Guess?, of dataset: Dataset, mayLack: Bool = false
  ) -> String? {
    let kind =
      column.members.isEmpty ? column.type.rawValue : column.members.joined(separator: ", ")
    let isOptional = column.isOptional || mayLack
    if let guess {
      let samples = guess.samples.isEmpty ? "" : ": \(guess.samples.joined(separator: ", "))"
      person.say("  \(guess.value)\(samples) (\(guess.evidence))")
    }
    while true {
      let shown: Wording =
        guess.map { " [\($0.value), - for none]" } ?? (isOptional ? "" : " [none]")
      guard let text = person.ask("\(column.name) (\(kind))\(shown): ") else { return nil }
      if text.isEmpty, let guess { return guess.value }
      if dataset.key.contains(column.name), !mayLack, text.isEmpty || text == "-" {
        person.say("\(column.name) tells the rows of \(dataset.name) apart: it has to be given")
        continue
      }
      if text.isEmpty || text == "-" { return isOptional ? "" : "missing" }
      let binding = "\(column.name) = \(text)"
      guard let fault = fault(in: binding, of: dataset) else { return text }
      person.say(fault)
    }
  }

  /// What is wrong with a binding.
  private func fault(in binding: String, of dataset: Dataset) -> Wording? {
    let text = written("x", ["fills \(dataset.name) (\n\(binding))"])
    let parsed = Parser.parse(text, grammar: grammar)
    if let diagnostic = parsed.diagnostics.first { return diagnostic.message }
    guard let export = parsed.export, export.fills.count == 1, export.fills[0].mapping.count == 1,
      let mapping = export.fills[0].mapping.first
    else {
      return "that is no column = expression"
    }
    guard dataset.column(mapping.name.text) != nil else {
      return "\(dataset.name) has no column called \"\(mapping.name.spoken)\""
    }
    let known = Set(look.headers.map { Catalog.canonical($0) })
    let unknown = mapping.value.names.first { !known.contains(Catalog.canonical($0.text)) }
    return unknown.map { "the file has no column called \"\($0.spoken)\"; texts stand in quotes" }
  }

  private func written(_ name: String, _ fills: [String]) -> String {
    let headers = look.headers.map { "`\($0.replacing("`", with: "``"))`" }.joined(separator: ", ")
    return """
      export \(Printer.quoted(name.replacing("\"", with: ""))) {
        header \(headers)
        \(fills.joined(separator: "\n  "))
      }
      """
  }

  private func outcome(_ name: String, _ fills: [String]) -> Outcome? {
    let parsed = Parser.parse(written(name, fills), grammar: grammar)
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
