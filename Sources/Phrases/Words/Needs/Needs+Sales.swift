/// What was sold and what is left of it.
extension Needs {
  static let sales: [Need] = [
    Need(
      ["revenue {period}", "units sold {period}", "orders {period}"],
      [
        "how much did we sell", "how much did we make", "how much money did we make",
        "what did we sell",
        "how much did we earn", "takings", "earnings", "income", "卖了多少", "卖了多少钱", "赚了多少", "成交多少",
        "营业额", "业绩", "进账", "进账多少", "how many people bought",
      ]),
    Need(
      ["profit {period}", "contribution profit {period}"],
      [
        "net profit", "net income", "bottom line", "how much did we earn after costs",
        "are we profitable",
        "are we making money", "净利润", "纯利", "赚钱了吗", "有没有赚钱", "盈利",
      ]),
    Need(
      ["orders by hour_of_day last 30 days", "orders by hour_of_day"],
      [
        "peak hours", "busiest hours", "busiest time", "when do people buy", "best time of day",
        "what time do customers order", "高峰时段", "什么时候下单最多", "下单高峰", "几点卖得最好",
      ]),
    Need(
      ["revenue by weekday last 90 days"],
      ["best weekday", "which weekday is best", "busiest weekday", "哪天卖得最好", "星期几卖得最好"]),
    Need(
      [
        "revenue by day {period} | sort -revenue",
        "revenue by day {period} | sort -revenue | take 1",
      ],
      ["best day", "best days", "strongest day", "record day", "卖得最好的一天", "最高的一天", "最好的一天"]),
    Need(
      [
        "list orders {period} | sort -gross_sales",
        "list orders {period} | sort -gross_sales | take 10",
      ],
      [
        "biggest orders", "largest orders", "most expensive orders", "highest orders", "大额订单",
        "最大的订单",
        "金额最高的订单",
      ]),
    Need(
      ["gross margin by category {period}", "profit margin by category {period}"],
      ["margin by category", "margin per category", "which categories have good margins"]),
    Need(
      ["gross margin {period}", "profit margin {period}"],
      ["margin", "margins", "how profitable", "markup", "利润空间"]),
    Need(
      ["losing products", "profit by product {period} | sort profit"],
      [
        "which products lose money", "products losing money", "unprofitable products",
        "products with a loss",
        "loss makers", "哪些商品亏本", "亏本商品", "亏钱的商品", "不赚钱的商品", "哪些商品亏钱",
      ]),
    Need(
      ["net sales {period}", "revenue {period}"],
      [
        "revenue without refunds", "revenue after refunds", "sales after returns",
        "sales minus refunds",
        "sales net of returns", "扣除退款后的销售额", "去掉退款的销售额", "减去退款",
      ]),
    Need(
      ["describe profit", "source profit"],
      ["how is profit calculated", "what is in profit", "利润怎么算"]),
    Need(
      ["describe {metric}", "source {metric}"],
      [
        "how is calculated", "how do you calculate", "how is computed", "formula of",
        "definition of",
        "怎么算", "怎么计算", "计算公式", "口径",
      ]),
    Need(
      ["statements {period}", "settled amount {period}"],
      ["payouts", "payout", "what did the platform pay us", "结算", "到账", "回款", "打款"]),
    Need(
      ["platform fees by platform {period}", "settlement fees {period}"],
      ["what do platforms charge", "fees", "commission of the platform", "平台收了多少费", "平台费用", "手续费"]),
    Need(
      ["revenue this month vs last month", "profit this month vs last month"],
      [
        "more money than last month", "did we make more than last month", "better than last month",
        "比上月多吗", "比上个月好吗",
      ]),
  ]
}
