/// What a discount must sell to pay for itself.
package enum Discount {
  /// The growth in units at which a discounted price earns what the full price did: d ÷ (m − d).
  ///
  /// 20 % off at a margin of 40 % needs twice the units (+100 %).
  /// - Parameters:
  ///   - discount: share off the price, 0 to 1.
  ///   - margin: contribution margin at full price, as a share of it.
  /// - Returns: nil when the discount takes the whole margin: then nothing pays for it.
  package static func upliftNeeded(discount: Double, margin: Double) -> Double? {
    margin > discount ? discount / (margin - discount) : nil
  }

  /// The change of profit by a discount that sold `uplift` more units, as a share of the usual
  /// revenue: (1 + uplift) (margin − discount) − margin.
  package static func profitChange(discount: Double, margin: Double, uplift: Double) -> Double {
    (1 + uplift) * (margin - discount) - margin
  }
}
