import Values

extension Pipeline {
  /// The canonical text, in one line: `show revenue by channel last 7 days | sort -revenue`.
  package var text: String {
    var flow = Flow()
    write(to: &flow)
    return flow.text
  }

  func write(to flow: inout Flow) {
    call.write(to: &flow)
    for stage in stages {
      flow.add(.stage)
      flow.add("| ")
      stage.write(to: &flow)
    }
  }
}

extension Call {
  /// The canonical text without stages.
  package var text: String {
    var flow = Flow()
    write(to: &flow)
    return flow.text
  }

  /// The verb and what stands right behind it, then the clauses in their one order: `by`, the
  /// parameters that may stand for a period or a metric, `where`, the period, `on`, `vs`, and what
  /// only some verbs take.
  func write(to flow: inout Flow) {
    flow.begin()
    writeHead(to: &flow)
    writeClauses(to: &flow)
    writeRest(to: &flow)
  }

  /// The clauses that a question takes.
  func writeClauses(to flow: inout Flow) {
    flow.clauses(by: groups)
    writeLoose(to: &flow)
    if let condition {
      flow.gap(.clause)
      flow.add("where ")
      condition.write(to: &flow)
    }
    writeTime(to: &flow)
    if let basis { flow.clause("on \(basis.written)") }
    if !baselines.isEmpty {
      flow.gap(.clause)
      flow.add("vs ")
      flow.add(list: baselines) { $0.add($1.value.text) }
    }
  }

  /// The parameters that may stand for a period, where it is seen what they go with.
  func writeLoose(to flow: inout Flow) {
    for parameter in loose { flow.word("$\(parameter.value)") }
  }

  func writeTime(to flow: inout Flow) {
    if let period { flow.word(period.value.text) }
  }

  private func writeHead(to flow: inout Flow) {
    if !isImplicit { flow.add(verb.spoken) }
    if let count { flow.word("\(count)") }
    if let countParameter { flow.word("$\(countParameter.value)") }
    let wordsFirst = (words.first?.span.start ?? 0) < (items.first?.expression.span.start ?? 0)
    if wordsFirst { writeWords(to: &flow) }
    if !items.isEmpty {
      flow.gap(nil)
      flow.add(list: items.enumerated().map { ($0, $1) }) { flow, item in
        writeItem(item.1, isFirst: item.0 == 0, to: &flow)
      }
    }
    if !wordsFirst { writeWords(to: &flow) }
  }

  /// Writes an item; the first one is set apart where it would be read as something else.
  private func writeItem(_ item: Item, isFirst: Bool, to flow: inout Flow) {
    guard isFirst, isMistakable(item) else { return item.write(to: &flow) }
    if items.count == 1, item.alias == nil, let name = item.expression.plainName {
      flow.add("`\(name.text)`")
    } else {
      item.write(to: &flow, isBracketed: true)
    }
  }

  private func writeWords(to flow: inout Flow) {
    for (index, word) in words.enumerated() {
      // Before a text `store` would be read as the clause.
      let isClause = word.text == "store" && index + 1 < words.count
      flow.word(isClause ? Words.quoted(word.text) : word.written)
    }
  }

  /// Whether the first item would be read as a clause or a statement of another kind.
  private func isMistakable(_ item: Item) -> Bool {
    if case .parameter = item.expression.kind, item.alias == nil, items.count == 1 { return false }
    let tokens = Lexer.tokens(of: item.text)
    switch tokens[0].kind {
    case .parameter, .duration, .date: return true
    case .number: return tokens[0].text.count == 4
    case .word:
      return Words.periods.contains(tokens[0].text)
        || isImplicit && StatementWord(rawValue: tokens[0].text)?.isAlwaysTheFirst == true
    default: return false
    }
  }

  private func writeRest(to flow: inout Flow) {
    if let purpose { flow.word("for \(purpose.text)") }
    if let due { flow.word("due \(due.value.text)") }
    if let target { flow.word("as \(target.written)") }
    if !mapping.isEmpty {
      flow.word("map ")
      flow.add { $0.add(list: mapping) { $1.write(to: &$0) } }
    }
    if asksMapping { flow.word("map") }
    if let shop { flow.word("store \(Words.quoted(shop.text))") }
    if isFull { flow.word(Signature.Clause.full.rawValue) }
    for option in options { flow.word(option.text) }
  }
}

extension Flow {
  /// A blank before what comes next, unless it is the first.
  fileprivate mutating func gap(_ place: Break?) {
    if isFresh { return }
    if let place { add(place) } else { add(" ") }
  }

  fileprivate mutating func word(_ text: String) {
    gap(nil)
    add(text)
  }

  fileprivate mutating func clause(_ text: String) {
    gap(.clause)
    add(text)
  }

  fileprivate mutating func clauses(by groups: [Group]) {
    guard !groups.isEmpty else { return }
    gap(.clause)
    add("by ")
    add(list: groups) { $1.write(to: &$0) }
  }
}

extension Item {
  /// As in `refund_amount / revenue as refund_share`.
  package var text: String {
    var flow = Flow()
    write(to: &flow)
    return flow.text
  }

  func write(to flow: inout Flow, isBracketed: Bool = false) {
    if isBracketed {
      flow.add { expression.write(to: &$0) }
    } else {
      expression.write(to: &flow, atLeast: .comparison)
    }
    if let alias { flow.add(" as \(alias.written)") }
  }
}

extension Group {
  /// As in `top 5 channel`.
  package var text: String {
    var flow = Flow()
    write(to: &flow)
    return flow.text
  }

  func write(to flow: inout Flow) {
    if let top {
      let count = topParameter.map { "$\($0.value)" } ?? "\(top.magnitude)"
      flow.add("\(top < 0 ? "bottom" : "top") \(count) ")
    }
    expression.write(to: &flow, atLeast: .sum)
  }
}

extension Binding {
  func write(to flow: inout Flow) {
    flow.add("\(name.written) = ")
    value.write(to: &flow)
  }
}

extension Purpose {
  var text: String {
    switch self {
    case .horizon(let count, let unit): Words.count(count, unit)
    case .owner(let word): word.writtenAsValue
    }
  }
}

extension Option {
  var text: String {
    let words = name.text.split(separator: "_")
    let isSpoken = words.joined(separator: "_") == name.text && Words.isPlain(name.text)
    let option = "--" + (isSpoken ? words.joined(separator: "-") : name.written)
    guard let value else { return option }
    let isNumber = Int(value.text) != nil && value.text.count != 4 && !value.text.hasPrefix("-")
    return "\(option) \(isNumber ? value.text : value.writtenAsValue)"
  }
}
