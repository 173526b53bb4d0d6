import Values

/// Lines over time or another side: one picture for all series of a kind, which share a scale.
struct LineChart: ChartPainter {
  private static let rows = 10
  /// As many as people, colours and signs can keep apart.
  static let mostSeries = 6

  var spreads: Bool { true }

  func lines(_ data: ChartData, _ page: ChartPage) -> [String] {
    let pictures = data.seriesByKind.map { picture(data, $0, page) }
    return Array(pictures.joined(separator: [""]))
  }

  private func picture(_ data: ChartData, _ all: [ChartData.Series], _ page: ChartPage)
    -> [String]
  {
    let series = Array(all.prefix(Self.mostSeries))
    let numbers = series.map(\.numbers)
    let axis = Axis(numbers.flatMap { $0.compactMap { $0 } }, count: 4)
    let ticks = axis.ticks.map {
      (text: page.numbers.compact($0, series[0].kind, trimmed: true), place: axis.place($0))
    }
    let tickWidth = ticks.map { displayWidth($0.text) }.max() ?? 0
    // Lines of one colour in Braille cannot be told apart.
    let isBraille = !page.glyphs.ascii && (series.count == 1 || page.style.color)
    var canvas = Canvas(
      columns: max(8, page.width - tickWidth - 2), rows: Self.rows, isBraille: isBraille)
    let xs = places(data.labels.count, width: canvas.width)
    for (index, values) in numbers.enumerated() {
      draw(values, index, on: &canvas, xs: xs, axis)
    }
    var lines: [String] = []
    for row in 0..<Self.rows {
      let tick = ticks.first { Int(((1 - $0.place) * Double(Self.rows - 1)).rounded()) == row }
      let edge = page.glyphs.ascii ? (tick == nil ? "|" : "+") : (tick == nil ? "│" : "┤")
      let label = padded(tick?.text ?? "", to: tickWidth, .right)
      lines.append(
        page.style("\(label) \(edge)", .faint)
          + canvas.text(row: row, page.style) { series.count > 1 ? .series($0) : .plain })
    }
    let corner = page.glyphs.ascii ? "+" : "└"
    let base = String(repeating: page.glyphs.rule, count: canvas.columns)
    lines.append(page.style(spaces(tickWidth + 1) + corner + base, .faint))
    let sides = isBraille ? xs.map { $0 / 2 } : xs
    lines.append(
      page.style(
        spaces(tickWidth + 2) + labelLine(data.labels, at: sides, canvas.columns, page.glyphs),
        .faint))
    lines += legend(series, data.labels, page, isBraille)
    if all.count > series.count {
      let names = all.dropFirst(series.count).map(\.name).joined(separator: ", ")
      lines += wrapped("\(all.count - series.count) more not drawn: \(names)", to: page.width)
    }
    return lines
  }

  private func places(_ count: Int, width: Int) -> [Int] {
    (0..<count).map { count == 1 ? width / 2 : $0 * (width - 1) / (count - 1) }
  }

  /// A line through the numbers, with a gap where there is none.
  private func draw(
    _ values: [Double?], _ index: Int, on canvas: inout Canvas, xs: [Int], _ axis: Axis
  ) {
    var previous: (x: Int, y: Int)?
    for (place, value) in values.enumerated() {
      guard let value else {
        previous = nil
        continue
      }
      let y = Int(((1 - axis.place(value)) * Double(canvas.height - 1)).rounded())
      let point = (x: xs[place], y: y)
      canvas.line(from: previous ?? point, to: point, owner: index, sign: sign(index))
      previous = point
    }
  }

  private func labelLine(
    _ labels: [String], at places: [Int], _ width: Int, _ glyphs: Glyphs
  ) -> String {
    let labels = labels.map { label in
      let text = shortened(label, to: width, glyphs)
      return (text: text, width: displayWidth(text))
    }
    var line = ""
    var used = 0
    for label in spacedLabels(labels, at: places, width: width, gap: 2) {
      line += spaces(label.start - used) + label.text
      used = label.start + displayWidth(label.text)
    }
    return line
  }

  /// For each series its sign, its name, its least and largest number and where they are.
  private func legend(
    _ series: [ChartData.Series], _ labels: [String], _ page: ChartPage, _ isBraille: Bool
  ) -> [String] {
    let names = page.labelColumn(series.map(\.name)).texts
    return series.indices.flatMap { index -> [String] in
      let mark = series.count == 1 ? "" : (isBraille ? "━" : String(sign(index))) + " "
      let lead = page.style(mark, .series(index)) + names[index]
      let leadWidth = displayWidth(mark + names[index]) + 2
      let facts = facts(series[index], labels, page)
      let lines = filled(facts, separator: ", ", to: max(8, page.width - leadWidth))
      return lines.enumerated().map { place, line in
        (place == 0 ? lead + "  " : spaces(leadWidth)) + line
      }
    }
  }

  private func facts(_ series: ChartData.Series, _ labels: [String], _ page: ChartPage)
    -> [String]
  {
    let known = series.numbers.enumerated().compactMap { place, number in
      number.map { (place: place, number: $0) }
    }
    guard let low = known.min(by: { $0.number < $1.number }),
      let high = known.max(by: { $0.number < $1.number }), let last = known.last
    else { return [page.glyphs.missing] }
    func fact(_ name: String, _ place: Int) -> String {
      let text = "\(name) \(page.text(series.values[place], series))"
      return page.isNarrow || name == "last" ? text : "\(text) (\(labels[place]))"
    }
    return [fact("min", low.place), fact("max", high.place), fact("last", last.place)]
  }

  private func sign(_ index: Int) -> Character { Array("*o+x#@")[index % Self.mostSeries] }
}
