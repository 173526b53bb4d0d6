import Language

extension Diagnostic.Code {
  /// The faults of a sound question that the loaded data do not answer.
  package static let untold: Set<Diagnostic.Code> = [.notLoaded, .notSplittable, .noData]
}

/// What a body finds; nil where it asks for what the loaded data do not tell.
///
/// - Throws: any other fault, such as that of the engine or a Ctrl-C.
package func ifTold<Result>(
  _ body: () throws(Diagnostic) -> Result
) throws(Diagnostic) -> Result? {
  do throws(Diagnostic) {
    return try body()
  } catch {
    guard Diagnostic.Code.untold.contains(error.code) else { throw error }
    return nil
  }
}
