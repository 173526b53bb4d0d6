import Language
import Values

/// What is left open by the order of the words is put together at the end.
extension SentenceReader {
  /// Puts together what the order of the words left open.
  mutating func settle() {
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
  }

  mutating func settleNouns() {
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
  static let metricsOfData = [
    "refunds": "refunds", "orders": "orders", "reviews": "reviews", "chats": "chats",
    "disputes": "disputes",
    "traffic": "visitors", "ads": "ad_spend",
  ]

  /// `退款率最高的商品`, `five worst channels by conversion`.
  mutating func settleBest(_ piece: Piece) {
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

  mutating func settle(_ second: PeriodReading) {
    guard let first = line.period else {
      // What it is held against, and not what is asked for.
      line.baselines.append(second.text.replacing("during ", with: ""))
      if line.verb == nil, line.items.isEmpty { line.verb = "compare" }
      doubt(pieces.last)
      return
    }
    if second.isBefore, second.text != first.text { unknown += pieces.suffix(1) }
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
    // Of an event that is held against the year before, the newest is the one of this year.
    if let match = second.text.wholeMatch(of: /during "(.+) (\d{4})"/), let year = Int(match.2),
      first.text == "during \"\(match.1)\""
    {
      line.period?.text = "during \"\(match.1) \(year + 1)\""
    }
    if !wantsComparison, line.verb != "compare" { doubt(pieces.last) }
    // Compare nov 1 to nov 7: a week, or one day against another.
    if isJoinedByTo, let a = first.daysAgo, let b = second.daysAgo, a > b { doubt(pieces.last) }
  }

  /// A forecast goes over days to come.
  mutating func settleForecast() {
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
