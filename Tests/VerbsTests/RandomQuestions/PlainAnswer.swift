import Values

/// The answer of a question, row by row from the rows of the store.
struct PlainAnswer {
  typealias Key = [Value]

  /// The numbers of each row by the names of their columns.
  private(set) var rows: [Key: [String: PlainNumber]] = [:]

  private let question: PlainQuestion
  private let store: PlainStore
  /// What the rows have to know.
  private let names: Set<String>
  /// The days asked for, and those of the baseline.
  private let periods: [PlainPeriod]
  /// The first values of the keys that fold the rest.
  private var kept: [String: Set<Value>] = [:]
  /// The rows of each table by a time, in groups: those of the period and those of the baseline.
  private var pages: [PlainPage: [[Key: [PlainRow]]]] = [:]

  init(_ question: PlainQuestion, _ store: PlainStore) {
    self.question = question
    self.store = store
    names = question.names
    // A ranking tells the change too.
    let baseline =
      question.verb == .show ? question.baseline : PlainBaseline.previous(of: question.period)
    let measures = question.asked.flatMap { [names] in $0.measures(by: names) }
    let period = baseline == nil ? question.period : Self.loaded(question, measures, store)
    periods = [period] + (baseline.map { [$0.moved(period)] } ?? [])
    keepFirst()
    for measure in measures { read(measure) }
    var keys = Set(pages.values.joined().flatMap { $0.keys })
    fill(&keys)
    for key in keys {
      let numbers = numbers(of: key, baseline)
      let isKept = question.limits.allSatisfy { limit in
        limit.holds(for: Self.shown(limit.metric, number(.metric(limit.metric), key, 0)))
      }
      if isKept { rows[key] = numbers }
    }
  }

  /// The days asked for: held against others, what is not over ends with the last day of all data.
  private static func loaded(
    _ question: PlainQuestion, _ measures: [PlainMeasure], _ store: PlainStore
  ) -> PlainPeriod {
    guard !question.period.isOver else { return question.period }
    let newest = measures.compactMap { measure in
      PlainPage(measure, knowing: question.names).flatMap { store.spans[$0]?.upperBound.day }
    }
    return newest.min().map { question.period.cut(at: $0 + 1) } ?? question.period
  }

  // MARK: - Rows

  /// Finds what is kept by `by top N`.
  private mutating func keepFirst() {
    for key in question.keys {
      guard case .top(let count, let part) = key else { continue }
      var whole = question.withoutKeys
      (whole.keys, whole.baseline) = ([.part(part)], nil)
      let metric = question.metrics[0]
      let best = PlainAnswer(whole, store).rows.sorted { a, b in
        let (x, y) = (a.value[metric]?.double, b.value[metric]?.double)
        return x == y ? Self.precedes(a.key[0], b.key[0]) : (x ?? -.infinity) > (y ?? -.infinity)
      }
      kept[part] = Set(best.prefix(count).map { $0.key[0] })
    }
  }

  /// Rows that tie stand by their names, those without one last.
  private static func precedes(_ a: Value, _ b: Value) -> Bool {
    guard let a = a.text, let b = b.text else { return b.isNull }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Reads the rows that a measure goes over, in groups.
  private mutating func read(_ measure: PlainMeasure) {
    guard let page = page(of: measure), pages[page] == nil else { return }
    pages[page] = periods.indices.map { number in
      var groups: [Key: [PlainRow]] = [:]
      for row in store.rows[page.table] ?? [] {
        guard let time = row.times[measure.time], periods[number].contains(time),
          question.condition?.holds(for: row) != false
        else { continue }
        groups[key(of: row, at: time, isBefore: number > 0), default: []].append(row)
      }
      return groups
    }
  }

  private func key(of row: PlainRow, at time: Moment, isBefore: Bool) -> Key {
    question.keys.map { key in
      guard let part = key.part else {
        let bucket = key.bucket(of: time)
        guard isBefore, case .moment(let start) = bucket else { return bucket }
        return (question.baseline?.partner(of: start)).map { .moment($0) } ?? bucket
      }
      let value = row[part].map { Value.text($0) } ?? .null
      return kept[part].map { $0.contains(value) ? value : .text("Other") } ?? value
    }
  }

  /// Adds a row for each bucket of time without data, and the one row of a question without keys.
  private func fill(_ keys: inout Set<Key>) {
    guard !question.keys.isEmpty else { return keys = [[]] }
    for (place, key) in question.keys.enumerated() where key.part == nil {
      let spans = pages.keys.compactMap { store.spans[$0] }
      guard let oldest = spans.map({ $0.lowerBound.day }).min(),
        let newest = spans.map({ $0.upperBound.day }).max()
      else { return }
      let buckets = key.buckets(
        from: periods[0].first ?? oldest, to: periods[0].behind ?? newest + 1)
      var others = keys
      if question.keys.count == 1 { others = [[.null]] }
      keys.formUnion(
        others.flatMap { other in
          buckets.map { bucket in
            var filled = other
            filled[place] = bucket
            return filled
          }
        })
      keys = keys.filter { buckets.contains($0[place]) }
    }
  }

  // MARK: - Numbers

  private func numbers(of key: Key, _ baseline: PlainBaseline?) -> [String: PlainNumber] {
    var numbers: [String: PlainNumber] = [:]
    for metric in question.metrics {
      let now = number(.metric(metric), key, 0)
      numbers[metric] = Self.shown(metric, now)
      guard baseline != nil else { continue }
      let before = number(.metric(metric), key, 1)
      numbers[metric + "_before"] = Self.shown(metric, before)
      numbers[metric + "_change"] = now.less(before)
      numbers[metric + "_change_percent"] = now.change(from: before)
    }
    return numbers
  }

  /// A number of a metric as an answer shows it, by which stages choose and rank rows.
  private static func shown(_ metric: String, _ number: PlainNumber) -> PlainNumber {
    PlainMetric.pricesOfOne.contains(metric) ? number.inCents : number
  }

  private func number(_ formula: PlainFormula, _ key: Key, _ period: Int) -> PlainNumber {
    switch formula {
    case .metric(let name):
      let formula = PlainMetric.all[name]?.formula(by: names)
      return formula.map { number($0, key, period) } ?? .missing
    case .ratio(let a, let b):
      return number(a, key, period).divided(by: number(b, key, period))
    case .difference(let a, let b): return number(a, key, period).less(number(b, key, period))
    case .less(let a, let b):
      let taken = number(b, key, period)
      return number(a, key, period).less(taken.double == nil ? .count(0) : taken)
    case .measure(let measure):
      guard let page = page(of: measure), store.isKnown(page, in: periods[period]) else {
        return .missing
      }
      return measure.number(of: pages[page]?[period][key] ?? [])
    }
  }

  /// Where the rows of a measure stand that know what is asked.
  private func page(of measure: PlainMeasure) -> PlainPage? {
    PlainPage(measure, knowing: names)
  }
}

extension PlainBaseline {
  /// As long as a period, and just before it.
  static func previous(of period: PlainPeriod) -> PlainBaseline? {
    guard let unit = period.unit, let first = period.first, let behind = period.behind else {
      return nil
    }
    guard unit == .months else {
      let days = behind - first
      return PlainBaseline(
        words: "previous period", days: unit == .weeks ? (days + 6) / 7 * 7 : days)
    }
    let last = behind - 1
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    return PlainBaseline(words: "previous period", months: months)
  }
}
