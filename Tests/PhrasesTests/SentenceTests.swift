import Language
import Testing

@testable import Phrases

/// Sentences whose words have one meaning each, and the line that they are.
@Suite struct SentenceTests {
  @Test(arguments: [
    // Words that add nothing, and clauses in any order.
    ("show me the revenue of last month please", "revenue last month"),
    ("what were our refunds by reason in october", "refunds by reason 2026-10"),
    ("last 3 days orders per region", "orders by region last 3 days"),
    ("how many reviews did we get this week", "reviews this week"),
    ("orders of each city and channel today", "orders by city, channel today"),
    ("weekly visitors since november 2", "visitors by week since 2026-11-02"),
    ("revenue, orders and visitors yesterday", "revenue, orders, visitors yesterday"),
    // What stands against what.
    ("compare last week with the usual", "compare last week vs usual"),
    ("revenue this week versus last year", "revenue this week vs last year"),
    ("compare last week to this week", "compare last week vs this week"),
    ("visitors last 14 days vs previous 14 days", "visitors last 14 days vs previous period"),
    ("orders yesterday compared to the day before", "orders yesterday vs day before"),
    ("cvr last week wow", "conversion_rate last week vs last week"),
    // Ranking.
    ("top three brands by orders this month", "top 3 brands by orders this month"),
    ("bottom 5 keywords by roas", "bottom 5 keywords by roas"),
    // Conditions.
    ("revenue where channel is email yesterday", "revenue where channel = \"email\" yesterday"),
    ("orders where promotion is not null", "orders where promotion is not missing"),
    (
      "units sold where brand in (Oak, Elm) last 7 days",
      "units_sold where brand in (\"Oak\", \"Elm\") last 7 days"
    ),
    (
      "refund rate by brand where refund rate over 5 percent this month",
      "refund_rate by brand where refund_rate > 5% this month"
    ),
    // SQL and its neighbours in a plain line.
    (
      "revenue by channel order by revenue desc limit 3",
      "revenue by channel | sort -revenue | take 3"
    ),
    ("sum(revenue) group by brand", "revenue by brand"),
    ("orders by channel | limit 5", "orders by channel | take 5"),
    // Chinese without blanks, in both scripts, and mixed.
    ("昨天销售额按渠道", "revenue by channel yesterday"),
    ("最近14天每天的订单数", "orders by day last 14 days"),
    ("看一下上周各省份的退款金额", "refund_amount by region last week"),
    ("昨天的銷售額", "revenue yesterday"),
    ("前20商品按利润", "top 20 products by profit"),
    ("本月对比上月", "compare this month vs last month"),
    ("支付金额 昨天 同比", "revenue yesterday vs last year"),
    ("revenue 按 渠道 上周", "revenue by channel last week"),
    ("直通车花费", "ad_spend where ad_platform = \"直通车\""),
    ("双十一 订单数", "orders during \"Double 11\""),
  ])
  func lineOf(_ sentence: String, _ line: String?) {
    #expect(Reader.interpreter().line(of: sentence) == line)
  }

  /// A sentence that leaves anything open is never run.
  @Test(arguments: [
    "best sellers last week", "why did sales fall", "revenue 09/10/2026", "revenue 7 days",
    "revenue orders yesterday", "campaigns", "what is contribution margin", "orders over 500",
    "revenue vs visitors yesterday", "昨天 数据", "哪些商品亏本", "select revenue from orders",
    "revenue excluding search yesterday", "revenue by orders", "xyzzy",
    "profit per order last month", "first 10 orders",
    "refund rate > 10% by category", "revenue from new buyers", "新客 销售额 本月", "预测下个月销售额",
    "orders by city limit 5, 5", "delete all orders",
  ])
  func staysOpen(_ sentence: String) {
    #expect(Reader.interpreter().line(of: sentence) == nil)
  }

  @Test func leaving() {
    #expect(["exit", "Quit;", ".quit", "\\q", "退出"].allSatisfy { Interpreter.isExit($0) })
    #expect(!Interpreter.isExit("exit rate"))
  }
}
