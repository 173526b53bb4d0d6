import Language

/// PRQL, KQL, pandas and the formulas of spreadsheets.
extension ForeignStatement {
  /// The line of `from orders | filter channel == "search" | take 5`.
  func piped(_ text: String) -> [String] {
    let parts = text.piped
    let words = parts[0].split(separator: " ").map { $0.lowercased() }
    guard words.count == 2, let name = dataset(words[1]) else { return [] }
    return stages("list \(name)", parts.dropFirst())
  }

  func dataset(_ name: String) -> String? {
    lexicon.senses(of: name).lazy.compactMap {
      if case .dataset(let name) = $0 { name } else { nil }
    }.first
  }

  func stages(_ head: String, _ parts: ArraySlice<String>) -> [String] {
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
  func frame(_ text: String) -> [String] {
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

  /// The line of `orders | where paid_at > ago(7d) | summarize count() by region`.
  func kusto(_ head: String, _ stages: [String]) -> [String] {
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
