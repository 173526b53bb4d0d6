import Language
import Values

/// What stands behind `by`, `vs`, `top` and `order by`.
extension SentenceReader {
  /// Dimensions and units of time behind `by`.
  mutating func takeGroups() {
    var isFirst = true
    while let piece = current {
      if piece.isFiller || (!isFirst && piece.has(.and)) {
        at += 1
        continue
      }
      var grain: String?
      for case .each(let name) in piece.roles { grain = name }
      if line.verb == "top" || line.verb == "bottom", let metric = piece.metric {
        line.items.append(metric)
      } else if let unit = piece.unit ?? grain, isFirst || peek(-1)?.has(.and) == true {
        line.groups.append(unit)
      } else if let name = piece.dimensions.first {
        guard isFirst || peek(-1)?.has(.and) == true || peek(-1)?.isFiller == true else { return }
        if isComparison(at: at + 1) { return }
        // Profit per order is a quotient, not a list of orders.
        if isFirst, peek(-1)?.written.lowercased() == "per", let base = Self.bases[name],
          let item = line.items.last
        {
          line.items[line.items.count - 1] = "\(item) / \(base)"
          doubt(piece)
          at += 1
          return
        }
        line.groups.append(name)
      } else if isFirst, let metric = piece.metric, let next = peek(),
        next.has(.sort) || next.has(.ranking)
      {
        // `按支付金额排序`
        line.stages.append("sort -\(metric)")
        at += 1
      } else {
        if isFirst { unknown.append(piece); at += 1 }
        return
      }
      at += 1
      isFirst = false
      if current?.has(.and) != true { return }
      if let next = peek(), next.dimensions.isEmpty, next.unit == nil { return }
    }
  }

  /// What there is one of for each order, visitor and the like.
  static let bases = [
    "order": "orders", "order_id": "orders", "customer": "buyers", "visitor": "visitors",
    "parcel": "parcels",
    "shipment_id": "parcels", "session": "sessions",
  ]

  mutating func takeBaseline() {
    while current?.isFiller == true { at += 1 }
    guard let piece = current else { return }
    if piece.metric != nil, piece.event == nil,
      !piece.roles.contains(where: { if case .baseline = $0 { true } else { false } })
    {
      doubt(piece)
    }
    for case .baseline(let name) in piece.roles {
      at += 1
      line.baselines.append(name)
      return
    }
  }

  /// `top 10 products by revenue`, `前10`, `竞品 前 10`.
  mutating func takeTop(isBottom: Bool) -> Bool {
    var next = at + 1
    while next < pieces.count, pieces[next].isFiller { next += 1 }
    let count = next < pieces.count ? pieces[next].count : nil
    if count != nil { next += 1 }
    if next < pieces.count, pieces[next].written == "名" || pieces[next].written == "的" { next += 1 }
    let hasEntity = next < pieces.count && pieces[next].entity != nil
    guard count != nil || hasEntity else { return false }
    if line.count != nil { doubt(pieces[at]) }
    at = next
    line.verb = isBottom ? "bottom" : "top"
    line.count = count
    if let piece = current, hasEntity, let entity = piece.entity {
      line.subject = entity.replacing("_", with: " ")
      at += 1
    }
    return true
  }

  mutating func takeSort() {
    while let piece = current {
      if piece.has(.by) || piece.isFiller { at += 1 } else { break }
    }
    guard let piece = current,
      let key = piece.metric ?? piece.dimensions.first ?? piece.unit ?? ordinalItem(piece)
    else {
      return
    }
    var keys: [String] = []
    var next: String? = key
    while let key = next {
      at += 1
      let isDescending = current?.has(.descending) == true
      if isDescending || current?.has(.ascending) == true { at += 1 }
      keys.append((isDescending ? "-" : "") + key)
      next = nil
      if current?.has(.and) == true, let piece = peek(),
        let more = piece.metric ?? piece.dimensions.first ?? piece.unit
      {
        at += 1
        next = more
      }
    }
    line.stages.append("sort \(keys.joined(separator: ", "))")
  }

  /// The metric that `order by 2` means.
  func ordinalItem(_ piece: Piece) -> String? {
    guard let number = piece.count, number > line.groups.count else { return nil }
    let place = number - line.groups.count - 1
    return line.items.indices.contains(place) ? line.items[place] : nil
  }

  mutating func takeChart() {
    guard let piece = current else { return }
    if Chart.Shape(rawValue: piece.written.lowered) != nil {
      at += 1
      line.stages.append("chart \(piece.written.lowered)")
    }
  }
}
