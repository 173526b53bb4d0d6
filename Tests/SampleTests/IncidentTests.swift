import Testing
import Values

@testable import Sample

/// What the table `incidents` says has happened can be measured in the other tables.
@Suite struct IncidentTests {
  /// Without a festival of the platform in between, and large enough to see a product's days.
  static let measured = (1...2).map { seed in
    Result {
      try MadeStore(
        SampleStore(orders: 80_000, days: 110, seed: seed, until: day("2024-10-20")))
    }
  }

  @Test(arguments: 0..<2) func theTruthShows(_ index: Int) throws {
    let store = try Self.measured[index].get()
    let truths = try Truth.all(in: store)
    #expect(truths.count >= 9)
    for truth in truths {
      let seen = try truth.seen(in: store)
      // Two standard deviations of the figures of a day or two; refunds come in small numbers.
      let room = 0.03 + (1 + truth.size) * (truth.metric == "refunds" ? 0.35 : 0.2)
      #expect(abs(seen - truth.size) < room, "\(truth), seen \(seen)")
      #expect((truth.size < 0) == (truth.direction == "down"))
      #expect(abs(truth.size) >= 0.25)
    }
  }

  /// What shows on the last day is no noise: the struck figures are far from their usual range.
  @Test func quietDaysAreQuiet() throws {
    let store = try Self.measured[0].get()
    let spread = try store.rows(
      """
      with days as (
        select date, visitors, paid_orders / visitors as conversion,
          exists (from incidents where date between starts_on and ends_on) as struck
        from traffic where level = 'shop'),
      compared as (
        select *, ln(visitors / avg(visitors) over near) as v,
          ln(conversion / avg(conversion) over near) as c
        from days where not struck
        window near as (partition by dayofweek(date) order by date
          rows between 3 preceding and 3 following))
      select stddev(v), stddev(c) from compared
      """)[0].compactMap { $0.double }
    #expect((0.03...0.09).contains(spread[0]), "visitors vary by \(spread[0])")
    #expect((0.03...0.10).contains(spread[1]), "conversion varies by \(spread[1])")
  }

  @Test func defectsAreSaidInWords() throws {
    let store = try Self.measured[1].get()
    let shares = try store.rows(
      """
      select avg((reason = 'broken or defective')::int) filter (struck),
        avg((reason = 'broken or defective')::int) filter (not struck)
      from (select r.*, i.kind is not null as struck from refunds r left join incidents i
        on i.kind = 'defective_batch' and metric = 'refunds' and value1 = product_id
        and requested_at::date between starts_on and ends_on)
      """)[0].compactMap { $0.double }
    #expect(shares[0] > 0.6)
    #expect(shares[1] < 0.2)
  }

  @Test func competitorsSellForLess() throws {
    for made in Self.measured {
      let store = try made.get()
      let cuts = try store.rows(
        """
        select max(price) filter (date between starts_on and ends_on)
            / median(price) filter (date not between starts_on and ends_on),
          count(*) filter (date between starts_on and ends_on
            and running_activity = 'Limited-time price cut')
        from incidents i join competitors c on c.level = 'product' and c.product_id = value1
        where kind = 'competitor_price_cut' group by incident_id
        """)
      #expect(!cuts.isEmpty)
      for cut in cuts {
        #expect(cut[0].double ?? 1 < 0.85)
        #expect(cut[1].int ?? 0 > 0)
      }
    }
  }

  @Test func anExpiredCouponIsNotUsed() throws {
    for made in Self.measured {
      let store = try made.get()
      try Rule(
        "no coupon is valid while it has expired",
        breaches: """
          select promotion_id from incidents i join promotions p
            on kind = 'coupon_expired' and promotion_name like value1 || ' %'
            and starts_at < ends_on + 1 and ends_at >= starts_on
          """
      ).check(in: store)
    }
  }

  @Test func cappedCampaignsSpentTheirBudgetEarly() throws {
    for made in Self.measured {
      try Rule(
        "the budget ended by the afternoon",
        breaches: """
          select date from incidents i join ads a on a.level = 'campaign' and a.campaign = value2
            and date between starts_on and ends_on
          where kind = 'campaign_capped' and (ad_status <> 'limited' or spend <> budget
            or hour(capped_at) not between 12 and 16)
          """
      ).check(in: made.get())
    }
  }
}
