/// What sells, what runs out, what does not move.
extension Needs {
  static let products: [Need] = [
    Need(
      ["top products {period}", "top products by units sold {period}"],
      [
        "best sellers", "best seller", "bestsellers", "bestseller", "best selling products",
        "top sellers", "top selling products", "what sells best", "what is selling", "hot products",
        "most popular products", "most sold products", "winners", "爆款", "热销", "热卖", "热销商品",
        "卖得最好的商品",
        "畅销", "什么卖得最好", "卖得好", "销冠", "主推款", "热门商品", "top sellers products", "hits",
      ]),
    Need(
      ["bottom products by revenue {period}", "bottom products {period}", "losing products"],
      [
        "worst products", "worst sellers", "worst selling products", "what sells badly",
        "poor performers", "flops", "卖得最差的商品", "卖不动的商品", "最差商品",
      ]),
    Need(
      ["products out of stock", "stock low", "stock | where available <= 0"],
      [
        "out of stock", "sold out", "what is sold out", "stockouts", "stock outs",
        "unavailable products",
        "缺货", "缺货商品", "断货", "售罄商品", "没货", "卖完了", "卖光了",
      ]),
    Need(
      ["stock low", "stock"],
      [
        "running out", "which products are running out", "what should i reorder", "what to reorder",
        "reorder", "need to restock", "restock", "replenish", "what do i need to buy",
        "almost sold out",
        "about to sell out", "low inventory", "will run out", "补货", "该补货", "要补货", "哪些要补货", "快卖完",
        "快断货", "库存不够", "库存告急", "低库存",
      ]),
    Need(
      ["dead stock", "stock"],
      [
        "slow movers", "slow moving products", "slow sellers", "what does not sell", "unsold stock",
        "not selling", "overstock", "excess stock", "excess inventory", "too much stock",
        "aged stock",
        "old stock", "积压", "积压库存", "卖不出去", "滞销", "滞销款", "动销慢", "overstocked", "overstocked items",
        "卖不动", "卖不动的货", "压货", "库存积压", "nothing sold", "lying around in the warehouse",
        "what is lying around", "products without sales",
      ]),
    Need(
      ["stock", "stock units by product", "list inventory"],
      [
        "stock levels", "stock level", "inventory", "inventory levels", "current stock",
        "how much stock",
        "what is in stock", "stock on hand", "stock report", "库存多少", "现有库存", "库存水平", "还有多少货",
      ]),
    Need(
      ["days of cover by product", "stock"],
      [
        "how many days of stock are left", "how long does the stock last",
        "how long will stock last",
        "days of stock", "days of inventory left", "weeks of supply", "库存能卖多久", "库存够卖几天", "还能卖几天",
      ]),
    Need(
      ["basket"],
      [
        "what do people buy together", "bought together", "products bought together", "cross sell",
        "cross selling", "bundle ideas", "frequently bought together", "market basket", "一起买",
        "经常一起买", "搭配购买",
        "连带购买",
      ]),
    Need(
      ["rising products", "new product candidates"],
      [
        "trending products", "what is trending", "upcoming products", "rising stars",
        "what should we sell next",
        "趋势商品", "飙升款", "潜力款", "什么商品在涨",
      ]),
    Need(
      ["listing issues", "leaky products"],
      [
        "which listings need work", "bad listings", "listing problems",
        "products seen but not bought",
        "high traffic low conversion", "需要优化的商品", "转化差的商品", "有流量没转化",
      ]),
    Need(
      ["broken pages"],
      ["broken links", "dead pages", "404", "error pages", "打不开的页面", "失效链接"]),
    Need(
      ["stock value"],
      [
        "what is our inventory worth", "what s our inventory worth", "inventory worth",
        "value of stock",
        "what is the stock worth", "value of inventory", "库存值多少钱", "库存价值", "货值",
      ]),
    Need(
      ["stock mismatch"],
      [
        "warehouse count does not match the system", "count doesn t match", "stock does not match",
        "inventory discrepancy", "wrong stock count", "stock count wrong", "count mismatch",
        "库存对不上",
        "账实不符", "盘点对不上",
      ]),
  ]
}
