import Language
import Values

/// Conditions with `where` before them and without, and values alone.
extension SentenceReader {
  mutating func takeConditions(isExcluded: Bool) {
    if takeDays() { return }
    var reader = ConditionReader(pieces: pieces, at: at, owners: owners)
    if let text = reader.conditions(isExcluded: isExcluded) {
      line.conditions.append(text)
      if reader.isDoubtful { doubt(pieces[at]) }
      at = reader.at
      if isExcluded { doubt(pieces[max(0, at - 1)]) }
    } else if let piece = current {
      unknown.append(piece)
      at += 1
    }
  }

  /// `date >= '2026-11-01' and date < '2026-11-08'`: a period, which is offered.
  mutating func takeDays() -> Bool {
    guard line.period == nil, let (first, count) = periods.condition(at: at) else { return false }
    at += count
    line.period = first
    if current?.has(.and) == true, let (second, more) = periods.condition(at: at + 1),
      first.text.hasPrefix("since "), second.text.hasPrefix("until "),
      var last = Day(second.text.dropFirst(6))
    {
      if pieces[at + 2].has(.less) { last = last - 1 }
      at += 1 + more
      line.period?.text = "\(first.text.dropFirst(6)) to \(last)"
    }
    line.period?.isGuess = true
    return true
  }

  /// `类目=shoes`: a dimension or metric with an operator, and no `where` before it.
  mutating func takeBareCondition(_ piece: Piece) -> Bool {
    if takeAmount(piece) { return true }
    guard isComparison(at: at + 1) || peek()?.written == ":",
      !piece.dimensions.isEmpty || piece.metric != nil
    else { return false }
    if piece.dimensions.isEmpty, line.items.isEmpty, line.verb == nil {
      // `refund rate > 10% by category`
      guard let metric = piece.metric else { return false }
      var reader = ConditionReader(pieces: pieces, at: at, owners: owners)
      guard let text = reader.conditions(isExcluded: false) else { return false }
      line.items = [metric]
      line.conditions.append(text)
      doubt(piece)
      at = reader.at
      return true
    }
    var reader = ConditionReader(pieces: pieces, at: at, owners: owners)
    guard let text = reader.conditions(isExcluded: false) else { return false }
    line.conditions.append(text)
    at = reader.at
    return true
  }

  /// `orders over 500`, `products priced above 300`, `customers who spent more than 2000`.
  mutating func takeAmount(_ piece: Piece) -> Bool {
    guard line.items.isEmpty, line.verb == nil, let column = Self.amounts[piece.dataset ?? ""]
    else { return false }
    var next = at + 1
    while next < pieces.count,
      pieces[next].isFiller || pieces[next].has(.worth) || pieces[next].has(.action)
    { next += 1 }
    guard next + 1 < pieces.count, let sign = pieces[next].amountSign,
      case .number(let amount) = pieces[next + 1].kind
    else { return false }
    doubt(piece)
    at = next + 2
    if piece.dataset == "customers" {
      line.items = ["revenue"]
      line.groups = ["customer"]
    } else {
      (line.verb, line.subject) = ("list", piece.dataset)
    }
    line.conditions.append("\(column) \(sign) \(amount)")
    return true
  }

  /// What a number behind a data set is of.
  static let amounts = [
    "orders": "gross_sales", "products": "price", "reviews": "rating", "customers": "revenue",
    "refunds": "amount",
  ]

  /// `in category shoes`: a dimension with one of its values behind it.
  mutating func takeNamedValue(_ piece: Piece) -> Bool {
    guard piece.metric == nil, let next = peek(), next.isUnknown || next.dimensions.isEmpty,
      next.roles.isEmpty, next.metric == nil, next.dataset == nil,
      let owner = owners(next.written).first(where: { piece.dimensions.contains($0.dimension) })
    else { return false }
    line.conditions.append("\(owner.dimension) = \"\(owner.value)\"")
    at += 2
    return true
  }

  /// A word that is none of the language may be the value of a dimension: `直通车 花费`.
  mutating func takeValue(_ text: String, _ piece: Piece, isSure: Bool) {
    guard case let found = owners(text), let owner = found.first else {
      unknown.append(piece)
      return
    }
    if line.conditions.contains(where: { $0.contains("\"\(owner.value)\"") }) { return }
    // `shoes vs bags`: one beside the other.
    let before = "\(owner.dimension) = "
    if let place = line.conditions.firstIndex(where: { $0.hasPrefix(before) }) {
      let first = line.conditions[place].dropFirst(before.count)
      line.conditions[place] = "\(owner.dimension) in (\(first), \"\(owner.value)\")"
      if !line.groups.contains(owner.dimension) { line.groups.append(owner.dimension) }
      if line.items.isEmpty { line.items = ["revenue"] }
      doubt(piece)
      return
    }
    line.conditions.append("\(owner.dimension) = \"\(owner.value)\"")
    if !isSure || found.count > 1 { doubt(piece) }
  }
}
