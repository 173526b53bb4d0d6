/// What money spent on advertising came back as.
///
/// `nil` wherever a ratio has no base. Margin is the contribution margin: the share of revenue left
/// after cost of goods, fees, shipping and refunds.
package struct AdReturn: Hashable, Sendable {
  package let spend: Double
  /// Revenue that is credited to the spend.
  package let revenue: Double
  /// Contribution margin as a share of revenue; nil when not known.
  package let margin: Double?

  package init(spend: Double, revenue: Double, margin: Double?) {
    (self.spend, self.revenue, self.margin) = (spend, revenue, margin)
  }

  /// Return on ad spend: revenue ÷ spend.
  package var roas: Double? { spend > 0 ? revenue / spend : nil }

  /// The ROAS at which the margin just pays the spend: 1 ÷ margin; nil at a margin of 0 or below,
  /// where no ROAS does.
  package var breakEvenROAS: Double? { margin.flatMap { $0 > 0 ? 1 / $0 : nil } }

  /// Margin earned less spend.
  package var profit: Double? { margin.map { revenue * $0 - spend } }

  /// Profit on ad spend: margin earned ÷ spend; 1 breaks even.
  package var poas: Double? { margin.flatMap { spend > 0 ? revenue * $0 / spend : nil } }

  /// Return on investment: (margin earned − spend) ÷ spend; 0 breaks even.
  package var roi: Double? { profit.flatMap { spend > 0 ? $0 / spend : nil } }

  /// The return on the money added since a lower budget: Δrevenue ÷ Δspend.
  ///
  /// What decides on more or less money; the average ROAS says nothing of it.
  /// - Returns: nil when the spend did not change.
  package func marginalROAS(from lower: AdReturn) -> Double? {
    spend == lower.spend ? nil : (revenue - lower.revenue) / (spend - lower.spend)
  }

  /// The part of the return that the spend caused: (revenue − holdout revenue × scale) ÷ spend.
  ///
  /// - Parameters:
  ///   - holdout: revenue of a group or region that saw no advertising.
  ///   - scale: size of the advertised group ÷ size of the holdout.
  package func incrementalROAS(holdout: Double, scale: Double = 1) -> Double? {
    spend > 0 ? (revenue - holdout * scale) / spend : nil
  }
}
