import Language

/// Reads the conditions of a sentence: names without underscores, values without quotes, and the
/// operators of two languages.
struct ConditionReader {
  let pieces: [Piece]
  var at: Int
  let owners: (String) -> [(dimension: String, value: String)]
  /// Whether something was guessed.
  private(set) var isDoubtful = false

  init(pieces: [Piece], at: Int, owners: @escaping (String) -> [(dimension: String, value: String)])
  {
    self.pieces = pieces
    self.at = at
    self.owners = owners
  }

  private var current: Piece? { at < pieces.count ? pieces[at] : nil }

  private func has(_ role: Role) -> Bool { current?.has(role) ?? false }

  /// Conditions joined by `and` and `or`; nil where none can be read.
  mutating func conditions(isExcluded: Bool) -> String? {
    guard var text = condition(isExcluded: isExcluded) else { return nil }
    while has(.and) || has(.or) {
      let word = has(.and) ? "and" : "or"
      let before = at
      at += 1
      guard let next = condition(isExcluded: isExcluded) else {
        at = before
        break
      }
      text += " \(word) \(next)"
    }
    return text
  }

  private mutating func condition(isExcluded: Bool) -> String? {
    while current?.isFiller == true { at += 1 }
    guard let first = current else { return nil }
    if isExcluded, let name = first.dimensions.first,
      pieces.count == at + 1 || !pieces[at + 1].isOperator
    {
      // `without a coupon`
      at += 1
      isDoubtful = true
      return "\(name) is missing"
    }
    let begin = at
    if let name = name(of: first) {
      at += 1
      if has(.negation), at + 1 < pieces.count,
        pieces[at + 1].has(.contains) || pieces[at + 1].has(.like)
      {
        at += 1
        if let test = comparison(isMetric: false) { return "not \(name) \(test)" }
        return nil
      }
      if let comparison = comparison(isMetric: first.metric != nil && first.dimensions.isEmpty) {
        return "\(name) \(comparison)"
      }
      at = begin
    }
    // A value without its dimension.
    let words = value()
    guard !words.isEmpty, let owner = owners(words).first else {
      at = begin
      return nil
    }
    isDoubtful = true
    return "\(owner.dimension) \(isExcluded ? "!=" : "=") \"\(owner.value)\""
  }

  private func name(of piece: Piece) -> String? { piece.dimensions.first ?? piece.metric }

  /// The operator and what is behind it.
  private mutating func comparison(isMetric: Bool) -> String? {
    let isAre = current.map { ["is", "are", "was", "是"].contains($0.written.lowered) } ?? false
    if isAre { at += 1 }
    guard let piece = current else { return nil }
    if has(.unequal), pieces.indices.contains(at + 1), pieces[at + 1].has(.missing) {
      at += 2
      return "is not missing"
    }
    if has(.negation) || has(.unequal) && piece.written.lowered.hasPrefix("is") {
      let next = at + 1 < pieces.count ? pieces[at + 1] : nil
      if next?.has(.missing) == true {
        at += 2
        return "is not missing"
      }
      if next?.has(.among) == true {
        at += 2
        return list().map { "not in \($0)" }
      }
      at += 1
      return single(isMetric).map { "!= \($0)" }
    }
    if has(.missing) {
      at += 1
      return "is missing"
    }
    if has(.among) {
      at += 1
      return list().map { "in \($0)" }
    }
    for (role, sign) in Self.signs where has(role) || role == .equal && piece.written == ":" {
      at += 1
      while current?.isFiller == true { at += 1 }
      if has(.missing) {
        at += 1
        return sign == "=" ? "is missing" : "is not missing"
      }
      guard let value = single(isMetric) else { return nil }
      // Texts have no order that anyone means.
      if sign.contains(where: { $0 == "<" || $0 == ">" }) && sign != "!=", value.hasPrefix("\"") {
        return nil
      }
      return "\(sign) \(value)"
    }
    if has(.contains) {
      at += 1
      return single(false).map { "contains \($0)" }
    }
    if has(.begins) {
      at += 1
      return single(false).map { "starts with \($0)" }
    }
    if has(.like) {
      at += 1
      return pattern()
    }
    if has(.between) {
      at += 1
      guard let low = single(isMetric), has(.and) else { return nil }
      at += 1
      return single(isMetric).map { "between \(low) and \($0)" }
    }
    if isAre { return single(isMetric).map { "= \($0)" } }
    return nil
  }

  private static let signs: [(Role, String)] = [
    (.equal, "="), (.unequal, "!="), (.lessOrEqual, "<="), (.moreOrEqual, ">="), (.less, "<"),
    (.more, ">"),
  ]

  private static let percents: Set = ["percent", "pct", "per cent", "百分比"]
  private static let currencies: Set = [
    "yuan", "rmb", "cny", "元", "块", "块钱", "usd", "dollar", "dollars", "eur", "euro", "euros", "gbp",
    "pounds", "jpy", "yen",
  ]

  /// One value: a number as it is, anything else in quotes.
  private mutating func single(_ isMetric: Bool) -> String? {
    guard let piece = current else { return nil }
    switch piece.kind {
    case .number(let text):
      at += 1
      let unit = current?.written.lowered ?? ""
      if Self.percents.contains(unit) {
        at += 1
        return text + "%"
      }
      if Self.currencies.contains(unit) { at += 1 }
      return text
    case .date(.day(let day)):
      at += 1
      return day.description
    case .quoted(let text):
      at += 1
      return "\"\(text)\""
    default: break
    }
    if let count = piece.count, piece.dimensions.isEmpty {
      at += 1
      return String(count)
    }
    if piece.written == "$" {
      // A parameter.
      guard pieces.indices.contains(at + 1) else { return nil }
      at += 2
      return "$" + pieces[at - 1].written
    }
    if isMetric, let metric = piece.metric {
      at += 1
      return metric
    }
    let words = value()
    return words.isEmpty ? nil : "\"\(words)\""
  }

  /// The words up to the next clause.
  private mutating func value() -> String {
    var words = ""
    while let piece = current, piece.written == "&" && !words.isEmpty || !endsValue(piece) {
      if !words.isEmpty, piece.span.start > pieces[at - 1].span.end { words += " " }
      if case .quoted(let text) = piece.kind { words += text } else { words += piece.written }
      at += 1
    }
    return words
  }

  private func endsValue(_ piece: Piece) -> Bool {
    if [",", ")", "(", ";", "]", "[", "，", "、"].contains(piece.written) { return true }
    if PeriodReader(pieces: pieces, today: .init(number: 0)).period(at: at) != nil,
      piece.dimensions.isEmpty
    {
      return true
    }
    return piece.roles.contains { role in
      switch role {
      case .by, .versus, .where, .and, .or, .sort, .limit, .since, .until, .during, .last, .next,
        .descending,
        .ascending, .each:
        true
      default: false
      }
    }
  }

  private mutating func list() -> String? {
    guard ["(", "（", "[", "【"].contains(current?.written) else { return nil }
    at += 1
    var values: [String] = []
    while let piece = current, ![")", "）", "]", "】"].contains(piece.written) {
      if piece.written == "," || piece.written == "，" || piece.written == "、" || piece.has(.and) {
        at += 1
        continue
      }
      guard let value = single(false) else { return nil }
      values.append(value)
    }
    guard current != nil, !values.isEmpty else { return nil }
    at += 1
    return "(\(values.joined(separator: ", ")))"
  }

  /// The pattern of `like`, where it is one of the tests that the language has.
  private mutating func pattern() -> String? {
    guard case .quoted(let text)? = current?.kind else { return nil }
    let inner = text.trimming("%")
    guard !inner.contains("%"), !inner.contains("_") else { return nil }
    at += 1
    switch (text.hasPrefix("%"), text.hasSuffix("%")) {
    case (true, true): return "contains \"\(inner)\""
    case (false, true): return "starts with \"\(inner)\""
    case (true, false): return "ends with \"\(inner)\""
    default: return "= \"\(inner)\""
    }
  }
}

extension String {
  fileprivate func trimming(_ mark: Character) -> String {
    var rest = self[...]
    while rest.first == mark { rest.removeFirst() }
    while rest.last == mark { rest.removeLast() }
    return String(rest)
  }
}
