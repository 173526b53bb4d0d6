import Values

/// A bar a row, its number at the end; each measure in a picture of its own.
struct BarChart: ChartPainter {
  func lines(_ data: ChartData, _ page: ChartPage) -> [String] {
    let pictures = data.series.map { series in
      (data.series.count > 1 ? [page.style(series.name, .strong)] : [])
        + picture(data.labels, series, page)
    }
    return Array(pictures.joined(separator: [""]))
  }

  private func picture(_ labels: [String], _ series: ChartData.Series, _ page: ChartPage)
    -> [String]
  {
    let (rows, notice) = page.limited(labels.count)
    let texts = rows.map { page.text(series.values[$0], series) }
    let numbers = Array(series.numbers[rows])
    let textWidth = texts.map { displayWidth($0) }.max() ?? 0
    let (names, nameWidth) = page.labelColumn(Array(labels[rows]), rest: textWidth + 6)
    let room = max(3, page.width - nameWidth - textWidth - 3)
    let high = max(0, numbers.compactMap { $0 }.max() ?? 0)
    let low = min(0, numbers.compactMap { $0 }.min() ?? 0)
    // With negative numbers the room has an axis in it, where zero is, and both sides one scale.
    let share = low < 0 ? -low / (high - low) : 0
    let left = low < 0 ? min(room - 2, max(1, Int((Double(room - 1) * share).rounded()))) : 0
    let right = low < 0 ? room - 1 - left : room
    let scale = min(
      low < 0 ? Double(left) / -low : .infinity, high > 0 ? Double(right) / high : .infinity)
    let bars = Bars(glyphs: page.glyphs)
    let edge = page.style(page.glyphs.ascii ? "|" : "│", .faint)
    return rows.map { row in
      let length = (numbers[row] ?? 0) == 0 ? 0 : (numbers[row] ?? 0) * scale
      let backward = low < 0 ? bars.leftward(-length / Double(left), width: left) + edge : ""
      let forward = bars.rightward(length / Double(max(1, right)), width: right)
      return names[row] + "  " + backward + forward + " " + texts[row]
    } + notice
  }
}
