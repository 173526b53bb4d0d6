import Testing

@testable import Language

/// The canonical form of every kind of statement.
@Suite struct PrinterTests {
  @Test(arguments: [
    ("  show   revenue,orders", "show revenue, orders"),
    (
      "REVENUE VS Last Week BY Channel ON Paid_At LAST 7 DAYS WHERE City='x'",
      "revenue by channel where city = \"x\" last 7 days on paid_at vs last week"
    ),
    ("conversion rate by day", "conversion_rate by day"),
    ("late   shipments today where a", "late shipments where a today"),
    ("revenue by `channel`, `Sales Channel`", "revenue by `channel`, `Sales Channel`"),
    ("`by` / `a``b`", "`by` / `a``b`"),
    ("支付金额，访客数 by 渠道", "支付金额, 访客数 by 渠道"),
    ("(today - paid_at) by day", "(today - paid_at) by day"),
    ("($day + 1), revenue", "($day + 1), revenue"),
    ("(2024) by day", "(2024) by day"),
    ("(last) by day", "`last` by day"),
    ("(last + 1) by day", "(last + 1) by day"),
    ("(last), a", "(last), a"),
    ("list today", "list `today`"),
    ("`set` by day", "`set` by day"),
    ("(target) by day", "`target` by day"),
    ("(target) / 2 by day", "(target / 2) by day"),
    ("compare ($day)", "compare $day"),
    ("compare last 7 days $x where a", "compare $x where a last 7 days"),
    ("explain $metric during $day", "explain $metric during $day"),
    ("revenue by top 5 channel, bottom 3 city", "revenue by top 5 channel, bottom 3 city"),
    ("revenue - cost as profit", "revenue - cost as profit"),
    ("(a and b) as c, d > 1 as e", "(a and b) as c, d > 1 as e"),
    ("top 10 products vs plan by profit", "top 10 products by profit vs plan"),
    ("forecast revenue for 1 days", "forecast revenue for 1 day"),
    ("forecast revenue for \"A B\" by day", "forecast revenue by day for \"A B\""),
    ("task 'it''s' due FRI for ads", "task \"it's\" for ads due friday"),
    ("help  where", "help where"),
    (
      "load a, \"b c\" --dry-run --encoding gbk --s=';' as orders map (a=`b c`,d=e*2)",
      "load a \"b c\" as orders map (a = `b c`, d = e * 2) --dry-run --encoding gbk --s \";\""
    ),
    (
      "load a store 'EU' as orders --dry-run map",
      "load a as orders map store \"EU\" --dry-run"
    ),
  ])
  func questions(_ text: String, _ canonical: String) {
    Samples.expect(text, becomes: canonical)
  }

  @Test(arguments: [
    ("(a)", "a"), ("((a + b)) * c", "(a + b) * c"), ("(a * b) + c", "a * b + c"),
    ("a - (b - c)", "a - (b - c)"), ("(a - b) - c", "a - b - c"), ("a/(b*c)", "a / (b * c)"),
    ("- (-a)", "-(-a)"), ("-(a*b)", "-(a * b)"), ("(-a)*b", "-a * b"), ("a - -5", "a - -5"),
    ("(a and b) or c", "a and b or c"), ("a and (b or c)", "a and (b or c)"),
    ("a or (b or c)", "a or (b or c)"), ("not (a = b)", "not a = b"),
    ("not (a and b)", "not (a and b)"), ("(not a) = b", "(not a) = b"),
    ("(a = b) = c", "(a = b) = c"), ("a == 1 and b <> 2", "a = 1 and b != 2"),
    ("a is null", "a is missing"), ("(a or b) is not empty", "(a or b) is not missing"),
    ("a NOT IN (1,(2))", "a not in (1, 2)"), ("a in ((b = c))", "a in ((b = c))"),
    ("a between (1) and (2+3)", "a between 1 and 2 + 3"),
    ("a not starts with \"x\"", "a not starts with \"x\""),
    ("a matches \"x/y\"", "a matches /x\\/y/"), ("a matches /\\d+\\//", "a matches /\\d+\\//"),
    ("a matches \"x\\\\\"", "a matches \"x\\\\\""),
    ("a in (top 3 b by c|take 2)", "a in (top 3 b by c | take 2)"),
    ("sum( b where c=1 )", "sum(b where c = 1)"), ("f( )", "f()"),
    ("orders.conversion rate", "orders.conversion_rate"),
    ("5.50 + 1_000 + 2k + 1.5万", "5.50 + 1000 + 2000 + 15000"), ("8.0%", "8.0%"),
    ("60min", "1h"), ("24h", "24h"), ("14d", "14d"), ("2w", "14d"), ("0.5s", "0.5s"),
    ("2024-05-14 8:05", "2024-05-14 08:05"), ("2024-05-14 08:05:09", "2024-05-14 08:05:09"),
    ("TRUE", "true"), ("null", "missing"), ("'a\"b'", "\"a\\\"b\""),
    ("\"a\\tb\\nc\\\\d\\re\"", "\"a\\tb\\nc\\\\d\\re\""),
  ])
  func expressions(_ text: String, _ canonical: String) throws {
    Samples.expect("show x where \(text)", becomes: "show x where \(canonical)")
  }

  @Test(arguments: [
    "today", "yesterday", "tomorrow", "2024-05-13", "2024-05", "2024", "2024 q2", "last 7 days",
    "last 1 day", "last 24 hours", "next 2 weeks", "next month", "this week", "last quarter",
    "month to date", "since 2024-05-01", "until yesterday", "2024-05-01 to 2024-05-07",
    "last month to today", "during \"618 2024\"", "since \"618 2024\"",
    "from \"618 2023\" to \"618 2024\"", "from $a to $b", "today so far", "this month so far",
    "during $day so far", "during $day", "$day",
  ])
  func periods(_ period: String) {
    Samples.expect("revenue \(period)", becomes: "revenue \(period)")
  }

  @Test(arguments: [
    ("WTD", "week to date"), ("qtd", "quarter to date"), ("past 3 day", "last 3 days"),
    ("last 24h", "last 24 hours"), ("from 2024-05-01", "since 2024-05-01"),
    ("2024-05-01 .. 2024-05-02", "2024-05-01 to 2024-05-02"), ("during last month", "last month"),
  ])
  func otherPeriods(_ text: String, _ canonical: String) {
    Samples.expect("revenue \(text)", becomes: "revenue \(canonical)")
  }

  @Test(arguments: [
    "day before", "previous period", "last week", "last month", "last quarter", "last year",
    "usual", "plan", "market", "\"618 2023\"", "$day", "2024-04", "last 7 days",
    "during last week", "during last week to yesterday", "goal", "`plan`", "`usual`",
  ])
  func baselines(_ baseline: String) {
    Samples.expect("revenue vs \(baseline), plan", becomes: "revenue vs \(baseline), plan")
  }

  @Test(arguments: [
    ("where a>1", "where a > 1"), ("sort a desc, b asc", "sort -a, b"),
    ("sort -(a), -(a+b), (-a), (-a) + b", "sort -a, -(a + b), (-a), (-a + b)"),
    ("take 5", "take 5"), ("columns a,b as c", "columns a, b as c"),
    ("derive x=a/b", "derive x = a / b"),
    ("pivot channel", "pivot channel"),
    ("total | share | cumulative", "total | share | cumulative"),
    ("wrap weeks", "wrap week"), ("chart", "chart line"), ("save out/a.csv", "save out/a.csv"),
    ("save 'my a.csv'", "save \"my a.csv\""), ("as kept", "as kept"),
    ("alert when a>8% 'high'", "alert when a > 8% \"high\""),
    ("task due today for ads", "task for ads due today"), ("task", "task"),
  ])
  func stages(_ text: String, _ canonical: String) {
    Samples.expect("revenue |\(text)", becomes: "revenue | \(canonical)")
  }

  @Test(arguments: [
    ("param day=yesterday", "param day = yesterday"), ("param day", "param day"),
    ("param x = 8.5%", "param x = 8.5%"), ("param x = -24h", "param x = -24h"),
    ("param x = during \"618\"", "param x = during \"618\""), ("param x = 'a'", "param x = \"a\""),
    ("set today = 2024-05-14", "set today 2024-05-14"),
    ("set zone Asia/Shanghai", "set zone Asia/Shanghai"),
    ("set title 'My store'", "set title \"My store\""),
    ("include 'a b.ops'", "include \"a b.ops\""), ("include lib/a.ops", "include lib/a.ops"),
    ("expect refund_rate $day<8% 'high'", "expect refund_rate $day < 8% \"high\""),
    ("expect refund_rate < 8% yesterday", "expect refund_rate yesterday < 8%"),
    ("expect a by b today > 1", "expect a > 1 by b today"),
    ("expect a today is missing", "expect a is missing today"),
    ("rate usd on 2024-05-01=7.24", "rate USD on 2024-05-01 = 7.24"),
    ("rate usd 7.24", "rate USD = 7.24"),
    ("rate usd = 7.24 on 2024-05-01", "rate USD on 2024-05-01 = 7.24"),
    ("rate usd on 2024-05-01 7.24", "rate USD on 2024-05-01 = 7.24"),
    ("synonym 'GMV'=revenue", "synonym \"GMV\" = revenue"),
    ("drivers revenue=a*b", "drivers revenue = a * b"),
    (
      "event '618' holiday=2024-06-01 to 2024-06-20",
      "event \"618\" holiday = 2024-06-01 to 2024-06-20"
    ),
    ("target revenue 2024-06 where a=1=5k", "target revenue 2024-06 where a = 1 = 5000"),
    ("evidence stock = list a during $period", "evidence \"stock\" = list a during $period"),
    ("evidence d on a,b = list a", "evidence \"d\" on a, b = list a"),
    ("evidence 'a b' for c = list a", "evidence \"a b\" for c = list a"),
    (
      "entity \"best sellers\",items = product by revenue,orders",
      "entity \"best sellers\", items = product by revenue, orders"
    ),
    ("headline revenue,orders", "headline revenue, orders"),
    (
      "command roi(l:dimension of ads=city,x:number=8%) synonyms 'r' = show a by $l",
      "command \"roi\" (l: dimension of ads = city, x: number = 8%) synonyms \"r\" = show a by $l"
    ),
    (
      "metric a:money,headline=sum(b.c)where d on e",
      "metric a : money, headline = sum(b.c) where d on e"
    ),
    ("metric \"A B\" = c {}", "metric a_b = c"),
  ])
  func otherStatements(_ text: String, _ canonical: String) {
    Samples.expect(text, becomes: canonical)
  }

  @Test func metricBlock() {
    Samples.expect(
      "metric a 'b':count = b {example 'x'; note 'n'; with c,d as e\nsynonyms 's'; otherwise f}",
      becomes: """
        metric a "b" : count = b {
          otherwise f
          synonyms "s"
          with c, d as e
          note "n"
          example "x"
        }
        """)
  }

  @Test func dataset() {
    Samples.expect(
      """
      dataset refunds "Refund requests" {
        synonyms "退款"
        refund_id text synonyms "退款编号" "the platform's id"
        order_id text -> orders synonyms "订单编号"
        level shop ()
        level campaign (channel, campaign)
        requested_at timestamp?
        status text in (requested,'On Hold')
        key refund_id
        time requested_at, orders.paid_at as paid_at
        days count = days_between(a,b) "in days"
        key text "a column"
        label text?
        time text
        `time` text
        shows refund_id
        sorted -requested_at
      }
      """,
      becomes: """
        dataset refunds "Refund requests" {
          key   refund_id
          time  requested_at, orders.paid_at as paid_at, text
          shows refund_id
          sorted -requested_at
          level shop     ()
          level campaign (channel, campaign)
          synonyms "退款"

          refund_id    text       "the platform's id"  synonyms "退款编号"
          order_id     text       -> orders  synonyms "订单编号"
          requested_at timestamp?
          status       text       in (requested, "On Hold")
          days         count      = days_between(a, b)  "in days"
          key          text       "a column"
          label        text?
          `time`       text
        }
        """)
  }
}
