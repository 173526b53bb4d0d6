/// Competitors, topics, promotions and activities.
extension Needs {
  static let market: [Need] = [
    Need(
      ["competitor moves", "competitor promotions", "top competitors"],
      [
        "what are competitors doing", "what does the competition do", "competitor activity",
        "competition",
        "competitor analysis", "rival activity", "竞争对手在做什么", "竞店在做什么", "对手动态", "竞品动态", "同行在做什么",
        "竞争对手",
      ]),
    Need(
      ["top competitors", "competitor moves"],
      ["competitors", "rivals", "who are our competitors", "竞争店铺", "对手有哪些"]),
    Need(
      ["price moves", "undercut products"],
      [
        "competitor price changes", "who changed prices", "price changes of competitors",
        "price war",
        "竞品 价格 变动", "竞品降价", "对手降价", "竞品价格", "谁降价了",
      ]),
    Need(
      ["undercut products", "price moves"],
      [
        "who is cheaper than us", "who sells cheaper", "who undercuts us", "cheaper competitors",
        "where are we more expensive", "谁比我们便宜", "比我们便宜", "价格比我们低",
      ]),
    Need(
      ["market", "compare yesterday vs market"],
      [
        "is it just us or the whole market", "is it the market or us", "how is the market doing",
        "industry trend", "market trend", "whole market", "is the market down", "是大盘的问题还是我们的问题",
        "大盘怎么样", "行业怎么样", "整个行业", "市场行情",
      ]),
    Need(
      ["hot topics"],
      ["trending topics", "what is hot", "热点", "热门 话题", "热门话题", "热搜", "今天有什么热点"]),
    Need(
      ["promotions", "list promotions", "top coupons"],
      [
        "coupons", "vouchers", "discount codes", "how do coupons perform", "promotion performance",
        "优惠券", "优惠券效果", "促销效果", "满减",
      ]),
    Need(
      ["expiring promotions"],
      [
        "which coupons expire soon", "expiring coupons", "coupons ending soon", "promotions ending",
        "快过期的优惠券", "优惠券到期", "即将过期", "快到期的优惠",
      ]),
    Need(
      ["activity \"{event}\"", "revenue during \"{event}\"", "compare during \"{event}\""],
      [
        "how did the sale go", "event results", "campaign day results", "how did go", "大促效果",
        "活动效果怎么样", "效果",
        "双11 效果", "复盘", "was worth it", "did pay off", "was a success", "worth it", "效果怎么样",
        "做得怎么样",
      ]),
    Need(
      ["upcoming activities"],
      [
        "what is coming up", "next sale", "next event", "upcoming sales", "what events are planned",
        "接下来有什么活动",
        "最近有什么活动", "下一个大促",
      ]),
    Need(
      ["new competitors", "rising shops"],
      ["new shops", "new rivals", "new players in the market", "新出现的竞店", "新对手"]),
    Need(
      ["weak promotions", "promotions"],
      [
        "coupons nobody uses", "discount codes nobody uses", "unused coupons", "useless coupons",
        "没人用的优惠券", "没人领的券",
      ]),
  ]
}
