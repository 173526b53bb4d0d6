import Language

/// SQL: `select ... from ... where ... group by ... order by ... limit`.
extension ForeignStatement {
  /// The clauses of a statement, by the words that begin them.
  func clauses(_ text: String, _ starts: [[String]]) -> [(start: String, text: String)] {
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
  static func words(_ text: String) -> [String] {
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

  static let sqlStarts = [
    ["select", "distinct"], ["select"], ["from"], ["where"], ["group", "by"], ["having"],
    ["order", "by"], ["limit"],
  ]

  func select(_ text: String) -> [String] {
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

  func isMetric(_ name: String) -> Bool {
    lexicon.senses(of: name).contains { if case .metric = $0 { true } else { false } }
  }

  /// What an aggregate of SQL is called here.
  func measure(_ text: String, _ dataset: String) -> [String] {
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

  func condition(_ text: String) -> String {
    let pieces = [Piece].reading(text, lexicon)
    var reader = ConditionReader(pieces: pieces, at: 0, owners: { _ in [] })
    return reader.conditions(isExcluded: false) ?? text
  }

  /// The period of `ordered_at >= '2026-11-01'`.
  func period(_ text: String) -> String? {
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
}

extension String {
  func components(_ separator: String) -> [String] {
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
