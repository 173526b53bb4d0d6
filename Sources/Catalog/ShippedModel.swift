import Language

extension Catalog {
  /// The model that ships with opsh: the files of `Model`, which the binary carries.
  package static func shipped(grammar: Grammar) -> Catalog {
    var catalog = Catalog()
    for file in modelFiles {
      let text = String(decoding: file.bytes, as: UTF8.self)
      catalog.add(modelText: text, name: file.name, grammar: grammar)
    }
    return catalog
  }

  /// Adds the definitions of a model file; returns what is wrong with it.
  ///
  /// Names of several words have to be known before they are read, so that a file may use what
  /// it or an earlier file defines.
  ///
  /// - Parameter takes: whether a definition is to be added.
  @discardableResult
  package mutating func add(
    modelText text: String, name: String, grammar: Grammar,
    where takes: (Definition) -> Bool = { _ in true }
  ) -> [Diagnostic] {
    let parsed = parsed(text, grammar)
    for statement in parsed.statements {
      if case .definition(let definition) = statement.kind, takes(definition) { add(definition) }
    }
    return parsed.diagnostics
  }

  /// The names are let go again before others are added to them, which would copy them otherwise.
  private func parsed(_ text: String, _ grammar: Grammar) -> Parsed {
    var grammar = grammar
    grammar.names = names
    return Parser.parse(text, grammar: grammar)
  }
}
