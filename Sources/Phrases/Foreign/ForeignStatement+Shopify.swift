import Language

/// ShopifyQL: `FROM sales SHOW total_sales GROUP BY day SINCE -30d`.
extension ForeignStatement {
  static let shopifyStarts = [
    ["from"], ["show"], ["visualize"], ["type"], ["group", "by"], ["by"], ["timeseries"], ["where"],
    ["since"], ["until"],
    ["during"], ["compare", "to"], ["order", "by"], ["limit"], ["having"],
  ]

  func shopify(_ text: String) -> [String] {
    let parts = clauses(text, Self.shopifyStarts)
    func clause(_ name: String) -> String? { parts.first { $0.start == name }?.text }
    guard let wanted = clause("show") ?? clause("visualize") else { return [] }
    let isOfSessions = clause("from")?.lowercased() == "sessions"
    var lines = [items(wanted, isOfSessions: isOfSessions)]
    if isOfSessions, wanted.contains("conversion_rate") {
      lines.append(items(wanted, isOfSessions: false))
    }
    var rest = ""
    if let groups = clause("group by") ?? clause("by") ?? clause("timeseries") {
      rest +=
        " by " + groups.components(",").map { Self.dimension($0.trimmed) }.joined(separator: ", ")
    }
    if let condition = clause("where") {
      rest +=
        " where "
        + self.condition(condition.replacing(/^\w+/) { Self.dimension(String($0.output)) })
    }
    if let since = clause("since") {
      let days = since.trimming(["-"]).dropLast()
      let units: [Character: String] = [
        "d": "days", "w": "weeks", "m": "months", "q": "quarters", "y": "years",
      ]
      if since.hasPrefix("-"), let unit = since.last.flatMap({ units[$0] }), Int(days) != nil {
        rest += " last \(days) \(unit)"
      } else if let until = clause("until") {
        rest += " \(since) to \(until)"
      } else {
        rest += " since \(since)"
      }
    } else if let during = clause("during") {
      rest += " " + during.replacing("_", with: " ")
    }
    if let other = clause("compare to") {
      let name = other.replacing("_", with: " ")
      rest += " vs " + (name == "previous year" ? "last year" : name)
    }
    if let order = clause("order by") {
      let words = order.split(separator: " ").map(String.init)
      rest += " | sort \(words.last?.lowercased() == "desc" ? "-" : "")\(words.first ?? "")"
    }
    if let limit = clause("limit") { rest += " | take \(limit)" }
    if let type = clause("type") { rest += " | chart \(type.lowercased())" }
    return lines.map { $0 + rest }
  }

  func items(_ text: String, isOfSessions: Bool) -> String {
    text.components(",").map(\.trimmed).map { name in
      isOfSessions && name == "conversion_rate" ? "session_conversion" : name
    }.joined(separator: ", ")
  }

  static func dimension(_ name: String) -> String {
    let bare = name.components(" as ").first?.trimmed ?? name
    if let match = bare.lowercased().wholeMatch(of: /(?:date_trunc|strftime)\(\s*'(\w+)'.*/) {
      return String(match.1)
    }
    if bare.lowercased().wholeMatch(of: /(?:date|day|to_date)\(.*\)/) != nil { return "day" }
    if bare.lowercased().wholeMatch(of: /month\(.*\)/) != nil { return "month" }
    let names = [
      "shipping_region": "region", "billing_region": "region", "shipping_city": "city",
      "billing_city": "city",
      "product_title": "product", "title": "product", "product_name": "product",
      "product_type": "category", "billing_country": "country",
      "shipping_country": "country", "sales_channel": "channel", "product_vendor": "brand",
    ]
    return names[bare.lowercased()] ?? bare
  }
}
