import Language
import Values

/// Reads a sentence of English, Chinese or both as a line of the language.
///
/// Its clauses may come in any order, and words that add nothing are passed over. Whatever is not
/// certain is put down as a doubt: then the line is offered and not run.
struct SentenceReader {
  let pieces: [Piece]
  let periods: PeriodReader
  /// The dimensions that have a value, with the value as the store writes it.
  let owners: (String) -> [(dimension: String, value: String)]

  private var at = 0
  private(set) var line = Line()
  /// Words that mean nothing known.
  private(set) var unknown: [Piece] = []
  /// The pieces that could be taken in more than one way.
  private(set) var doubts: [Piece] = []
  /// Other metrics that the same words can mean.
  private(set) var others: [String] = []
  private var asksWhy = false
  /// `sell`, `make`: they add nothing beside a metric.
  private var actions: [Piece] = []
  /// `so far`, which is said of a period that is not over.
  private var goesOn: Piece?
  private var ranking: Piece?
  private var isWorst = false
  /// A metric or a dimension that stands where either could be meant.
  private var nouns: [Piece] = []
  private var secondPeriod: PeriodReading?
  private var wantsComparison = false

  init(
    _ pieces: [Piece], today: Day, rankedBy: @escaping (String) -> [String],
    owners: @escaping (String) -> [(dimension: String, value: String)]
  ) {
    self.pieces = pieces
    periods = PeriodReader(pieces: pieces, today: today)
    self.owners = owners
    self.rankedBy = rankedBy
  }

  /// What is ranked by a metric before all others.
  private let rankedBy: (String) -> [String]
  private var periodSpans: [Span] = []

  /// The first period of the sentence, whatever it is there for.
  private(set) var firstPeriod: String?

  /// The words that are of no period, with blanks between.
  var withoutPeriod: String {
    pieces.filter { piece in
      !periodSpans.contains { $0.start <= piece.span.start && piece.span.end <= $0.end }
    }
    .map { $0.written }.joined(separator: " ")
  }

  /// Whether every word was taken in, and in one way.
  var isSure: Bool { unknown.isEmpty && doubts.isEmpty && line.period?.isSure ?? true }

  private var current: Piece? { at < pieces.count ? pieces[at] : nil }

  private func peek(_ distance: Int = 1) -> Piece? {
    at + distance < pieces.count ? pieces[at + distance] : nil
  }

  private mutating func doubt(_ piece: Piece?) { if let piece { doubts.append(piece) } }

  mutating func read() {
    while at < pieces.count { step() }
    settle()
  }

  // MARK: - One piece after the other

  private mutating func step() {
    let piece = pieces[at]
    if takePeriod() || takeClause(piece) || takeName(piece) { return }
    at += 1
    if piece.has(.this), current?.has(.last) == true { doubt(piece) }
    switch piece.kind {
    case .known
    where piece.has(.filler) || piece.has(.and) || piece.has(.to) || piece.has(.from)
      || piece.has(.during) || piece.has(.this) || piece.has(.among) || piece.has(.with):
      return
    case .known where piece.has(.best) || piece.has(.worst):
      ranking = piece
      isWorst = piece.has(.worst)
    case .known where piece.has(.soFar): goesOn = piece
    case .known where piece.has(.action): actions.append(piece)
    case .known(let senses) where senses.isEmpty: unknown.append(piece)
    case .known: if !asksWhy { unknown.append(piece) }
    case .quoted(let text): takeValue(text, piece, isSure: false)
    default:
      if !asksWhy || piece.isUnknown {
        takeValue(piece.written, piece, isSure: !piece.written.utf8.allSatisfy { $0 < 0x80 })
      }
    }
  }

  private mutating func takePeriod() -> Bool {
    // `top 10 products`, and dimensions and metrics whose names begin like a period.
    guard let (period, count) = periods.period(at: at, mayBeRange: line.verb != "compare") else {
      return false
    }
    if let piece = current, piece.metric != nil || piece.command != nil, piece.event == nil,
      count == 1
    {
      return false
    }
    firstPeriod = firstPeriod ?? period.text
    periodSpans.append(pieces[at].span.to(pieces[at + count - 1].span))
    at += count
    if line.period == nil, !wantsComparison {
      line.period = period
    } else if secondPeriod == nil {
      secondPeriod = period
    } else {
      doubt(pieces[at - 1])
    }
    return true
  }

  private mutating func takeClause(_ piece: Piece) -> Bool {
    for role in piece.roles {
      switch role {
      case .by:
        at += 1
        takeGroups()
        return true
      case .each(let grain):
        at += 1
        line.groups.append(grain)
        return true
      case .versus:
        at += 1
        wantsComparison = true
        // `A 和 B 比`: what is compared stands before it.
        if at == pieces.count { doubt(piece) }
        takeBaseline()
        return true
      case .baseline(let name)
      where wantsComparison || name == "last year" || name == "previous period":
        if let metric = piece.metric, !wantsComparison, metric != "" { continue }
        at += 1
        line.baselines.append(name)
        return true
      case .previous:
        at += 1
        line.baselines.append(line.period?.unitBefore ?? "previous period")
        return true
      case .with where line.verb == "compare" && line.period != nil,
        .to where line.verb == "compare" && line.period != nil,
        .and where line.verb == "compare" && line.period != nil:
        at += 1
        wantsComparison = true
        takeBaseline()
        return true
      case .where, .except:
        at += 1
        takeConditions(isExcluded: role == .except)
        return true
      case .top, .bottom:
        if takeTop(isBottom: role == .bottom) { return true }
      case .ranking:
        at += 1
        if line.verb == nil { line.verb = "top" }
        return true
      case .why:
        at += 1
        asksWhy = true
        return true
      case .sort:
        at += 1
        takeSort()
        return true
      case .totals:
        at += 1
        line.stages.append("total")
        return true
      case .limit:
        guard let count = peek()?.count else { continue }
        at += 2
        // `first 10 orders` lists; `limit 5, 5` leaves some out.
        if line.items.isEmpty || current?.has(.and) == true && peek()?.count != nil {
          if let dataset = current?.dataset, line.items.isEmpty {
            (line.verb, line.subject) = ("list", dataset)
            at += 1
          }
          doubt(piece)
        }
        line.stages.append("take \(count)")
        return true
      case .descending, .ascending:
        at += 1
        if let key = line.items.first {
          line.stages.append("sort \(role == .descending ? "-" : "")\(key)")
          doubt(piece)
        } else {
          unknown.append(piece)
        }
        return true
      case .chart:
        at += 1
        takeChart()
        return true
      default: continue
      }
    }
    return false
  }

  /// A verb, a metric, a command, what is ranked, or a dimension with a value.
  private mutating func takeName(_ piece: Piece) -> Bool {
    if takeBareCondition(piece) || takeNamedValue(piece) { return true }
    if let command = piece.command, line.verb == nil, line.items.isEmpty {
      // How many there are is not what they are.
      if at > 0, Self.counting.contains(pieces[at - 1].written.lowercased()) { doubt(piece) }
      at += 1
      line.verb = command.replacing("_", with: " ")
      takeLevel(of: command)
      return true
    }
    if piece.metric == nil || line.verb == nil && isVerbHere(piece), let verb = piece.verb,
      line.verb == nil
    {
      at += 1
      line.verb = verb
      if verb == "compare" { skipWith() }
      if ["list", "describe"].contains(verb) { takeSubject() }
      return true
    }
    if !piece.metrics.isEmpty {
      at += 1
      if piece.metrics.count > 1 {
        doubt(piece)
        others = Array(piece.metrics.dropFirst())
      }
      // Two metrics without a comma between them may be a slip, or one may be of the other.
      if at > 1, !line.items.isEmpty, !pieces[at - 2].has(.and) {
        doubt(piece)
      }
      line.items.append(piece.metrics[0])
      return true
    }
    if !piece.dimensions.isEmpty || piece.dataset != nil {
      at += 1
      nouns.append(piece)
      return true
    }
    return false
  }

  private static let counting: Set = [
    "how many", "number of", "count of", "total number of", "有多少", "多少",
  ]

  /// Whether a word that is a verb and a metric too begins the sentence as the verb.
  private func isVerbHere(_ piece: Piece) -> Bool { at == 0 && peek()?.metric != nil }

  private mutating func skipWith() {
    while current?.isFiller == true { at += 1 }
  }

  /// `roi keyword`: a command may take a dimension.
  private mutating func takeLevel(of command: String) {
    guard command == "roi", let name = current?.dimensions.first else { return }
    at += 1
    line.subject = name
  }

  private mutating func takeSubject() {
    while current?.isFiller == true { at += 1 }
    if line.verb == "list", let dataset = current?.dataset {
      at += 1
      line.subject = dataset
    } else if line.verb == "describe",
      let name = current.flatMap({ $0.metric ?? $0.dataset ?? $0.command })
    {
      at += 1
      line.subject = name
    }
  }

  /// Whether an operator stands at a place; `over` is one before a number only.
  private func isComparison(at place: Int) -> Bool {
    guard pieces.indices.contains(place), pieces[place].isOperator else { return false }
    guard pieces[place].has(.filler) else { return true }
    return pieces.indices.contains(place + 1) && pieces[place + 1].count != nil
  }

  // MARK: - Clauses

  /// Dimensions and units of time behind `by`.
  private mutating func takeGroups() {
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
  private static let bases = [
    "order": "orders", "order_id": "orders", "customer": "buyers", "visitor": "visitors",
    "parcel": "parcels",
    "shipment_id": "parcels", "session": "sessions",
  ]

  private mutating func takeBaseline() {
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
  private mutating func takeTop(isBottom: Bool) -> Bool {
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

  private mutating func takeSort() {
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
  private func ordinalItem(_ piece: Piece) -> String? {
    guard let number = piece.count, number > line.groups.count else { return nil }
    let place = number - line.groups.count - 1
    return line.items.indices.contains(place) ? line.items[place] : nil
  }

  private mutating func takeChart() {
    guard let piece = current else { return }
    if ["line", "bar", "spark", "heat", "funnel", "waterfall"].contains(piece.written.lowered) {
      at += 1
      line.stages.append("chart \(piece.written.lowered)")
    }
  }

  // MARK: - Conditions

  private mutating func takeConditions(isExcluded: Bool) {
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
  private mutating func takeDays() -> Bool {
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
  private mutating func takeBareCondition(_ piece: Piece) -> Bool {
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
  private mutating func takeAmount(_ piece: Piece) -> Bool {
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
  private static let amounts = [
    "orders": "gross_sales", "products": "price", "reviews": "rating", "customers": "revenue",
    "refunds": "amount",
  ]

  /// `in category shoes`: a dimension with one of its values behind it.
  private mutating func takeNamedValue(_ piece: Piece) -> Bool {
    guard piece.metric == nil, let next = peek(), next.isUnknown || next.dimensions.isEmpty,
      next.roles.isEmpty, next.metric == nil, next.dataset == nil,
      let owner = owners(next.written).first(where: { piece.dimensions.contains($0.dimension) })
    else { return false }
    line.conditions.append("\(owner.dimension) = \"\(owner.value)\"")
    at += 2
    return true
  }

  /// A word that is none of the language may be the value of a dimension: `直通车 花费`.
  private mutating func takeValue(_ text: String, _ piece: Piece, isSure: Bool) {
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

  // MARK: - At the end

  /// Puts together what the order of the words left open.
  private mutating func settle() {
    if line.items.isEmpty { unknown += actions }
    if let goesOn, line.period.map({ !$0.goesOn }) ?? true { doubt(goesOn) }
    settleNouns()
    if let ranking, ranking.has(.best) || ranking.has(.worst) { settleBest(ranking) }
    if asksWhy {
      line.verb = "explain"
      // The words for how it moved add nothing to why it did.
      if line.items.isEmpty, let noun = nouns.first?.dataset.flatMap({ Self.metricsOfData[$0] }) {
        line.items = [noun]
      }
      if line.items.isEmpty { doubt(pieces.first) } else { unknown = [] }
      line.items = Array(line.items.prefix(1))
      line.groups = []
      line.subject = nil
      line.count = nil
      doubt(pieces.first)
    }
    if let second = secondPeriod { settle(second) }
    if line.verb == "compare" || line.verb == nil, line.items.isEmpty, line.groups.isEmpty,
      line.subject == nil, line.period != nil
    {
      if line.verb == nil, line.baselines.isEmpty { doubt(pieces.first) }
      line.verb = "compare"
    }
    if line.verb == nil, line.items.isEmpty, !line.conditions.isEmpty {
      line.items = ["revenue"]
      doubt(pieces.first)
    }
    if line.verb == "forecast" { settleForecast() }
    if line.verb == "top" || line.verb == "bottom", line.subject == nil {
      let known = line.items.first.map(rankedBy) ?? []
      line.subject = known.first
      if known.count != 1 { unknown.append(pieces[0]) }
    }
    if line.verb == "pivot" { line.verb = nil }
  }

  private mutating func settleNouns() {
    for noun in nouns {
      let isRanked = line.verb == "top" || line.verb == "bottom"
      if isRanked, line.subject == nil, let entity = noun.entity {
        line.subject = entity.replacing("_", with: " ")
      } else if line.verb == "list", line.subject == nil, let dataset = noun.dataset {
        line.subject = dataset
      } else if line.verb == "describe", line.subject == nil,
        let name = noun.dataset ?? noun.dimensions.first
      {
        line.subject = name
      } else if let name = noun.dimensions.first,
        line.verb == nil || line.verb == "explain" || line.verb == "trend",
        !line.items.isEmpty || ranking != nil
      {
        line.groups.append(name)
        doubt(noun)
      } else {
        unknown.append(noun)
      }
    }
  }

  /// What is meant where a data set rises or falls.
  private static let metricsOfData = [
    "refunds": "refunds", "orders": "orders", "reviews": "reviews", "chats": "chats",
    "disputes": "disputes",
    "traffic": "visitors", "ads": "ad_spend",
  ]

  /// `退款率最高的商品`, `five worst channels by conversion`.
  private mutating func settleBest(_ piece: Piece) {
    doubt(piece)
    guard let noun = nouns.first(where: { $0.entity != nil }), let entity = noun.entity else {
      return
    }
    line.verb = isWorst ? "bottom" : "top"
    line.subject = entity.replacing("_", with: " ")
    line.groups = []
    unknown.removeAll { $0.span == noun.span }
    if line.count == nil {
      for piece in pieces {
        if let count = piece.count, count > 1, count <= 100, line.count == nil {
          line.count = count
        }
      }
      unknown.removeAll { $0.count != nil }
    }
  }

  private mutating func settle(_ second: PeriodReading) {
    guard let first = line.period else {
      // What it is held against, and not what is asked for.
      line.baselines.append(second.text.replacing("during ", with: ""))
      if line.verb == nil, line.items.isEmpty { line.verb = "compare" }
      doubt(pieces.last)
      return
    }
    if second.text == first.text, line.baselines.isEmpty {
      line.baselines.append("previous period")
      if !second.isBefore { doubt(pieces.last) }
    } else if line.baselines.isEmpty {
      // The day before the day that is asked for has a name of its own.
      if let a = first.daysAgo, let b = second.daysAgo, b == a + 1 {
        line.baselines.append("day before")
      } else {
        line.baselines.append(second.text.replacing("during ", with: ""))
      }
      if !second.isSure { line.period?.isGuess = true }
    } else {
      doubt(pieces.last)
    }
    if first.text.hasPrefix("during "), second.text.hasPrefix("during "),
      let year = second.text.split(separator: " ").last?.dropLast(), let number = Int(year),
      number > 1990,
      !first.text.contains(String(number + 1)),
      first.text.dropLast().last?.isNumber != true || first.text.contains("11\"") || true
    {
      let name = first.text.dropFirst("during \"".count).dropLast()
      if name.split(separator: " ").last.flatMap({ Int($0) }).map({ $0 > 1990 }) != true {
        line.period?.text = "during \"\(name) \(number + 1)\""
      }
    }
    if !wantsComparison, line.verb != "compare" { doubt(pieces.last) }
  }

  /// A forecast goes over days to come.
  private mutating func settleForecast() {
    if let period = line.period?.text, period.hasPrefix("next ") {
      let rest = period.dropFirst("next ".count)
      let lengths = ["week": 7, "month": 31, "quarter": 92, "year": 365]
      line.horizon =
        rest.first?.isNumber == true ? "for \(rest)" : "for \(lengths[String(rest)] ?? 7) days"
      if rest.first?.isNumber != true { doubt(pieces.first) }
      line.period = nil
    } else if line.horizon == nil, line.period == nil {
      line.horizon = "for 7 days"
      doubt(pieces.first)
    }
    if line.items.isEmpty { line.items = ["revenue"] }
  }
}

extension Piece {
  /// The sign of an operator between numbers.
  fileprivate var amountSign: String? {
    for role in roles {
      switch role {
      case .more: return ">"
      case .moreOrEqual: return ">="
      case .less: return "<"
      case .lessOrEqual: return "<="
      case .equal: return "="
      default: continue
      }
    }
    return nil
  }

  /// Whether it compares what stands before it with what stands behind.
  var isOperator: Bool {
    roles.contains { role in
      switch role {
      case .equal, .unequal, .less, .lessOrEqual, .more, .moreOrEqual, .contains, .begins, .like:
        true
      default: false
      }
    }
  }
}
