/// Parcels, refunds, reviews, questions and who answers them.
extension Needs {
  static let service: [Need] = [
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
      ["abnormal orders"],
      [
        "strange orders", "problem orders", "fraud", "suspicious orders", "orders with problems",
        "异常单", "问题订单",
      ]),
    Need(
      ["open disputes"],
      ["chargebacks", "cases", "claims", "open cases", "纠纷", "维权", "申诉"]),
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
  ]
}
