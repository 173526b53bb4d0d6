import Language

extension Diagnostic.Code {
  /// The faults of a sound question that the loaded data do not answer.
  package static let unanswered: Set<Diagnostic.Code> = [.notLoaded, .notSplittable, .noData]
}

/// What a body finds; nil where it asks for what the loaded data do not tell.
///
/// - Parameter more: other faults that mean the same here.
/// - Throws: any other fault, such as that of the engine or a Ctrl-C.
package func ifAnswered<Result>(
  orIf more: Set<Diagnostic.Code> = [], _ body: () throws(Diagnostic) -> Result
) throws(Diagnostic) -> Result? {
  do throws(Diagnostic) {
    return try body()
  } catch {
    guard Diagnostic.Code.unanswered.union(more).contains(error.code) else { throw error }
    return nil
  }
}
