import TestSupport
import Values

/// Random questions, the same ones for the same seed.
struct QuestionDice {
  private var dice: Seeded
  private let store: PlainStore
  private let today: Day

  init(seed: UInt64, _ store: PlainStore, today: Day) {
    dice = Seeded(seed)
    self.store = store
    self.today = today
  }

  /// A question that the rows of the store can answer.
  mutating func question() -> PlainQuestion {
    while true {
      let question = roll()
      if question.asked.allSatisfy({ $0.isKnown(by: question.names) }) { return question }
    }
  }

  /// A list of rows.
  mutating func list() -> PlainList {
    var list = PlainList(source: pick(PlainList.Source.allCases), period: period())
    let names = Set(PlainParts.all + PlainParts.amounts)
    let known = list.source == .orders ? Set(PlainParts.ofOrders + PlainParts.amounts) : names
    while list.condition.map({ known.isSuperset(of: $0.names) }) != true {
      list.condition = condition(depth: 0)
    }
    return list
  }

  private mutating func roll() -> PlainQuestion {
    var question = PlainQuestion()
    question.metrics = metrics()
    question.period = period()
    if chance(60) { question.condition = condition(depth: 0) }
    if chance(15) { question.verb = chance(70) ? .top(1 + below(6)) : .bottom(1 + below(6)) }
    guard question.verb == .show else {
      question.keys = [.part(part())]
      if question.period.unit == nil { question.period = .all }
      return question
    }
    question.keys = keys()
    if chance(20) { question.limits = [limit(of: pick(question.metrics))] }
    if chance(35), question.period.unit != nil { addBaseline(to: &question) }
    if !question.keys.isEmpty, chance(30) { addStage(to: &question) }
    return question
  }

  // MARK: - Clauses

  private mutating func metrics() -> [String] {
    let names = PlainMetric.all.keys.sorted()
    var chosen = [pick(names)]
    while chance(45) || chosen.allSatisfy(PlainMetric.withCompanions.contains) {
      let other = pick(names)
      if !chosen.contains(other) { chosen.append(other) }
    }
    return chosen
  }

  private mutating func keys() -> [PlainKey] {
    var keys: [PlainKey] = []
    if chance(65) {
      let part = part()
      keys.append(chance(15) && part != "product" ? .top(1 + below(4), part) : .part(part))
    }
    if keys.isEmpty || keys[0].words == keys[0].part, chance(25) {
      let other = part()
      if !keys.contains(.part(other)) { keys.append(.part(other)) }
    }
    if chance(45) { keys.append(pick([.day, .week, .month, .quarter, .weekday])) }
    return chance(50) ? keys : keys.reversed()
  }

  private mutating func part() -> String {
    pick(chance(50) ? PlainParts.all : ["channel", "category"])
  }

  private mutating func condition(depth: Int) -> PlainCondition {
    let isDeep = depth == 2
    switch below(isDeep ? 10 : 15) {
    case 10, 11: return .all([condition(depth: depth + 1), condition(depth: depth + 1)])
    case 12, 13: return .any([condition(depth: depth + 1), condition(depth: depth + 1)])
    case 14: return .not(condition(depth: depth + 1))
    default: return plainCondition()
    }
  }

  private mutating func plainCondition() -> PlainCondition {
    let part = pick(PlainParts.all)
    let values = store.values[part] ?? []
    switch below(13) {
    case 0, 1: return .equals(part, pick(values))
    case 2: return .differs(part, pick(values))
    case 3: return .isIn(part, [pick(values), pick(values)])
    case 4: return .isNotIn(part, [pick(values), pick(values)])
    case 5: return .contains(part, String(pick(values).dropFirst().prefix(2)))
    case 6: return .startsWith(part, String(pick(values).prefix(1)))
    case 7: return .isMissing(part)
    case 8: return .isPresent(part)
    case 9: return .endsWith(part, String(pick(values).suffix(1)))
    case 10: return .isBetween(pick(PlainParts.amounts), pick([0, 10, 40]), pick([40, 120, 300]))
    case 11: return .isOver(pick(PlainParts.amounts), pick([0, 5, 50, 150, 400]))
    default: return .isAtMost(pick(PlainParts.amounts), pick([0, 5, 50, 150, 400]))
    }
  }

  private mutating func limit(of metric: String) -> PlainLimit {
    let isPercent = PlainMetric.percentages.contains(metric)
    let bounds = isPercent ? ["0", "0.02", "0.1", "0.5"] : ["0", "1", "2", "10", "99.5", "1000"]
    return PlainLimit(metric: metric, isOver: chance(70), bound: pick(bounds))
  }

  private mutating func period() -> PlainPeriod {
    let monday = today - (today.weekday - 1)
    let month = today - (today.dayOfMonth - 1)
    let count = 1 + below(5)
    switch below(14) {
    case 0: return .all
    case 1, 2:
      return PlainPeriod(words: "yesterday", first: today - 1, behind: today, unit: .days)
    case 3, 4, 5:
      let days = 2 + below(30)
      return PlainPeriod(
        words: "last \(days) days", first: today - days, behind: today, unit: .days)
    case 6:
      return PlainPeriod(words: "last week", first: monday - 7, behind: monday, unit: .weeks)
    case 7:
      return PlainPeriod(
        words: "last \(count + 1) weeks", first: monday - 7 * (count + 1), behind: monday,
        unit: .weeks)
    case 8:
      return PlainPeriod(
        words: "this week", first: monday, behind: today + 1, unit: .weeks, isOver: false)
    case 9:
      return PlainPeriod(
        words: "this month", first: month, behind: today + 1, unit: .months, isOver: false)
    case 10:
      return PlainPeriod(
        words: "last month", first: month.addingMonths(-1), behind: month, unit: .months)
    case 11:
      let first = month.addingMonths(-1 - below(2))
      return PlainPeriod(
        words: String(first.description.dropLast(3)), first: first, behind: first.addingMonths(1),
        unit: .months)
    case 12:
      let first = today - 2 - below(70)
      if chance(50) {
        return PlainPeriod(words: "since \(first)", first: first, behind: today + 1)
      }
      return PlainPeriod(words: "until \(first)", first: nil, behind: first + 1)
    default:
      let first = today - 10 - below(50)
      let last = first + below(10)
      return PlainPeriod(
        words: "\(first) to \(last)", first: first, behind: last + 1, unit: .days)
    }
  }

  /// A baseline whose buckets stand against those of the period one by one.
  private mutating func addBaseline(to question: inout PlainQuestion) {
    let (unit, keys) = (question.period.unit, question.keys)
    if keys.contains(.week), unit != .weeks { return }
    if keys.contains(.month), unit != .months { return }
    if keys.contains(.quarter) { return }
    if keys.contains(.day), unit == .months { return }
    if chance(50) {
      question.baseline = PlainBaseline.previous(of: question.period)
    } else if unit == .days, chance(50) {
      question.baseline = PlainBaseline(words: "day before", days: 1)
    } else if unit == .months {
      question.baseline = PlainBaseline(words: "last month", months: 1)
    } else {
      question.baseline = PlainBaseline(words: "last week", days: 7)
    }
  }

  private mutating func addStage(to question: inout PlainQuestion) {
    let metric = pick(question.metrics)
    switch below(4) {
    case 0: question.stage = .limit(limit(of: metric))
    case 1: if question.limits.isEmpty { question.stage = .total }
    default: question.stage = .take(1 + below(5), by: metric, descending: chance(60))
    }
  }

  // MARK: - Throws

  private mutating func below(_ bound: Int) -> Int { dice.next(below: bound) }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
