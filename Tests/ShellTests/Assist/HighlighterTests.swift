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

  /// What each scalar of a text is, as a letter below it.
  private func marks(_ text: String) -> String {
    let letters: [SyntaxStyle: Character] = [
      .verb: "v", .clause: "c", .metric: "m", .dimension: "d", .string: "s", .number: "n",
      .period: "p", .comment: "#", .parameter: "$", .error: "!",
    ]
    var marks = [Character](repeating: " ", count: text.unicodeScalars.count)
    for styled in Highlighter(lexicon: Lexicon(AssistFixture.catalog)).highlight(text) {
      for place in styled.range { marks[place] = letters[styled.style] ?? "?" }
    }
    while marks.last == " " { marks.removeLast() }
    return String(marks)
  }

  @Test(arguments: [
    (
      "compare yesterday",
      "vvvvvvv ppppppppp"
    ),
    ("Compare Revenue", "vvvvvvv mmmmmmm"),
    (
      "late orders last 7 days",
      "vvvvvvvvvvv pppp p pppp"
    ),
    ("roi city", "vvv dddd"),
    (
      "revenue, conversion rate by channel",
      "mmmmmmm  mmmmmmmmmmmmmmm cc ddddddd"
    ),
    (
      "revenue by top 3 city",
      "mmmmmmm cc ccc n dddd"
    ),
    (
      #"GMV by 渠道 where 城市 = "杭州""#,
      #"mmm cc dd ccccc dd   ssss"#
    ),
    (
      "top 10 products by revenue this month",
      "vvv nn dddddddd cc mmmmmmm pppp ppppp"
    ),
    (
      "list orders where status = unpaid and gift",
      "vvvv dddddd ccccc dddddd   ssssss ccc dddd"
    ),
    (
      #"list orders where status not in ("a", paid)"#,
      #"vvvv dddddd ccccc dddddd ccc cc  sss  ssss"#
    ),
    (
      "list orders where paid_at is not missing",
      "vvvv dddddd ccccc ddddddd cc ccc ccccccc"
    ),
    (
      #"list orders where city starts with "a" or city matches /x y/"#,
      #"vvvv dddddd ccccc dddd cccccc cccc sss cc dddd ccccccc sssss"#
    ),
    (
      "list orders where paid_at < now + 24h",
      "vvvv dddddd ccccc ddddddd   ppp   nnn"
    ),
    (
      "revenue where visitors > 5k",
      "mmmmmmm ccccc mmmmmmmm   nn"
    ),
    (
      "list traffic where visitors > 5",
      "vvvv ddddddd ccccc dddddddd   n"
    ),
    (
      "revenue / orders as basket by week",
      "mmmmmmm   mmmmmm cc        cc dddd"
    ),
    (
      "share(revenue) by city",
      "      mmmmmmm  cc dddd"
    ),
    (
      "revenue on ordered_at week to date",
      "mmmmmmm cc dddddddddd pppp pp pppp"
    ),
    (
      #"revenue 2024-05-01 to 2024-05-07 vs "618 2023""#,
      #"mmmmmmm pppppppppp pp pppppppppp cc ssssssssss"#
    ),
    (
      "revenue 2024 q2 vs day before, last year by month",
      "mmmmmmm pppp pp cc ppp pppppp  pppp pppp cc ddddd"
    ),
    (
      #"revenue during "618 2024" since 2024-05"#,
      #"mmmmmmm pppppp ssssssssss ppppp ppppppp"#
    ),
    (
      "revenue $day where city = $place",
      "mmmmmmm $$$$ ccccc dddd   $$$$$$"
    ),
    (
      "revenue by city | sort -revenue desc | take 3 | chart bar",
      "mmmmmmm cc dddd   cccc  mmmmmmm cccc   cccc n   ccccc ccc"
    ),
    (
      "revenue | derive half = revenue / 2 | where half > 3",
      "mmmmmmm   cccccc dddd   mmmmmmm   n   ccccc dddd   n"
    ),
    (
      "revenue | save out/a.csv | total",
      "mmmmmmm   cccc sssssssss   ccccc"
    ),
    (
      #"revenue | task "call" for service due fri"#,
      #"mmmmmmm   cccc ssssss ccc         ccc ppp"#
    ),
    (
      #"load ~/a*.csv "b c.csv" as orders --dry-run"#,
      #"vvvv ssssssss sssssssss cc dddddd ccccccccc"#
    ),
    (
      "set today 2024-05-14",
      "vvv ccccc pppppppppp"
    ),
    (
      "help late orders # who",
      "vvvv             #####"
    ),
    (
      #"section "A" at 08:30"#,
      #"vvvvvvv sss cc nnnnn"#
    ),
    (
      #"expect return_rate yesterday < 8% "high""#,
      #"vvvvvv mmmmmmmmmmm ppppppppp   nn ssssss"#
    ),
    (
      "for p in (top 3 products by revenue) { compare revenue where product = $p }",
      "vvv $ cc  vvv n dddddddd cc mmmmmmm    vvvvvvv mmmmmmm ccccc ddddddd   $$"
    ),
    (
      "if revenue < 5 { compare } else { orders }",
      "vv mmmmmmm   n   vvvvvvv   vvvv   mmmmmm"
    ),
    (
      #"command "x" = list orders | take 3"#,
      #"vvvvvvv sss   vvvv dddddd   cccc n"#
    ),
    (
      "list orders where order_id = products.title",
      "vvvv dddddd ccccc dddddddd   dddddddd ddddd"
    ),
    (
      "revenue by `city`",
      "mmmmmmm cc dddddd"
    ),
    ("exit", "vvvv"),
    ("", ""),
    ("   ", ""),
  ])
  func parts(_ text: String, _ expected: String) {
    #expect(marks(text) == expected)
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
    #expect(
      ranges.map { String(scalars: scalars[$0.range]) } == ["note", "\"👩‍👩‍👧 é\"", "# 你好", "访客数"])
  }

  // MARK: - The shipped model

  /// Nothing that ships is coloured as a fault: the model's own text and all examples.
  @Test func nothingShippedIsAFault() {
    let lexicon = Lexicon(AssistFixture.shipped)
    let files = Catalog.modelFiles.map { String(decoding: $0.bytes, as: UTF8.self) }
    let examples =
      verbs.flatMap { $0.examples.map { $0.text } }
      + AssistFixture.shipped.metrics.values.flatMap { $0.examples }
      + AssistFixture.shipped.commands.values.filter { $0.parameters.isEmpty }.map {
        $0.name.spoken
      }
    #expect(examples.count > 100)
    for text in files + examples {
      let errors = styles(text, lexicon).filter { $0.hasSuffix("/error") }
      #expect(errors.isEmpty, "\(text.prefix(60))")
    }
  }
}
