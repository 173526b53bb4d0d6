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

  static let table: [Need] =
    sales + moves + products + traffic + customers + service + market + routine

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
