/// Visitors, advertising and what it brings.
extension Needs {
  static let traffic: [Need] = [
    Need(
      ["ad spend {period}", "ad spend by campaign {period}"],
      [
        "how much did we spend on ads", "marketing spend", "marketing costs", "advertising spend",
        "ad costs", "advertising budget spent", "what do ads cost", "广告花了多少", "推广花了多少钱", "投放费用",
        "营销费用", "how much did we burn", "burned on ads", "how much have we burned", "烧了多少钱",
        "花了多少推广费",
      ]),
    Need(
      ["visitors {period}", "traffic sources {period}"],
      [
        "traffic", "site traffic", "website traffic", "footfall", "how many people came",
        "how many people visited", "流量", "有多少人来", "来了多少人",
      ]),
    Need(
      ["bottom 5 channels by conversion rate"],
      ["worst channels by conversion", "channels that convert badly"]),
    Need(
      ["roi campaign", "roi campaign | where verdict = \"stop\""],
      [
        "which campaigns lose money", "campaigns losing money", "campaigns that waste money",
        "unprofitable campaigns", "bad campaigns", "campaigns to stop",
        "which campaigns should i stop",
        "which campaigns pay off", "profitable campaigns", "best campaigns", "campaigns that work",
        "campaigns",
        "campaign performance", "campaign results", "哪些计划亏钱", "亏钱的计划", "亏损计划", "计划效果", "哪些计划要停",
        "浪费钱的计划", "计划亏", "计划 投产比", "wasted ad spend", "where do we waste ad money",
      ]),
    Need(
      ["roi keyword", "roi keyword | where verdict = \"stop\""],
      [
        "which keywords waste money", "keywords losing money", "unprofitable keywords",
        "bad keywords",
        "keywords to stop", "keyword performance", "best keywords", "哪些关键词亏钱", "关键词效果", "关键词浪费",
        "亏钱的关键词", "哪些词在烧钱", "烧钱的词", "烧钱的关键词",
      ]),
    Need(
      ["roi campaign", "roi", "list ads"],
      [
        "are my ads working", "are ads profitable", "do ads pay off", "ads", "ad performance",
        "advertising performance", "how are the ads doing", "is advertising worth it", "ad results",
        "which ads pay", "广告有效果吗", "广告效果", "推广效果", "投放效果怎么样", "广告赚钱吗", "推广划算吗", "广告数据",
      ]),
    Need(
      ["ad balance", "account balance"],
      [
        "how much money is left in the ad accounts", "money left in ad account",
        "ad account balance",
        "ad budget left", "advertising credit", "账户还有多少钱", "推广账户余额", "广告余额", "账户里还有多少钱",
        "how long will the ad money last", "账户的钱还能烧几天", "账户的钱还能花几天", "广告费还能撑几天",
      ]),
    Need(
      ["capped campaigns"],
      [
        "which campaigns hit their budget", "campaigns out of budget",
        "campaigns that ran out of budget",
        "budget exhausted", "超预算计划", "预算花完的计划", "提前下线",
      ]),
    Need(
      ["top channels {period}", "revenue by channel {period}"],
      [
        "which channel brings the most sales", "best channel", "where do sales come from",
        "where does revenue come from", "which channel sells most", "哪个渠道卖得最好", "销售来自哪里", "渠道贡献",
        "最好的渠道",
      ]),
    Need(
      ["traffic sources {period}", "visitors by channel {period}"],
      [
        "where do visitors come from", "where does traffic come from", "traffic source",
        "referrers",
        "流量来自哪里", "访客来自哪里", "流量来源",
      ]),
    Need(
      ["funnel {period}", "cart rate {period}"],
      [
        "where do we lose people", "where do we lose people in checkout", "checkout drop off",
        "drop off",
        "where do customers drop out", "abandoned carts", "abandoned checkouts", "cart abandonment",
        "checkout abandonment", "conversion funnel", "who leaves before paying", "转化漏斗", "弃购",
        "加购未付款",
        "哪一步流失", "流失在哪", "购物车放弃",
      ]),
    Need(
      ["top affiliates {period}"],
      [
        "best influencers", "influencers", "best creators", "which creators sell", "kol", "主播排行",
        "达人带货", "谁带货最好",
      ]),
    Need(
      ["content results"],
      [
        "which posts work", "best content", "best videos", "video performance",
        "social media results", "内容效果怎么样",
        "短视频效果", "哪个视频好",
      ]),
    Need(
      ["cac {period}"],
      [
        "cost to get a new customer", "cost per new customer", "cost to acquire a customer",
        "what does a new customer cost", "拉一个新客多少钱", "获客要花多少钱",
      ]),
  ]
}
