import Values

/// A list of the rows of a data set, on some days and with a condition.
struct PlainList {
  enum Source: String, CaseIterable { case orders, refunds }

  var source = Source.orders
  var period = PlainPeriod.all
  var condition: PlainCondition?

  var words: String {
    let clauses =
      ["list \(source.rawValue)", period.words] + (condition.map { ["where \($0.words)"] } ?? [])
    return clauses.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What names a row, what dates it, and the columns of numbers that the list shows.
  private var columns: (id: String, time: String, amounts: [String]) {
    switch source {
    case .orders: ("order_id", "ordered_at", ["units", "gross_sales", "discounts"])
    case .refunds: ("refund_id", "requested_at", ["amount"])
    }
  }

  /// What is wrong with a table of them, and how many numbers it was compared by.
  func check(_ table: Table, _ store: PlainStore) -> (numbers: Int, faults: [String]) {
    let (id, time, amounts) = columns
    var expected: [Value: PlainRow] = [:]
    for row in store.rows[source == .orders ? .orders : .refunds] ?? [] {
      guard let moment = row.times[time], period.contains(moment), let name = row[id],
        condition?.holds(for: row) != false
      else { continue }
      expected[.text(name)] = row
    }
    var (numbers, faults) = (0, [String]())
    if table.rowCount != expected.count {
      faults.append("\(table.rowCount) rows, expected \(expected.count)")
    }
    for (place, name) in (table[id] ?? []).enumerated() {
      guard let row = expected.removeValue(forKey: name) else {
        faults.append("\(name): no such row")
        continue
      }
      for column in amounts {
        let number = row.amounts[column].map { PlainNumber.exact($0) } ?? .missing
        let cell = table[column]?[place] ?? .null
        numbers += 1
        if !number.isSaid(by: cell) {
          faults.append("\(column) of \(name): \(cell), not \(number)")
        }
      }
    }
    return (numbers, faults)
  }
}
