import Values

/// The whole answer as one object, which has the same fields whatever it is an answer to.
///
/// Its table is `columns`, `rows` and `total`; further tables of the same answer stand in
/// `more_tables`, its texts in `text`, and what it says in words in `sentences`, each with its facts.
/// `error` is null, or what stood in the way.
struct JSONFormat: ReportWriter {
  var summary: String { "one JSON object with the types, rows, total and notes" }
  var carriesNotes: Bool { true }
  var isForPrograms: Bool { true }

  func write(_ report: Report, _ options: RenderOptions, to sink: inout Sink) {
    sink.line("{")
    field("heading", report.heading.text(in: options.language), to: &sink)
    if let aside = report.aside { field("aside", aside.text(in: options.language), to: &sink) }
    let tables = report.tables
    write(tables.first ?? Table(columns: []), indent: "  ", to: &sink)
    sink.line(",")
    if tables.count > 1 {
      sink.line("  \"more_tables\": [")
      for (index, table) in tables.dropFirst().enumerated() {
        if index > 0 { sink.line(",") }
        sink.line("    {")
        write(table, indent: "      ", to: &sink)
        sink.line()
        sink.put("    }")
      }
      sink.line()
      sink.line("  ],")
    }
    let texts = report.blocks.compactMap { $0.words(in: options.language) }
    list("text", texts, to: &sink)
    let sentences = report.blocks.flatMap { block in
      if case .sentences(let lines) = block { lines } else { [Sentence]() }
    }
    if !sentences.isEmpty { write(sentences, options, to: &sink) }
    list("notes", report.notes.map { $0.text(in: options.language) }, to: &sink)
    sink.put("  \"next\": ")
    sink.put(json: report.next.map(Value.text) ?? .null)
    sink.line(",")
    sink.put("  \"error\": ")
    if let fault = report.fault { write(fault, options, to: &sink) } else { sink.put("null") }
    sink.line()
    sink.line("}")
  }

  private func write(_ fault: Report.Fault, _ options: RenderOptions, to sink: inout Sink) {
    sink.put("{\"code\": ")
    sink.put(json: fault.code)
    sink.put(", \"message\": ")
    sink.put(json: fault.message.text(in: options.language))
    sink.put(", \"line\": \(fault.line.map(String.init) ?? "null")")
    sink.put(", \"column\": \(fault.column.map(String.init) ?? "null"), \"hints\": [")
    for (index, hint) in fault.hints.enumerated() {
      if index > 0 { sink.put(", ") }
      sink.put(json: hint.text(in: options.language))
    }
    sink.put("]}")
  }

  private func write(_ sentences: [Sentence], _ options: RenderOptions, to sink: inout Sink) {
    sink.line("  \"sentences\": [")
    for (index, sentence) in sentences.enumerated() {
      if index > 0 { sink.line(",") }
      sink.put("    {\"text\": ")
      sink.put(json: options.wording([sentence]).text(in: options.language))
      for fact in sentence.facts {
        sink.put(", ")
        sink.put(json: fact.name)
        sink.put(": ")
        sink.put(json: fact.value)
      }
      sink.put("}")
    }
    sink.line()
    sink.line("  ],")
  }

  private func write(_ table: Table, indent: String, to sink: inout Sink) {
    sink.put("\(indent)\"columns\": [")
    if table.columns.isEmpty { return sink.put("], \"rows\": [], \"total\": null") }
    for (index, name) in uniqueNames(table).enumerated() {
      sink.line(index > 0 ? "," : "")
      sink.put("\(indent)  {\"name\": ")
      sink.put(json: name)
      let (type, unit) = typeAndUnit(table.columns[index].kind)
      sink.put(", \"type\": \"\(type)\", \"unit\": ")
      sink.put(json: unit.map(Value.text) ?? .null)
      sink.put("}")
    }
    sink.line()
    sink.line("\(indent)],")
    if !table.rowKinds.isEmpty {
      let types = table.rowKinds.map { "\"\(typeAndUnit($0).type)\"" }.joined(separator: ", ")
      sink.line("\(indent)\"row_types\": [\(types)],")
    }
    sink.put("\(indent)\"rows\": [")
    let keys = jsonKeys(table)
    for row in 0..<table.rowCount {
      if sink.failure != nil { return }
      sink.line(row > 0 ? "," : "")
      sink.put("\(indent)  ")
      sink.put(jsonRow: row, of: table, keys: keys)
    }
    sink.line()
    sink.line("\(indent)],")
    if table.hiddenRows > 0 { sink.line("\(indent)\"hidden_rows\": \(table.hiddenRows),") }
    sink.put("\(indent)\"total\": ")
    if let total = table.total {
      let row = Table(columns: table.columns, rows: [total])
      sink.put(jsonRow: 0, of: row, keys: keys)
    } else {
      sink.put("null")
    }
  }

  private func field(_ name: String, _ text: String, to sink: inout Sink) {
    sink.put("  \"\(name)\": ")
    sink.put(json: text)
    sink.line(",")
  }

  private func list(_ name: String, _ texts: [String], to sink: inout Sink) {
    sink.put("  \"\(name)\": [")
    for (index, text) in texts.enumerated() {
      if index > 0 { sink.put(", ") }
      sink.put(json: text)
    }
    sink.line("],")
  }

  /// What a value of the kind is, and in what it is counted: a currency, a grain, seconds, or
  /// `fraction` where 0.05 means 5 %.
  private func typeAndUnit(_ kind: Kind) -> (type: String, unit: String?) {
    switch kind {
    case .text: ("text", nil)
    case .flag: ("flag", nil)
    case .count: ("count", nil)
    case .number: ("number", nil)
    case .ratio: ("ratio", nil)
    case .money(let code): ("money", code.isEmpty ? nil : code)
    case .percent: ("percent", "fraction")
    case .points: ("points", "fraction")
    case .duration: ("duration", "s")
    case .index: ("index", nil)
    case .day: ("day", nil)
    case .moment: ("moment", nil)
    case .bucket(let grain): ("bucket", grain.rawValue)
    }
  }
}

extension Report.Block {
  /// The words of a block that is no table and no chart.
  fileprivate func words(in language: UserLanguage) -> String? {
    switch self {
    case .title(let words), .text(let words): words.text(in: language)
    case .code(let text), .sample(let text): text
    case .prose(let prose): prose.text(in: language)
    case .items(let items): items.map { $0.text(in: language) }.joined(separator: "\n")
    case .table, .chart, .terms, .sentences: nil
    }
  }
}
