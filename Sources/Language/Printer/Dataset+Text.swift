import Values

extension DatasetSyntax {
  /// The entries before the columns in their one order, with the title that their comments go by.
  var entries: [(title: String, flow: Flow)] {
    var entries: [(title: String, flow: Flow)] = []
    func entry(_ keyword: String, _ number: Int? = nil, _ write: (inout Flow) -> Void) {
      var flow = Flow()
      flow.add("\(keyword.padding(to: 5)) ")
      write(&flow)
      entries.append((number.map { Remarks.title(keyword, $0) } ?? keyword, flow))
    }
    if !key.isEmpty { entry("key") { $0.add(list: key) { $0.add($1.written) } } }
    if let label { entry("label") { $0.add(label.written) } }
    if !times.isEmpty {
      entry("time") { flow in
        flow.add(list: times) { flow, time in
          time.expression.write(to: &flow, atLeast: .sum)
          if let alias = time.alias { flow.add(" as \(alias.written)") }
        }
      }
    }
    if !shows.isEmpty {
      entry("shows") { $0.add(list: shows) { $1.write(to: &$0, atLeast: .sum) } }
    }
    if !sorted.isEmpty { entry("sorted") { $0.add(list: sorted) { $1.write(to: &$0) } } }
    let widest = levels.map { displayWidth($0.name.written) }.max() ?? 0
    for (index, level) in levels.enumerated() {
      entry("level", index + 1) { flow in
        flow.add("\(level.name.written.padding(to: widest)) ")
        flow.add { $0.add(list: level.columns) { $0.add($1.written) } }
      }
    }
    if !synonyms.isEmpty { entry("synonyms") { $0.add(texts: synonyms) } }
    return entries
  }

  /// The lines of the columns: names and types aligned, the rest of each behind them or below.
  func columnLines(indent: Int) -> [[String]] {
    let names = columns.map { $0.writtenName }
    let types = columns.map { $0.type.written + ($0.isOptional ? "?" : "") }
    let nameWidth = names.map { displayWidth($0) }.max() ?? 0
    let typeWidth = types.map { displayWidth($0) }.max() ?? 0
    let margin = indent + nameWidth + 1 + typeWidth + 1
    return zip(columns, zip(names, types)).map { column, head in
      let start =
        String(repeating: " ", count: indent)
        + "\(head.0.padding(to: nameWidth)) \(head.1.padding(to: typeWidth)) "
      return column.lines(behind: start, margin: margin)
    }
  }
}

extension ColumnSyntax {
  /// The name, in backticks where the line would be read as an entry called like it: `key text`.
  fileprivate var writtenName: String {
    let entries: Set = ["key", "time", "shows", "sorted", "label", "synonyms"]
    let isBare = !isOptional && rest.isEmpty && !name.isQuoted
    return isBare && entries.contains(name.text) ? "`\(name.text)`" : name.written
  }

  /// The line that begins with the name and type, and what does not fit on it below the rest.
  fileprivate func lines(behind start: String, margin: Int) -> [String] {
    var lines = [start]
    for (index, flow) in rest.enumerated() {
      let last = lines[lines.count - 1]
      let gap = index == 0 ? "" : "  "
      if index == 0 || displayWidth(last + gap + flow.text) <= Flow.lineWidth {
        let placed = flow.lines(indent: index == 0 ? margin : 0)
        lines[lines.count - 1] = last + gap + placed[0].trimmingBlanks
        lines += placed.dropFirst()
      } else {
        lines += flow.lines(indent: margin)
      }
    }
    lines[lines.count - 1] = lines[lines.count - 1].withoutBlanksAtEnd
    return lines
  }

  /// What follows the type, each part whole where it fits.
  private var rest: [Flow] {
    var rest: [Flow] = []
    func part(_ write: (inout Flow) -> Void) {
      var flow = Flow()
      write(&flow)
      rest.append(flow)
    }
    if !members.isEmpty {
      part { flow in
        flow.add("in ")
        flow.add { flow in
          for (index, member) in members.enumerated() {
            if index > 0 {
              flow.add(",")
              flow.add(.list)
            }
            member.write(
              to: &flow, isBehindTexts: index > 0 && !members[index - 1].synonyms.isEmpty)
          }
        }
      }
    }
    if isPersonal { part { $0.add("personal") } }
    if !isAdditive { part { $0.add("not additive") } }
    if let link { part { $0.add("-> \(link.written)") } }
    if let formula {
      part { flow in
        flow.add("= ")
        formula.write(to: &flow)
      }
    }
    if let doc { part { Words.write(folding: doc, to: &$0) } }
    if !synonyms.isEmpty {
      part { flow in
        flow.add("synonyms ")
        flow.add(texts: synonyms)
      }
    }
    return rest
  }
}

extension MemberSyntax {
  /// - Parameter isBehindTexts: whether a text here would be read as one more of those before.
  fileprivate func write(to flow: inout Flow, isBehindTexts: Bool) {
    if !word.isQuoted, Words.isPlain(word.text) || Int(word.text) != nil {
      flow.add(word.text)
    } else {
      flow.add((isBehindTexts ? "value " : "") + Words.quoted(word.text))
    }
    guard !synonyms.isEmpty else { return }
    flow.add(" synonyms ")
    for (index, synonym) in synonyms.enumerated() {
      if index > 0 {
        flow.add(",")
        flow.add(.conjunction)
      }
      flow.add(Words.quoted(synonym))
    }
  }
}

extension HeadersSyntax {
  /// The lines of each column.
  func columnLines(indent: Int) -> [[String]] {
    columns.map { column in
      var flow = Flow()
      flow.add("\(column.name.written) ")
      flow.add(texts: column.synonyms)
      return flow.lines(indent: indent)
    }
  }
}

extension String {
  /// The text with blanks behind it up to a width.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }

  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }

  var withoutBlanksAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
