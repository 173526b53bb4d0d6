import Values

/// Lays the values of several metrics beside their baselines, one row a metric.
package enum Comparison {
  /// The relative change from which a move is marked.
  package static let threshold = 0.1

  /// What is known of a metric's usual range.
  package struct Usual: Hashable, Sendable {
    package var expected: Double?
    package var low: Double?
    package var high: Double?
    /// Whether the range is known well enough to judge the value by it.
    package var isJudged: Bool
    package var isUnusual: Bool
    /// How rare such a day is: one in so many.
    package var oneDayIn: Int?
    /// What makes it unusual within its range: "3rd day in a row above".
    package var reason: Wording?
    /// The metric that it moved with, of which it is arithmetic: it has no mark of its own.
    package var carrier: Wording?
    /// Whether `oneDayIn` counts days, and not weeks or other stretches.
    package var isOfDays = true

    package init(
      expected: Double?, low: Double?, high: Double?, isJudged: Bool, isUnusual: Bool,
      oneDayIn: Int?, reason: Wording? = nil
    ) {
      self.expected = expected
      self.reason = reason
      self.low = low
      self.high = high
      self.isJudged = isJudged
      self.isUnusual = isUnusual
      self.oneDayIn = oneDayIn
    }
  }

  /// - Parameters:
  ///   - row: one row; for each metric its value, then for each baseline the value before, the
  ///     change and, but for percents, the relative change.
  ///   - period: what the first column of values is called.
  ///   - baselines: what the baselines are called.
  ///   - usual: the usual range of each metric; empty where none is known.
  ///   - isOfUsual: whether it is held against what was to be expected, and the baselines stand beside
  ///     it for themselves.
  package static func table(
    _ row: Table, period: Wording, baselines: [Wording], usual: [Usual] = [],
    isOfUsual: Bool = false
  ) -> Table {
    var table = Table(
      columns(
        period: period, baselines: baselines, hasUsual: !usual.isEmpty, isOfUsual: isOfUsual))
    // A condition on the metrics themselves may leave nothing to compare.
    guard row.rowCount > 0 else { return table }
    var place = 0
    while place < row.columns.count {
      let metric = row.columns[place]
      let value = row.cells[place][0]
      place += 1
      var cells: [Value] = [table.word(metric.title), value]
      var largest = Value.null
      var others: [Value] = []
      if isOfUsual, metric.kind.isNumeric {
        let expected = table.rowCount < usual.count ? usual[table.rowCount].expected : nil
        let before = expected.map { metric.kind.value($0) } ?? .null
        largest = relativeChange(value, before)
        let change = value.double.flatMap { now in expected.map { metric.kind.value(now - $0) } }
        cells += [before, change ?? .null, largest]
      }
      for baseline in baselines.indices where metric.kind.isNumeric {
        let before = row.cells[place][0]
        let change = row.cells[place + 1][0]
        place += 2
        var relative = relativeChange(value, before)
        if metric.kind != .percent {
          relative = row.cells[place][0]
          place += 1
        }
        if isOfUsual {
          others.append(before)
        } else {
          cells += [before, change, relative]
          if baseline == 0 { largest = relative }
        }
      }
      let range = table.rowCount < usual.count ? usual[table.rowCount] : nil
      let beside = isOfUsual ? baselines.count : 0
      let width = table.columns.count - 1 - beside - (usual.isEmpty ? 0 : 3)
      while cells.count < width { cells.append(.null) }
      if !usual.isEmpty {
        cells += [
          range?.low.map(Value.double) ?? .null, range?.high.map(Value.double) ?? .null,
          table.word(range.flatMap { $0.isUnusual ? judgement($0) : nil } ?? ""),
        ]
      }
      while others.count < beside { others.append(.null) }
      cells += others
      let mark = Wording(words: mark(value, largest, range, metric.direction))
      table.append([table.word(mark)] + cells)
      table.rowKinds.append(metric.kind)
    }
    return table
  }

  /// `unusual, 1 day in 400`; what is rarer than once in thirty years is no number to rely on.
  private static func judgement(_ usual: Usual) -> Wording {
    if let carrier = usual.carrier { return "with \(carrier)" }
    guard let count = usual.oneDayIn else { return "unusual" }
    let rarity: Wording =
      switch (usual.isOfDays, count > 10_000) {
      case (true, true): "1 day in 10,000 or rarer"
      case (true, false): "1 day in \(count.grouped)"
      case (false, true): "1 in 10,000 or rarer"
      case (false, false): "1 in \(count.grouped)"
      }
    return usual.reason.map { "unusual, \($0), \(rarity)" } ?? "unusual, \(rarity)"
  }

  /// The columns of such a table.
  ///
  /// - Parameter hasUsual: whether a usual range may be known.
  package static func columns(
    period: Wording, baselines: [Wording], hasUsual: Bool, isOfUsual: Bool = false
  ) -> [AnswerColumn] {
    var columns = [
      AnswerColumn("mark", role: .mark, "better, worse, up, down"), AnswerColumn("metric", ""),
      AnswerColumn("value", title: period, kind: .number, role: .measure, "of the period"),
    ]
    let held: [Wording] = isOfUsual ? ["usual"] : baselines
    for (index, baseline) in held.enumerated() {
      let suffix = held.count == 1 || index == 0 ? "" : "_\(index + 1)"
      columns += [
        AnswerColumn(
          "before" + suffix, title: baseline, kind: .number, role: .measure, "of the baseline"),
        AnswerColumn(
          "change" + suffix, title: "change", kind: .number, role: .change, "against the baseline"),
        AnswerColumn(
          "change_percent" + suffix, title: "%", kind: .percent, role: .change,
          "part by which it moved"),
      ]
    }
    // What only stands beside gives way first on a narrow screen.
    let others = (isOfUsual ? baselines : []).enumerated().map { index, baseline in
      AnswerColumn(
        "before_\(index + 2)", title: baseline, kind: .number, role: .measure, presence: .ifKnown,
        "of the day before")
    }
    return columns + (hasUsual ? usual(role: .measure, presence: .ifKnown) + [judgement] : [])
      + others
  }

  private static let judgement = AnswerColumn(
    "judgement", title: "", role: .mark, presence: .ifKnown, "whether it is unusual, and how rare")

  /// The ends of the usual range.
  package static func usual(
    role: Column.Role?, presence: AnswerColumn.Presence = .always
  ) -> [AnswerColumn] {
    [
      AnswerColumn(
        "usual_low", kind: .number, role: role, presence: presence,
        "99 of 100 usual ones are above"),
      AnswerColumn(
        "usual_high", kind: .number, role: role, presence: presence,
        "99 of 100 usual ones are below"),
    ]
  }

  /// The mark of a move: of one outside its usual range, or where none is known, of a large one.
  private static func mark(
    _ value: Value, _ relative: Value, _ usual: Usual?, _ direction: Int
  ) -> String {
    guard let usual, usual.isJudged else { return mark(relative, direction) }
    guard usual.isUnusual, usual.carrier == nil, let value = value.double,
      let expected = usual.expected
    else {
      return ""
    }
    return word(isUp: value > expected, direction)
  }

  /// (value − before) ÷ |before|; missing when there was nothing before.
  package static func relativeChange(_ value: Value, _ before: Value) -> Value {
    guard let now = value.double, let past = before.double, past != 0 else { return .null }
    return .double((now - past) / abs(past))
  }

  private static func mark(_ relative: Value, _ direction: Int) -> String {
    guard let change = relative.double, abs(change) >= threshold else { return "" }
    return word(isUp: change > 0, direction)
  }

  /// The word of a mark: `better` or `worse`, `up` or `down` where neither is.
  package static func word(isUp: Bool, _ direction: Int) -> String {
    if direction == 0 { return isUp ? "up" : "down" }
    return isUp == (direction > 0) ? "better" : "worse"
  }
}
