import Language

/// What a body answers; nil where the question has no answer in this store, for want of data or of
/// a name.
///
/// Ctrl-C, a store that is gone and SQL that fails are thrown on: they are no answer, nor the lack
/// of one.
func ifAnswerable<Answer>(
  _ body: () throws(Diagnostic) -> Answer
) throws(Diagnostic) -> Answer? {
  do throws(Diagnostic) {
    return try body()
  } catch {
    guard !error.endsStatement, error.code != .engine else { throw error }
    return nil
  }
}

extension Diagnostic {
  /// Whether the statement cannot go on without the part that failed.
  var endsStatement: Bool { [.interrupted, .store, .damagedStore].contains(code) }
}
