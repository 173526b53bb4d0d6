import Catalog
import Language
import Values

/// How amounts of other currencies are turned into the store's: where a data set has a column
/// `currency`, its amounts are in the currency of their row.
struct Conversion {
  /// The column that tells the currency of a row; missing means the store's.
  static let column = "currency"

  private let facts: Facts
  /// The store's own currency.
  private let own: Set<String>

  init(_ planning: Planning) {
    facts = planning.facts
    own = [planning.currency.uppercased()]
  }

  /// Whether rows of the data set may be in other currencies, by its own column or by that of a
  /// linked data set that the column is computed from.
  func isMixed(_ dataset: Dataset) -> Bool {
    guard let formula = dataset.column(Self.column)?.formula else {
      return hasOthers(dataset.name)
    }
    return formula.allMembers.contains { hasOthers($0.owner.text) }
  }

  private func hasOthers(_ dataset: String) -> Bool {
    facts[dataset]?.currencies.isSubset(of: own) == false
  }
}

extension Planning {
  /// The rates by which amounts are converted; a definition counts before a loaded one of its day.
  func rates() throws(Diagnostic) -> Plan.Rates {
    var known: [Plan.Rate] = []
    for rate in catalog.rates {
      let factor = try Self.factor(rate.value, of: rate.currency)
      known.append(
        Plan.Rate(currency: rate.currency, since: rate.day.map { Moment($0) }, factor))
    }
    return Plan.Rates(
      currency: currency.uppercased(), known: known, areLoaded: facts.isLoaded("rates"),
      present: clock.present)
  }
  /// The number that amounts of a currency are multiplied by.
  package static func factor(
    _ written: Expression, of currency: String
  ) throws(Diagnostic) -> Value {
    if case .value(let value) = written.kind, let factor = value.double, factor > 0 { return value }
    throw Diagnostic(
      .definition, "the rate of \(currency) has to be a number above 0", at: written.span,
      label: "as in: rate \(currency) on 2026-05-01 = 7.24")
  }
}
