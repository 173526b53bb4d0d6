import Language
import Testing
import Verbs

@testable import Catalog
@testable import Shell

/// The colours of a line: what each part of it is.
@Suite struct HighlighterTests {
  /// The coloured parts of a text, as `word/style`.
  private func styles(
    _ text: String, _ lexicon: Lexicon? = nil, kept: Set<String> = []
  ) -> [String] {
    let highlighter = Highlighter(lexicon: lexicon ?? Lexicon(AssistFixture.catalog), kept: kept)
    let scalars = Array(text.unicodeScalars)
    return highlighter.highlight(text).map { styled in
      "\(String(scalars: scalars[styled.range]))/\(styled.style)"
    }
  }

  @Test(arguments: [
    ("compare yesterday", "compare/verb|yesterday/period"),
    ("Compare Revenue", "Compare/verb|Revenue/metric"),
    ("late orders last 7 days", "late orders/verb|last/period|7/period|days/period"),
    ("roi city", "roi/verb|city/dimension"),
    ("revenue, conversion rate by channel", "revenue/metric|conversion rate/metric|by/clause|channel/dimension"),
    ("revenue by top 3 city", "revenue/metric|by/clause|top/clause|3/number|city/dimension"),
    ("GMV by 渠道 where 城市 = \"杭州\"",
      "GMV/metric|by/clause|渠道/dimension|where/clause|城市/dimension|\"杭州\"/string"),
    ("top 10 products by revenue this month",
      "top/verb|10/number|products/dimension|by/clause|revenue/metric|this/period|month/period"),
    ("list orders where status = unpaid and gift",
      "list/verb|orders/dimension|where/clause|status/dimension|unpaid/string|and/clause|gift/dimension"),
    ("list orders where status not in (\"a\", paid)",
      "list/verb|orders/dimension|where/clause|status/dimension|not/clause|in/clause|\"a\"/string|paid/string"),
    ("list orders where paid_at is not missing",
      "list/verb|orders/dimension|where/clause|paid_at/dimension|is/clause|not/clause|missing/clause"),
    ("list orders where city starts with \"a\" or city matches /x y/",
      "list/verb|orders/dimension|where/clause|city/dimension|starts/clause|with/clause|\"a\"/string|"
        + "or/clause|city/dimension|matches/clause|/x y//string"),
    ("list orders where paid_at < now + 24h",
      "list/verb|orders/dimension|where/clause|paid_at/dimension|now/period|24h/number"),
    ("revenue where visitors > 5k", "revenue/metric|where/clause|visitors/metric|5k/number"),
    ("list traffic where visitors > 5", "list/verb|traffic/dimension|where/clause|visitors/dimension|5/number"),
    ("revenue / orders as basket by week", "revenue/metric|orders/metric|as/clause|by/clause|week/dimension"),
    ("share(revenue) by city", "revenue/metric|by/clause|city/dimension"),
    ("revenue on ordered_at week to date",
      "revenue/metric|on/clause|ordered_at/dimension|week/period|to/period|date/period"),
    ("revenue 2024-05-01 to 2024-05-07 vs \"618 2023\"",
      "revenue/metric|2024-05-01/period|to/period|2024-05-07/period|vs/clause|\"618 2023\"/string"),
    ("revenue 2024 q2 vs day before, last year by month",
      "revenue/metric|2024/period|q2/period|vs/clause|day/period|before/period|last/period|year/period|"
        + "by/clause|month/dimension"),
    ("revenue during \"618 2024\" since 2024-05",
      "revenue/metric|during/period|\"618 2024\"/string|since/period|2024-05/period"),
    ("revenue $day where city = $place",
      "revenue/metric|$day/parameter|where/clause|city/dimension|$place/parameter"),
    ("revenue by city | sort -revenue desc | take 3 | chart bar",
      "revenue/metric|by/clause|city/dimension|sort/clause|revenue/metric|desc/clause|take/clause|"
        + "3/number|chart/clause|bar/clause"),
    ("revenue | derive half = revenue / 2 | where half > 3",
      "revenue/metric|derive/clause|half/dimension|revenue/metric|2/number|where/clause|half/dimension|3/number"),
    ("revenue | save out/a.csv | total", "revenue/metric|save/clause|out/a.csv/string|total/clause"),
    ("revenue | task \"call\" for service due fri",
      "revenue/metric|task/clause|\"call\"/string|for/clause|due/clause|fri/period"),
    ("load ~/a*.csv \"b c.csv\" as orders --dry-run",
      "load/verb|~/a*.csv/string|\"b c.csv\"/string|as/clause|orders/dimension|--dry-run/clause"),
    ("set today 2024-05-14", "set/verb|today/clause|2024-05-14/period"),
    ("help late orders # who", "help/verb|# who/comment"),
    ("section \"A\" at 08:30", "section/verb|\"A\"/string|at/clause|08:30/number"),
    ("expect return_rate yesterday < 8% \"high\"",
      "expect/verb|return_rate/metric|yesterday/period|8%/number|\"high\"/string"),
    ("for p in (top 3 products by revenue) { compare revenue where product = $p }",
      "for/verb|p/parameter|in/clause|top/verb|3/number|products/dimension|by/clause|revenue/metric|"
        + "compare/verb|revenue/metric|where/clause|product/dimension|$p/parameter"),
    ("if revenue < 5 { compare } else { orders }",
      "if/verb|revenue/metric|5/number|compare/verb|else/verb|orders/metric"),
    ("command \"x\" = list orders | take 3", "command/verb|\"x\"/string|list/verb|orders/dimension|take/clause|3/number"),
    ("list orders where order_id = products.title",
      "list/verb|orders/dimension|where/clause|order_id/dimension|products/dimension|title/dimension"),
    ("revenue by `city`", "revenue/metric|by/clause|`city`/dimension"),
    ("exit", "exit/verb"), ("", ""), ("   ", ""),
  ])
  func parts(_ text: String, _ expected: String) {
    #expect(styles(text).joined(separator: "|") == expected)
  }

  // MARK: - Faults

  @Test(arguments: [
    ("reveneu by chanel", ["reveneu", "chanel"]), ("compare foo", ["foo"]),
    ("list ordres", ["ordres"]), ("revenue | srot x", ["srot"]), ("revenue | chart pie", ["pie"]),
    ("set tody 2024-05-14", ["tody"]), ("foo(revenue)", ["foo"]), ("revenue 7x", ["7x"]),
    ("revenue where cty = \"a\"", ["cty"]), ("revenue vs lsat", ["lsat"]),
    ("revenue\ncompare\nfoo", ["foo"]), ("revenue ^ 2", ["^"]),
    // What nobody can judge is no fault.
    ("revenue | sort foo", []), ("note \"x\"", []), ("help foo", []), ("load foo bar", []),
    ("revenue where city = foo", []), ("task \"x\" for designer", []),
    ("metric x \"X\" : money, daily = sum(foo.bar)", []), ("load \"a.csv\" map (foo = `b`)", []),
    ("revenue as take_home", []), ("metric sum_of \"S\" : money = revenue\nsum_of", []),
    ("command \"my list\" = list orders\nmy list", []),
  ])
  func faults(_ text: String, _ expected: [String]) {
    let errors = styles(text).filter { $0.hasSuffix("/error") }.map { String($0.dropLast(6)) }
    #expect(errors == expected)
  }

  /// A quote that is not closed: a string that the editor shows as a fault once one has left it.
  @Test func unclosed() {
    #expect(styles("note \"abc") == ["note/verb", "\"abc/string", "\"abc/error"])
    #expect(styles("revenue by `ci").suffix(2) == ["`ci/string", "`ci/error"])
  }

  /// A name that is half typed is no fault while its rest may come.
  @Test func namesBeingTyped() {
    #expect(styles("late") == [])
    #expect(styles("late or") == [])
    #expect(styles("late of") == ["late/error", "of/error"])
    #expect(styles("late or by city").first == "late/error")
  }

  @Test func keptAnswers() {
    #expect(styles("best | sort x", kept: ["best"]).first == "best/dimension")
    #expect(styles("revenue | as best\nbest | take 3").contains("best/dimension"))
  }

  /// Offsets count scalars, of which characters may have several.
  @Test func offsets() {
    let text = "note \"👩‍👩‍👧 é\" # 你好\n访客数"
    let ranges = Highlighter(lexicon: Lexicon(AssistFixture.catalog)).highlight(text)
    let scalars = Array(text.unicodeScalars)
    #expect(ranges.map { String(scalars: scalars[$0.range]) } == ["note", "\"👩‍👩‍👧 é\"", "# 你好", "访客数"])
  }

  // MARK: - The shipped model

  /// Nothing that ships is coloured as a fault: the model's own text and all examples.
  @Test func nothingShippedIsAFault() {
    let lexicon = Lexicon(AssistFixture.shipped)
    let files = Catalog.modelFiles.map { String(decoding: $0.bytes, as: UTF8.self) }
    let examples =
      verbs.flatMap { $0.examples } + AssistFixture.shipped.metrics.values.flatMap { $0.examples }
      + AssistFixture.shipped.commands.values.filter { $0.parameters.isEmpty }.map { $0.name.spoken }
    #expect(examples.count > 100)
    for text in files + examples {
      let errors = styles(text, lexicon).filter { $0.hasSuffix("/error") }
      #expect(errors.isEmpty, "\(text.prefix(60))")
    }
  }
}
