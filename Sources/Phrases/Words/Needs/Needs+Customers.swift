/// Who buys, and who comes back.
extension Needs {
  static let customers: [Need] = [
    Need(
      ["top customers {period}", "top customers by revenue {period}"],
      [
        "who are my best customers", "best customers", "best buyers", "biggest customers", "vip",
        "vip customers", "loyal customers", "most valuable customers", "big spenders", "大客户",
        "优质客户",
        "最好的客户", "老客户排行", "高价值客户", "top spenders", "biggest spenders", "who spends the most",
      ]),
    Need(
      ["top customers", "buyers", "list customers"],
      ["customers", "customer list", "clients", "who buys", "我的客户", "客户"]),
    Need(
      ["returning buyers {period}", "returning share {period}"],
      [
        "repeat customers", "repeat buyers", "loyal buyers", "customers who came back", "回头客",
        "复购客户",
      ]),
    Need(
      ["returning share {period}", "cohort"],
      [
        "repeat rate", "retention", "retention rate", "repurchase rate", "do customers come back",
        "loyalty",
        "复购", "留存率", "回购率",
      ]),
    Need(
      ["new buyers, returning buyers {period}", "buyers by customer type {period}", "who buys"],
      [
        "new vs returning customers", "new and returning customers", "new versus returning",
        "new or returning",
        "first time vs repeat", "新老客", "新客老客", "新老客户占比", "新客和老客",
      ]),
  ]
}
