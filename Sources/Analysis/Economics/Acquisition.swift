/// What a new customer costs and when the cost is back.
package enum Acquisition {
  /// Customer acquisition cost: spend ÷ new customers; nil without any.
  package static func cost(spend: Double, newCustomers: Double) -> Double? {
    newCustomers > 0 ? spend / newCustomers : nil
  }

  /// Months until a customer's margin has paid for the customer.
  ///
  /// The margin of the first order comes at once, the rest month by month: (cost − first) ÷ monthly.
  /// - Returns: 0 when the first order pays; nil when the margin never does.
  package static func paybackMonths(
    cost: Double, firstOrderMargin: Double = 0, monthlyMargin: Double
  ) -> Double? {
    let open = cost - firstOrderMargin
    if open <= 0 { return 0 }
    return monthlyMargin > 0 ? open / monthlyMargin : nil
  }
}
