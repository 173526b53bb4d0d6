import Catalog
import Language

extension Grammar {
  /// The verbs alone, for reading the model itself.
  package init(_ verbs: [any Verb.Type]) {
    self.init(
      verbs: Dictionary(
        verbs.map { verb in
          var signature = verb.signature
          signature.example = verb.examples.first { $0.text != verb.name }?.text
          return (verb.name, signature)
        }, uniquingKeysWith: { first, _ in first }))
  }

  /// The verbs with a catalogue's commands and names.
  package init(_ verbs: [any Verb.Type], _ catalog: Catalog) {
    self.init(verbs)
    add(catalog)
  }

  /// Adds a catalogue's commands and names.
  mutating func add(_ catalog: Catalog) {
    names = catalog.names
    for name in catalog.commandOrder { commands[name] = catalog.commands[name]?.signature(verbs) }
    for (synonym, name) in catalog.commandSynonyms { commands[synonym] = commands[name] }
  }
}
