import Catalog
import Language

extension Call {
  /// The question why an item of this one moved: over its period, against its baseline, of its rows.
  ///
  /// - Parameter item: as the answer's row was asked for.
  /// - Returns: nil where the item is no metric by itself, as nothing else can be explained.
  func asksWhy(_ item: Item, _ catalog: Catalog) -> String? {
    guard item.alias == nil, let name = item.expression.plainName,
      let metric = (try? catalog.metric(name)) ?? nil
    else { return nil }
    var text = "explain \(metric.title)"
    if let period { text += " \(period.value.text)" }
    // A plan and the market have no parts, and the usual is taken anyway.
    if let baseline = baselines.first?.value, ![.plan, .market, .usual].contains(baseline) {
      text += " vs \(baseline.text)"
    }
    if let condition { text += " where \(condition.text)" }
    return text
  }
}
