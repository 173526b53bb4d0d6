import Values

extension ExportSyntax {
  /// The entries of the block in their one order, with the title that their comments go by.
  var entries: [(title: String, lines: (_ indent: Int) -> [String])] {
    var entries: [(title: String, lines: (_ indent: Int) -> [String])] = []
    func entry(_ keyword: String, _ number: Int? = nil, _ write: (inout Flow) -> Void) {
      var flow = Flow()
      flow.add("\(keyword) ")
      write(&flow)
      let written = flow
      entries.append(
        (number.map { Remarks.title(keyword, $0) } ?? keyword, { written.lines(indent: $0) }))
    }
    func columns(_ keyword: String, _ names: [Name]) {
      guard !names.isEmpty else { return }
      entry(keyword) { $0.add(list: names) { $0.add($1.written) } }
    }
    columns("header", header)
    columns("lacks", lacks)
    if !preamble.isEmpty { entry("preamble") { $0.add(texts: preamble) } }
    for (index, column) in self.columns.enumerated() {
      entry("column", index + 1) { flow in
        flow.add("\(column.name.written) synonyms ")
        flow.add(texts: column.synonyms)
      }
    }
    columns("down", down)
    if let split {
      entry("splits") { flow in
        flow.add("\(split.column.written) at \(Words.quoted(split.separator)) ")
        flow.add("into \(split.part.written)")
      }
    }
    if let unpivot {
      entry("unpivot") { flow in
        flow.add("\(unpivot.header.written), \(unpivot.cell.written)")
        if let pattern = unpivot.pattern { flow.add(" from \(Words.pattern(pattern))") }
      }
    }
    if let dates { entry("dates") { $0.add(dates.written) } }
    if let zone { entry("zone") { $0.add(Words.quoted(zone.text)) } }
    for (index, skip) in skips.enumerated() {
      entry("skips", index + 1) { flow in
        flow.add("\(Words.quoted(skip.reason)) where ")
        skip.condition.write(to: &flow)
      }
    }
    if let total {
      entry("total") { flow in
        flow.add("where ")
        total.write(to: &flow)
      }
    }
    columns("personal", personal)
    if let note { entry("note") { Words.write(folding: note, to: &$0) } }
    for (index, fill) in fills.enumerated() {
      entries.append((Remarks.title("fills", index + 1), { fill.lines(indent: $0) }))
    }
    return entries
  }
}

extension FillSyntax {
  /// The head, a line per column, and the end.
  fileprivate func lines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var head = Flow()
    head.add("\(isOnlyNew ? "adds" : "fills") \(dataset.written)")
    if !keys.isEmpty {
      head.add(" per ")
      head.add(list: keys) { $1.write(to: &$0, atLeast: .sum) }
    }
    head.add(" (")
    var lines = head.lines(indent: indent)
    for (index, binding) in mapping.enumerated() {
      var flow = Flow()
      flow.add("\(binding.name.written) = ")
      binding.value.write(to: &flow)
      flow.add(index + 1 < mapping.count ? "," : "")
      lines += flow.lines(indent: indent + 2)
    }
    var end = Flow()
    end.add(")")
    if let condition {
      end.add(" where ")
      condition.write(to: &end)
    }
    return lines + [margin + end.lines(indent: indent)[0].dropFirst(indent)]
      + end.lines(indent: indent).dropFirst()
  }
}
