import Values

extension Definition {
  /// What stands before a block, or the whole where there is none.
  func write(to flow: inout Flow) {
    switch self {
    case .dataset(let it):
      flow.add("dataset \(it.name.written)")
      flow.add(doc: it.doc)
    case .metric(let it): it.write(to: &flow)
    case .command(let it): it.write(to: &flow)
    case .entity(let it): it.write(to: &flow)
    case .drivers(let name, let formula):
      flow.add("drivers \(name.written)")
      flow.equals { formula.write(to: &$0) }
    case .evidence(let it): it.write("evidence", to: &flow)
    case .brief(let it): it.write("brief", to: &flow)
    case .event(let it):
      flow.add("event \(Words.quoted(it.name.text))\(it.isHoliday ? " holiday" : "")")
      if !it.places.isEmpty {
        flow.add(" in ")
        flow.add(list: it.places) { $0.add($1.written) }
      }
      flow.equals { $0.add(it.period.text) }
    case .target(let it): it.write(to: &flow)
    case .rate(let currency, let day, let rate):
      flow.add("rate \(currency.isQuoted ? currency.written : currency.text.uppercased())")
      if let day { flow.add(" on \(day)") }
      flow.equals { rate.write(to: &$0) }
    case .headline(let metrics):
      flow.add("headline ")
      flow.add(list: metrics) { $0.add($1.written) }
    case .splits(let dimensions):
      flow.add("splits ")
      flow.add(list: dimensions) { $0.add($1.written) }
    case .steps(let metrics):
      flow.add("steps ")
      flow.add(list: metrics) { $0.add($1.written) }
    case .calendar(let places):
      flow.add("calendar ")
      flow.add(list: places) { $0.add($1.written) }
    case .synonym(let word, let name):
      flow.add("synonym \(Words.quoted(word.text))")
      flow.equals { $0.add(name.written) }
    case .export(let it):
      flow.add("export \(Words.quoted(it.name.spoken))")
      flow.add(doc: it.doc)
    case .headers(let it): flow.add("headers \(it.dataset.written)")
    }
  }
}

extension Flow {
  /// The sentence behind a name.
  fileprivate mutating func add(doc: String?) {
    guard let doc else { return }
    add(" ")
    Words.write(folding: doc, to: &self)
  }

  fileprivate mutating func equals(_ write: (inout Flow) -> Void) {
    add(.stage)
    add("= ")
    write(&self)
  }

  mutating func add(texts: [String]) {
    add(list: texts) { $0.add(Words.quoted($1)) }
  }
}

extension EvidenceSyntax {
  fileprivate func write(_ keyword: String, to flow: inout Flow) {
    flow.add("\(keyword) \(name.writtenAsTitle)")
    if let dimension { flow.add(" for \(dimension.written)") }
    if !subjects.isEmpty {
      flow.add(" on \(subjects.map { $0.written }.joined(separator: ", "))")
    }
    if let pull {
      flow.add(.stage)
      flow.add("pulls \(pull.metric.written) \(pull.isUp ? "up" : "down")")
    }
    if let touching {
      flow.add(.stage)
      flow.add("touching ")
      touching.write(to: &flow, atLeast: .sum)
    }
    for (keyword, word) in [("says", sentence), ("asks", question)] {
      guard let word else { continue }
      flow.add(.stage)
      flow.add("\(keyword) ")
      Words.write(folding: word.text, to: &flow)
    }
    flow.equals { body.write(to: &$0) }
  }
}

extension MetricSyntax {
  fileprivate func write(to flow: inout Flow) {
    flow.add(
      "metric \(name.isQuoted || Words.isPlain(name.text) ? name.written : name.writtenAsTitle)")
    flow.add(doc: doc)
    if let type {
      flow.add(.head)
      flow.add(": \(type.written)")
      for trait in traits { flow.add(", \(trait)") }
    }
    flow.equals { formula.write(to: &$0) }
  }

  var hasBlock: Bool {
    !(alternatives.isEmpty && synonyms.isEmpty && companions.isEmpty && examples.isEmpty)
      || note != nil || !remarks[Remarks.end].comments.isEmpty
  }

  /// The entries of the block in their one order, with the title that their comments go by.
  var entries: [(title: String, flow: Flow)] {
    var entries: [(title: String, flow: Flow)] = []
    func entry(_ keyword: String, _ number: Int? = nil, _ write: (inout Flow) -> Void) {
      var flow = Flow()
      flow.add("\(keyword) ")
      write(&flow)
      entries.append((number.map { Remarks.title(keyword, $0) } ?? keyword, flow))
    }
    for (index, formula) in alternatives.enumerated() {
      entry("otherwise", index + 1) { formula.write(to: &$0) }
    }
    if !synonyms.isEmpty { entry("synonyms") { $0.add(texts: synonyms) } }
    if !companions.isEmpty {
      entry("with") { $0.add(list: companions) { $1.write(to: &$0) } }
    }
    if let note { entry("note") { Words.write(folding: note, to: &$0) } }
    for (index, example) in examples.enumerated() {
      entry("example", index + 1) { $0.add(Words.quoted(example)) }
    }
    return entries
  }
}

extension FormulaSyntax {
  fileprivate func write(to flow: inout Flow) {
    expression.write(to: &flow)
    if let condition {
      flow.add(.clause)
      flow.add("where ")
      condition.write(to: &flow)
    }
    if let basis {
      flow.add(.clause)
      flow.add("on ")
      basis.write(to: &flow, atLeast: .sum)
    }
  }
}

extension CommandSyntax {
  fileprivate func write(to flow: inout Flow) {
    flow.add("command \(name.writtenAsTitle)")
    flow.add(doc: doc)
    if !parameters.isEmpty {
      flow.add(" ")
      flow.add { $0.add(list: parameters) { $0.add($1.text) } }
    }
    if !synonyms.isEmpty {
      flow.add(.head)
      flow.add("synonyms ")
      flow.add(texts: synonyms)
    }
    flow.equals { body.write(to: &$0) }
  }
}

extension CommandParameter {
  /// The parameter as it is declared: `level: dimension of ads = campaign`.
  package var text: String {
    var text = "\(name.written): \(kind.written)"
    if let dataset { text += " of \(dataset.written)" }
    if let fallback { text += " = \(fallback.text)" }
    return text
  }
}

extension EntitySyntax {
  fileprivate func write(to flow: inout Flow) {
    flow.add("entity ")
    flow.add(list: names) { flow, name in
      let isWord = !name.text.contains("_") && Words.isPlain(name.text)
      flow.add(isWord ? name.written : name.writtenAsTitle)
    }
    flow.equals { flow in
      flow.add("\(dimension.written) by ")
      flow.add(list: metrics) { $0.add($1.written) }
    }
  }
}

extension TargetSyntax {
  fileprivate func write(to flow: inout Flow) {
    flow.add("target \(metric.written) \(period.text)")
    if let condition {
      flow.add(" where ")
      condition.write(to: &flow)
    }
    flow.equals { value.write(to: &$0) }
  }
}
