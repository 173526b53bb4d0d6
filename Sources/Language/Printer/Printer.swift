import Values

/// Writes syntax in the one canonical form, which `opsh fmt` gives to files.
///
/// The same text comes out when its result is read and written again, and it means the same.
package struct Printer {
  private var lines: [String] = []

  private init() {}

  /// The canonical text of a file; it is meant for texts without faults, for what could not be read
  /// is not in it.
  package static func format(_ parsed: Parsed) -> String {
    var printer = Printer()
    printer.write(parsed.statements, indent: 0, isTop: true)
    printer.write(comments: parsed.comments, indent: 0)
    return printer.text
  }

  /// The canonical text of a statement, without the comments around it.
  package static func format(_ kind: Statement.Kind) -> String {
    var printer = Printer()
    printer.write([Statement(kind)], indent: 0, isTop: true)
    return printer.text
  }

  /// A text as it stands in a statement: in double quotes, in one line, whatever is in it.
  ///
  /// There is no other way to put a text into a statement.
  package static func quoted(_ text: String) -> String { Words.quoted(text) }

  private var text: String {
    lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Statements

  private mutating func write(_ statements: [Statement], indent: Int, isTop: Bool) {
    for (index, statement) in statements.enumerated() {
      if statement.isSpaced { lines.append("") }
      write(comments: statement.comments, indent: indent)
      let next = index + 1 < statements.count ? statements[index + 1] : nil
      write(statement.kind, indent: indent, isOpen: isTop && (next?.isSection ?? true))
      write(trailing: statement.trailing)
    }
  }

  /// Writes a statement; an open section, at the top, goes on up to the next one without braces.
  private mutating func write(_ kind: Statement.Kind, indent: Int, isOpen: Bool) {
    var flow = Flow()
    switch kind {
    case .definition(let definition):
      definition.write(to: &flow)
      switch definition {
      case .dataset(let dataset): write(dataset, flow, indent: indent)
      case .metric(let metric) where metric.hasBlock: write(metric, flow, indent: indent)
      case .export(let export): write(export, flow, indent: indent)
      case .headers(let headers): write(headers, flow, indent: indent)
      default: write(flow, indent: indent)
      }
    case .section(_, _, let block) where isOpen && !block.statements.contains { $0.isSection }:
      kind.writeHead(to: &flow)
      write(flow, indent: indent)
      write(trailing: block.heading)
      write(block, indent: indent + 2)
    case .section(_, _, let block), .loop(_, _, let block):
      kind.writeHead(to: &flow)
      write(block, behind: flow, indent: indent)
    case .condition(let expectation, let block, let otherwise):
      flow.add("if ")
      expectation.write(to: &flow)
      write(block, behind: flow, indent: indent)
      if let otherwise { write(otherwise: otherwise, indent: indent) }
    case .pipeline, .parameter, .set, .include, .expect:
      kind.writeHead(to: &flow)
      write(flow, indent: indent)
    }
  }

  private mutating func write(otherwise: Block, indent: Int) {
    lines.removeLast()
    let margin = String(repeating: " ", count: indent)
    guard let nested = otherwise.plainCondition else {
      lines.append(margin + "} else {")
      write(trailing: otherwise.heading)
      write(otherwise, indent: indent + 2)
      lines.append(margin + "}")
      return
    }
    let start = lines.count
    write(nested, indent: indent, isOpen: false)
    lines[start] = margin + "} else " + lines[start].dropFirst(indent)
  }

  private mutating func write(_ block: Block, behind head: Flow, indent: Int) {
    open(head, block.heading, indent: indent)
    write(block, indent: indent + 2)
    close(indent: indent)
  }

  private mutating func write(_ block: Block, indent: Int) {
    write(block.statements, indent: indent, isTop: false)
    write(comments: block.comments, indent: indent)
  }

  // MARK: - Definitions

  private mutating func write(_ dataset: DatasetSyntax, _ head: Flow, indent: Int) {
    open(head, dataset.remarks[Remarks.start].trailing, indent: indent)
    for (title, flow) in dataset.entries {
      write(entry: flow.lines(indent: indent + 2), dataset.remarks[title], indent: indent + 2)
    }
    for (index, column) in dataset.columnLines(indent: indent + 2).enumerated() {
      var remark = dataset.remarks[Remarks.title("column", index + 1)]
      if index == 0 { remark.isSpaced = !dataset.entries.isEmpty }
      write(entry: column, remark, indent: indent + 2, keepsSpace: true)
    }
    write(comments: dataset.remarks[Remarks.end].comments, indent: indent + 2)
    close(indent: indent)
  }

  private mutating func write(_ metric: MetricSyntax, _ head: Flow, indent: Int) {
    open(head, metric.remarks[Remarks.start].trailing, indent: indent)
    for (title, flow) in metric.entries {
      write(entry: flow.lines(indent: indent + 2), metric.remarks[title], indent: indent + 2)
    }
    write(comments: metric.remarks[Remarks.end].comments, indent: indent + 2)
    close(indent: indent)
  }

  private mutating func write(_ export: ExportSyntax, _ head: Flow, indent: Int) {
    open(head, export.remarks[Remarks.start].trailing, indent: indent)
    for (title, lines) in export.entries {
      write(
        entry: lines(indent + 2), export.remarks[title], indent: indent + 2, keepsSpace: true)
    }
    write(comments: export.remarks[Remarks.end].comments, indent: indent + 2)
    close(indent: indent)
  }

  private mutating func write(_ headers: HeadersSyntax, _ head: Flow, indent: Int) {
    open(head, headers.remarks[Remarks.start].trailing, indent: indent)
    for (index, lines) in headers.columnLines(indent: indent + 2).enumerated() {
      let remark = headers.remarks[Remarks.title("column", index + 1)]
      write(entry: lines, remark, indent: indent + 2, keepsSpace: true)
    }
    write(comments: headers.remarks[Remarks.end].comments, indent: indent + 2)
    close(indent: indent)
  }

  private mutating func write(
    entry: [String], _ remark: Remark, indent: Int, keepsSpace: Bool = false
  ) {
    if remark.isSpaced && keepsSpace { lines.append("") }
    write(comments: remark.comments, indent: indent)
    lines += entry
    write(trailing: remark.trailing)
  }

  // MARK: - Lines

  private mutating func write(_ flow: Flow, indent: Int) { lines += flow.lines(indent: indent) }

  /// A head with its opening brace, which gets a line of its own where the head is broken.
  private mutating func open(_ head: Flow, _ comment: String?, indent: Int) {
    var whole = head
    whole.add(" {")
    let written = whole.lines(indent: indent)
    if written.count == 1 {
      lines += written
    } else {
      lines += head.lines(indent: indent) + [String(repeating: " ", count: indent) + "{"]
    }
    write(trailing: comment)
  }

  private mutating func close(indent: Int) {
    lines.append(String(repeating: " ", count: indent) + "}")
  }

  /// Comments on lines of their own; an empty one is a blank line.
  private mutating func write(comments: [String], indent: Int) {
    let margin = String(repeating: " ", count: indent)
    for comment in comments {
      lines.append(comment.isEmpty ? "" : margin + comment.withoutBlanksAtEnd)
    }
  }

  private mutating func write(trailing comment: String?) {
    guard let comment else { return }
    lines[lines.count - 1] += "  " + comment.withoutBlanksAtEnd
  }
}
