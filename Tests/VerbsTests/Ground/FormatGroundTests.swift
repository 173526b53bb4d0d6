import Testing

/// Nested JSON, encodings and files of nothing but faults, as questions see them.
@Suite struct FormatGroundTests {
  private let day = "\"date\": \"2026-11-01\""

  /// Paths into nested objects are columns, and a list in an object or an array holds the rows.
  @Test(arguments: [
    "[ROWS]", "{\"results\": [ROWS]}", "[{\"results\": [ROWS], \"requestId\": \"x\"}]",
    "{\"data\": {\"report\": [ROWS]}, \"paging\": {\"next\": \"y\"}}",
  ])
  func nested(wrapper: String) throws {
    let ground = try Ground()
    let rows = """
      {"campaign": {"name": "Brand"}, "metrics": {"cost": 10.5}, "segments": {\(day)}},
      {"campaign": {"name": "Shop"}, "metrics": {"cost": 20}, "segments": {\(day)}}
      """
    try ground.load(
      wrapper.replacing("ROWS", with: rows), as: "a.json",
      "as ads map (date = `segments.date`, campaign = `campaign.name`, spend = `metrics.cost`)")
    #expect(try ground.ask("ad_spend by campaign") == ["Shop 20.00", "Brand 10.50"])
  }

  /// Named values in a list are columns by their names; other lists are said to be left out.
  @Test func actions() throws {
    let ground = try Ground()
    let notes = try ground.load(
      """
      {"data": [
        {"date_start": "2026-11-01", "campaign": "A", "spend": "5.50", "adsets": [{"id": 1}],
         "actions": [{"action_type": "lead", "value": "9"}, {"action_type": "purchase", "value": "3"}]},
        {"date_start": "2026-11-01", "campaign": "B", "spend": "7", "adsets": [{"id": 2}]}],
       "paging": {"cursors": {"after": "z"}}}
      """, as: "a.json",
      "as ads map (date = `date_start`, campaign = campaign, spend = spend, "
        + "ad_orders = `actions.purchase`)")
    #expect(try ground.ask("ad_spend, ad_orders") == ["12.50 3"])
    #expect(notes.contains("the rows are those of data; beside it stand paging"))
    #expect(notes.contains { $0.contains("left out") && $0.contains("adsets") })
  }

  @Test func deep() throws {
    let ground = try Ground()
    let text =
      "{\"a\": " + String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)
      + "}"
    #expect(ground.refusal(text, as: "a.json").contains("nested more than 100 levels deep"))
  }

  /// Nothing but rows that cannot be read is a fault of the statement.
  @Test func allRejected() throws {
    let ground = try Ground()
    #expect(
      ground.refusal("order_id,ordered_at,units,gross_sales,status\n1,never,1,x,paid\n")
        .contains("nothing was loaded"))
  }
}
