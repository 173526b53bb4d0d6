import Importers
import Language
import Store
import TestSupport
import Testing
import Values

/// Numbers in the forms of exports: the decimal mark and the currency come from the whole column.
@Suite struct NumberFormTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// Loads orders with these amounts and tells what was stored, or why one was rejected, in order.
  private func read(
    _ amounts: [String], header: String = "gross_sales", currency: String = "CNY"
  ) throws -> (found: [String], currencies: [String], notes: [Wording]) {
    let store = try Store.memory(
      currency: currency, timezone: "UTC", catalog: shipped, engine: engine)
    let rows = amounts.enumerated().map { index, amount in
      "\(index + 10),2024-05-01,paid,1,\"\(amount.replacing("\"", with: "\"\""))\""
    }
    let path = try folder.write(
      "a.csv", (["order_id,ordered_at,status,units,\(header)"] + rows).joined(separator: "\n"))
    let account = try store.load("\"\(path)\" as orders")
    let stored = try store.rows("select order_id, gross_sales, currency from orders")
    func cell(_ place: Int) -> [String] {
      amounts.indices.map { index in
        stored.first { $0[0] == "\(index + 10)" }?[place]
          ?? account.files[0].rejects.first { $0.line == index + 2 }?.reason ?? "gone"
      }
    }
    return (cell(1), cell(2), account.report.notes)
  }

  @Test(arguments: [
    ("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("1 234,50", "1234.50"),
    ("1\u{202F}234,50", "1234.50"), ("1\u{A0}234.50", "1234.50"), ("1'234.50", "1234.50"),
    ("1’234,50", "1234.50"), ("１２３", "123.00"), ("１，２３４．５", "1234.50"),
    ("1,00,000", "100000.00"), ("12,34,567.50", "1234567.50"), ("1,234,567", "1234567.00"),
    ("1.234.567", "1234567.00"), ("12,50", "12.50"), (",5", "0.50"), ("0,999", "1.00"),
    ("12.50-", "-12.50"), ("-12.50", "-12.50"), ("−12.50", "-12.50"), ("(1,234.00)", "-1234.00"),
    ("+12", "12.00"), ("-$1,000", "-1000.00"), ("$-1,000", "-1000.00"), ("$ 1,000.5", "1000.50"),
    ("1.5万", "15000.00"), ("1.5万+", "15000.00"), ("1.5万+人付款", "15000.00"),
    ("2.3亿", "230000000.00"), ("1.2k", "1200.00"), ("3M", "3000000.00"), ("100+", "100.00"),
    ("1,234.50元", "1234.50"), ("1.5万元", "15000.00"), ("70,48 zł", "70.48"), ("? 648", "648.00"),
    ("₹1,00,000.50", "100000.50"), ("R$ 1.234,50", "1234.50"), ("kr 1 234,50", "1234.50"),
    ("1.234,50 €", "1234.50"), ("EUR 12.50", "12.50"), ("12.50 USD", "12.50"),
    ("CHF 1'234.50", "1234.50"), ("Rp 1.234", "1234.00"), ("¥99.90", "99.90"),
    ("<1", "0.00"), ("=\"12.50\"", "12.50"), ("'12.50", "12.50"), ("US$12", "12.00"),
  ])
  func forms(text: String, expected: String) throws {
    #expect(try read([text]).found == [expected])
  }

  @Test(arguments: [
    "12,34.5", "1.2.3", "1,23,4", "free", "12 50", "$", "1-2", "5%", "12.50 xyz", "(12", "12)",
    "1,2345,678", "99999999999999", "1e", "$12$-x",
  ])
  func noNumbers(text: String) throws {
    #expect(try read([text]).found == ["no amount"])
  }

  @Test(arguments: [
    "-", "--", " --", "nan", "NaN", "inf", "Nill", "#REF!", "#N/A", "#DIV/0!", "null", "N/A",
  ])
  func missing(text: String) throws {
    let store = try memoryStore()
    let path = try folder.write(
      "a.csv",
      "order_id,ordered_at,status,units,gross_sales,taxes\n1,2024-05-01,paid,1,10,\"\(text)\"\n")
    #expect(try store.load("\"\(path)\"").counts == [1, 1, 0, 0, 0, 0])
    #expect(try store.rows("select taxes from orders") == [[""]])
  }

  /// 1.234 alone is what the rest of its column is, or of the file.
  @Test func decimalMark() throws {
    let commas = try read(["1.234", "12,50", "1.234,00"])
    #expect(commas.found == ["1234.00", "12.50", "1234.00"])
    #expect(
      commas.notes.otherNotes == [
        "gross_sales read with a decimal comma, decided by 12,50 in line 3"
      ])
    let points = try read(["1,234", "12.50"])
    #expect(points.found == ["1234.00", "12.50"])
    #expect(points.notes.otherNotes.isEmpty)
    // Each by its own form, where both are beyond doubt.
    let both = try read(["1,234.50", "1.234,50", "7.25", "2,345"])
    #expect(both.found == ["1234.50", "1234.50", "7.25", "2345.00"])
    #expect(
      both.notes.otherNotes == [
        "gross_sales has decimal commas and decimal points: 1 numbers were read against the rest"
      ])
  }

  @Test func decidedByAnotherColumn() throws {
    let store = try memoryStore()
    let path = try folder.write(
      "a.csv",
      """
      order_id;ordered_at;status;units;gross_sales;taxes
      1;2024-05-01;paid;1;1.234;0,50
      2;2024-05-01;paid;1.200;2.500;1,75

      """)
    #expect(try store.load("\"\(path)\"").counts == [2, 2, 0, 0, 0, 0])
    #expect(
      try store.rows("select units, gross_sales, taxes from orders order by order_id")
        == [["1", "1234.00", "0.50"], ["1200", "2500.00", "1.75"]])
  }

  /// A whole number has no decimals, so that the mark in it stands between thousands.
  @Test func wholeNumbers() throws {
    let store = try memoryStore()
    let path = try folder.write(
      "a.csv",
      "order_id,ordered_at,status,units,gross_sales\n1,2024-05-01,paid,2.546,5\n2,2024-05-01,paid,3,5\n"
    )
    #expect(try store.load("\"\(path)\"").counts == [2, 2, 0, 0, 0, 0])
    #expect(try store.rows("select units from orders order by 1") == [["3"], ["2546"]])
  }

  @Test(arguments: [
    ("$12", "CNY", "USD"), ("$12", "MXN", ""), ("$12", "AUD", ""), ("$12", "SGD", ""),
    ("MX$12", "CNY", "MXN"),
    ("¥12", "CNY", ""), ("¥12", "JPY", ""), ("¥12", "USD", "CNY"), ("12元", "USD", "CNY"),
    ("1200円", "USD", "JPY"), ("€12", "USD", "EUR"), ("12,50 €", "USD", "EUR"),
    ("₹12", "USD", "INR"), ("R$12", "USD", "BRL"), ("A$12", "USD", "AUD"), ("C$12", "USD", "CAD"),
    ("70,48 zł", "EUR", "PLN"), ("12 kr", "NOK", ""), ("12 kr", "EUR", "SEK"),
    ("₽12", "USD", "RUB"), ("CHF 12", "EUR", "CHF"), ("12 USD", "EUR", "USD"),
    ("£0.50", "EUR", "GBP"), ("R 500", "USD", "ZAR"), ("? 648", "INR", ""), ("12", "INR", ""),
  ])
  func currencies(text: String, store: String, expected: String) throws {
    #expect(try read([text], currency: store).currencies == [expected])
  }

  /// Amounts of several currencies keep theirs; one currency holds for amounts without a sign too.
  @Test func mixedCurrencies() throws {
    let mixed = try read(["$12.50", "€7", "5"], currency: "USD")
    #expect(mixed.found == ["12.50", "7.00", "5.00"])
    #expect(mixed.currencies == ["USD", "EUR", ""])
    #expect(
      mixed.notes.otherNotes == [
        "currency EUR and USD, from the signs of gross_sales",
        "gross_sales is 17.50 in USD, 7.00 in EUR",
      ])
    #expect(try read(["€7", "5"], currency: "USD").currencies == ["EUR", "EUR"])
  }

  @Test(arguments: [
    ("gross_sales (USD)", "USD"), ("gross_sales($)", "USD"), ("gross_sales（元）", ""),
    ("gross_sales [EUR]", "EUR"), ("gross_sales (net)", ""),
  ])
  func headerCurrencies(header: String, expected: String) throws {
    let read = try read(["5", "7.5"], header: header)
    #expect(read.currencies == [expected, expected])
    if !expected.isEmpty {
      #expect(read.notes.contains("currency \(expected), from the header \(header)"))
    }
  }
}
