import Values

extension Stage {
  /// The canonical text without the pipe: `sort -revenue`.
  package var text: String {
    var flow = Flow()
    write(to: &flow)
    return flow.text
  }

  func write(to flow: inout Flow) {
    switch kind {
    case .filter(let condition):
      flow.add("where ")
      condition.write(to: &flow)
    case .sort(let keys):
      flow.add("sort ")
      flow.add(list: keys) { $1.write(to: &$0) }
    case .take(let count): flow.add("take \(count)")
    case .takeParameter(let name): flow.add("take $\(name)")
    case .columns(let items):
      flow.add("columns ")
      flow.add(list: items) { $1.write(to: &$0) }
    case .derive(let bindings):
      flow.add("derive ")
      flow.add(list: bindings) { $1.write(to: &$0) }
    case .pivot(let name): flow.add("pivot \(name.written)")
    case .total: flow.add("total")
    case .share: flow.add("share")
    case .cumulative: flow.add("cumulative")
    case .wrap(let unit): flow.add("wrap \(unit.rawValue)")
    case .chart(let name): flow.add("chart \(name)")
    case .save(let path): flow.add("save \(path.written)")
    case .keep(let name): flow.add("as \(name.written)")
    case .alert(let condition, let message):
      flow.add("alert when ")
      condition.write(to: &flow)
      if let message { flow.add(" \(Words.quoted(message))") }
    case .task(let title, let owner, let due):
      flow.add("task")
      if let title { flow.add(" \(Words.quoted(title.text))") }
      if let owner { flow.add(" for \(owner.writtenAsValue)") }
      if let due { flow.add(" due \(due.value.text)") }
    }
  }
}

extension SortKey {
  func write(to flow: inout Flow) {
    if isDescending { flow.add("-") }
    // A sign in front would be read as the order, and what follows the sign as one key.
    let text = expression.text
    let isLoose = isDescending && expression.isBinary
    if text.hasPrefix("-") || isLoose {
      flow.add { expression.write(to: &$0) }
    } else {
      expression.write(to: &flow, atLeast: .sum)
    }
  }
}

extension Expression {
  fileprivate var isBinary: Bool {
    if case .binary = kind { true } else { false }
  }
}
