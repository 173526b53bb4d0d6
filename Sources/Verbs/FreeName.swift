import Catalog
import Language
import Values

/// Looks whether what a definition calls itself means something else already, which it would hide.
///
/// A definition may replace one of its own kind: a store may have its own `revenue`.
struct FreeName {
  private let catalog: Catalog

  init(_ catalog: Catalog) { self.catalog = catalog }

  /// - Throws: What the name means already.
  func check(_ definition: Definition) throws(Diagnostic) {
    switch definition {
    case .metric(let syntax): try check(syntax.name, as: .metric)
    case .dataset(let syntax): try check(syntax.name, as: .dataset)
    case .command(let syntax): try check(syntax.name, as: .command)
    case .event(let syntax): try check(syntax.name, as: .event)
    case .synonym(let word, let name):
      let synonym = Name(word.text, at: word.span)
      // A further name for what has it already changes nothing.
      if let known = try meaning(of: synonym), try meaning(of: name) == known { return }
      try check(synonym, as: .synonym)
    case .entity, .drivers, .headline, .target, .steps, .splits, .calendar, .export, .headers,
      .evidence,
      .brief, .rate:
      return
    }
  }

  /// What the names of the store's own tables begin with.
  private static let reserved = "opsh_"

  /// What a name can be of.
  private enum Use { case metric, dataset, command, event, synonym }

  private func check(_ name: Name, as own: Use) throws(Diagnostic) {
    if let use = use(ofWord: name.text) { throw taken(name, use) }
    if own == .dataset, name.text.hasPrefix(Self.reserved) {
      throw Diagnostic(
        .definition, "names that begin with \(Self.reserved) are the store's own", at: name.span,
        label: "choose another name")
    }
    let written = Catalog.canonical(name.text)
    let isSynonym = own == .synonym
    // What can be asked for may share its name with the rows that it comes from, as orders do.
    if own != .metric, own != .dataset, verbs.contains(where: { $0.name == name.text }) {
      throw taken(name, "a verb")
    }
    if own != .command, own != .dataset, catalog.command(name) != nil {
      throw taken(name, "a command")
    }
    if own != .metric, own != .dataset,
      // A synonym may be moved to another metric; the others would hide it.
      try isSynonym ? catalog.metrics[written] != nil : catalog.metric(name) != nil
    {
      throw taken(name, "a metric")
    }
    if isSynonym, catalog.datasets[written] != nil { throw taken(name, "a data set") }
  }

  /// What a word of the grammar is.
  private func use(ofWord text: String) -> Wording? {
    if Signature.Clause.introduced.contains(where: { $0.rawValue == text })
      || ConditionWord(rawValue: text) != nil || StatementWord(rawValue: text) != nil
    {
      return "a word of the language"
    }
    return PeriodWord(rawValue: text) == nil ? nil : "a word for a period"
  }

  /// The metric or data set that a name means.
  private func meaning(of name: Name) throws(Diagnostic) -> String? {
    if let metric = try catalog.metric(name) { return metric.name }
    return try catalog.dataset(name)?.name
  }

  private func taken(_ name: Name, _ use: Wording) -> Diagnostic {
    Diagnostic(
      .definition, "\"\(name.spoken)\" is \(use) already", at: name.span,
      label: "choose another name")
  }
}
