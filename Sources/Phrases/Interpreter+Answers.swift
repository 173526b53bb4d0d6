extension Interpreter {
  /// The lines that a question may mean, best first; none where it names nothing that is known.
  package func answers(to question: String) -> [String] {
    if let line = line(of: question) { return [line] }
    guard case .offers(let offers) = reading(of: question), offers.correction == nil else {
      return []
    }
    return offers.lines
  }
}
