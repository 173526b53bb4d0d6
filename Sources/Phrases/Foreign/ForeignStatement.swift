import Language

/// Reads statements of SQL, ShopifyQL and pandas, and the commands of other shells, as lines that may
/// be meant.
struct ForeignStatement {
  let lexicon: Lexicon
  /// The data sets that have a column.
  let owners: (String) -> [String]

  /// The lines, best first; none where the text is no such statement.
  func lines(_ text: String) -> [String] {
    let trimmed = text.trimmed.trimming([";"]).trimmed
    let words = trimmed.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let first = words.first else { return [] }
    switch first {
    case "select": return select(trimmed)
    case "from" where words.contains("show") || words.contains("visualize"): return shopify(trimmed)
    case "from": return piped(trimmed)
    case "create" where words.contains("select"):
      guard let at = trimmed.firstRange(of: /(?i)select/), words.count > 2 else { return [] }
      return select(String(trimmed[at.lowerBound...])).map { "\($0) | as \(words[2])" }
    case "count" where words.count > 1:
      let rest = words.dropFirst()
      guard let piece = [Piece].reading(rest.joined(separator: " "), lexicon).first,
        let metric = piece.metric
      else { return [] }
      return [([metric] + rest.dropFirst()).joined(separator: " ")]
    case "delete", "drop", "truncate", "remove": return ["undo"]
    case "insert", "update", "alter": return ["load orders.csv", "load orders.csv as orders"]
    case "ls", "dir": return ["datasets"]
    case "man", "info":
      return words.count > 1 ? ["describe \(words[1])", "help \(words[1])"] : ["help"]
    case "cat", "less", "more", "open", "read", "copy":
      guard words.count > 1, words[1].contains(".") else { return [] }
      return ["load \(Self.original(trimmed, 1))"]
    case ".import", "\\copy", "\\i", ".read":
      guard words.count > 1 else { return [] }
      return ["load \(Self.original(trimmed, 1))" + (words.count > 2 ? " as \(words[2])" : "")]
    case ".mode": return words.count > 1 ? ["set format \(words[1])"] : []
    case "show" where words.count == 4 && words[1] == "columns": return ["describe \(words[3])"]
    default: return frame(trimmed)
    }
  }

  private static func original(_ text: String, _ place: Int) -> String {
    let parts = text.split(whereSeparator: \.isWhitespace)
    return parts.indices.contains(place) ? String(parts[place]) : ""
  }

  // MARK: - SQL

  /// The clauses of a statement, by the words that begin them.
  private func clauses(_ text: String, _ starts: [[String]]) -> [(start: String, text: String)] {
    var found: [(start: String, text: String)] = []
    let words = Self.words(text)
    var at = 0
    while at < words.count {
      if let start = starts.first(where: { start in
        at + start.count <= words.count
          && zip(start, words[at...]).allSatisfy { $0 == $1.lowercased() }
      }) {
        found.append((start.joined(separator: " "), ""))
        at += start.count
      } else {
        guard !found.isEmpty else { return [] }
        found[found.count - 1].text += (found[found.count - 1].text.isEmpty ? "" : " ") + words[at]
        at += 1
      }
    }
    return found
  }

  /// Words, with what stands in brackets or quotes as one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "(" {
        depth += 1
      } else if character == ")" {
        depth -= 1
      } else if character.isWhitespace, depth == 0 {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }

  private static let sqlStarts = [
    ["select", "distinct"], ["select"], ["from"], ["where"], ["group", "by"], ["having"],
    ["order", "by"], ["limit"],
  ]

  private func select(_ text: String) -> [String] {
    // One table is named by a letter where several are joined.
    let plain = text.replacing(/\b[a-z]\w?\.(?=\w)/, with: "")
    let parts = clauses(plain, Self.sqlStarts)
    func clause(_ name: String) -> String? { parts.first { $0.start == name }?.text }
    let isDistinct = clause("select distinct") != nil
    guard var wanted = clause("select") ?? clause("select distinct"), let table = clause("from")
    else { return [] }
    var limit = clause("limit").flatMap { Int($0) }
    let first = wanted.split(separator: " ").map(String.init)
    if first.first?.lowercased() == "top", first.count > 1, let count = Int(first[1]) {
      limit = count
      wanted = first.dropFirst(2).joined(separator: " ")
    }
    let owner = table.split(separator: " ").first.map { String($0).lowercased() } ?? ""
    let dataset = lexicon.senses(of: owner).lazy.compactMap {
      if case .dataset(let name) = $0 { name } else { nil }
    }.first
    var tail = ""
    var conditions: [String] = []
    if let condition = clause("where") {
      for part in condition.replacing(" AND ", with: " and ").components(" and ") {
        if let period = self.period(part) {
          tail = period
        } else {
          conditions.append(self.condition(part))
        }
      }
    }
    let suffix =
      (conditions.isEmpty ? "" : " where " + conditions.joined(separator: " and "))
      + (tail.isEmpty ? "" : " " + tail)
    let taken = limit.map { " | take \($0)" } ?? ""
    let columns = wanted.components(",").map(\.trimmed)
    if columns == ["*"]
      || columns.allSatisfy({ !$0.contains("(") && !isMetric($0) }) && !isDistinct
        && clause("group by") == nil && columns.first != "*" && dataset != nil
    {
      guard let dataset else { return [] }
      let shown = columns == ["*"] ? "" : " | columns " + columns.joined(separator: ", ")
      let order =
        clause("order by").map { text -> String in
          let words = text.split(separator: " ").map(String.init)
          return " | sort \(words.last?.lowercased() == "desc" ? "-" : "")\(words[0])"
        } ?? ""
      return ["list \(dataset)\(suffix)\(order)\(shown)\(taken)"]
    }
    if isDistinct, let dimension = columns.first {
      let own = dataset.map { "count(\($0)) by \(dimension)\(suffix)" }
      return ["orders by \(dimension)\(suffix)", "revenue by \(dimension)\(suffix)"]
        + [own].compactMap { $0 }
    }
    // Groups may be named by their place or by an alias of their formula.
    let named = (clause("group by")?.components(",").map(\.trimmed) ?? []).map { name -> String in
      if let place = Int(name), columns.indices.contains(place - 1) { return columns[place - 1] }
      return columns.first { $0.hasSuffix(" as \(name)") } ?? name
    }
    let groups = named.map(Self.dimension)
    let measured = columns.filter { !named.contains($0) }
    let items = measured.flatMap { measure($0, dataset ?? owner) }
    var aliases: [String: String] = [:]
    for column in measured {
      let halves = column.components(" as ")
      if halves.count == 2 { aliases[halves[1].trimmed] = measure(column, dataset ?? owner).first }
    }
    guard !items.isEmpty else { return [] }
    var line =
      items.joined(separator: ", ")
      + (groups.isEmpty ? "" : " by \(groups.joined(separator: ", "))") + suffix
    if let order = clause("order by") {
      let words = Self.words(order)
      let isDescending = words.last?.lowercased() == "desc"
      let key = words.first ?? ""
      var name = aliases[key] ?? measure(key, dataset ?? owner).first ?? key
      if let number = Int(key) {
        name =
          number > groups.count && number - groups.count <= items.count
          ? items[number - groups.count - 1] : (groups.first ?? items[0])
      }
      line += " | sort \(isDescending ? "-" : "")\(name)"
    }
    return [line + taken]
  }

  private func isMetric(_ name: String) -> Bool {
    lexicon.senses(of: name).contains { if case .metric = $0 { true } else { false } }
  }

  /// What an aggregate of SQL is called here.
  private func measure(_ text: String, _ dataset: String) -> [String] {
    let bare = text.components(" as ").first?.trimmed ?? text
    let halves = bare.components(" / ")
    if halves.count == 2 {
      let parts = halves.compactMap { measure($0.trimmed, dataset).first }
      return parts.count == 2 ? [parts.joined(separator: " / ")] : []
    }
    guard let open = bare.firstIndex(of: "("), bare.hasSuffix(")") else {
      return isMetric(bare) ? [bare] : []
    }
    let function = bare[..<open].lowercased()
    var inside = String(bare[bare.index(after: open)...].dropLast()).trimmed
    if function == "count" {
      if inside == "*" || inside == "1" {
        return isMetric(dataset) ? [dataset] : ["count(\(dataset))"]
      }
      if inside.lowercased().hasPrefix("distinct ") {
        inside = String(inside.dropFirst(9)).trimmed
        if dataset == "orders", inside == "customer_id" { return ["buyers"] }
        return ["distinct(\(dataset).\(inside))"]
      }
      return ["count(\(dataset))"]
    }
    if isMetric(inside) { return [inside] }
    if function == "sum", inside == "units" || inside == "quantity" { return ["units_sold"] }
    guard ["sum", "avg", "min", "max", "median"].contains(function) else { return [] }
    return ["\(function)(\(dataset).\(inside))"]
  }

  private func condition(_ text: String) -> String {
    let pieces = [Piece].reading(text, lexicon)
    var reader = ConditionReader(pieces: pieces, at: 0, owners: { _ in [] })
    return reader.conditions(isExcluded: false) ?? text
  }

  /// The period of `ordered_at >= '2026-11-01'`.
  private func period(_ text: String) -> String? {
    let words = Self.words(text)
    guard words.count == 3, words[0].hasSuffix("_at") || words[0].hasSuffix("date") else {
      return nil
    }
    let day = words[2].trimming(["'", "\""])
    switch words[1] {
    case ">=", ">": return "since \(day)"
    case "<=", "<": return "until \(day)"
    case "=": return day
    default: return nil
    }
  }

  // MARK: - ShopifyQL

  private static let shopifyStarts = [
    ["from"], ["show"], ["visualize"], ["type"], ["group", "by"], ["by"], ["timeseries"], ["where"],
    ["since"], ["until"],
    ["during"], ["compare", "to"], ["order", "by"], ["limit"], ["having"],
  ]

  private func shopify(_ text: String) -> [String] {
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

  private func items(_ text: String, isOfSessions: Bool) -> String {
    text.components(",").map(\.trimmed).map { name in
      isOfSessions && name == "conversion_rate" ? "session_conversion" : name
    }.joined(separator: ", ")
  }

  private static func dimension(_ name: String) -> String {
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

  // MARK: - PRQL, KQL and pandas

  /// `from orders | filter channel == "search" | take 5`
  private func piped(_ text: String) -> [String] {
    let parts = text.piped
    let words = parts[0].split(separator: " ").map { $0.lowercased() }
    guard words.count == 2, let name = dataset(words[1]) else { return [] }
    return stages("list \(name)", parts.dropFirst())
  }

  private func dataset(_ name: String) -> String? {
    lexicon.senses(of: name).lazy.compactMap {
      if case .dataset(let name) = $0 { name } else { nil }
    }.first
  }

  private func stages(_ head: String, _ parts: ArraySlice<String>) -> [String] {
    let reader = PipedStage(lexicon: lexicon, line: nil)
    var line = head
    var behind = ""
    for part in parts {
      guard let stage = reader.reading(part) else { return [] }
      // A list takes conditions in itself.
      if stage.text.hasPrefix("where "), behind.isEmpty {
        line += " " + stage.text
      } else {
        behind += " | " + stage.text
      }
    }
    return [line + behind]
  }

  /// `df.groupby('channel').revenue.sum()`, `orders.head()`, `count(*) by channel`, `=SUMIF(...)`.
  private func frame(_ text: String) -> [String] {
    if let match = text.firstMatch(of: /^\w+\.groupby\(\[([^\]]+)\]\)(?:\[['"]|\.)(\w+)/) {
      let groups = match.1.split(separator: ",").map { String($0).trimming(["'", "\"", " "]) }
      return ["\(match.2) by \(groups.joined(separator: ", "))"]
    }
    if let match = text.wholeMatch(of: /(\w+)\[\w+\.(\w+)\s*==\s*['"]([^'"]+)['"]\]/),
      let name = dataset(String(match.1))
    {
      return ["list \(name) where \(match.2) = \"\(match.3)\""]
    }
    if let match = text.firstMatch(
      of: /^(\w+)\.sort_values\(['"](\w+)['"](.*?)\)(?:\.head\((\d+)\))?/),
      let name = dataset(String(match.1))
    {
      let isDescending = match.3.contains("False")
      return [
        "list \(name) | sort \(isDescending ? "-" : "")\(match.2)"
          + (match.4.map { " | take \($0)" } ?? "")
      ]
    }
    if let match = text.firstMatch(
      of: /^db\.(\w+)\.find\(\{\s*(\w+):\s*['"]([^'"]+)['"]\s*\}\)(?:\.limit\((\d+)\))?/),
      let name = dataset(String(match.1))
    {
      return [
        "list \(name) where \(match.2) = \"\(match.3)\"" + (match.4.map { " | take \($0)" } ?? "")
      ]
    }
    if let match = text.wholeMatch(of: /(?i)=?countifs?\((\w+),\s*"([^"]*)"\)/) {
      return [
        "count(orders) where \(match.1) = \"\(match.2)\"",
        "orders_placed where \(match.1) = \"\(match.2)\"",
      ]
    }
    if let match = text.wholeMatch(of: /(?i)(?:plot|chart|graph|draw) (.+)/) {
      return ["\(match.1) | chart line", "\(match.1) | chart bar"]
    }
    if let match = text.wholeMatch(of: /(?i)(\w+)\s*\|\s*stats count(?:\(\))? by (.+)/),
      isMetric(String(match.1))
    {
      return ["\(match.1) by \(match.2)"]
    }
    if let match = text.firstMatch(of: /^(\w+)\.groupby\(\[?['"](\w+)['"]\]?\)\.(?:size|count)\(\)/)
    {
      let metric = measure("count(*)", String(match.1)).first ?? String(match.1)
      return [
        "\(metric) by \(match.2)" + (text.contains("sort_values") ? " | sort -\(metric)" : "")
      ]
    }
    if let match = text.firstMatch(of: /^\w+\[\w+\.(\w+)\s*==\s*['"]([^'"]+)['"]\]\.(\w+)/) {
      return ["\(match.3) where \(match.1) = \"\(match.2)\""]
    }
    if let match = text.firstMatch(of: /^\w+\.groupby\(\[?['"](\w+)['"]\]?\)(?:\[['"]|\.)(\w+)/) {
      return ["\(match.2) by \(match.1)"]
    }
    if let match = text.firstMatch(of: /^(\w+)\.(?:head|tail)\((\d*)\)/),
      let name = dataset(String(match.1))
    {
      return ["list \(name) | take \(match.2.isEmpty ? "5" : String(match.2))"]
    }
    if let match = text.wholeMatch(of: /(?i)len\((\w+)\)/) {
      return [String(match.1), "count(\(match.1))"]
    }
    if let match = text.wholeMatch(of: /(?i)=?sumifs?\((\w+),\s*"([^"]*)",\s*(\w+)\)/) {
      return ["\(match.3) where \(match.1) = \"\(match.2)\""]
    }
    if let match = text.wholeMatch(
      of: /(?i)(count|min|max|avg|median|sum)\(\s*(distinct\s+)?(\*|\w+)?\s*\)(.*)/)
    {
      let function = match.1.lowercased()
      let inside = match.3.map(String.init) ?? "*"
      if function == "count" {
        let own = match.2 == nil ? "*" : "distinct \(inside)"
        return (measure("count(\(own))", "orders") + (own == "*" ? ["count(orders)"] : [])).map {
          $0 + match.4
        }
      }
      guard !isMetric(inside) else { return [] }
      return owners(inside).map { "\(function)(\($0).\(inside))\(match.4)" }
    }
    if text.contains("|"), let head = text.piped.first?.trimmed.lowercased(),
      dataset(head) != nil || isMetric(head),
      text.contains(/(?i)\|\s*(?:summarize|where|count)/)
    {
      return kusto(head, text.piped.dropFirst().map(\.trimmed))
    }
    if let match = text.firstMatch(of: /^(.+?)\s*>\s*(\S+\.(?:csv|xlsx|json|tsv|md|html|parquet))$/)
    {
      return ["\(match.1) | save \"\(match.2)\""]
    }
    return []
  }

  /// `orders | where paid_at > ago(7d) | summarize count() by region`
  private func kusto(_ head: String, _ stages: [String]) -> [String] {
    var metric: String?
    var groups = ""
    var conditions: [String] = []
    var period = ""
    var rest = ""
    let reader = PipedStage(lexicon: lexicon, line: nil)
    for stage in stages {
      if let match = stage.wholeMatch(of: /(?i)where \w+ >=? ago\((\d+)([dhwm])\)/) {
        let units = ["d": "days", "h": "hours", "w": "weeks", "m": "minutes"]
        period = " last \(match.1) \(units[match.2.lowercased()] ?? "days")"
      } else if let match = stage.wholeMatch(
        of: /(?i)summarize (?:\w+\s*=\s*)?(\w+)\(([^)]*)\)(?:\s+by\s+(.+))?/)
      {
        metric = measure("\(match.1)(\(match.2.isEmpty ? "*" : String(match.2)))", head).first
        if let by = match.3 { groups = " by \(by)" }
      } else if stage.lowercased() == "count" {
        metric = head
      } else if metric == nil, let match = stage.wholeMatch(of: /(?i)(?:where|filter) (.+)/) {
        conditions.append(condition(String(match.1)))
      } else {
        guard let found = reader.reading(stage) else { return [] }
        rest += " | \(found.text)"
      }
    }
    guard let metric else { return [] }
    let part = conditions.isEmpty ? "" : " where " + conditions.joined(separator: " and ")
    return [metric + groups + part + period + rest]
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    // Commas inside of brackets separate arguments, not columns.
    var parts: [String] = []
    var depth = 0
    var part = ""
    var rest = self[...]
    while let character = rest.first {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, rest.lowercased().hasPrefix(separator) {
        parts.append(part)
        part = ""
        rest = rest.dropFirst(separator.count)
      } else {
        part.append(character)
        rest = rest.dropFirst()
      }
    }
    return parts + [part]
  }
}
