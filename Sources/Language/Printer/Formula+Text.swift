extension FormulaSyntax {
  /// The formula with its filter and time on one line.
  package var text: String {
    var text = expression.text
    if let condition { text += " where \(condition.text)" }
    if let basis { text += " on \(basis.text)" }
    return text
  }
}
