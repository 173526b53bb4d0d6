import Testing

/// Where the rows of a table are and what is none of them, as questions see it.
@Suite struct LayoutGroundTests {
  private let header = "order_id,ordered_at,units,gross_sales,discounts,status"

  /// A second header with the columns in another order is read on by its own names.
  @Test func otherOrder() throws {
    let ground = try Ground()
    try ground.load(
      """
      \(header)
      1,2026-03-01,1,100.00,10.00,paid
      2,2026-03-02,1,50.00,0.00,paid
      order_id,ordered_at,units,discounts,gross_sales,status
      3,2026-03-03,1,5.00,80.00,paid
      status,gross_sales,units,ordered_at,order_id
      paid,60.00,1,2026-03-04,4
      \(header)
      5,2026-03-05,1,7.00,0.00,paid

      """)
    #expect(try ground.ask("ordered_sales") == ["297.00"])
    #expect(
      try ground.ask("ordered_sales by day 2026-03-03 to 2026-03-04") == [
        "2026-03-03 80.00", "2026-03-04 60.00",
      ])
  }

  /// Amounts that their own commas cut are not read as their first part.
  @Test func rowsWiderThanTheHeader() throws {
    let ground = try Ground()
    let rows = (1...4).map { "\($0),2026-03-01,1,1,210.00,0,paid" }
    let refusal = ground.refusal(([header] + rows).joined(separator: "\n") + "\n")
    #expect(refusal.contains("the rows of"))
    #expect(refusal.contains("have 7 fields, and its header names 6"))
    #expect(refusal.contains("amounts such as 1,234.50 need quotes around them"))
  }

  /// Another table without a blank line before it ends the first one.
  @Test func otherTable() throws {
    let ground = try Ground()
    try ground.load(
      """
      \(header)
      1,2026-03-01,1,100.00,10.00,paid
      date,campaign,spend,impressions,clicks,budget
      2026-03-01,Brand,5,6,7,8

      """)
    #expect(try ground.ask("ordered_sales") == ["100.00"])
    #expect(try ground.rejects().isEmpty)
  }

  /// Cells right of the table reject no row; a row that was shifted is none.
  @Test func cellsBeside() throws {
    let ground = try Ground()
    let report = try ground.run(
      "load \"\(try ground.folder.write("a.csv", """
      order_id,ordered_at,status,units,gross_sales
      1,2026-03-01,paid,1,10
      2,2026-03-01,paid,1,20,,,Sum,60
      3,2026-03-02,paid,1,30,checked
      4,2026-03-02,paid,1,1,234
      5,2026-03-02,paid,late,1,40
      6,2026-03-02,paid,1,100
      7,2026-03-02,paid,1,200
      8,2026-03-02,paid,1,300

      """))\"")
    #expect(try ground.ask("ordered_sales") == ["660.00"])
    #expect(try ground.rejects().count == 2)
    #expect(report.blocks.contains(.title("No rows of the table")))
  }

  /// A line of totals in a list is compared and counts for nothing.
  @Test(arguments: ["Total", "Sum", "Summe:", "合计", "TOTAL", "Итого"])
  func totals(word: String) throws {
    let ground = try Ground()
    let notes = try ground.load(
      """
      date,campaign,spend,clicks
      2026-11-01,Brand,100.00,10
      2026-11-02,Brand,120.00,20
      \(word),,999.00,30

      """)
    #expect(try ground.ask("ad_spend") == ["220.00"])
    #expect(notes.contains("the total row says spend 999, the rows sum to 220: −779"))
    #expect(notes.contains("the total row agrees: clicks 30"))
    #expect(try ground.rejects().isEmpty)
  }

  /// The total of each day among its parts is no part.
  @Test func totalsOfDays() throws {
    let ground = try Ground()
    let notes = try ground.load(
      """
      date,channel,visitors
      2026-11-01,Search,10
      2026-11-01,Ads,20
      2026-11-01,Total,30
      2026-11-02,Search,40
      2026-11-02,Total,40

      """)
    #expect(try ground.ask("visitors by channel") == ["Search 50", "Ads 20"])
    #expect(notes.contains { $0.hasPrefix("2 total rows were set aside") })
  }

  /// What was filled is compared, whatever it is made of.
  @Test func totalOfExport() throws {
    let ground = try Ground(today: "2026-11-08")
    let notes = try ground.load(
      """
      Campaign report
      "November 1, 2026 - November 2, 2026"
      Day,Campaign,Cost,Impr.,Clicks,Conversions,Conv. value
      2026-11-01,Brand,100.00,1000,100,5,900
      2026-11-02,Brand,120.00,1000,100,5,900
      Total: Account,--,999.00,2000,200,,1800

      """)
    #expect(try ground.ask("ad_spend") == ["220.00"])
    #expect(notes.contains("the total row says Cost 999, the rows sum to 220: −779"))
    #expect(notes.contains("the total row has no Conversions to compare: the rows sum to 10"))
  }
}
