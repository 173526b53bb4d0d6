/// What operators want to know, in their own words, and the lines that answer it.
///
/// The words of a need are compared with those of a sentence; a line of several takes the words in
/// any order. `{period}` stands for the period of the sentence, `{metric}` for its metric.
enum Needs {
  struct Need {
    let lines: [String]
    let ways: [String]

    init(_ lines: [String], _ ways: [String]) {
      self.lines = lines
      self.ways = ways
    }
  }

  static let table: [Need] = [
    Need(
      ["revenue {period}", "units sold {period}", "orders {period}"],
      [
        "how much did we sell", "how much did we make", "how much money did we make",
        "what did we sell",
        "how much did we earn", "takings", "earnings", "income", "卖了多少", "卖了多少钱", "赚了多少", "成交多少",
        "营业额", "业绩", "进账", "进账多少", "how many people bought",
      ]),
    Need(
      ["ad spend {period}", "ad spend by campaign {period}"],
      [
        "how much did we spend on ads", "marketing spend", "marketing costs", "advertising spend",
        "ad costs", "advertising budget spent", "what do ads cost", "广告花了多少", "推广花了多少钱", "投放费用",
        "营销费用", "how much did we burn", "burned on ads", "how much have we burned", "烧了多少钱",
        "花了多少推广费",
      ]),
    Need(
      ["profit {period}", "contribution profit {period}"],
      [
        "net profit", "net income", "bottom line", "how much did we earn after costs",
        "are we profitable",
        "are we making money", "净利润", "纯利", "赚钱了吗", "有没有赚钱", "盈利",
      ]),
    Need(
      ["visitors {period}", "traffic sources {period}"],
      [
        "traffic", "site traffic", "website traffic", "footfall", "how many people came",
        "how many people visited", "流量", "有多少人来", "来了多少人",
      ]),
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
      ["bottom 5 channels by conversion rate"],
      ["worst channels by conversion", "channels that convert badly"]),
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
    Need(
      ["basket"],
      [
        "what do people buy together", "bought together", "products bought together", "cross sell",
        "cross selling", "bundle ideas", "frequently bought together", "market basket", "一起买",
        "经常一起买", "搭配购买",
        "连带购买",
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
      ["late shipments"],
      [
        "which orders are late", "late orders", "orders not shipped", "unshipped orders",
        "overdue shipments",
        "delayed orders", "orders to ship", "what must be shipped", "what do i have to ship",
        "orders to send",
        "超时未发货", "未发货", "未发货订单", "哪些订单没发货", "延迟发货", "待发货", "待发货订单", "快超时的订单", "发货超时",
      ]),
    Need(
      [
        "unpaid orders", "list orders where status = \"unpaid\"",
        "list orders where status = \"paid\"",
      ],
      [
        "pending orders", "open orders", "orders waiting for payment", "orders not paid",
        "awaiting payment",
        "没付款的订单", "未付款", "没付钱的订单",
      ]),
    Need(
      ["delivery", "delivery time by carrier {period}"],
      [
        "how fast do we deliver", "shipping time", "which carrier is slow", "slow carriers",
        "shipping speed",
        "delivery performance", "which carrier is best", "快递时效", "物流怎么样", "哪个快递慢", "发货速度",
        "which courier is the worst", "worst carrier", "worst courier", "slowest carrier",
        "best courier", "哪家快递最慢",
      ]),
    Need(
      ["lost parcels {period}"],
      ["lost packages", "missing parcels", "lost shipments", "丢件", "丢了多少件"]),
    Need(
      ["review reasons", "refunds by reason", "bad reviews"],
      [
        "what do customers complain about", "complaints", "why are customers unhappy",
        "customer complaints",
        "negative feedback", "what do people dislike", "差评 原因", "客户投诉什么", "顾客抱怨什么", "客户不满意什么",
        "投诉原因", "吐槽",
      ]),
    Need(
      ["bad reviews", "list reviews where rating = 1"],
      [
        "one star reviews", "1 star reviews", "negative reviews", "poor ratings", "worst reviews",
        "一星评价", "一星差评", "低分评价",
      ]),
    Need(
      ["average rating {period}", "average rating by product {period}"],
      ["ratings", "stars", "how are we rated", "review score", "评分", "评价怎么样", "口碑"]),
    Need(
      ["refunds by reason", "refunds by reason last 30 days", "top reasons"],
      [
        "refund reasons", "return reasons", "reasons for returns", "reasons for refunds",
        "why do customers send things back", "why do people return", "why are things returned",
        "why returns",
        "退款原因", "退货原因", "为什么退货", "为什么退款", "客户为什么退货",
      ]),
    Need(
      [
        "top products by units returned {period}", "top products by refunds {period}",
        "top products by return rate {period}",
      ],
      [
        "which products get returned most", "most returned products", "what gets returned",
        "what is sent back most", "products with most returns", "退货最多的商品", "哪些商品退货多", "退款最多的商品",
        "哪些商品退得多",
      ]),
    Need(
      ["refunds by product {period}", "units returned by product {period}", "refunds {period}"],
      ["returns by product", "returns", "returned items", "退货", "退回"]),
    Need(
      ["open refunds"],
      [
        "refunds to handle", "pending refunds", "refund requests waiting", "待处理退款申请", "待退款",
        "要处理的售后",
      ]),
    Need(
      ["service {period}", "first response time {period}", "reply time {period}"],
      [
        "how fast do we reply", "how fast do we answer", "how quickly do we respond",
        "customer service",
        "support performance", "response speed", "how is support doing", "客服怎么样", "回复速度", "响应速度",
        "客服表现",
        "客服回复快吗",
      ]),
    Need(
      ["first response time by agent {period}", "reply time by agent {period}"],
      [
        "response time by agent", "response time per agent", "slowest agents", "fastest agents",
        "客服响应时间",
      ]),
    Need(
      ["unanswered questions"],
      [
        "questions without answer", "open questions", "what is unanswered",
        "who waits for an answer",
        "未回复", "没人回答的问题", "待回复",
      ]),
    Need(
      ["staffing tomorrow", "staffing"],
      [
        "do we need more staff", "how many agents do we need", "do we need more agents",
        "shift plan",
        "who works tomorrow", "need more people", "需要加人吗", "需要多少客服", "明天要几个客服", "人手够吗",
      ]),
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
      ["rising products", "new product candidates"],
      [
        "trending products", "what is trending", "upcoming products", "rising stars",
        "what should we sell next",
        "趋势商品", "飙升款", "潜力款", "什么商品在涨",
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
      ["list tasks due today", "list tasks due"],
      [
        "what do i have to do", "what is to do", "todo", "to do list", "my tasks", "tasks",
        "what is due",
        "今天 要做 什么", "待办", "今天要做什么", "有什么任务", "要处理什么",
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
      ["abnormal orders"],
      [
        "strange orders", "problem orders", "fraud", "suspicious orders", "orders with problems",
        "异常单", "问题订单",
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
      ["statements {period}", "settled amount {period}"],
      ["payouts", "payout", "what did the platform pay us", "结算", "到账", "回款", "打款"]),
    Need(
      ["platform fees by platform {period}", "settlement fees {period}"],
      ["what do platforms charge", "fees", "commission of the platform", "平台收了多少费", "平台费用", "手续费"]),
    Need(
      ["open disputes"],
      ["chargebacks", "cases", "claims", "open cases", "纠纷", "维权", "申诉"]),
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
      ["loads", "datasets"],
      [
        "what is loaded", "what did i load", "imports", "which files are loaded", "导入了哪些文件",
        "is the data up to date", "how fresh is the data",
      ]),
    Need(
      ["load orders.csv", "load orders.csv as orders"],
      [
        "import my orders", "import", "upload", "upload file", "load my data", "how do i load data",
        "how to import", "insert", "insert into", "update", "update set", "edit",
        "change the price of", "导入", "导入订单", "上传", "导入数据",
      ]),
    Need(
      [
        "revenue by channel last 7 days | save \"out.csv\""
      ],
      [
        "export this to excel", "export", "download", "save as csv", "export to csv", "excel",
        "spreadsheet",
        "导出", "下载", "导出excel", "导出数据",
      ]),
    Need(
      ["undo"],
      [
        "delete all orders", "delete", "remove", "drop table", "drop", "truncate", "update",
        "clear data", "reset",
        "take back the last load", "undo import", "删除", "清空", "撤销", "删除数据", "回滚",
        "take back the last import", "revert the last load", "undo the last import",
      ]),
    Need(
      ["revenue this month vs last month", "profit this month vs last month"],
      [
        "more money than last month", "did we make more than last month", "better than last month",
        "比上月多吗", "比上个月好吗",
      ]),
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
    Need(
      ["cac {period}"],
      [
        "cost to get a new customer", "cost per new customer", "cost to acquire a customer",
        "what does a new customer cost", "拉一个新客多少钱", "获客要花多少钱",
      ]),
    Need(
      ["top agents by chats {period}", "chats by agent {period} | sort -chats"],
      [
        "who handled the most chats", "busiest agent", "which agent has the most chats", "谁接待最多",
        "哪个客服接待最多",
      ]),
    Need(
      ["refund time {period}"],
      ["how long do refunds take", "how fast do we refund", "refund duration", "退款要多久", "退款多久到账"]),
    Need(
      ["list orders where status = \"cancelled\" {period}", "cancellation rate {period}"],
      ["cancelled orders", "canceled orders", "已取消订单", "取消的订单", "关闭的订单"]),
    Need(
      ["new competitors", "rising shops"],
      ["new shops", "new rivals", "new players in the market", "新出现的竞店", "新对手"]),
    Need(
      ["weak promotions", "promotions"],
      [
        "coupons nobody uses", "discount codes nobody uses", "unused coupons", "useless coupons",
        "没人用的优惠券", "没人领的券",
      ]),
    Need(
      ["list tasks overdue"],
      ["tasks past due", "overdue tasks", "late tasks", "what did i miss", "过期任务", "拖延的任务"]),
    Need(
      ["help"], ["hello", "hi", "hey", "good morning", "thanks", "thank you", "你好", "您好", "谢谢"]),
  ]

  /// Words that mean the same to a need.
  static let sameWords: [[String]] = [
    [
      "fall", "fell", "drop", "dropped", "decline", "declined", "down", "decrease", "decreased",
      "lower",
      "sink", "sank", "slump", "dip", "dipped", "falling", "dropping", "low", "less", "worse",
    ],
    [
      "rise", "rose", "up", "increase", "increased", "higher", "grow", "grew", "growing", "jump",
      "jumped",
      "spike", "spiked", "high", "more",
    ],
    [
      "lose", "losing", "loses", "lost", "waste", "wastes", "wasting", "wasted", "unprofitable",
      "burn",
      "burning", "burns",
    ],
    ["return", "returns", "returned", "sent back", "send back", "sends back"],
    ["refund", "refunds", "refunded"],
    ["product", "products", "item", "items", "sku", "skus", "article", "articles", "goods"],
    ["customer", "customers", "client", "clients", "shopper", "shoppers", "buyer", "buyers"],
    [
      "ad", "ads", "advert", "adverts", "advertising", "advertisement", "advertisements",
      "marketing",
    ],
    ["campaign", "campaigns"], ["keyword", "keywords"], ["channel", "channels"],
    ["order", "orders"],
    ["reason", "reasons", "cause", "causes"],
    ["coupon", "coupons", "voucher", "vouchers", "promo", "promos"],
    ["competitor", "competitors", "rival", "rivals", "competition"],
    ["sell", "sells", "selling", "sold", "sale", "sales", "seller", "sellers"],
    ["complain", "complains", "complaint", "complaints", "complained", "unhappy", "dissatisfied"],
    ["reply", "replies", "respond", "answer", "answers", "response", "responses", "replied"],
    ["agent", "agents", "staff", "people", "employees"],
    ["run", "running", "runs", "ran"], ["expire", "expires", "expiring", "end", "ends", "ending"],
    ["cheap", "cheaper", "undercut", "undercuts", "undercutting"],
    ["unusual", "strange", "odd", "weird", "abnormal", "anomaly", "anomalies", "wrong"],
    ["review", "reviews", "rating", "ratings", "feedback"], ["late", "delayed", "overdue"],
    ["ship", "shipped", "shipping", "dispatch", "send", "sent"],
    ["bad", "worst", "poor", "terrible", "negative"],
    ["best", "top", "most", "biggest", "highest", "greatest", "strongest"],
    ["money", "cash"], ["calculate", "calculated", "computed", "defined"],
    ["target", "targets", "goal", "goals"],
    ["forecast", "predict", "prediction", "projection", "expect", "expected"],
    ["restock", "reorder", "replenish"], ["overstock", "overstocked", "overstocks"],
    ["inventory", "stock"],
    ["parcel", "parcels", "package", "packages"],
    ["todo", "tasks", "task"],
    ["buy", "buys", "bought", "purchase", "purchases", "purchased", "buying"],
    ["day", "days"], ["hour", "hours", "time", "times"],
  ]

  /// Words that say nothing of what is wanted.
  static let idle: Set<String> = [
    "the", "a", "an", "our", "my", "we", "i", "is", "are", "was", "were", "do", "does", "did",
    "have", "has",
    "to", "of", "for", "in", "on", "at", "me", "us", "it", "this", "that", "there", "be", "and",
    "or", "what",
    "which", "who", "how", "any", "all", "s", "t", "so", "can", "you", "please", "show", "give",
    "will", "go",
    "with", "from", "by", "get", "should", "the", "their", "them", "they", "much", "many", "的", "了",
    "吗",
    "是", "有", "么", "什", "我", "们", "呢", "在",
  ]
}
