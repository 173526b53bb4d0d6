import Values

/// An answer of the program held against that of the evaluator.
struct AnswerCheck {
  private let question: PlainQuestion
  private let store: PlainStore
  private let table: Table
  /// The rows that the answer is taken from.
  private let expected: [PlainAnswer.Key: [String: PlainNumber]]
  /// Which of them it takes; nil for all.
  private let order: (count: Int, metric: String, descending: Bool)?
  /// How many numbers were compared.
  private(set) var numbers = 0
  /// What is not the same.
  private(set) var faults: [String] = []

  init(_ table: Table, of question: PlainQuestion, _ store: PlainStore) {
    (self.question, self.store, self.table) = (question, store, table)
    let rows = PlainAnswer(question, store).rows
    expected =
      switch (question.verb, question.stage) {
      // What has no value is none of the worst.
      case (.bottom, _): rows.filter { $0.value[question.metrics[0]]?.double != nil }
      case (_, .limit(let limit)?):
        rows.filter { limit.holds(for: $0.value[limit.metric] ?? .missing) }
      default: rows
      }
    order =
      switch (question.verb, question.stage) {
      case (.top(let count), _): (count, question.metrics[0], true)
      case (.bottom(let count), _): (count, question.metrics[0], false)
      case (.show, .take(let count, let metric, let descending)?): (count, metric, descending)
      default: nil
      }
    checkRows()
    checkOrder()
    if question.verb != .show { checkRanks() }
    if case .total? = question.stage { checkTotal() }
  }

  private mutating func checkRows() {
    let wanted = min(order?.count ?? .max, expected.count)
    if table.rowCount != wanted { faults.append("\(table.rowCount) rows, expected \(wanted)") }
    // A ranking has not all of them, and percentages change in points alone.
    for name in expected.first?.value.keys.sorted() ?? []
    where question.verb == .show && table[name] == nil && !name.hasSuffix("_percent") {
      faults.append("no \(name)")
    }
    for place in 0..<table.rowCount {
      let key = key(at: place)
      guard let numbers = expected[key] else {
        faults.append("\(key): no such row, and the program says \(table.row(place))")
        continue
      }
      for (name, number) in numbers { compare(name, at: place, with: number) }
    }
    guard order == nil else { return }
    let said = Set((0..<table.rowCount).map(key))
    for key in expected.keys where !said.contains(key) { faults.append("\(key): no row") }
  }

  /// The rows stand by a metric; of rows that tie any may stand first.
  private mutating func checkOrder() {
    guard let order else { return }
    let sorted = expected.values.compactMap { $0[order.metric] }.sorted { a, b in
      guard let a = a.double, let b = b.double else { return a.double != nil }
      return order.descending ? a > b : a < b
    }
    for (place, number) in sorted.prefix(table.rowCount).enumerated() {
      compare(order.metric, at: place, with: number)
    }
  }

  /// The columns that only a ranking has.
  private mutating func checkRanks() {
    let metric = question.metrics[0]
    let all = expected.values.compactMap { $0[metric] }
    let sum = all.reduce(PlainNumber.count(0)) { $1.double == nil ? $0 : $0.plus($1) }
    for place in 0..<table.rowCount {
      guard let numbers = expected[key(at: place)], let own = numbers[metric] else { continue }
      let before = all.count { ($0.double ?? -.infinity) > (own.double ?? -.infinity) }
      compare("rank", at: place, with: .count(before + 1))
      compare("share", at: place, with: own.divided(by: sum))
      let isPercent = PlainMetric.percentages.contains(metric)
      let change = numbers[metric + (isPercent ? "_change" : "_change_percent")]
      compare("change", at: place, with: change ?? .missing)
    }
  }

  /// The last row is the question asked anew without its groups, of the rows that tell the whole.
  private mutating func checkTotal() {
    var whole = question.withoutKeys
    whole.otherNames = []
    guard let total = table.total else { return faults.append("no total") }
    for (name, number) in PlainAnswer(whole, store).rows[[]] ?? [:] {
      guard let place = table.index(of: name) else { continue }
      compare(total[place], with: number, "\(name) of the total")
    }
  }

  // MARK: - Cells

  private func key(at place: Int) -> PlainAnswer.Key {
    question.keys.map { table[$0.column]?[place] ?? .null }
  }

  private mutating func compare(_ column: String, at place: Int, with number: PlainNumber) {
    guard let cell = table[column]?[place] else { return }
    compare(cell, with: number, "\(column) of \(key(at: place))")
  }

  private mutating func compare(_ cell: Value, with number: PlainNumber, _ what: String) {
    numbers += 1
    if !number.isSaid(by: cell) { faults.append("\(what): \(cell), expected \(number)") }
  }
}
