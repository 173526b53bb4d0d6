import Testing

/// Numbers and dates that can be read in two ways, as questions see them.
@Suite struct NumberGroundTests {
  private let head = "order_id;created at;paid_at;status;units;gross_sales\n"

  private func orders(_ amounts: [String], day: (Int) -> String, separator: String = ";") -> String
  {
    let rows = amounts.enumerated().map { index, amount in
      "\(index + 1);\(day(index + 3));\(day(index + 3));paid;1;\(amount)"
    }
    return (head + rows.joined(separator: "\n") + "\n").replacing(";", with: separator)
  }

  private func dotted(_ day: Int) -> String { "1\(day).11.2026" }
  private func iso(_ day: Int) -> String { "2026-11-1\(day)" }

  /// Semicolons, days with points and three digits behind every point decide together.
  @Test func decidedByTheFile() throws {
    let ground = try Ground(currency: "EUR", zone: "Europe/Berlin")
    let notes = try ground.load(orders(["1.234", "2.500"], day: dotted))
    #expect(try ground.ask("revenue") == ["3734.00"])
    #expect(notes.contains { $0.hasPrefix("gross_sales read with a decimal comma, for the file") })
  }

  /// Thousands that end in three noughts look like whole numbers, and are asked about all the same.
  @Test(arguments: [
    ["1.234", "2.500"], ["1.000", "2.000"], ["2.500", "800"], ["1,234", "2,500"],
  ])
  func undecided(amounts: [String]) throws {
    let ground = try Ground(currency: "EUR", zone: "Europe/Berlin")
    let text = orders(amounts, day: iso)
    let refusal = ground.refusal(text)
    #expect(refusal.contains("can be read in two ways: \(amounts[0]) as "))
    #expect(refusal.contains("--decimal comma") && refusal.contains("--decimal point"))
    let other = amounts[0].contains(".") ? "comma" : "point"
    try ground.load(text, "--decimal \(other)")
    let sum = amounts.compactMap { Int($0.filter(\.isNumber)) }.reduce(0, +)
    #expect(try ground.ask("revenue") == ["\(sum).00"])
  }

  @Test func told() throws {
    let ground = try Ground()
    let text = orders(["1.234", "2.500"], day: iso, separator: ",")
    #expect(ground.refusal(text).contains("1.234 as 1234 (--decimal comma) or as 1.234"))
    try ground.load(text, "--decimal point")
    #expect(try ground.ask("revenue") == ["3.73"])
    #expect(ground.refusal(text, "--decimal dash").contains("--decimal takes comma and point"))
  }

  /// What another column shows holds for the file, also one that nothing is loaded from.
  @Test func decidedByAnotherColumn() throws {
    let ground = try Ground(currency: "EUR", zone: "Europe/Berlin")
    let text =
      "order_id;created at;paid_at;status;units;gross_sales;weight of it\n"
      + "1;2026-11-13;2026-11-13;paid;1;1.234;0,75\n"
    try ground.load(text)
    #expect(try ground.ask("revenue") == ["1234.00"])
  }

  /// In dollars a comma stands between thousands, and the answer says so.
  @Test func usual() throws {
    let ground = try Ground()
    let notes = try ground.load(
      "order_id,created at,paid_at,status,units,gross_sales\n1,2026-11-13,2026-11-13,paid,1,\"1,234\"\n"
    )
    #expect(try ground.ask("revenue") == ["1234.00"])
    #expect(notes.contains { $0.contains("as usual in USD; --decimal says it otherwise") })
  }

  /// In a file of numbers that are numbers nothing has to be asked.
  @Test func numbersOfJSON() throws {
    let ground = try Ground(currency: "EUR", zone: "Europe/Berlin")
    try ground.load(
      """
      [{"order_id": "1", "ordered_at": "2026-11-13", "paid_at": "2026-11-13", "status": "paid",
        "units": 1, "gross_sales": 1.234}]
      """, as: "a.json")
    #expect(try ground.ask("revenue") == ["1.23"])
  }

  @Test func undecidedDates() throws {
    let ground = try Ground()
    let text = "order_id,ordered_at,status,units,gross_sales\n1,03/04/2026,paid,1,10\n"
    let refusal = ground.refusal(text)
    #expect(refusal.contains("--dates dmy") && refusal.contains("--dates mdy"))
    try ground.load(text, "--dates dmy")
    #expect(try ground.ask("ordered_sales by day") == ["2026-04-03 10.00"])
  }

  /// Months and clocks in the languages of the platforms.
  @Test(arguments: [
    "2 de marzo de 2026 22:35 hs.", "2 de março de 2026 às 22:35", "2 mars 2026 à 22h35",
    "2. März 2026 um 22:35 Uhr", "2 marzo 2026 alle 22:35", "2 maart 2026 om 22:35",
    "2 marca 2026 22:35", "2 mars 2026 kl. 22.35", "2 Mart 2026 22:35", "2 Maret 2026 22.35",
    "2 марта 2026 г., 22:35", "2 مارس 2026 22:35", "2 มีนาคม 2026 22:35", "2 tháng 3, 2026 22:35",
    "2026年3月2日(月) 22:35", "2026년 3월 2일 오후 10:35", "Mon, Mar 2, 2026 10:35 p.m.",
    "2026年3月2日 午後10:35",
  ])
  func monthNames(text: String) throws {
    let ground = try Ground()
    try ground.load(
      "order_id,ordered_at,status,units,gross_sales\n1,\"\(text)\",paid,1,10\n")
    #expect(
      try ground.ask("ordered_sales by hour 2026-03-02").contains("2026-03-02 22:00:00 10.00"))
  }

  /// A form that is told knows the months' names too; what has not the form is shown as it stands.
  @Test func toldForm() throws {
    let ground = try Ground(currency: "ARS", zone: "America/Argentina/Buenos_Aires")
    let form = #"map (ordered_at = timestamp(when, "%d de %B de %Y %H:%M hs."))"#
    try ground.load(
      """
      order_id,when,units,gross_sales,status
      1,1 de marzo de 2026 22:35 hs.,1,10,paid
      2,14 de abril de 2026 09:00 hs.,1,20,paid
      3,14. Aprilis 2026,1,40,paid

      """, as: "v.csv", "as orders " + form)
    #expect(
      try ground.ask("ordered_sales by day where ordered_sales > 0")
        .filter { !$0.hasSuffix(" 0.00") } == ["2026-03-01 10.00", "2026-04-14 20.00"])
    #expect(
      try ground.rejects() == [
        "4 14. Aprilis 2026 no time; write 2024-05-14 08:30:00"
      ])
  }

  @Test(arguments: [
    ("29 de febrero de 2026 09:05 hs.", "no such day: February 2026 has 28 days"),
    ("31.06.2026 10:00", "no such day: June 2026 has 30 days"),
    ("2026-02-30 10:00", "no such day: February 2026 has 28 days"),
    ("2026-03-02 10:00 CST", "time zone CST: the name of several zones"),
    ("2026-03-02 10:00 XYZT", "time zone XYZT is not known"),
  ])
  func noSuchTime(text: String, reason: String) throws {
    let ground = try Ground()
    try ground.load(
      """
      order_id,ordered_at,status,units,gross_sales
      1,\(text),paid,1,10
      2,2026-03-01 10:00,paid,1,20

      """)
    #expect(try ground.ask("ordered_sales") == ["20.00"])
    #expect(try ground.rejects().allSatisfy { $0.contains(text) && $0.contains(reason) })
    #expect(try ground.rejects().count == 1)
  }
}
