import Values

extension Stage {
  /// The canonical text without the pipe: `sort -revenue`.
  package var text: String {
    var flow = Flow()
    write(to: &flow)
    return flow.text
  }

  func write(to flow: inout Flow) {
    flow.add(word.rawValue)
    switch kind {
    case .filter(let condition):
      flow.add(" ")
      condition.write(to: &flow)
    case .sort(let keys):
      flow.add(" ")
      flow.add(list: keys) { $1.write(to: &$0) }
    case .take(let count): flow.add(" \(count)")
    case .takeParameter(let name): flow.add(" $\(name)")
    case .columns(let items):
      flow.add(" ")
      flow.add(list: items) { $1.write(to: &$0) }
    case .derive(let bindings):
      flow.add(" ")
      flow.add(list: bindings) { $1.write(to: &$0) }
    case .pivot(let name), .keep(let name): flow.add(" \(name.written)")
    case .total, .share, .cumulative: break
    case .wrap(let unit): flow.add(" \(unit.rawValue)")
    case .chart(let shape): flow.add(" \(shape.rawValue)")
    case .save(let path, let replaces):
      flow.add(" \(path.written)\(replaces ? " replace" : "")")
    case .alert(let condition, let message):
      flow.add(" when ")
      condition.write(to: &flow)
      if let message { flow.add(" \(Words.quoted(message))") }
    case .task(let title, let owner, let due):
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
