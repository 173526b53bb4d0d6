/// What to do about a campaign, with the reason in one line.
package struct Verdict: Hashable, Sendable {
  package enum Action: String, CaseIterable, Sendable {
    case scale, keep, fix, stop, testSmall = "test small"
  }

  package let action: Action
  package let reason: String

  /// Below so many orders a campaign is too small to judge either way.
  package static let enoughOrders = 100

  /// The verdict on spend by what the next money returns against what it must.
  ///
  /// In this order: no spend → keep; no margin known → fix; a margin of 0 or below → stop; fewer
  /// than 100 orders, of which break-even would have brought a number that chance explains → test
  /// small; the last money lost → fix where the average still earns, else stop; the last money
  /// earned at least 20 % above break-even → scale; else keep. Chance: the Poisson tail towards the
  /// orders seen is at least 2.5 %.
  /// - Parameters:
  ///   - marginalROAS: the return on the money last added; nil when the budget never changed, and
  ///     the average stands in for it.
  ///   - orders: orders behind the revenue.
  ///   - orderValue: the store's usual revenue of an order, for a campaign that had none.
  package init(
    _ campaign: AdReturn, marginalROAS: Double? = nil, orders: Int, orderValue: Double? = nil
  ) {
    guard let roas = campaign.roas else {
      self.init(.keep, "no spend to judge")
      return
    }
    guard let margin = campaign.margin else {
      self.init(.fix, "no cost of goods: ROAS \(Self.text(roas)) can't be held against a margin")
      return
    }
    guard let least = campaign.breakEvenROAS else {
      self.init(.stop, "each sale loses money: margin \(Self.text(margin * 100)) %")
      return
    }
    let decisive = marginalROAS ?? roas
    let name = marginalROAS == nil ? "ROAS" : "marginal ROAS"
    let against = "\(name) \(Self.text(decisive)) against break-even \(Self.text(least))"
    let value = orders > 0 && campaign.revenue > 0 ? campaign.revenue / Double(orders) : orderValue
    if orders < Self.enoughOrders {
      let needed = value.map { campaign.spend * least / $0 }
      let tail = needed.map { needed in
        min(Poisson.atMost(orders, mean: needed), Poisson.atLeast(orders, mean: needed))
      }
      if (tail ?? 1) >= 0.025 {
        self.init(.testSmall, "only \(orders) orders: \(against) could be chance")
        return
      }
    }
    if decisive < least {
      if marginalROAS != nil, roas >= least {
        self.init(.fix, "the last money lost: \(against), though the average is \(Self.text(roas))")
      } else {
        self.init(.stop, "loses money: \(against)")
      }
    } else if decisive >= 1.2 * least {
      self.init(.scale, "earns on more money: \(against)")
    } else {
      self.init(.keep, "just pays: \(against)")
    }
  }

  private init(_ action: Action, _ reason: String) {
    (self.action, self.reason) = (action, reason)
  }

  /// A number with two decimals.
  private static func text(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
    let cents = Int((abs(number) * 100).rounded())
    let digits = cents % 100 < 10 ? "0\(cents % 100)" : "\(cents % 100)"
    return "\(number < 0 && cents > 0 ? "-" : "")\(cents / 100).\(digits)"
  }
}
