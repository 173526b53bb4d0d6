import Testing

@testable import Language

/// Definitions of the model.
@Suite struct DefinitionTests {
  @Test(arguments: [
    ("metric revenue = sum(orders.total)", "metric revenue (sum orders.total)"),
    (
      "metric refund_amount \"Money paid back\" : money, lower is better = sum(refunds.amount) "
        + "where status = \"refunded\" on refunded_at",
      "metric refund_amount \"Money paid back\" : money, lower is better "
        + "(sum refunds.amount) where (= status \"refunded\") on refunded_at"
    ),
    (
      "metric stock : count, last of day, headline = sum(inventory.on_hand)",
      "metric stock : count, last of day, headline (sum inventory.on_hand)"
    ),
    ("metric \"Stock Units\" = sum(a.b) on a.c", "metric stock_units (sum a.b) on a.c"),
    (
      "metric a : percent,\n  higher is better\n  = b / c\n  where d\n  on e",
      "metric a : percent, higher is better (/ b c) where d on e"
    ),
    ("metric a = b\n{\n}", "metric a b"),
    (
      "metric a = b {\n  otherwise c where d on e\n  otherwise f\n  synonyms \"x\", \"y\"\n"
        + "  with a, share(a) as s\n  note \"one\n   two\"\n  example \"a by b\"\n  example 'a'\n}",
      "metric a b otherwise c where d on e otherwise f synonyms=[x, y] with=[a, (share a) as s] "
        + "note=\"one two\" examples=[a by b, a]"
    ),
    ("metric a = b { synonyms \"x\"; note \"n\" }", "metric a b synonyms=[x] note=\"n\""),
  ])
  func metrics(_ text: String, _ expected: String) throws {
    #expect(Outline.of(try Samples.statement(text)) == expected)
  }

  @Test func datasets() throws {
    let text = """
      dataset refunds "Refund requests" {
        key   refund_id, line_no
        label title
        time  requested_at, orders.paid_at as paid_at
        shows refund_id,
          amount
        sorted -requested_at, refund_id
        level shop ()
        level campaign (channel, campaign)
        synonyms "退款", "售后"

        refund_id    text                     synonyms "退款编号"   "the platform's id"
        order_id     text      -> orders
        product_id   text?     -> products    # optional
        amount       money?
          "paid back"
          synonyms "退款金额",
            "refunded"
        status       text in (requested synonyms "open", "申请中",
          `on hold`, done synonyms "closed", 3)
        days_open    count = days_between(requested_at, coalesce(refunded_at, now)) "days"
        level        text "the grain"
        time         timestamp?
        key text synonyms "k"
      }
      """
    let expected = """
      dataset refunds "Refund requests" key=[refund_id, line_no] label=[title] \
      time=[requested_at, orders.paid_at as paid_at] shows=[refund_id, amount] \
      sorted=[-requested_at, refund_id] level=[shop [], campaign [channel, campaign]] \
      synonyms=[退款, 售后] (refund_id text synonyms [退款编号] "the platform's id") \
      (order_id text -> orders) (product_id text? -> products) \
      (amount money? synonyms [退款金额, refunded] "paid back") \
      (status text in [requested synonyms [open, 申请中], "on hold", done synonyms [closed], 3]) \
      (days_open count = (days_between requested_at (coalesce refunded_at now)) "days") \
      (level text "the grain") (time timestamp?) (key text synonyms [k])
      """
    #expect(Outline.of(try Samples.statement(text)) == expected)
  }

  /// A column is never read as a longer name; one that is called like an entry may need backticks.
  @Test func columnNames() throws {
    let text = "dataset a {\n  conversion text\n  time rate\n  `time` text\n  time text?\n}"
    #expect(
      Outline.of(try Samples.statement(text))
        == "dataset a time=[rate] (conversion text) (`time` text) (time text?)")
  }

  @Test(arguments: [
    (
      "command \"late shipments\" \"Orders about to miss it\" = list shipments | sort promised_at",
      "command late_shipments \"Orders about to miss it\" [] [] "
        + "{list items=[shipments] | (sort promised_at)}"
    ),
    (
      "command roi (level: dimension of ads = campaign, n: number = 2000, day: period = 2024) "
        + "= show spend by $level",
      "command roi [level: dimension of ads = campaign, n: number = 2000, day: period (year 2024)]"
        + " [] {show items=[spend] by=[$level]}"
    ),
    (
      "command \"a\" (x: text = \"y\", z: metric, share: number = -8%)\n synonyms 'b'\n = show $x",
      "command a [x: text = \"y\", z: metric, share: number = %-0.08] [b] {show loose=[$x]}"
    ),
    (
      "entity products, items, \"best sellers\" = product by revenue, orders",
      "entity [products, items, best_sellers] product [revenue, orders]"
    ),
    (
      "drivers revenue = visitors * conversion_rate * average_order_value",
      "drivers revenue (* (* visitors conversion_rate) average_order_value)"
    ),
    (
      "evidence \"stock-out\" for product = products where stock_units = 0 during $period",
      "evidence stock-out for product "
        + "{show* items=[products] where=(= stock_units 0) period=$period}"
    ),
    (
      "evidence \"late\" for carrier on refunds, delivery_time = list orders",
      "evidence late for carrier on refunds, delivery_time {list items=[orders]}"
    ),
    ("evidence noise = list orders", "evidence noise {list items=[orders]}"),
    (
      "event \"618 2024\" = 2024-06-01 to 2024-06-20",
      "event `618 2024` (2024-06-01 .. 2024-06-20)"
    ),
    ("event \"May Day\" holiday = 2024-05-01", "event `May Day` holiday 2024-05-01"),
    ("target revenue 2024-06 = 1.2m", "target revenue (month 2024 6) 1200000"),
    (
      "target revenue 2024-06 where channel = \"app\" and city = \"x\" = 1200000",
      "target revenue (month 2024 6) where (and (= channel \"app\") (= city \"x\")) 1200000"
    ),
    ("rate USD on 2024-05-01 = 7.24", "rate usd on 2024-05-01 7.24"),
    ("rate EUR = 1 / 0.92", "rate eur (/ 1 0.92)"),
    ("headline revenue, orders,\n  visitors", "headline [revenue, orders, visitors]"),
    ("synonym \"GMV\" = revenue", "synonym \"GMV\" revenue"),
    (
      "headers orders {\n  order_id \"Order No\",\n    \"Bestellnummer\"\n  `key` \"订单\"\n}",
      "headers orders [order_id [Order No, Bestellnummer], `key` [订单]]"
    ),
    (
      "export \"a\" {\n  header b\n  splits `Line items` at \"|\" into item\n"
        + "  unpivot day, pieces from /^20/\n  zone \"UTC\"\n}",
      "export a header=[b] splits=[`Line items`, |, item] unpivot=[day, pieces, ^20] zone=[\"UTC\"]"
    ),
  ])
  func others(_ text: String, _ expected: String) throws {
    #expect(Outline.of(try Samples.statement(text)) == expected)
  }

  /// The words that begin definitions are names like others where none is begun.
  @Test(arguments: [
    ("rate by day", "show* items=[rate] by=[day]"),
    ("rate yesterday on paid_at", "show* items=[rate] period=yesterday on=paid_at"),
    ("event last 7 days", "show* items=[event] period=(last 7 day)"),
    ("target / revenue", "show* items=[(/ target revenue)]"),
    ("dataset | take 1", "show* items=[dataset] | (take 1)"),
    ("metric", "show* items=[metric]"),
    ("param, for", "show* items=[param, for]"),
  ])
  func keywordsAsNames(_ text: String, _ expected: String) throws {
    #expect(Outline.of(try Samples.statement(text)) == expected)
  }

  @Test func titles() throws {
    let titles = try [
      "dataset a {\n}", "metric b = c", "command \"c d\" = list e", "entity f, g = h by i",
      "drivers j = k", "evidence l = list m", "event \"N o\" = today", "target p today = 1",
      "rate q = 1", "headline r", "synonym \"S\" = t", "headers u {\n}",
    ].map { text -> String in
      guard case .definition(let definition) = try Samples.statement(text).kind else { return "" }
      return "\(definition.title.kind) \(definition.title.name.text)"
    }
    #expect(
      titles == [
        "dataset a", "metric b", "command c_d", "entity f", "drivers j", "evidence l", "event N o",
        "target p", "rate Q", "headline headline", "synonym S", "headers u",
      ])
  }
}
