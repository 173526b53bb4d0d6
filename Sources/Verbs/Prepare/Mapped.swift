import Language

extension Swift.Optional {
  /// `map` for functions that throw a diagnostic.
  func mapped<Result>(
    _ change: (Wrapped) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result? {
    if let self { return try change(self) }
    return nil
  }
}
