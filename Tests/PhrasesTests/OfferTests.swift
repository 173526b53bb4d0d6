import Language
import Testing

@testable import Phrases

/// Lines that are offered for what may be meant.
@Suite struct OfferTests {
  @Test(arguments: [
    ("are there coupons nobody uses", "weak promotions"),
    ("why did conversion drop yesterday", "explain conversion_rate yesterday"),
    ("what sells best this week", "top products this week"),
    ("are we losing money on ads", "roi campaign"),
    ("what is about to run out", "stock low"),
    ("销售额为什么下滑", "explain revenue"),
    ("什么卖得最好", "top products"),
    ("哪个快递最慢", "delivery"),
    ("orders above 300 yesterday", "list orders where gross_sales > 300 yesterday"),
    ("remind me to call the printer by friday", "task \"call the printer\" due friday"),
    ("delete from orders", "undo"),
  ])
  func needs(_ sentence: String, _ line: String) throws {
    #expect(try #require(Reader.offers(sentence)).lines.contains(line))
  }

  /// What a sentence shares with a need only by the name of a metric or a verb is no wish of it.
  @Test(arguments: [
    ("revenue yesterday trailing words", ["revenue yesterday"]),
    ("list orders where units > 3 lightyears", ["list orders where units_sold > 3"]),
    ("revenue last -3 days", ["revenue last 3 days"]),
  ])
  func namesAreNoWish(_ sentence: String, _ lines: [String]) {
    let offers = Reader.offers(sentence)
    #expect(offers?.lines ?? [] == lines)
    #expect(offers?.takesAllIn != true || !sentence.contains("trailing"))
  }

  /// The words that are not clear are the ones that are pointed at.
  @Test func theUnclearWordsAreBlamed() throws {
    let offers = try #require(Reader.offers("best sellers last week"))
    #expect(offers.words == "best sellers" && offers.span == Span(0, 12))
  }

  /// A misspelt word is put right only where the line can be answered then.
  @Test func misspeltWords() throws {
    let known: Set = ["revenue by channel last 7 days", "compare yesterday"]
    let runs = { (line: String) in known.contains(line) }
    let offers = try #require(Reader.offers("reveneu by chanel last 7 dyas", runs: runs))
    #expect(offers.lines == ["revenue by channel last 7 days"])
    #expect(
      offers.words == "reveneu" && offers.correction == "revenue" && offers.span == Span(0, 7))
    #expect(Reader.offers("compair yesterday", runs: runs)?.lines == ["compare yesterday"])
    #expect(Reader.offers("qqqqqq wwwwww", runs: runs) == nil)
  }

  @Test(arguments: [
    (
      "select region, sum(revenue) from orders where ordered_at >= '2026-11-01' group by region order by 2 desc limit 5",
      "revenue by region since 2026-11-01 | sort -revenue | take 5"
    ),
    ("select * from reviews where rating <= 2", "list reviews where rating <= 2"),
    ("select count(*) from orders", "orders"),
    (
      "FROM sales SHOW net_sales GROUP BY month SINCE -6m ORDER BY net_sales DESC",
      "net_sales by month last 6 months | sort -net_sales"
    ),
    ("df.groupby('region').revenue.sum()", "revenue by region"),
    (
      "orders | where paid_at > ago(7d) | summarize count() by region",
      "orders by region last 7 days"
    ),
    (
      "from orders | filter channel == \"email\" | take 5",
      "list orders where channel = \"email\" | take 5"
    ),
    ("=SUMIF(channel,\"search\",revenue)", "revenue where channel = \"search\""),
    ("max(price) by category", "max(products.price) by category"),
  ])
  func statementsOfOtherLanguages(_ statement: String, _ line: String) throws {
    #expect(Reader.interpreter().line(of: statement) == nil)
    #expect(try #require(Reader.offers(statement)).lines.contains(line))
  }

  /// Every line that a need names is one that the parser can read.
  @Test func needsAreLines() {
    for need in Needs.table {
      for template in need.lines {
        let line = template.replacing("{period}", with: "yesterday").replacing(
          "{metric}", with: "revenue"
        )
        .replacing("{event}", with: "Double 11")
        let parsed = Parser.parse(line, grammar: Reader.grammar)
        #expect(parsed.diagnostics == [] && parsed.statements.count == 1, "\(line)")
      }
    }
  }
}
