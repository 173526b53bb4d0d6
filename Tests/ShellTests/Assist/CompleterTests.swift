import Catalog
import Foundation
import Language
import Planner
import Testing
import Values
import Verbs

@testable import Shell

/// Names at the cursor: of verbs, metrics, dimensions, data sets, stages and columns.
@Suite struct CompleterTests {
  /// Whole lists, in order.
  @Test(arguments: [
    // Verbs, commands and metrics begin a statement.
    ("tre▮", ["trend"]), ("COM▮", ["compare", "command"]), ("lat▮", ["late orders"]),
    // A name of several words, from the beginnings of its words.
    ("conv▮", ["conversion rate"]), ("conv r▮", ["conversion rate"]),
    ("conversion_▮", ["conversion_rate"]), ("conv_r▮", ["conversion_rate"]),
    ("late ▮", ["late orders"]), ("late o▮", ["late orders"]), ("cv r▮", []),
    // Words inside a name, then pieces of words.
    ("value▮", ["order value"]), ("compare rate▮", ["conversion rate", "return rate"]),
    ("compare version▮", ["conversion rate"]),
    // A known word may be a name, or a name and the beginning of the next clause.
    ("orders p▮", ["orders placed"]), ("order ▮", ["order value"]),
    // Metrics behind verbs that take them.
    ("compare re▮", ["revenue", "return rate"]), ("revenue, vis▮", ["visitors"]),
    ("revenue / o▮", ["orders", "orders placed", "order value"]), ("revenue -v▮", ["visitors"]),
    ("section \"A\" {\n  compare vi▮", ["visitors"]),
    ("for p in (top 3 it▮", ["items"]), ("if conv▮ { }", ["conversion rate"]),
    // Names of data sets, what can be ranked, times.
    ("list tr▮", ["traffic"]), ("describe conv▮", ["conversion rate"]),
    ("describe comp▮", ["compare"]),
    ("top 5 ▮", ["channels", "products"]), ("top prod▮", ["products", "product", "product id"]),
    ("revenue on ▮", ["paid at", "ordered at"]), ("list orders on o▮", ["ordered at"]),
    ("conversion rate on ▮", ["paid at", "ordered at", "date"]),
    ("load a.csv as p▮", ["products"]),
    // Stages and what they take.
    ("revenue | ch▮", ["chart"]), ("revenue | total | s▮", ["sort", "share", "save"]),
    ("revenue | chart w▮", ["waterfall"]), ("revenue by day | wrap ▮", ["week", "month"]),
    ("revenue | alert ▮", ["when"]), ("revenue | task ▮", ["for", "due", "|"]),
    // Words that belong to a word before them.
    ("list orders where status is ▮", ["is missing", "is not missing"]),
    ("list orders where units between 1 ▮", ["and"]),
    ("list orders where status not ▮", ["not in", "not contains"]),
    ("section \"A\" ▮", ["at"]), ("for x ▮", ["in"]),
    ("set form▮", ["format", "formulas"]), ("set ascii ▮", ["on", "off"]),
    ("set on_error ▮", ["stop", "section"]),
    ("set today ▮", ["real", "2024-05-14"]), ("help ti▮", ["time"]),
    ("help late o▮", ["late orders"]),
    ("load a.csv --▮", LoadVerb.options.map { $0.written }),
    // Nothing can be said.
    ("# comp▮", []), ("\"rev▮", []), ("revenue where channel matches /se▮", []),
    ("revenue 2024▮", []),
    ("list orders where gift = true▮x", ["true"]),
  ])
  func lists(_ text: String, _ expected: [String]) throws {
    #expect(try AssistFixture.candidates(text) == expected)
  }

  /// Where the replaced stretch begins.
  @Test(arguments: [
    ("conv r▮", 0), ("revenue, conv r▮", 9), ("revenue by c▮", 11), ("访客▮", 0), ("revenue, 访▮", 9),
    ("revenue ▮", 8), ("orders ▮", 0), ("revenue vs ▮", 11), ("revenue where channel = \"se▮", 24),
    ("销售额 by 渠▮", 7), ("compare $d▮", 8), ("show revenue by top 5 ci▮", 22),
    ("revenue by `ci▮", 11),
  ])
  func starts(_ text: String, _ start: Int) throws {
    #expect(try AssistFixture.complete(text).start == start)
  }

  // MARK: - Dimensions

  /// What all metrics of the call can be split by, those on top that people rank by.
  @Test(arguments: [
    (
      "revenue by ▮",
      [
        "channel", "product", "city", "status", "gift", "title", "category", "order id",
        "product id",
      ]
    ),
    ("visitors by ▮", ["channel", "page"]), ("conversion rate by ▮", ["channel"]),
    ("revenue, visitors by ▮", ["channel"]),
    (
      "compare by ▮",
      [
        "channel", "product", "city", "status",
        "gift", "title", "category", "order id", "product id",
      ]
    ),
    (
      "roi by ▮",
      [
        "channel", "product", "city", "status", "gift", "title", "category", "order id",
        "product id",
      ]
    ),
    (
      "roi ▮",
      [
        "channel", "product", "city", "status", "gift", "order id", "title", "category",
        "product id",
      ]
    ),
    ("trend visitors by channel, ▮", ["channel", "page"]),
    ("visitors by top 3 ▮", ["channel", "page"]),
    (
      "for p in (visitors) { orders by ▮",
      [
        "channel", "product", "city", "status", "gift", "title",
        "category", "order id", "product id",
      ]
    ),
  ])
  func dimensions(_ text: String, _ expected: [String]) throws {
    let buckets = Set(Grain.entries.map { $0.text })
    let candidates = try AssistFixture.candidates(text)
    #expect(candidates.filter { !buckets.contains($0) }.prefix(expected.count) == expected[...])
    let clauses = Set(["where", "on", "vs", "|", "by"])
    let names = candidates.prefix { !clauses.contains($0) }.filter { !buckets.contains($0) }
    #expect(names.count == expected.count, "\(names)")
  }

  @Test func timeBuckets() throws {
    #expect(try AssistFixture.candidates("revenue by m▮") == ["month", "month_of_year"])
    #expect(try AssistFixture.candidates("revenue by hour of▮") == ["hour_of_day"])
    #expect(try AssistFixture.candidates("revenue by channel, we▮") == ["week", "weekday"])
  }

  @Test func rankedBy() throws {
    let first = try AssistFixture.candidates("top 10 channels by ▮").prefix(3)
    #expect(first == ["revenue", "visitors", "orders"])
    #expect(try AssistFixture.candidates("top 10 products by vis▮") == ["visitors"])
  }

  @Test func conditions() throws {
    let rows = try AssistFixture.candidates("list orders where ▮")
    #expect(rows.contains("amount") && rows.contains("category") && !rows.contains("visitors"))
    let question = try AssistFixture.candidates("revenue where ▮")
    #expect(question.contains("city") && question.contains("order value"))
    #expect(!question.contains("page"))
    #expect(try AssistFixture.candidates("expect ▮").prefix(2) == ["revenue", "orders"])
    #expect(try AssistFixture.candidates("expect revenue yesterday ▮").first == "<")
    #expect(try AssistFixture.candidates("list orders where city ▮").first == "=")
    #expect(try AssistFixture.candidates("list orders where amount > ▮") == ["units"])
    #expect(
      try AssistFixture.candidates("list orders where paid_at > ▮") == ["now", "ordered at"])
    #expect(
      try AssistFixture.candidates("revenue where city = \"a\" ▮").prefix(2) == ["and", "or"])
  }

  // MARK: - Synonyms

  @Test(arguments: [
    ("访▮", "访客数", "visitors"), ("revenue, 转▮", "转化率", "conversion rate"), ("gm▮", "GMV", "revenue"),
    ("revenue by 渠▮", "渠道", "channel"), ("revenue by 目▮", "类目", "category"),
    ("list orders where 城▮", "城市", "city"), ("top 3 们▮", "渠道们", "channels"),
  ])
  func synonyms(_ text: String, _ synonym: String, _ name: String) throws {
    let candidates = try AssistFixture.complete(text).candidates
    #expect(candidates == [Candidate(text: synonym, detail: name)])
  }

  /// A synonym of several metrics stands for none of them: the metrics are offered.
  @Test func ambiguousSynonym() throws {
    let candidates = try AssistFixture.complete("compare peop▮").candidates
    #expect(
      candidates == [
        Candidate(text: "visitors", detail: "people"),
        Candidate(text: "conversion rate", detail: "people"),
      ])
  }

  @Test func details() throws {
    func detail(_ text: String, _ label: String) throws -> String? {
      try AssistFixture.complete(text).candidates.first { $0.label == label }?.detail
    }
    #expect(try detail("rev▮", "revenue") == "Sales of paid orders")
    #expect(try detail("late▮", "late orders") == "Orders that wait")
    #expect(try detail("comp▮", "compare") == CompareVerb.summary)
    #expect(try detail("revenue by ▮", "channel") == "last touch before the order")
    #expect(try detail("revenue by ▮", "status") == "unpaid, paid, sent_back")
    #expect(try detail("revenue by ▮", "product") == "The catalogue")
    #expect(try detail("revenue by ▮", "city") == "城市")
    #expect(try detail("list ▮", "traffic") == "Visits of each day")
    #expect(try detail("top 3 ▮", "channels") == "by revenue, visitors")
  }

  // MARK: - Columns of the answer

  @Test(arguments: [
    ("revenue by channel, day | sort ▮", ["channel", "day", "revenue", "orders"]),
    ("revenue, visitors by channel | sort ▮", ["channel", "revenue", "visitors"]),
    ("revenue by city | sort -▮", ["city", "revenue", "orders"]),
    (
      "visitors by page vs last week | sort -▮",
      [
        "page", "visitors", "visitors_before", "visitors_change", "visitors_change_percent",
      ]
    ),
    ("revenue / orders as basket by city | where ▮", ["city", "basket"]),
    ("share(revenue), orders by city | sort ▮", ["city", "revenue_share", "orders"]),
    (
      "revenue by city | derive half = revenue / 2 | take 3 | columns ▮",
      [
        "city", "revenue", "orders", "half",
      ]
    ),
    ("revenue by city | columns city as place | sort ▮", ["place"]),
    ("revenue by city, gift | pivot ▮", ["city", "gift"]),
    (
      "top 3 channels this week | sort ▮",
      [
        "rank", "channel", "revenue", "share", "running_share", "change", "places", "visitors",
      ]
    ),
    (
      "compare | where ▮",
      [
        "mark", "metric", "value", "before", "change", "change_percent", "usual_low",
        "usual_high", "judgement", "before_2",
      ]
    ),
    ("roi | sort ▮", ["channel", "revenue", "orders"]),
    ("roi city | sort ▮", ["city", "revenue", "orders"]),
    ("best | sort ▮", ["product", "revenue", "my_share"]),
  ])
  func columns(_ text: String, _ expected: [String]) throws {
    #expect(try AssistFixture.candidates(text) == expected)
  }

  @Test func columnsOfRows() throws {
    let columns = try AssistFixture.candidates("late orders | sort ▮")
    #expect(columns.contains("amount") && columns.contains("category"))
    #expect(try AssistFixture.candidates("revenue by city | sort conv▮") == ["conversion rate"])
    #expect(try AssistFixture.candidates("revenue by city | derive x = ra▮") == ["rank("])
  }

  // MARK: - Broken texts

  @Test func faultsBeforeTheCursor() throws {
    #expect(try AssistFixture.candidates("revenue bye channel wh▮") == ["where"])
    #expect(try AssistFixture.candidates("reveneu by cit▮").isEmpty == false)
    #expect(try AssistFixture.candidates("list orders )\nrevenue by ci▮") == ["city"])
    #expect(try AssistFixture.candidates("revenue by city by ▮").isEmpty == false)
  }

  @Test func restOfTheLineIsLeftAlone() throws {
    let answer = try AssistFixture.complete("revenue by ci▮ last 7 days")
    #expect(
      answer == CompletionAnswer(start: 11, candidates: [Candidate(text: "city", detail: "城市")]))
    #expect(try AssistFixture.complete("▮revenue").candidates.count > 10)
  }

  /// What the Tab key makes of a line.
  @Test(arguments: [
    ("revenue, conv r▮", "revenue, conversion rate "), ("compare re▮", "compare re"),
    ("revenue by 渠▮", "revenue by 渠道 "), ("Conv▮", "conversion rate "),
    ("revenue where channel = ads▮", "revenue where channel = \"ads\" "),
    ("revenue where channel = \"s▮", "revenue where channel = \"search"),
    ("load My▮", "load \"My Files/"), ("revenue last 14▮", "revenue last 14 days "),
    ("revenue by ci▮ today", "revenue by city today"),
    (
      "revenue | derive x = ran▮",
      "revenue | derive x = rank("
    ),
  ])
  func pressingTab(_ text: String, _ expected: String) throws {
    let parts = text.components(separatedBy: "▮")
    let cursor = parts[0].unicodeScalars.count
    let answer = try AssistFixture.complete(text)
    var line = parts[0]
    if case .edit(let deleting, let inserting) = CompletionStep(
      answer, text: parts.joined(), cursor: cursor)
    {
      line = String(scalars: parts[0].unicodeScalars.dropLast(deleting)) + inserting
    }
    #expect(line + parts[1] == expected)
  }

  @Test func backticks() throws {
    #expect(try AssistFixture.candidates("revenue by `ci▮") == ["`city`"])
    #expect(try AssistFixture.candidates("compare `conv▮") == ["`conversion_rate`"])
  }

  @Test func parameters() throws {
    #expect(try AssistFixture.candidates("compare $▮") == ["$day", "$dish"])
    #expect(try AssistFixture.candidates("compare $da▮") == ["$day"])
    let text = "for place in (top 3 channels) { revenue where channel = $pl▮"
    #expect(try AssistFixture.candidates(text) == ["$place"])
  }
}
