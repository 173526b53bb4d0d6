import Language
import Planner
import Values

extension Expression {
  /// The names that a condition wants to be certain texts, with each of these.
  var askedTexts: [(Name, String)] {
    switch kind {
    case .binary(.equal, let left, let right):
      guard let name = left.plainName, let text = right.askedText else { return [] }
      return [(name, text)]
    case .oneOf(let left, let list, negated: false):
      guard let name = left.plainName else { return [] }
      return list.compactMap { $0.askedText }.map { (name, $0) }
    case .binary(.and, let a, let b), .binary(.or, let a, let b):
      return a.askedTexts + b.askedTexts
    default: return []
    }
  }

  /// The text that it is, written with or without quotes.
  var askedText: String? {
    switch kind {
    case .value(.text(let text)): text
    case .name(let name): name.text
    default: nil
    }
  }
}

extension Stage {
  /// What rows have to fulfil to stay.
  var conditions: [Expression] {
    if case .filter(let condition) = kind { [condition] } else { [] }
  }
}

extension Call {
  /// Whether its condition holds a dimension at one value.
  func fixes(_ name: Name) -> Bool {
    (condition?.conjuncts ?? []).contains { part in
      guard case .binary(.equal, let left, _) = part.kind else { return false }
      return left.plainName?.text == name.text
    }
  }
}
