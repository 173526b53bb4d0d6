import Language
import Values

extension Plan {
  /// Throws where a formula reads a column, a measure or a window that the plan does not have: a
  /// fault of ours, which would else come out as a missing value.
  package func check() throws(Diagnostic) {
    var names = Set(keys.map { $0.column.name })
    for output in outputs {
      try check(output.scalar, listsRows ? [] : names)
      names.insert(output.column.name)
    }
    for step in steps {
      switch step {
      case .filter(let condition): try check(condition, names)
      case .sort(let keys): for key in keys { try check(key.scalar, names) }
      case .take: break
      case .derive(let added), .columns(let added), .cumulative(let added):
        for output in added { try check(output.scalar, names) }
        names.formUnion(added.map { $0.column.name })
      }
    }
  }

  private func check(_ scalar: Scalar, _ names: Set<String>) throws(Diagnostic) {
    switch scalar {
    case .column(let name) where !names.contains(name): throw Self.lacking("column \(name)")
    case .measure(let number) where !measures.indices.contains(number):
      throw Self.lacking("measure \(number)")
    case .past(let number, let window)
    where !measures.indices.contains(number) || !windows.indices.contains(window):
      throw Self.lacking("measure \(number) of window \(window)")
    default: for part in scalar.parts { try check(part, names) }
    }
  }

  private static func lacking(_ what: Wording) -> Diagnostic {
    Diagnostic(
      .engine, "this cannot be computed: its plan has no \(what)",
      hints: ["this is a fault of opsh, not of the question"])
  }
}
