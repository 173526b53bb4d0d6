import Values

/// Lines over time as SVG; colours come from the page's style, light or dark.
struct SVGLine {
  private static let size = (width: 760.0, height: 240.0)
  private static let mostDots = 200

  private let numbers: Numbers

  init(_ numbers: Numbers) { self.numbers = numbers }

  /// One picture of series that share a scale, with its legend.
  func markup(_ data: ChartData, _ all: [ChartData.Series]) -> String {
    let series = Array(all.prefix(LineChart.mostSeries))
    let kind = series.first?.kind ?? .number
    let values = series.map(\.numbers)
    let axis = Axis(values.flatMap { $0.compactMap { $0 } }, count: 5)
    let ticks = axis.ticks.map { numbers.compact($0, kind, trimmed: true) }
    let left = Double(ticks.map { displayWidth($0) }.max() ?? 0) * SVGBars.letter + 12
    let frame = Frame(
      left: left, top: 10, width: Self.size.width - left - 16, height: Self.size.height - 40,
      count: data.labels.count, axis: axis)
    var markup = Markup()
    legend(series, &markup)
    let box = "0 0 \(point(Self.size.width)) \(point(Self.size.height))"
    markup.element("svg", "viewBox=\"\(box)\" role=\"img\"") { markup in
      for (tick, text) in zip(axis.ticks, ticks) {
        let y = point(frame.y(tick))
        let right = point(frame.left + frame.width)
        markup.raw("<path class=\"grid\" d=\"M\(point(left)) \(y)H\(right)\"/>")
        markup.element(
          "text", "x=\"\(point(left - 8))\" y=\"\(y)\" dy=\".35em\" text-anchor=\"end\"", text)
      }
      side(data.labels, frame, &markup)
      for (index, numbers) in values.enumerated() {
        markup.raw(
          "<path class=\"line s\(index)\" d=\"\(path(numbers, x: frame.x, y: frame.y))\"/>")
        dots(series[index], numbers, data.labels, frame, index, &markup)
      }
    }
    if all.count > series.count {
      let names = all.dropFirst(series.count).map(\.name).joined(separator: ", ")
      markup.element(
        "p", "class=\"note\"", "\(all.count - series.count) more not drawn: \(names)")
    }
    return markup.html
  }

  /// A line without axes, to stand in a cell.
  func sparkline(_ values: [Double?]) -> String {
    let known = values.compactMap { $0 }
    let frame = Frame(
      left: 2, top: 3, width: 156, height: 22, count: values.count, axis: Axis(known, count: 2))
    return "<svg class=\"spark\" viewBox=\"0 0 160 28\"><path class=\"line s0\" d=\""
      + path(values, x: frame.x, y: frame.y) + "\"/></svg>"
  }

  private struct Frame {
    var left: Double
    var top: Double
    var width: Double
    var height: Double
    var count: Int
    var axis: Axis

    func x(_ index: Int) -> Double {
      count > 1 ? left + width * Double(index) / Double(count - 1) : left + width / 2
    }
    func y(_ value: Double) -> Double { top + height * (1 - axis.place(value)) }
  }

  /// Moves and lines; a number that is missing breaks the line, and one by itself is a dot.
  private func path(_ values: [Double?], x: (Int) -> Double, y: (Double) -> Double) -> String {
    var path = ""
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      let isStart = index == 0 || values[index - 1] == nil
      path += "\(isStart ? "M" : "L")\(point(x(index))) \(point(y(value)))"
      let isAlone = isStart && (index + 1 == values.count || values[index + 1] == nil)
      if isAlone { path += "h0" }
    }
    return path
  }

  private func side(_ labels: [String], _ frame: Frame, _ markup: inout Markup) {
    let measured = labels.map { label in
      (text: label, width: Int((Double(displayWidth(label)) * SVGBars.letter).rounded(.up)) + 8)
    }
    let places = labels.indices.map { Int(frame.x($0) - frame.left) }
    let baseline = point(frame.top + frame.height + 20)
    for label in spacedLabels(measured, at: places, width: Int(frame.width) + 16, gap: 16) {
      let x = point(frame.left + Double(label.start))
      markup.element("text", "x=\"\(x)\" y=\"\(baseline)\"", label.text)
    }
  }

  private func dots(
    _ series: ChartData.Series, _ numbers: [Double?], _ labels: [String], _ frame: Frame,
    _ index: Int, _ markup: inout Markup
  ) {
    guard numbers.count <= Self.mostDots else { return }
    for (place, value) in numbers.enumerated() {
      guard let value else { continue }
      let text = self.numbers.text(series.values[place], series.kind, change: series.isChange)
      let center = "cx=\"\(point(frame.x(place)))\" cy=\"\(point(frame.y(value)))\""
      markup.element("circle", "class=\"s\(index)\" \(center) r=\"3\"") { markup in
        markup.element("title", "", "\(labels[place]): \(text)")
      }
    }
  }

  private func legend(_ series: [ChartData.Series], _ markup: inout Markup) {
    markup.element("figcaption") { markup in
      for (index, one) in series.enumerated() {
        markup.element("span", "class=\"key s\(index)\"", one.name)
      }
    }
  }
}
