import Language
import Values

/// Finds what is plainly wrong with a pattern, so that the fault points at it.
enum PatternCheck {
  /// Throws where a pattern that is written out cannot be read.
  static func check(_ scalar: Scalar, _ expression: Expression) throws(Diagnostic) {
    guard let pattern = scalar.written?.text, let fault = fault(in: pattern) else { return }
    throw Diagnostic(
      .wrongType, "this pattern cannot be read: \(fault)", at: expression.span,
      label: "a sign that stands for itself has a \\ before it: \\( \\[ \\* \\+ \\?")
  }

  /// What is wrong with a pattern; nil where nothing is seen.
  static func fault(in pattern: String) -> Wording? {
    var open = 0
    var isInSet = false
    var setHasSign = false
    /// Whether something stands before that can be repeated.
    var isRepeatable = false
    var signs = pattern.makeIterator()
    while let sign = signs.next() {
      if sign == "\\" {
        guard let escaped = signs.next() else { return "it ends with a \\" }
        // Between \Q and \E all signs stand for themselves.
        if escaped == "Q" { return nil }
        (isRepeatable, setHasSign) = (true, true)
        continue
      }
      if isInSet {
        if sign == "]", setHasSign { (isInSet, isRepeatable) = (false, true) }
        if sign != "^" || setHasSign { setHasSign = true }
        continue
      }
      switch sign {
      case "[": (isInSet, setHasSign) = (true, false)
      case "(":
        open += 1
        // `(?:` and its like begin a group, and repeat nothing.
        isRepeatable = true
        continue
      case ")":
        guard open > 0 else { return "a ) without a ( before it" }
        open -= 1
        isRepeatable = true
      case "*", "+", "?":
        guard isRepeatable else { return "nothing stands before the \(sign) that it could repeat" }
      case "|": isRepeatable = false
      default: isRepeatable = true
      }
    }
    if isInSet { return "a [ without a ] behind it" }
    return open > 0 ? "a ( without a ) behind it" : nil
  }
}
