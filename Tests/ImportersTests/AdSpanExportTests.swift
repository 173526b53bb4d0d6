import Importers
import TestSupport
import Testing

/// Ads of several days in a row: a week, a month, the days in a title line or in the name.
@Suite struct AdSpanExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - Google

  /// A row of a week stands on its Monday.
  @Test func googleWeeks() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Campaign report
      "November 2, 2026 - November 15, 2026"
      Week,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
      2026-11-02,Brand,EUR,700.00,7000,70,7,900
      2026-11-09,Brand,EUR,70.50,700,7,1,90
      Total: Account,--,EUR,770.50,7700,77,8,990

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "google ads" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, spend, ad_sales, currency from
          ads order by all
        """) == [
          ["campaign", "2026-11-02", "2026-11-08", "Brand", "700.00", "900.00", "EUR"],
          ["campaign", "2026-11-09", "2026-11-15", "Brand", "70.50", "90.00", "EUR"],
        ])
  }

  /// The last day is that of the month, of February too.
  @Test func googleMonths() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Month,Campaign,Cost,Clicks
      2026-02-01,Brand,4.00,6
      2026-12-01,Brand,4.00,6

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "google ads" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        "select level, date::varchar, until::varchar, campaign, spend from ads order by all") == [
          ["campaign", "2026-02-01", "2026-02-28", "Brand", "4.00"],
          ["campaign", "2026-12-01", "2026-12-31", "Brand", "4.00"],
        ])
  }

  /// Without a column of days the title line tells them; totals are no campaigns.
  @Test func googleSpan() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Campaign report
      "November 2, 2026 - November 15, 2026"
      Campaign status,Campaign,Budget,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
      Enabled,Brand,10.00,EUR,700.00,7000,70,7,900
      Paused,Shop,10.00,EUR,70.50,700,7,1,90
      Total: Campaigns, --, --,EUR,770.50,7700,77,8,990
      Total: Account, --, --,EUR,770.50,7700,77,8,990

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "google ads of a span" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, spend, ad_sales, currency from
          ads order by all
        """) == [
          ["campaign", "2026-11-02", "2026-11-15", "Brand", "700.00", "900.00", "EUR"],
          ["campaign", "2026-11-02", "2026-11-15", "Shop", "70.50", "90.00", "EUR"],
        ])
  }

  /// The names of the API; costs are millionths.
  @Test func googleAPI() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      campaign.resourceName,campaign.name,metrics.costMicros,metrics.clicks,\
      metrics.conversionsValue,segments.date,customer.currencyCode
      c/1,Brand,10500000,12,30.5,2026-11-01,EUR
      c/2,Shop,20000000,20,,2026-11-01,EUR

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "google ads api" })
    #expect(files.brief == ["ads 0 0", "ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, spend, clicks, ad_sales, currency
        from ads order by all
        """) == [
          ["campaign", "2026-11-01", "", "Brand", "10.50", "12", "30.50", "EUR"],
          ["campaign", "2026-11-01", "", "Shop", "20.00", "20", "", "EUR"],
        ])
  }

  /// The names of the query language, by month.
  @Test func googleAPIMonths() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      customer.id,metrics.cost_micros,metrics.clicks,segments.month
      1,10500000,12,2026-10-01
      1,500000,12,2026-11-01

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "google ads api" })
    #expect(files.brief == ["ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, account_id, spend, clicks from ads order by
          all
        """) == [
          ["account", "2026-10-01", "2026-10-31", "1", "10.50", "12"],
          ["account", "2026-11-01", "2026-11-30", "1", "0.50", "12"],
        ])
  }

  // MARK: - Amazon

  /// Start Date and End Date are the first and the last day.
  @Test func amazonWeek() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Start Date,End Date,Campaign Name,Ad Group Name,Targeting,Match Type,Impressions,Clicks,\
      Spend,14 Day Total Sales,14 Day Total Orders (#)
      2026-05-01,2026-05-07,Camp A,Group A,mug,exact,100,20,5.00,30.00,2
      2026-05-08,2026-05-08,Camp A,Group A,mug,exact,100,20,1.00,3.00,1

      """, in: folder)
    #expect(files.allSatisfy { $0.export == "amazon ads" })
    #expect(files.brief == ["ads 2 0", "ads 2 0"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, campaign, keyword, spend, ad_sales from ads
        order by all
        """) == [
          ["campaign", "2026-05-01", "2026-05-07", "Camp A", "", "5.00", "30.00"],
          ["campaign", "2026-05-08", "", "Camp A", "", "1.00", "3.00"],
          ["keyword", "2026-05-01", "2026-05-07", "Camp A", "mug", "5.00", "30.00"],
          ["keyword", "2026-05-08", "", "Camp A", "mug", "1.00", "3.00"],
        ])
  }
}
