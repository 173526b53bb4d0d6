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
      let counts = found.map { row -> Wording in
        "\(row[1].description) in \(row[0].description) (from \(row[2].description))"
      }
      let (code, day) = (first[0].description, first[2].description)
      var hints: [Wording] = [
        "or load a file with the columns date, currency, exchange_rate as rates"
      ]
      if try facts()[dataset]?.currencies == [code] {
        hints.append("a store that counts in \(code) is made by: opsh new FILE --currency \(code)")
      }
      return Diagnostic(
        .wrongType,
        """
        \(Wording(name: dataset.replacing("_", with: " "))) cannot be summed in \
        \(own): no rate is known for \(Wording.list(counts, .and))
        """,
        label: """
          say what 1 \(code) is in \(own): rate \(code) = 1.23, or from a day on: \
          rate \(code) on \(day) = 1.23
          """,
        hints: hints)
    }
    return nil
  }
}
