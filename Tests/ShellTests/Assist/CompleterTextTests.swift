import Catalog
import Language
import Testing
import Verbs

@testable import Shell

/// Values, periods and files at the cursor.
@Suite struct CompleterTextTests {
  // MARK: - Values

  @Test(arguments: [
    (
      "revenue where channel = ▮",
      [
        "\"search\"", "\"ads\"", "\"live \\\"night\\\"\"", "\"search\\\\deep\"",
      ]
    ),
    ("revenue where channel = se▮", ["\"search\"", "\"search\\\\deep\""]),
    ("revenue where channel = \"a▮", ["\"ads\""]),
    ("revenue where channel = \"NIGHT▮", ["\"live \\\"night\\\"\""]),
    ("revenue where channel = 'a▮", ["'ads'"]),
    ("revenue where channel = 'li▮", ["'live \"night\"'"]),
    ("revenue where product = tea p▮", ["\"Tea pot\""]),
    ("revenue where product = \"tea ▮", ["\"Tea pot\"", "\"Tea cup\""]),
    ("revenue where product in (\"Kettle\", \"tea c▮", ["\"Tea cup\""]),
    ("revenue where product in (▮", ["\"Tea pot\"", "\"Tea cup\"", "\"Kettle\""]),
    ("revenue where product not in (\"Kettle\", k▮", ["\"Kettle\""]),
    ("revenue where 渠道 = \"ad▮", ["\"ads\""]), ("revenue where city contains \"杭▮", ["\"杭州市\""]),
    ("top 3 products where city = 上▮", ["\"上海市\""]),
    ("late orders where city = 上▮", ["\"上海市\""]),
    ("list orders where status = ▮", ["unpaid", "paid", "sent_back"]),
    ("list orders where status = \"un▮", ["\"unpaid\""]),
    ("list orders where status = un▮", ["unpaid"]),
    ("list orders where gift = ▮", ["true", "false"]),
    ("revenue by city | where city = \"上▮", ["\"上海市\""]),
  ])
  func values(_ text: String, _ expected: [String]) throws {
    #expect(try AssistFixture.candidates(text) == expected)
  }

  /// A text that is inserted is read back as the value that it stands for.
  @Test func quotesAreReadBack() throws {
    for text in [
      "revenue where channel = ▮", "revenue where channel = '▮", "revenue where channel = \"▮",
    ] {
      for candidate in try AssistFixture.complete(text).candidates {
        let tokens = Lexer.tokens(of: candidate.text)
        #expect(tokens.count == 2 && tokens[0].kind == .text && !tokens[0].isUnclosed)
        #expect(tokens[0].text == candidate.label)
      }
    }
  }

  // MARK: - Periods

  @Test func periods() throws {
    let offered = try AssistFixture.complete("revenue y▮").candidates
    #expect(
      offered == [
        Candidate(text: "yesterday", detail: "Mon 2024-05-13"),
        Candidate(text: "year to date", detail: "2024-01-01 to 2024-05-14"),
        Candidate(text: "ytd", detail: "2024-01-01 to 2024-05-14"),
      ])
    #expect(
      try AssistFixture.candidates("revenue last ▮").prefix(5) == [
        "last day", "last week", "last month", "last quarter", "last year",
      ])
    #expect(try AssistFixture.candidates("revenue last 7 d▮") == ["last 7 days"])
    #expect(try AssistFixture.candidates("revenue last 3▮") == ["last 30 days"])
    #expect(try AssistFixture.candidates("revenue last 45 w▮") == ["weeks"])
    #expect(try AssistFixture.candidates("revenue week t▮") == ["week to date"])
    #expect(try AssistFixture.candidates("revenue today s▮") == ["today so far"])
    #expect(try AssistFixture.candidates("revenue 2024-05-01 t▮").contains("to"))
    #expect(try AssistFixture.candidates("revenue since yes▮") == ["yesterday"])
    #expect(try AssistFixture.candidates("param day = yes▮") == ["yesterday"])
    #expect(try AssistFixture.candidates("task \"x\" due f▮") == ["friday"])
  }

  /// Baselines have the dates that they have for the period of the call.
  @Test func baselines() throws {
    let week = try AssistFixture.complete("compare last week vs pre▮").candidates
    #expect(week == [Candidate(text: "previous period", detail: "2024-04-29 to 2024-05-05")])
    let day = try AssistFixture.complete("compare vs day▮").candidates
    #expect(day == [Candidate(text: "day before", detail: "Sun 2024-05-12")])
    #expect(try AssistFixture.candidates("compare vs day before, last y▮") == ["last year"])
  }

  @Test func events() throws {
    let nearest = try AssistFixture.complete("revenue during ▮").candidates.prefix(3)
    #expect(
      nearest == [
        Candidate(
          text: "\"May Day\"", label: "May Day", detail: "2024-05-01 to 2024-05-05"),
        Candidate(
          text: "\"618 2024\"", label: "618 2024", detail: "2024-06-01 to 2024-06-20"),
        Candidate(
          text: "\"618 2023\"", label: "618 2023", detail: "2023-06-01 to 2023-06-20"),
      ])
    #expect(try AssistFixture.candidates("compare vs \"6▮") == ["\"618 2024\"", "\"618 2023\""])
    #expect(try AssistFixture.candidates("revenue during \"day▮") == ["\"May Day\""])
  }

  // MARK: - Files

  @Test(arguments: [
    // Folders, and files that the verb can read.
    (
      "load ▮",
      [
        "\"My Files/", "\"Orders old.csv\"", "orders.csv", "out/", "as", "map", "store",
      ] + LoadVerb.options.map { $0.written }
    ),
    ("load o▮", ["orders.csv", "out/"]), ("load O▮", ["\"Orders old.csv\""]),
    ("load MY▮", ["\"My Files/"]),
    ("load \"o▮", ["\"orders.csv\"", "\"out/"]), ("load 'Orders ▮", ["'Orders old.csv'"]),
    ("load .▮", [".secret.csv"]), ("load \"My Files/▮", ["\"My Files/a \\\"b\\\".csv\""]),
    ("load orders.csv, ou▮", ["out/"]), ("include d▮", ["daily.ops"]),
    ("revenue | save n▮", ["notes.pdf"]), ("load out/▮", ["out/as"]), ("load ~▮", ["~/"]),
    ("load nothing/▮", []), ("load orders.csv a▮", ["as"]),
  ])
  func files(_ text: String, _ expected: [String]) throws {
    #expect(try AssistFixture.candidates(text) == expected)
  }

  @Test func sizes() throws {
    let candidates = try AssistFixture.complete("revenue | save ▮").candidates
    let details = candidates.map { "\($0.label) \($0.detail)" }
    #expect(
      details == [
        "My Files/ ", "Orders old.csv 12 kB", "daily.ops 9 B", "notes.pdf 1.2 MB",
        "orders.csv 812 B",
        "out/ ",
      ])
  }
}
