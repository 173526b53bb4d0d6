import Values

/// What is read off a series: a smoother line and the pattern of the week.
package enum Series {
  /// The table with the mean of each value and those before it, behind the first measure.
  ///
  /// - Parameter count: how many buckets the mean goes over; missing until there are so many.
  package static func withMovingAverage(_ table: Table, over count: Int) -> Table {
    guard let place = table.columns.firstIndex(where: { $0.role == .measure }) else {
      return table
    }
    let values = table.cells[place].map { $0.double }
    var averages: [Value] = []
    for index in values.indices {
      let window = values[max(0, index - count + 1)...index].compactMap { $0 }
      averages.append(
        window.count == count ? .double(window.reduce(0, +) / Double(count)) : .null)
    }
    var result = table
    result.columns.insert(average(of: table.columns[place], over: count), at: place + 1)
    result.cells.insert(averages, at: place + 1)
    return result
  }

  /// The column of a moving average.
  package static func average(of column: Column, over count: Int) -> Column {
    var average = column
    average.name += "_average"
    average.title = "average of \(count)"
    return average
  }

  /// Mean, smallest and largest value of each weekday; nil unless the series goes by day and
  /// covers two weeks.
  package static func weekdayPattern(_ table: Table) -> Table? {
    guard let time = table.columns.firstIndex(where: { $0.kind == .bucket(.day) }),
      let place = table.columns.firstIndex(where: { $0.role == .measure }), table.rowCount >= 14
    else { return nil }
    var groups: [Int: [Double]] = [:]
    for row in 0..<table.rowCount {
      guard case .moment(let moment) = table.cells[time][row],
        let value = table.cells[place][row].double
      else { continue }
      groups[moment.day.weekday, default: []].append(value)
    }
    let all = groups.values.flatMap { $0 }
    guard !all.isEmpty else { return nil }
    let mean = all.reduce(0, +) / Double(all.count)
    let kind = table.columns[place].kind
    var pattern = Table(columns: [
      Column("weekday", kind: .bucket(.weekday), role: .dimension),
      Column("mean", kind: kind),
      Column(
        "against_all", title: "against all", kind: .percent,
        role: .change),
      Column("smallest", kind: kind), Column("largest", kind: kind),
    ])
    for weekday in 1...7 {
      guard let values = groups[weekday] else { continue }
      let own = values.reduce(0, +) / Double(values.count)
      pattern.append([
        .int(Int64(weekday)), .double(own), mean == 0 ? .null : .double((own - mean) / abs(mean)),
        .double(values.min() ?? 0), .double(values.max() ?? 0),
      ])
    }
    return pattern
  }
}
