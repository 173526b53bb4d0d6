import Values

/// Steps from many to few: a centred bar each, and what share of the step before and of the first
/// gets there.
struct FunnelChart: ChartPainter {
  func lines(_ data: ChartData, _ page: ChartPage) -> [String] {
    let data = FunnelSteps.upright(data)
    let series = FunnelSteps.counts(data)
    let pictures = series.map { one in
      (series.count > 1 ? [page.style(one.name, .strong)] : [])
        + picture(data.labels, one, page)
    }
    return Array(pictures.joined(separator: [""]))
  }

  private func picture(_ labels: [String], _ series: ChartData.Series, _ page: ChartPage)
    -> [String]
  {
    let steps = FunnelSteps(series.numbers)
    var columns = [
      [""] + series.values.map { page.text($0, series) },
      [page.options.words("of previous")] + steps.ofPrevious.map { rate($0, page) },
      [page.options.words("of first")] + steps.ofFirst.map { rate($0, page) },
    ]
    var widths = columns.map { $0.map { displayWidth($0) }.max() ?? 0 }
    let (names, nameWidth) = page.labelColumn(labels, rest: widths[0] + 7)
    func left() -> Int { page.width - nameWidth - widths.reduce(2) { $0 + $1 + 2 } }
    // The rates can be had as a table; a funnel is for the picture.
    while columns.count > 1, left() < 8 {
      columns.removeLast()
      widths.removeLast()
    }
    let room = max(3, left())
    let largest = series.numbers.compactMap { $0 }.max() ?? 0
    func tail(_ line: Int) -> String {
      zip(columns, widths).map { "  " + padded($0[line], to: $1, .right) }.joined()
    }
    let heading = page.style(spaces(nameWidth + 2 + room) + tail(0), .faint)
    return (columns.count > 1 ? [heading] : [])
      + labels.indices.map { row in
        let part = largest > 0 ? max(0, series.numbers[row] ?? 0) / largest : 0
        var count = Int((part * Double(room)).rounded())
        if part > 0 { count = max(1, count) }
        // Bars of even and odd length share no middle; all take the parity of the room.
        if count > 0, (room - count) % 2 == 1, count < room { count += 1 }
        let bar = String(repeating: page.glyphs.ascii ? "#" : "█", count: count)
        return names[row] + "  " + padded(bar, to: room, .center) + tail(row + 1)
      }
  }

  private func rate(_ rate: Double?, _ page: ChartPage) -> String {
    page.numbers.text(rate.map(Value.double) ?? .null, .percent)
  }
}

/// The rates of a funnel's steps, as fractions; nil where there is nothing to divide by.
struct FunnelSteps {
  /// The series to draw: rates that stand beside the counts are what the picture itself tells.
  static func counts(_ data: ChartData) -> [ChartData.Series] {
    let counts = data.series.filter { $0.kind != .percent && $0.kind != .points && !$0.isChange }
    return counts.isEmpty ? data.series : counts
  }

  /// One row of several counts, as in `visitors, cart_visitors, buyers | chart funnel`: the counts
  /// are the steps.
  static func upright(_ data: ChartData) -> ChartData {
    let steps = counts(data)
    guard data.labels.count == 1, steps.count > 1, steps.allSatisfy({ $0.kind == steps[0].kind })
    else { return data }
    var turned = data
    turned.labels = steps.map { $0.name }
    turned.series = [
      ChartData.Series(
        name: data.labels[0], kind: steps[0].kind, isChange: false,
        values: steps.map { $0.values.first ?? .null })
    ]
    return turned
  }

  let ofPrevious: [Double?]
  let ofFirst: [Double?]

  init(_ values: [Double?]) {
    func rate(_ part: Double?, _ whole: Double?) -> Double? {
      guard let part, let whole, whole != 0 else { return nil }
      return part / whole
    }
    ofPrevious = values.indices.map { $0 == 0 ? nil : rate(values[$0], values[$0 - 1]) }
    ofFirst = values.indices.map { rate(values[$0], values.first ?? nil) }
  }
}
