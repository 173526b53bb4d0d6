import Testing

/// The zone of times, wherever a file tells it, as questions by day see it.
@Suite struct ZoneGroundTests {
  private func orders(_ header: String = "ordered_at", _ more: String = "", zone: String = "")
    -> String
  {
    """
    order_id,\(header),units,gross_sales,status\(more)
    1,2026-03-02 01:30:00,1,10,paid\(zone)
    2,2026-03-02 12:30:00,1,20,paid\(zone)

    """
  }

  private let moved = ["2026-03-01 10.00", "2026-03-02 20.00"]

  @Test(arguments: [
    ("ordered_at (UTC)", "UTC"), ("ordered_at [GMT]", "GMT"),
    ("ordered_at (Europe/Berlin)", "Europe/Berlin"),
    ("ordered_at (GMT+1)", "GMT+1"), ("ordered_at UTC", "UTC"), ("ordered_at_utc", "utc"),
  ])
  func header(header: String, zone: String) throws {
    let ground = try Ground()
    let notes = try ground.load(orders(header))
    #expect(try ground.ask("ordered_sales by day") == moved)
    #expect(notes.contains { $0.hasPrefix("\(header) read in \(zone)") })
  }

  @Test(arguments: [
    "UTC", "Europe/London", "CET", "MEZ", "UTC+1", "(GMT+01:00) Berlin", "+01:00", "Berlin",
  ])
  func column(zone: String) throws {
    let ground = try Ground()
    try ground.load(orders("ordered_at", ",Time Zone", zone: ",\(zone)"))
    #expect(try ground.ask("ordered_sales by day") == moved)
  }

  /// Each row by its own zone; one that cannot be read sets its row aside, and blank ones are the
  /// store's.
  @Test func columnOfSeveral() throws {
    let ground = try Ground(currency: "EUR", zone: "Europe/Berlin")
    try ground.load(
      """
      order_id,ordered_at,units,gross_sales,status,Zeitzone
      1,2026-07-02 23:30:00,1,10,paid,Eastern Time (US & Canada)
      2,2026-07-02 23:30:00,1,20,paid,Asia/Tokyo
      3,2026-07-02 23:30:00,1,40,paid,CST
      4,2026-07-02 23:30:00,1,80,paid,
      5,2026-07-02 23:30:00+02:00,1,160,paid,Asia/Tokyo

      """)
    #expect(try ground.ask("ordered_sales by day") == ["2026-07-02 260.00", "2026-07-03 10.00"])
    #expect(try ground.rejects().count == 1)
    #expect(try ground.rejects()[0].contains("time zone CST: the name of several zones"))
  }

  @Test(arguments: [
    "All times are in CET,,,,", "Time zone: (GMT+01:00),,,,", "Zeitzone: Europe/Berlin,,,,",
    "Zeitzone: MEZ,,,,", "All dates and times are UTC,,,,", "时区：GMT+1,,,,",
  ])
  func titleLine(line: String) throws {
    let ground = try Ground()
    try ground.load("Orders of March,,,,\n\(line)\n" + orders())
    #expect(try ground.ask("ordered_sales by day") == moved)
  }

  /// A name of several zones is refused with the way out, wherever it stands.
  @Test(arguments: [("ordered_at (CST)", ""), ("ordered_at", "All times are in IST,,,,\n")])
  func unclear(header: String, above: String) throws {
    let ground = try Ground()
    let text = above + orders(header)
    let refusal = ground.refusal(text)
    #expect(refusal.contains("time zone") && refusal.contains("--zone America/Chicago"))
    try ground.load(text, "--zone Europe/Berlin")
    #expect(try ground.ask("ordered_sales by day") == moved)
  }

  /// The names of several zones in the cells are the one that is told.
  @Test func toldForCells() throws {
    let ground = try Ground(currency: "EUR", zone: "Europe/Berlin")
    try ground.load(
      "order_id,ordered_at,units,gross_sales,status\n1,2026-07-02 23:30:00 CST,1,10,paid\n",
      "--zone America/Chicago")
    #expect(try ground.ask("ordered_sales by day") == ["2026-07-03 10.00"])
  }

  /// Without any zone the times are the store's, and one line says so; days are never moved.
  @Test func storesOwn() throws {
    let ground = try Ground(currency: "EUR", zone: "Europe/Berlin")
    let note = "times without a zone were taken as Europe/Berlin, the store's own"
    #expect(try ground.load(orders()).contains(note))
    #expect(try ground.ask("ordered_sales by day") == ["2026-03-02 30.00"])
    let days = try Ground()
    let text = "order_id,ordered_at (UTC),units,gross_sales,status\n1,2026-03-02,1,10,paid\n"
    #expect(try !days.load(text).contains { $0.contains("zone") })
    #expect(try days.ask("ordered_sales by day") == ["2026-03-02 10.00"])
  }
}
