import Importers
import TestSupport
import Testing

/// Reports of Google Analytics and Google Trends.
@Suite struct TrafficExportTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let lines = """
    # ----------------------------------------
    # Traffic acquisition: Session default channel group
    # Start date: 20260628
    # End date: 20260928
    # ----------------------------------------

    """

  /// The span above the header, a column of days, of weeks of the year, of weeks counted from its
  /// start: each has its last day.
  @Test(arguments: [
    ("", "", "2026-09-28", "2026-06-28"),
    ("Date,", "20260701,", "", "2026-07-01"),
    ("Week,", "27,", "2026-07-04", "2026-06-28"),
    ("Nth week,", "0001,", "2026-07-11", "2026-07-05"),
    ("Nth day,", "0003,", "", "2026-07-01"),
  ])
  func ga4(_ header: String, _ cell: String, _ last: String, _ day: String) throws {
    let store = try memoryStore()
    let files = try store.take(
      Self.lines + """
        Session primary channel group (Default Channel Group),\(header)Sessions,Engaged sessions,\
        Engagement rate,Average engagement time per session,Key events,Total revenue
        Organic Search,\(cell)600,400,0.6667,55,20,1000
        Direct,\(cell)400,200,0.5,45.5,10,500.5

        """, in: folder)
    #expect(files.map { $0.taken } == ["ga4 traffic acquisition > traffic"])
    #expect(
      try store.rows(
        """
        select level, date::varchar, until::varchar, channel, sessions, bounces,
          time_on_site::bigint, paid_sales from traffic order by sessions
        """) == [
          ["channel", day, last, "Direct", "400", "200", "18200", "500.50"],
          ["channel", day, last, "Organic Search", "600", "200", "33000", "1000.00"],
        ])
  }

  /// The sum of all channels is none, and it agrees.
  @Test func ga4GrandTotal() throws {
    let store = try memoryStore()
    let files = try store.take(
      Self.lines + """
        Session default channel group,Sessions,Engaged sessions
        Grand total,1000,600
        Organic Search,600,400
        Direct,400,200

        # ----------------------------------------
        Date,Sessions
        20260701,10

        """, in: folder)
    #expect(files[0].added == 2)
    #expect(files[0].fileNotes.contains("the total row agrees: Sessions 1,000"))
  }

  @Test func ga4WithoutADay() throws {
    let store = try memoryStore()
    let files = try store.take(
      "Session default channel group,Sessions,Engaged sessions\nDirect,400,200\n", in: folder)
    #expect(files[0].added == 0 && files[0].skippedCount == 1)
  }

  /// Devices of a page are added up; what is given as a rate is worked out.
  @Test func universalAnalytics() throws {
    let store = try memoryStore()
    try store.take(
      """
      # ----------------------------------------
      # All Web Site Data
      # Landing Pages
      # 20150416-20150416
      # ----------------------------------------

      Landing Page,Device Category,Sessions,% New Sessions,New Users,Bounce Rate,Pages/Session,\
      Avg. Session Duration
      /a,mobile,500,90.00%,450,80.00%,1.20,00:00:10
      /a,desktop,100,50.00%,50,20.00%,3.00,00:01:00
      ,,600,83.33%,500,70.00%,1.50,00:00:18

      """, in: folder)
    #expect(
      try store.rows(
        """
        select level, date::varchar, page, sessions, new_visitors, page_views, bounces,
          time_on_site::bigint from traffic
        """) == [["page", "2015-04-16", "/a", "600", "500", "900", "420", "11000"]])
  }

  /// The term and the region are in the header; less than one is zero.
  @Test func trends() throws {
    let store = try memoryStore()
    let files = try store.take(
      """
      Category: Shopping

      Week,mug: (United States),tea pot: (Worldwide)
      2015-05-03,4,<1
      2015-05-10,100,7

      """, in: folder)
    #expect(files.map { $0.taken } == ["google trends > market"])
    #expect(
      try store.rows(
        """
        select date::varchar, category, platform, term, search_interest::integer from market
        order by 1, 4
        """) == [
          ["2015-05-03", "Shopping", "google trends (United States)", "mug", "4"],
          ["2015-05-03", "Shopping", "google trends (Worldwide)", "tea pot", "0"],
          ["2015-05-10", "Shopping", "google trends (United States)", "mug", "100"],
          ["2015-05-10", "Shopping", "google trends (Worldwide)", "tea pot", "7"],
        ])
  }
}
