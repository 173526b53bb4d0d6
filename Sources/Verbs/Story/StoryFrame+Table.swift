import Analysis
import Values

/// Frames of what the store answered.
extension StoryFrame {
  /// The leaves of a table; nil where nothing was counted.
  ///
  /// - Parameter days: those in question, the last ones.
  init?(_ table: StoryTable, of days: ClosedRange<Day>) {
    self.init(
      firstDay: table.days.lowerBound,
      days: table.days.upperBound - table.days.lowerBound + 1,
      dimensions: table.dimensions, values: table.values)
    let cap = Self.cap(table)
    var leaf = 0
    for row in table.places.indices {
      if !table.isOfPart(before: row) { leaf = self.leaf(table.codes.map { $0[row] }) }
      let amount = table.amounts.isEmpty ? nil : table.amounts[row]
      var cut: Double?
      if let amount, let cap {
        cut = Double(amount) - max(0, table.largest[row] * 100 - cap)
      }
      add(
        leaf: leaf, day: table.places[row], events: table.events[row], amount: amount, capped: cut)
      if !table.base.isEmpty {
        add(leaf: leaf, day: table.places[row], exposure: table.base[row])
      }
    }
    guard leafCount > 0 else { return nil }
    large = largest(table, span: days.upperBound - days.lowerBound + 1)
  }

  /// The places of some values in a list, to which new ones are added.
  private static func places(of others: [String?], in values: inout [String?]) -> [Int32] {
    var places = Dictionary(
      values.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    return others.map { value in
      if let place = places[value] { return place }
      let place = Int32(values.count)
      places[value] = place
      values.append(value)
      return place
    }
  }

  // MARK: - Large events

  /// Where the largest of 200 amounts begin, in cents: what lies above says little of the others.
  ///
  /// The largest events are nearly always the largest of their leaf and day, which are known.
  private static func cap(_ table: StoryTable) -> Double? {
    guard !table.largest.isEmpty else { return nil }
    let last = table.days.upperBound - table.days.lowerBound
    let past = table.places.indices.filter { table.places[$0] < last }
    let count = past.reduce(0) { $0 + table.events[$1] }
    let sorted = past.map { table.largest[$0] }.sorted(by: >)
    let place = Int(count / 200)
    return sorted.indices.contains(place) ? sorted[place] * 100 : nil
  }

  /// The events of the last days that are far above all of the two months before and a good part of
  /// a day.
  private func largest(_ table: StoryTable, span: Int) -> [Large] {
    let first = days - span
    guard !table.largest.isEmpty, days > StoryRule.fewestDays else { return [] }
    var before = 0.0
    var found: [(leaf: [Int32], amount: Double)] = []
    for row in table.places.indices {
      let amount = table.largest[row]
      if table.places[row] >= first {
        found.append((table.codes.map { $0[row] }, amount))
      } else if table.places[row] >= first - 60 {
        before = max(before, amount)
      }
    }
    let usual = byDay(amounts.map { Double($0) }).dropLast(span).suffix(28).reduce(0, +) / 28
    let bar = max(1.5 * before, 0.03 * Double(span) * usual / 100)
    var copy = self
    return found.filter { $0.amount > bar }.sorted { $0.amount > $1.amount }.prefix(2).map {
      Large("", leaf: copy.leaf($0.leaf), amount: Int64(($0.amount * 100).rounded()))
    }
  }

  // MARK: - Exposure

  /// Adds what a report tells of the exposure by some of the frame's dimensions.
  ///
  /// One that counts visitors several times, as product pages do, or a part of them only, is none of
  /// the whole's.
  mutating func add(margin table: StoryTable) {
    let (whole, own) = (wholeExposure.reduce(0, +), table.byDay(in: self).reduce(0, +))
    guard whole > 0, (0.85...1.15).contains(own / whole) else { return }
    let dimensions = table.dimensions.compactMap { self.dimensions.firstIndex(of: $0) }
    var rows: [[Int32]: Int] = [:]
    var codes = dimensions.map { _ in [Int32]() }
    var counts: [Double] = []
    let places = dimensions.enumerated().map { place, dimension in
      Self.places(of: table.values[place], in: &values[dimension])
    }
    let offset = table.days.lowerBound - firstDay
    for row in table.places.indices {
      let day = table.places[row] + offset
      guard day >= 0, day < days else { continue }
      let key = places.enumerated().map { $1[Int(table.codes[$0][row])] }
      let place = rows[key] ?? rows.count
      if rows[key] == nil {
        rows[key] = place
        for (dimension, code) in key.enumerated() { codes[dimension].append(code) }
        counts += [Double](repeating: 0, count: days)
      }
      counts[place * days + day] += table.events[row]
    }
    margins.append(Margin(dimensions: dimensions, codes: codes, counts: counts))
  }

  /// Makes a report that crosses all dimensions the exposure of the leaves.
  mutating func crossIfWhole() {
    guard margins.count == 1, let margin = margins.first,
      Set(margin.dimensions) == Set(dimensions.indices)
    else { return }
    (margins, wholeExposure) = ([], [])
    for row in 0..<margin.counts.count / max(1, days) {
      var key = [Int32](repeating: 0, count: dimensions.count)
      for (place, dimension) in margin.dimensions.enumerated() {
        key[dimension] = margin.codes[place][row]
      }
      let leaf = leaf(key)
      for day in 0..<days where margin.counts[row * days + day] != 0 {
        add(leaf: leaf, day: day, exposure: margin.counts[row * days + day])
      }
    }
  }

  // MARK: - Parts

  /// Adds the values of a dimension, those that are counted at least every other day.
  ///
  /// - Parameter parents: what they are of among the frame's dimensions, the first what they are parts
  ///   of; the table's further dimensions in the same order.
  mutating func add(
    parts table: StoryTable, named name: String, below parents: [Int] = [], of driver: StoryDriver
  ) {
    let offset = table.days.lowerBound - firstDay
    let things = table.codes[0].map { Int($0) }
    var sums = [Double](repeating: 0, count: table.values[0].count)
    for (row, thing) in things.enumerated() { sums[thing] += table.events[row] }
    var places: [Int: Int] = [:]
    var names: [String] = []
    var above = parents.map { _ in [Int32]() }
    var counts: [Double] = []
    var amounts: [Int64] = []
    let columns = parents.enumerated().map { place, dimension in
      Self.places(of: table.values[place + 1], in: &values[dimension])
    }
    for (row, thing) in things.enumerated() {
      let day = table.places[row] + offset
      guard day >= 0, day < days, let name = table.values[0][thing],
        sums[thing] >= Double(days) / 2
      else { continue }
      let place = places[thing] ?? names.count
      if place == names.count {
        places[thing] = place
        names.append(name)
        for (place, column) in columns.enumerated() {
          above[place].append(column[Int(table.codes[place + 1][row])])
        }
        counts += [Double](repeating: 0, count: days)
        amounts += [Int64](repeating: 0, count: days)
      }
      counts[place * days + day] += table.events[row]
      if !table.amounts.isEmpty { amounts[place * days + day] += table.amounts[row] }
    }
    guard !names.isEmpty else { return }
    var parts = Parts(
      name, of: driver, names: names, parent: parents.first, parentCodes: above.first ?? [],
      counts: counts)
    parts.others = zip(parents, above).dropFirst().map { (dimension: $0, codes: $1) }
    if driver == .events {
      parts.leads = counts
      if !table.amounts.isEmpty {
        (parts.amounts, parts.leadAmounts) = (amounts, amounts.map { Double($0) })
      }
    }
    self.parts.append(parts)
  }
}

extension StoryFrame {
  /// Whether the values of one dimension are parts of those of the other: products of categories.
  func areWithin(_ one: String, _ other: String) -> Bool {
    parts.contains { table in
      guard let above = table.parent.map({ dimensions[$0] }) else { return false }
      return (table.name, above) == (one, other) || (table.name, above) == (other, one)
    }
  }

  /// Whether the leaves are all parts of a whole: what the metric is told in adds up to that.
  func isWhole(_ whole: Whole) -> Bool {
    let all = whole.amounts.isEmpty ? whole.events : whole.amounts
    let parts = amounts.isEmpty ? byDay(events) : byDay(amounts.map { Double($0) })
    guard all.count >= parts.count, amounts.isEmpty == whole.amounts.isEmpty else { return false }
    let sum = all.suffix(parts.count).reduce(0, +)
    return abs(parts.reduce(0, +) - sum) <= 0.001 * abs(sum)
  }

  /// The dimensions that only the events know; those of products and campaigns are told by name.
  var ofEvents: Set<String> {
    let known =
      isCrossed ? Set(dimensions) : Set(margins.flatMap { $0.dimensions }.map { dimensions[$0] })
    return Set(dimensions).subtracting(known)
      .union(parts.filter { $0.parent == nil }.map { $0.name })
  }
}
