import Values

/// A line of small columns a series, with its least, largest and last number.
struct SparkChart: ChartPainter {
  var spreads: Bool { true }

  func lines(_ data: ChartData, _ page: ChartPage) -> [String] {
    let (rows, notice) = page.limited(data.series.count)
    let series = Array(data.series[rows])
    let (names, nameWidth) = page.labelColumn(series.map(\.name))
    let facts = series.map { self.facts($0, page) }
    let widths = (0..<3).map { fact in facts.map { displayWidth($0[fact]) }.max() ?? 0 }
    let room = page.width - nameWidth - widths.reduce(2) { $0 + $1 + 2 }
    // The numbers give way first where the page is narrow.
    let showsFacts = room >= 8
    let points = showsFacts ? room : page.width - nameWidth - 2
    return series.indices.map { index in
      let line = sparkline(series[index].numbers, width: max(1, points), page.glyphs)
      let tail = zip(facts[index], widths).map { "  " + padded($0, to: $1) }.joined()
      let used = min(max(1, points), data.labels.count)
      return names[index] + "  " + padded(line, to: used) + (showsFacts ? tail : "")
    } + notice
  }

  private func facts(_ series: ChartData.Series, _ page: ChartPage) -> [String] {
    let known = zip(series.numbers, series.values).filter { $0.0 != nil }
    func fact(_ name: String, _ value: Value?) -> String {
      value.map { "\(name) \(page.text($0, series))" } ?? ""
    }
    return [
      fact("min", known.min { ($0.0 ?? 0) < ($1.0 ?? 0) }?.1),
      fact("max", known.max { ($0.0 ?? 0) < ($1.0 ?? 0) }?.1),
      fact("last", known.last?.1),
    ]
  }
}

/// Numbers as columns of eight heights, blank where there is none; where there are more than fit,
/// the mean of neighbours.
func sparkline(_ values: [Double?], width: Int, _ glyphs: Glyphs) -> String {
  let count = min(width, values.count)
  let columns = (0..<count).map { column -> Double? in
    let part = values[(column * values.count / count)..<((column + 1) * values.count / count)]
    let known = part.compactMap { $0 }
    return known.isEmpty ? nil : known.reduce(0) { $0 + $1 / Double(known.count) }
  }
  let levels = Array(glyphs.ascii ? "_.:-=+*#" : "▁▂▃▄▅▆▇█")
  let known = columns.compactMap { $0 }
  guard let low = known.min(), let high = known.max() else { return spaces(count) }
  return String(
    columns.map { value -> Character in
      guard let value else { return " " }
      guard high > low else { return levels[3] }
      return levels[min(7, Int((value - low) / (high - low) * 8))]
    })
}
