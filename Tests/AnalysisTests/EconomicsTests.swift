import Analysis
import Testing

@Suite struct EconomicsTests {
  /// ROAS 3.2 at a margin of 40 % earns 280 on 1000; a holdout of 1400 turns that into a loss.
  @Test func averageAgainstIncremental() throws {
    let campaign = AdReturn(spend: 1000, revenue: 3200, margin: 0.4)
    #expect(campaign.roas == 3.2 && campaign.breakEvenROAS == 2.5)
    #expect(abs(try #require(campaign.profit) - 280) < 1e-9)
    #expect(abs(try #require(campaign.poas) - 1.28) < 1e-12)
    #expect(abs(try #require(campaign.roi) - 0.28) < 1e-12)
    let incremental = try #require(campaign.incrementalROAS(holdout: 1400))
    #expect(abs(incremental - 1.8) < 1e-12)
    #expect(AdReturn(spend: 1000, revenue: 1800, margin: 0.4).profit == -280)
  }

  @Test func marginal() {
    let low = AdReturn(spend: 1000, revenue: 4000, margin: 0.4)
    let high = AdReturn(spend: 1500, revenue: 5000, margin: 0.4)
    #expect(high.marginalROAS(from: low) == 2)
    #expect(low.marginalROAS(from: low) == nil)
  }

  @Test func withoutABase() {
    let nothing = AdReturn(spend: 0, revenue: 0, margin: nil)
    #expect(nothing.roas == nil && nothing.poas == nil && nothing.profit == nil)
    #expect(nothing.incrementalROAS(holdout: 3) == nil && nothing.breakEvenROAS == nil)
    #expect(AdReturn(spend: 5, revenue: 9, margin: -0.1).breakEvenROAS == nil)
  }

  /// CAC 60, 24 earned by the first order and 6 a month after it: 6 months.
  @Test func payback() {
    #expect(Acquisition.cost(spend: 6000, newCustomers: 100) == 60)
    #expect(Acquisition.cost(spend: 6000, newCustomers: 0) == nil)
    let months = Acquisition.paybackMonths(cost: 60, firstOrderMargin: 24, monthlyMargin: 6)
    #expect(months == 6)
    #expect(Acquisition.paybackMonths(cost: 20, firstOrderMargin: 24, monthlyMargin: 0) == 0)
    #expect(Acquisition.paybackMonths(cost: 60, monthlyMargin: 0) == nil)
  }

  /// 20 % off at a margin of 40 % needs twice the units, and then earns the same.
  @Test func discounts() throws {
    let uplift = try #require(Discount.upliftNeeded(discount: 0.2, margin: 0.4))
    #expect(abs(uplift - 1) < 1e-12)
    #expect(abs(Discount.profitChange(discount: 0.2, margin: 0.4, uplift: uplift)) < 1e-12)
    #expect(Discount.profitChange(discount: 0.2, margin: 0.4, uplift: 0.5) < 0)
    #expect(Discount.upliftNeeded(discount: 0.4, margin: 0.4) == nil)
  }

  @Test(
    arguments: [
      (3200.0, nil, 200, Verdict.Action.scale), (2600, nil, 200, .keep), (2000, nil, 200, .stop),
      (3200, 1.5, 200, .fix), (2000, 1.5, 200, .stop), (3200, 4, 200, .scale),
      (2600, nil, 20, .testSmall), (500, nil, 8, .stop), (9000, nil, 60, .scale),
    ] as [(Double, Double?, Int, Verdict.Action)])
  func verdicts(revenue: Double, marginal: Double?, orders: Int, action: Verdict.Action) {
    let campaign = AdReturn(spend: 1000, revenue: revenue, margin: 0.4)
    #expect(Verdict(campaign, marginalROAS: marginal, orders: orders).action == action)
  }

  @Test func verdictsGiveTheirReason() {
    let lost = Verdict(
      AdReturn(spend: 1000, revenue: 3200, margin: 0.4), marginalROAS: 1.5, orders: 200)
    #expect(
      lost.reason
        == "the last money lost: marginal ROAS 1.50 against break-even 2.50, "
        + "though the average is 3.20")
    let unknown = Verdict(AdReturn(spend: 10, revenue: 20, margin: nil), orders: 900)
    #expect(unknown.action == .fix && unknown.reason.contains("no cost of goods"))
    let bare = AdReturn(spend: 1000, revenue: 0, margin: 0.4)
    #expect(Verdict(bare, orders: 0).action == .testSmall)
    #expect(Verdict(bare, orders: 0, orderValue: 50).action == .stop)
    #expect(Verdict(AdReturn(spend: 0, revenue: 5, margin: 0.4), orders: 1).action == .keep)
    #expect(Verdict(AdReturn(spend: 9, revenue: 5, margin: 0), orders: 1).action == .stop)
  }
}
