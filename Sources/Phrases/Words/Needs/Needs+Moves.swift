/// What moved, whether it is noise, and what comes next.
extension Needs {
  static let moves: [Need] = [
    Need(
      ["compare {period}", "explain revenue {period}"],
      [
        "what happened", "how was", "how did it go", "how did we do", "how are we doing",
        "how are sales doing",
        "how is business", "summary", "overview", "daily report", "dashboard", "kpis",
        "key figures",
        "performance", "status", "怎么样", "卖得怎么样", "生意怎么样", "数据怎么样", "数据", "概览", "日报", "经营情况", "战报",
        "看板", "核心指标", "表现如何", "表现怎么样",
      ]),
    Need(
      ["compare today so far", "compare today"],
      [
        "how is today going", "how are we doing today", "today so far", "how is it going today",
        "今天怎么样",
      ]),
    Need(
      ["compare this week", "compare yesterday vs last week", "compare last 7 days"],
      [
        "what changed since last week", "what is different from last week",
        "what moved since last week",
        "changes since last week", "和上周比有什么变化",
      ]),
    Need(
      ["compare {period}", "compare yesterday"],
      ["what changed", "what moved", "what is different", "changes", "有什么变化", "什么变了", "哪些指标变了"]),
    Need(
      ["anomalies {period}", "anomalies", "compare yesterday"],
      [
        "anything unusual", "anything strange", "what is unusual", "outliers", "is something wrong",
        "anything odd", "unusual days", "strange numbers", "异常", "有什么异常", "有没有异常", "哪里不正常", "数据异常",
      ]),
    Need(
      ["compare {period}", "revenue {period} vs last month", "compare this month vs last month"],
      [
        "growth", "how much did we grow", "are we growing", "growth rate", "增长", "增长率", "增长情况",
        "涨了多少",
      ]),
    Need(
      ["compare yesterday vs usual", "compare yesterday"],
      [
        "against a usual day", "compared to a normal day", "is this normal", "normal day",
        "typical day",
        "和平时比", "跟平时比", "正常吗",
      ]),
    Need(
      ["pace month", "list targets", "pace this month"],
      [
        "are we on track", "on track", "target", "targets", "goal", "goals",
        "will we hit the target",
        "will we reach the goal", "how far are we from the target", "progress to target",
        "behind target",
        "目标", "能完成目标吗", "目标完成", "完成率", "离目标还差多少", "达标", "本月 目标", "projected revenue",
        "rest of the month", "where will we land", "月底能做多少",
      ]),
    Need(
      [
        "forecast revenue for 7 days", "forecast revenue for 14 days",
        "forecast revenue for 30 days",
      ],
      [
        "what will sales be next week", "sales forecast", "future sales", "projection",
        "sales prediction",
        "how much will we sell", "predict sales", "expected sales", "outlook", "销售预测", "下周能卖多少",
        "预计销售",
        "未来销量",
      ]),
  ]
}
