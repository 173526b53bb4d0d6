import Testing

@testable import Language

/// Questions, verbs and their clauses.
@Suite struct QuestionTests {
  private func outline(_ text: String) throws -> String {
    Outline.of(try Samples.statement(text))
  }

  @Test(arguments: [
    ("revenue", "show* items=[revenue]"),
    ("show revenue", "show items=[revenue]"),
    ("SHOW Revenue", "show items=[revenue]"),
    (
      "revenue, orders by channel last 7 days",
      "show* items=[revenue, orders] by=[channel] period=(last 7 day)"
    ),
    ("conversion rate by day", "show* items=[conversion_rate] by=[day]"),
    ("conversion_rate by day", "show* items=[conversion_rate] by=[day]"),
    ("支付金额，访客数 by 渠道", "show* items=[支付金额, 访客数] by=[渠道]"),
    ("支付 转化率", "show* items=[支付_转化率]"),
    ("`Conversion Rate` by `when`", "show* items=[`Conversion Rate`] by=[`when`]"),
    (
      "revenue by product where category = \"shoes\" this month vs last month",
      "show* items=[revenue] by=[product] where=(= category \"shoes\") period=(this month) "
        + "vs=[lastMonth]"
    ),
    (
      "refund_amount by reason on paid_at last 90 days",
      "show* items=[refund_amount] by=[reason] period=(last 90 day) on=paid_at"
    ),
    (
      "refund_amount / revenue as refund_share, orders",
      "show* items=[(/ refund_amount revenue) as refund_share, orders]"
    ),
    ("revenue > 100 as big", "show* items=[(> revenue 100) as big]"),
    (
      "revenue by top 5 channel, bottom 3 city, day",
      "show* items=[revenue] by=[top 5 channel, top -3 city, day]"
    ),
    (
      "revenue by day, weekday vs plan, usual, \"618 2023\", last year",
      "show* items=[revenue] by=[day, weekday] vs=[plan, usual, (event 618 2023), lastYear]"
    ),
    ("-revenue", "show* items=[(neg revenue)]"),
    ("(revenue + 1) * 2", "show* items=[(* (+ revenue 1) 2)]"),
    ("last 7 days", "show* period=(last 7 day)"),
    ("by channel", "show* by=[channel]"),
  ])
  func questions(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == expected)
  }

  /// However the clauses are ordered, the question is the same.
  @Test func clausesComeInAnyOrder() throws {
    let clauses = ["by channel", "where city = \"x\"", "last 7 days", "on paid_at", "vs last week"]
    let expected = try outline("revenue " + clauses.joined(separator: " "))
    var orders: [[String]] = [[]]
    for _ in clauses {
      orders = orders.flatMap { order in
        clauses.filter { !order.contains($0) }.map { order + [$0] }
      }
    }
    #expect(orders.count == 120)
    for order in orders {
      #expect(try outline("revenue " + order.joined(separator: " ")) == expected)
    }
  }

  @Test(arguments: [
    ("where a = 1 where b = 2", "where=(and (= a 1) (= b 2))"),
    ("vs last week vs plan", "vs=[lastWeek, plan]"),
  ])
  func clausesThatAddUp(_ clauses: String, _ expected: String) throws {
    #expect(try outline("revenue \(clauses)") == "show* items=[revenue] " + expected)
  }

  @Test(arguments: [
    ("compare", "compare"),
    ("compare yesterday", "compare period=yesterday"),
    ("compare $day", "compare loose=[$day]"),
    ("compare ($day)", "compare loose=[$day]"),
    ("compare revenue $day vs usual", "compare items=[revenue] loose=[$day] vs=[usual]"),
    (
      "explain revenue yesterday by channel, city",
      "explain items=[revenue] by=[channel, city] period=yesterday"
    ),
    ("explain $metric", "explain items=[$metric]"),
    (
      "top 10 products by profit last month",
      "top count=10 items=[products] by=[profit] period=(previous month)"
    ),
    ("top products 2024", "top items=[products] period=(year 2024)"),
    ("top 2024 products", "top count=2024 items=[products]"),
    (
      "list shipments where shipped_at is missing",
      "list items=[shipments] where=(missing shipped_at)"
    ),
    ("list \"Order Lines\"", "list items=[`Order Lines`]"),
    ("list $dataset", "list items=[$dataset]"),
    ("forecast revenue for 14 days", "forecast items=[revenue] for=14 day"),
    ("forecast revenue for designer", "forecast items=[revenue] for=designer"),
    (
      "task \"call back\" for \"ads\" due friday",
      "task words=[\"call back\"] for=\"ads\" due=(weekday 5)"
    ),
    ("task $title due 2024-05-14", "task words=[$title] due=2024-05-14"),
    ("help", "help"),
    ("help where and by", "help words=[where, and, by]"),
    ("help \"late shipments\"", "help words=[\"late shipments\"]"),
    ("find", "find"),
    ("find \"a\" orders today", "find items=[orders] words=[\"a\"] period=today"),
    ("find today", "find period=today"),
    ("late shipments today", "late_shipments period=today"),
    ("late_shipments where city = \"x\"", "late_shipments where=(= city \"x\")"),
    ("roi campaign vs last week", "roi items=[campaign] vs=[lastWeek]"),
  ])
  func verbs(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == expected)
  }

  @Test(arguments: [
    ("load a.csv", "words=[a.csv]"),
    ("load a.csv b/c-1.csv", "words=[a.csv, b/c-1.csv]"),
    ("load a.csv, b.csv", "words=[a.csv, b.csv]"),
    ("load a.csv store \"EU\" as orders", "words=[a.csv] as=orders store=\"EU\""),
    ("load store.csv store", "words=[store.csv, store]"),
    ("load a,b.csv", "words=[a,b.csv]"),
    ("load /in/a.csv", "words=[/in/a.csv]"), ("load *.csv", "words=[*.csv]"),
    ("load ../in/2024-05/*.csv", "words=[../in/2024-05/*.csv]"),
    ("load \"my file.csv\" 'b.csv'", "words=[\"my file.csv\", \"b.csv\"]"),
    ("load 订单报表.csv as orders", "words=[订单报表.csv] as=orders"),
    ("load a.csv as shopify orders", "words=[a.csv] as=shopify_orders"),
    ("load C:/data/A.csv", "words=[C:/data/A.csv]"),
    (
      "load a.csv map (order_id = `订单编号`, total = price * 2)",
      "words=[a.csv] map=[order_id: `订单编号`, total: (* price 2)]"
    ),
    ("load a.csv --dry-run", "words=[a.csv] options=[dry_run]"),
    ("load a.csv --dry-run as orders", "words=[a.csv] as=orders options=[dry_run]"),
    (
      "load a.csv --encoding gbk --skip 3 --separator=\";\"",
      "words=[a.csv] options=[encoding: gbk, skip: 3, separator: \";\"]"
    ),
    ("load a.csv --encoding=utf8", "words=[a.csv] options=[encoding: utf8]"),
  ])
  func filesAndOptions(_ text: String, _ expected: String) throws {
    #expect(try outline(text) == "load " + expected)
  }

  @Test func spansHoldTheirWords() throws {
    let text = "explain revenue by channel where city = \"x\" yesterday"
    guard case .pipeline(let pipeline) = try Samples.statement(text).kind else {
      Issue.record("not a pipeline")
      return
    }
    let source = Source(text)
    let call = pipeline.call
    #expect(source.slice(call.span) == text)
    #expect(source.slice(call.verb.span) == "explain")
    #expect(call.items.map { source.slice($0.expression.span) } == ["revenue"])
    #expect(call.groups.map { source.slice($0.expression.span) } == ["channel"])
    #expect(call.condition.map { source.slice($0.span) } == "city = \"x\"")
    #expect(call.period.map { source.slice($0.span) } == "yesterday")
  }
}
