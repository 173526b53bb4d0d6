import Language
import Planner
import Values

/// Money of several currencies.
extension StoreReader {
  /// Throws when a plan sums amounts of other currencies than the store's for which no rate is
  /// known on their days.
  func requireRates(_ plan: Plan) throws(Diagnostic) {
    if let fault = try missingRates(plan) { throw fault }
  }

  /// What `requireRates` throws.
  func missingRates(_ plan: Plan) throws(Diagnostic) -> Diagnostic? {
    for (dataset, sql) in dialect.unrated(plan) {
      let found = try query("select * from (\(sql)) order by rows desc, currency").rows
      guard let first = found.first, let own = plan.rates?.currency else { continue }
      let counts = found.map {
        "\($0[1].description) in \($0[0].description) (from \($0[2].description))"
      }
      let (code, day) = (first[0].description, first[2].description)
      var hints = ["or load a file with the columns date, currency, exchange_rate as rates"]
      if try facts()[dataset]?.currencies == [code] {
        hints.append("a store that counts in \(code) is made by: opsh new FILE --currency \(code)")
      }
      return Diagnostic(
        .wrongType,
        "\(dataset.replacing("_", with: " ")) cannot be summed in \(own): no rate is known for "
          + list(counts),
        label: "say what 1 \(code) is in \(own): rate \(code) = 1.23, or from a day on: "
          + "rate \(code) on \(day) = 1.23",
        hints: hints)
    }
    return nil
  }

  private func list(_ parts: [String]) -> String {
    parts.count < 2
      ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }
}
