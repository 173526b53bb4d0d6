/// The words of sentences in English and Chinese besides those of the grammar.
///
/// Names of metrics, dimensions, commands and events have theirs in the model.
enum Words {
  static let table: [(Role, [String])] = [
    (
      .filler,
      [
        "show me", "show", "give me", "get me", "get", "tell me", "let me see", "display", "print",
        "i want to see", "i want", "i need", "i would like to see", "can you show me", "can you",
        "could you", "please", "pls", "the", "a", "an", "our", "my", "we", "i", "did", "do", "does",
        "have", "has", "had", "got", "is", "are", "was", "were", "be", "what is", "what was",
        "what were", "what are", "what s", "what", "how many", "how much", "number of", "count of",
        "amount of", "total number of", "in", "for", "of", "on", "at", "over", "there", "me",
        "were there", "so", "all", "total", "overall", "store", "shop", "the whole", "' s", "'",
        "?",
        "!", ".", "hey", "just", "only", "as of", "i d like to see", "i would like", "pull up",
        "could i get", "may i see",
        "the shop", "the store", "our shop", "our store", "my shop", "my store", "came in", "came",
        "people", "everyone", "breakdown of", "a breakdown of", "breakdown",
        "that", "who", "which", "been",
        "rows only", "rows", "row", "each of", "us", "number", "figure", "figures", "numbers",
        "by now",
        "的", "看一下", "看看", "看下", "看", "查一下", "查询", "查看", "查下", "查", "给我", "帮我", "请",
        "显示", "我要看", "我想看", "我要", "我想", "想看", "是多少", "有多少", "多少", "是", "了", "一下",
        "吗", "呢", "啊", "我们", "店铺", "全店", "整体", "有", "在", "里", "中", "、", "？", "！", "。", "总",
      ]
    ),
    (
      .except,
      [
        "excluding", "everything but", "all but", "other than", "apart from", "not including",
        "except", "except for", "without", "not from", "but not", "除了", "除去", "不含",
      ]
    ),
    (.with, ["with"]),
    (.top, ["top", "前"]),
    (.bottom, ["bottom", "后", "倒数", "末尾"]),
    (.ranking, ["排行榜", "排行", "排名", "ranking", "ranked", "榜单", "榜"]),
    (
      .best,
      [
        "best", "most", "highest", "biggest", "largest", "leading", "strongest", "best performing",
        "最高", "最多", "最好", "最大", "最佳",
      ]
    ),
    (
      .worst,
      [
        "worst", "lowest", "smallest", "least", "weakest", "worst performing", "最低", "最少", "最差",
        "最小",
      ]
    ),
    (
      .why,
      [
        "why", "why did", "why is", "why are", "why was", "why were", "why has", "why have",
        "what caused", "how come", "what is behind", "reason for", "reasons for", "what explains",
        "what happened to", "what drove", "what made", "explanation for", "为什么", "为何", "怎么会",
        "什么原因", "为啥", "原因是什么", "下滑原因", "下降原因", "上涨原因", "下跌原因", "减少原因",
        "增长原因", "变动原因", "波动原因", "上升原因", "的原因是什么", "原因分析",
      ]
    ),
    (
      .action,
      [
        "sell", "sold", "make", "made", "earn", "earned", "spend", "spent", "take", "taken",
        "receive", "received", "see", "seen", "bring", "come",
      ]
    ),
    (.soFar, ["so far", "until now", "到目前为止", "目前为止"]),
    (
      .totals,
      [
        "with totals", "with total", "with a total", "with rollup", "with sum", "and total", "含合计",
        "带合计",
      ]
    ),
    (.worth, ["priced", "costing", "worth", "with a price", "with price"]),
    (.after, ["after", "之后", "以后"]),
    (.before, ["before", "prior to", "earlier than"]),
    (.each("hour"), ["hourly", "hour by hour", "每小时", "分小时", "按小时", "逐小时", "分时"]),
    (
      .each("day"),
      [
        "daily", "day by day", "per day", "each day", "a day", "每天", "每日", "按天", "按日", "逐日", "分天",
        "日度",
      ]
    ),
    (
      .each("week"),
      ["weekly", "week by week", "per week", "each week", "每周", "按周", "逐周", "分周", "周度"]
    ),
    (
      .each("month"),
      [
        "monthly", "month by month", "per month", "each month", "每月", "每个月", "按月", "逐月", "分月",
        "月度",
      ]
    ),
    (.each("quarter"), ["quarterly", "per quarter", "每季度", "按季度", "分季度"]),
    (.each("year"), ["yearly", "annually", "per year", "每年", "按年", "分年"]),
    (
      .each("weekday"),
      ["by weekday", "per weekday", "by day of week", "by day of the week", "按星期几", "按星期"]
    ),
    (
      .each("hour_of_day"),
      ["by hour of day", "by hour of the day", "by time of day", "按时段", "分时段"]
    ),
    (.weekday(1, weeks: nil), ["monday", "mon", "周一", "星期一", "礼拜一"]),
    (.weekday(2, weeks: nil), ["tuesday", "tue", "tues", "周二", "星期二", "礼拜二"]),
    (.weekday(3, weeks: nil), ["wednesday", "wed", "周三", "星期三", "礼拜三"]),
    (.weekday(4, weeks: nil), ["thursday", "thu", "thurs", "周四", "星期四", "礼拜四"]),
    (.weekday(5, weeks: nil), ["friday", "fri", "周五", "星期五", "礼拜五"]),
    (.weekday(6, weeks: nil), ["saturday", "sat", "周六", "星期六", "礼拜六"]),
    (.weekday(7, weeks: nil), ["sunday", "sun", "周日", "周天", "星期日", "星期天", "礼拜天"]),
    (.month(1), ["january", "jan", "一月", "一月份"]), (.month(2), ["february", "feb", "二月", "二月份"]),
    (.month(3), ["march", "mar", "三月", "三月份"]), (.month(4), ["april", "apr", "四月", "四月份"]),
    (.month(5), ["may", "五月", "五月份"]), (.month(6), ["june", "jun", "六月", "六月份"]),
    (.month(7), ["july", "jul", "七月", "七月份"]), (.month(8), ["august", "aug", "八月", "八月份"]),
    (.month(9), ["september", "sep", "sept", "九月", "九月份"]),
    (.month(10), ["october", "oct", "十月", "十月份"]),
    (.month(11), ["november", "nov", "十一月", "十一月份"]),
    (.month(12), ["december", "dec", "十二月", "十二月份"]),
    (.number(1), ["one", "一"]), (.number(2), ["two", "couple of", "a couple of", "二", "两"]),
    (.number(3), ["three", "三"]), (.number(4), ["four", "四"]), (.number(5), ["five", "五"]),
    (.number(6), ["six", "六"]), (.number(7), ["seven", "七"]), (.number(8), ["eight", "八"]),
    (.number(9), ["nine", "九"]), (.number(10), ["ten", "十"]),
    (.number(12), ["twelve", "dozen", "十二"]),
    (.number(15), ["fifteen", "十五"]), (.number(20), ["twenty", "二十"]),
    (.number(30), ["thirty", "三十"]), (.number(50), ["fifty", "五十"]),
    (.number(100), ["hundred", "a hundred", "一百"]),
    (.quarter(1), ["q 1", "q1", "first quarter", "第一季度", "一季度"]),
    (.quarter(2), ["q 2", "q2", "second quarter", "第二季度", "二季度"]),
    (.quarter(3), ["q 3", "q3", "third quarter", "第三季度", "三季度"]),
    (.quarter(4), ["q 4", "q4", "fourth quarter", "第四季度", "四季度"]),
    (.half(1), ["h1", "first half", "first half of", "上半年"]),
    (.half(2), ["h2", "second half", "second half of", "下半年"]),
    (.weekNumber, ["week no", "week number", "calendar week", "cw", "kw", "wk"]),
    (.weekOf, ["week of", "week starting", "week beginning", "the week of"]),
    (.ago, ["ago", "之前", "以前", "前的"]),
    (.weekend, ["weekend", "周末"]),
    (.unitsAgo("week", 2), ["上上周", "week before last", "the week before last"]),
    (.unitsAgo("month", 2), ["上上个月", "上上月", "month before last", "the month before last"]),
    (.third(1), ["上旬"]), (.third(2), ["中旬"]), (.third(3), ["下旬"]),
    (.period("last 15 days"), ["近半个月", "最近半个月", "过去半个月"]),
    (.daysAgo(2), ["day before yesterday", "the day before yesterday", "前天", "前日"]),
    (.daysAgo(3), ["大前天"]),
    (
      .previous,
      [
        "week over week", "week on week", "wow", "w o w", "month over month", "month on month",
        "mom",
        "m o m", "day over day", "day on day", "dod", "d o d", "环比",
      ]
    ),
    (.lastYear, ["去年的", "last year s"]),
    (.like, ["like", "ilike"]),
  ]

  /// What people call the values of dimensions that stores write in English.
  static let values: [(String, [String])] = [
    ("live", ["直播间", "直播"]), ("video", ["短视频", "视频"]), ("search", ["搜索"]), ("email", ["邮件"]),
    ("affiliate", ["达人", "淘客", "联盟"]), ("recommendation", ["推荐", "猜你喜欢"]),
    ("direct", ["直接访问", "自主访问"]),
    ("mobile", ["手机", "移动端", "无线端"]), ("desktop", ["电脑", "pc端"]), ("returning", ["老客"]),
    ("new", ["新客"]),
  ]

  /// Characters of traditional Chinese beside the simplified ones that the words here have.
  static let traditional = Dictionary(
    zip(
      "銷額單數訂訪環對週來廣費關鍵詞庫補貨買賣點擊轉換類評價優達視頻應時間異預測據報為麼這個們幾處過還沒開門長強號後條國際雙慶節總結計劃運營績競爭產滯倉儲發遲簽話題熱聯繫統復購動態變漲圖導匯輸刪幫說實從於與無電營誰賺錢檢區縣飛訊帳戶現線絡確",
      "销额单数订访环对周来广费关键词库补货买卖点击转换类评价优达视频应时间异预测据报为么这个们几处过还没开门长强号后条国际双庆节总结计划运营绩竞争产滞仓储发迟签话题热联系统复购动态变涨图导汇输删帮说实从于与无电营谁赚钱检区县飞讯账户现线络确"
    ).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })

  /// What people call metrics in sentences, where the word alone is something else or no name.
  static let metrics: [(String, [String])] = [
    ("refunds", ["退款"]), ("orders", ["订单", "多少单", "几单", "出单", "出单量"]),
    ("satisfaction_score", ["满意度"]), ("average_order_value", ["order value"]),
    ("reviews", ["评论", "评价"]), ("chats", ["conversations"]), ("returning_share", ["复购"]),
  ]

  /// What people call dimensions besides their names in the model.
  static let dimensions: [(String, [String])] = [
    ("reason", ["原因", "cause"]), ("promotion", ["优惠券", "券"]),
    ("payment_method", ["支付方式", "付款方式", "payment"]),
    ("region", ["省", "省份", "地区", "区域", "province", "state", "area"]),
    ("city", ["城市", "town"]), ("country", ["国家"]),
    ("product", ["单品", "货品", "宝贝", "款式", "item", "article"]),
    ("category", ["类目", "品类", "分类", "商品分类"]), ("channel", ["渠道", "流量渠道", "销售渠道", "source"]),
    ("campaign", ["计划", "推广计划", "广告计划"]), ("keyword", ["关键词", "搜索词", "search term"]),
    ("agent", ["客服人员", "客服", "support agent"]), ("device", ["设备", "终端"]),
    ("customer_type", ["新老客", "客户类型", "new or returning"]), ("brand", ["品牌"]),
    ("store", ["店铺", "门店", "shop"]),
    ("platform", ["平台", "marketplace"]), ("warehouse", ["仓库"]),
    ("carrier", ["快递", "快递公司", "物流公司", "courier"]),
    ("customer", ["客户", "顾客", "会员", "client"]), ("competitor", ["竞店", "竞争店铺", "rival"]),
    ("ad_platform", ["推广渠道", "广告平台", "ad channel"]),
    ("weekday", ["星期几", "day of week", "day of the week"]),
    ("hour_of_day", ["时段", "hour of day", "hour of the day", "time of day"]),
  ]

  /// What people call the events of the calendar, by the series in the model.
  static let events: [(String, [String])] = [
    ("Double 11", ["双11", "双十一", "双 11", "double eleven", "singles day", "singles' day"]),
    ("Double 12", ["双12", "双十二", "double twelve"]),
    ("618", ["618", "六一八", "618大促", "年中大促"]),
    ("Black Friday", ["黑五", "黑色星期五", "bfcm", "blackfriday", "bf"]),
    ("Cyber Monday", ["网络星期一", "网一"]),
    ("Women's Day Sale", ["三八节", "女王节", "38节", "womens day sale"]),
    ("Prime Day", ["会员日", "亚马逊会员日"]),
    ("National Day", ["国庆", "国庆节", "十一黄金周", "黄金周", "golden week"]),
    ("Mid-Autumn", ["中秋", "中秋节", "mid autumn festival"]),
    ("Spring Festival", ["春节", "过年", "年货节", "chinese new year", "cny", "lunar new year"]),
    ("New Year", ["元旦"]), ("Qingming", ["清明", "清明节"]),
    ("Labour Day", ["五一", "劳动节", "五一假期", "may day"]),
    ("Dragon Boat", ["端午", "端午节", "dragon boat festival"]), ("Qixi", ["七夕", "七夕节"]),
    ("Valentine's Day", ["情人节", "valentines", "valentines day"]),
    ("Christmas", ["圣诞", "圣诞节", "xmas"]),
    ("Mother's Day", ["母亲节", "mothers day"]), ("Halloween", ["万圣节"]), ("Thanksgiving", ["感恩节"]),
    ("Easter", ["复活节"]),
  ]

  /// The commands of the shell that are whole sentences.
  static let whole: [String: [String]] = [
    "exit": [
      "exit", "quit", "quit()", "exit()", "退出", "再见", ".quit", ".exit", "\\q", "bye", "q", ":q",
      "logout",
    ],
    "help": [
      "help", "?", ".help", "\\?", "--help", "-h", "/help", "/?", "\\h", "what commands are there",
      "which commands are there",
      "list commands", "commands", "有哪些命令", "命令", "帮助", "怎么用", "what can you do", "what can i ask",
      "what can i do", "what can i type", "how does this work", "how do i use this", "你能做什么",
      "能问什么", "可以问什么", "有什么功能",
    ],
    "metrics": [
      "list all metrics", "list metrics", "show metrics", "all metrics", "which metrics are there",
      "what metrics do you have", "what metrics are there", "what can you measure", "有哪些指标", "所有指标",
      "指标",
    ],
    "datasets": [
      "show tables", ".tables", "\\d", "\\dt", "show databases", "list tables",
      "what data do you have",
      "what data is there", "what data is loaded", "which data do you have",
      "which tables are there",
      "有哪些数据", "有什么数据", "有哪些表", "有什么表", "show me the tables", "when was the data last updated",
      "数据集", ".schema", "show datasets", "list datasets",
    ],
  ]
}
