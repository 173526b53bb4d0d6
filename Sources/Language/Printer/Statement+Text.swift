import Values

extension Statement {
  var isSection: Bool {
    if case .section = kind { true } else { false }
  }
}

extension Statement.Kind {
  /// What stands before a block, or the whole where there is none.
  func writeHead(to flow: inout Flow) {
    switch self {
    case .pipeline(let pipeline): pipeline.write(to: &flow)
    case .definition(let definition): definition.write(to: &flow)
    case .parameter(let name, let value):
      flow.add("param \(name.written)")
      if let value { flow.add(" = \(value.text)") }
    case .set(let name, let words):
      flow.add("set \(name.written)")
      for word in words { flow.add(" \(word.written)") }
    case .section(let title, let time, _):
      flow.add("section \(Words.quoted(title))")
      if let time { flow.add(" at \(time)") }
    case .include(let path): flow.add("include \(path.written)")
    case .loop(let name, let source, _):
      flow.add("for \(name.written) in ")
      flow.add { source.write(to: &$0) }
    case .condition(let expectation, _, _):
      flow.add("if ")
      expectation.write(to: &flow)
    case .expect(let expectation):
      flow.add("expect ")
      expectation.write(to: &flow)
    }
  }
}

extension LoopSource {
  fileprivate func write(to flow: inout Flow) {
    switch self {
    case .pipeline(let pipeline): pipeline.write(to: &flow)
    case .list(let values): flow.add(list: values) { $1.write(to: &$0, atLeast: .sum) }
    }
  }
}

extension Expectation {
  /// `refund_rate yesterday < 8%`, where a period is all that goes with a comparison; other clauses
  /// follow the condition.
  func write(to flow: inout Flow) {
    if isTimeOnly, case .binary(let op, let left, let right) = condition.kind, op.isComparison {
      left.write(to: &flow, atLeast: .sum)
      clauses.writeLoose(to: &flow)
      clauses.writeTime(to: &flow)
      flow.add(" \(op.rawValue) ")
      right.write(to: &flow, atLeast: .sum)
    } else {
      condition.write(to: &flow)
      clauses.writeClauses(to: &flow)
    }
    if let message { flow.add(" \(Words.quoted(message))") }
  }

  private var isTimeOnly: Bool {
    clauses.groups.isEmpty && clauses.condition == nil && clauses.basis == nil
      && clauses.baselines.isEmpty
  }
}

extension Block {
  /// The one condition that an `else` goes on with, as `else if`.
  var plainCondition: Statement.Kind? {
    guard statements.count == 1, comments.isEmpty, heading == nil, let only = statements.first,
      only.comments.isEmpty, only.trailing == nil, case .condition = only.kind
    else { return nil }
    return only.kind
  }
}

extension ParameterValue {
  package var text: String {
    switch self {
    case .period(let period): period.text
    case .value(let value): Words.literal(value)
    case .percent(let share): Words.percent(share)
    case .name(let name): name.written
    }
  }
}
