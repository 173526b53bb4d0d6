import Testing

/// The currency of amounts, wherever a file tells it: without a rate no question sums them.
@Suite struct CurrencyGroundTests {
  @Test(arguments: [
    "Currency Code", "Order Currency Code", "currency_code", "Währung", "Moneda", "通貨", "币种",
    "Presentment Currency",
  ])
  func column(header: String) throws {
    let ground = try Ground()
    try ground.load(
      """
      order_id,ordered_at,units,gross_sales,status,\(header)
      1,2026-03-02 10:00,1,1000,paid,JPY
      2,2026-03-02 11:00,1,20,paid,USD

      """)
    let refusal = ground.refusal(of: "ordered_sales")
    #expect(refusal.contains("no rate is known") && refusal.contains("JPY"))
    #expect(try ground.ask("ordered_sales where currency = \"USD\"") == ["20.00"])
  }

  /// The codes speak for themselves, and words and signs in the column are codes too.
  @Test func otherColumns() throws {
    let codes = try Ground()
    try codes.load(
      """
      order_id,ordered_at,units,gross_sales,status,ccy
      1,2026-03-02 10:00,1,1000,paid,JPY

      """)
    #expect(codes.refusal(of: "ordered_sales").contains("JPY"))
    let words = try Ground()
    try words.load(
      """
      order_id,ordered_at,units,gross_sales,status,Order Currency
      1,2026-03-02 10:00,1,1000,paid,€

      """)
    #expect(words.refusal(of: "ordered_sales").contains("EUR"))
  }

  /// In a report whose rows are added up, and in one of visits.
  @Test func exports() throws {
    let ads = try Ground(today: "2026-11-08")
    try ads.load(
      """
      Campaign report
      Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value
      2026-11-01,Brand,JPY,15000,1000,100,5,90000
      2026-11-02,Brand,JPY,16000,1000,100,5,90000
      2026-11-02,Brand,EUR,1,1,1,0,0

      """)
    #expect(ads.refusal(of: "ad_spend").contains("JPY"))
    #expect(ads.refusal(of: "ad_spend 2026-11-02").contains("EUR+JPY"))
    #expect(try ads.ask("ad_clicks") == ["201"])
  }

  @Test(arguments: ["Gross (EUR)", "Gross EUR", "gross_eur"])
  func header(header: String) throws {
    let ground = try Ground()
    try ground.load(
      "order_id,ordered_at,units,\(header),status\n1,2026-03-02,1,10,paid\n",
      "as orders map (gross_sales = `\(header)`)")
    #expect(ground.refusal(of: "ordered_sales").contains("EUR"))
  }

  /// A sign is seen also where amounts are added up or reckoned with.
  @Test func signs() throws {
    let ground = try Ground()
    try ground.load(
      "order_id,ordered_at,units,price,status\n1,2026-03-02,2,€10.50,paid\n",
      "as orders map (gross_sales = price * units)")
    #expect(ground.refusal(of: "ordered_sales").contains("EUR"))
  }

  /// Amounts of a row in two currencies, and columns that contradict each other, are refused.
  @Test func contradictions() throws {
    let ground = try Ground()
    let refusal = ground.refusal(
      "order_id,ordered_at,units,gross_sales (USD),discounts (EUR),status\n1,2026-03-02,1,10,1,paid\n"
    )
    #expect(
      refusal.contains("in several currencies: gross_sales (USD) in USD, discounts (EUR) in EUR"))
    let columns = ground.refusal(
      """
      order_id,ordered_at,units,gross_sales,status,Shop currency,Buyer currency
      1,2026-03-02,1,10,paid,USD,JPY

      """)
    #expect(
      columns.contains("several columns of currencies, which differ: Shop currency, Buyer currency")
    )
  }
}
