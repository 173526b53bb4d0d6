import Language
import Values

/// A number that questions can ask for.
package struct Metric: Hashable, Sendable {
  /// How the parts of a total make up the whole.
  package enum Additivity: String, Hashable, Sendable, Codable {
    /// Parts add up, over time and over every dimension.
    case additive
    /// People counted anew each day: over days or channels one person counts several times.
    case daily
    /// A stock: the last snapshot of a period counts, parts of a snapshot add up.
    case last
    /// A platform's index: never summed.
    case index
  }

  package let name: String
  package let doc: String
  /// The type it prints as; nil for a metric that yields a text, as a verdict.
  package let type: ColumnType
  /// +1 when higher is better, −1 when lower is, 0 when neither.
  package let direction: Int
  package let additivity: Additivity
  /// The ways to compute it, in order of preference.
  package let formulas: [FormulaSyntax]
  package let companions: [Item]
  package let synonyms: [String]
  package let note: String?
  package let examples: [String]

  package init(_ syntax: MetricSyntax) {
    name = syntax.name.text
    doc = syntax.doc ?? ""
    type = syntax.type.flatMap { ColumnType(rawValue: $0.text) } ?? .number
    direction =
      syntax.traits.contains("higher is better")
      ? 1 : syntax.traits.contains("lower is better") ? -1 : 0
    additivity =
      syntax.traits.contains("daily")
      ? .daily
      : syntax.traits.contains("last of day")
        ? .last
        : syntax.traits.contains("index") || syntax.type?.text == "index"
          ? .index : .additive
    formulas = [syntax.formula] + syntax.alternatives
    companions = syntax.companions
    synonyms = syntax.synonyms
    note = syntax.note
    examples = syntax.examples
  }

  /// For people: `conversion rate`.
  package var title: Wording { Wording(name: name.replacing("_", with: " "), synonyms) }
}
