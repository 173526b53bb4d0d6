import Values

/// Horizontal bars as SVG: from zero for a bar chart, from where the last one ended for a
/// waterfall.
enum SVGBars {
  struct Bar {
    var label: String
    var from: Double
    var to: Double
    var text: String
    var className: String
  }

  /// The width of a letter at the page's size of 12, enough for digits.
  static let letter = 6.8

  private static let width = 760.0
  private static let rowHeight = 26.0
  private static let longestLabel = 28

  static func markup(_ bars: [Bar], _ glyphs: Glyphs) -> String {
    let labels = bars.map { shortened($0.label, to: longestLabel, glyphs) }
    let left = Double(labels.map { displayWidth($0) }.max() ?? 0) * letter + 14
    let right = Double(bars.map { displayWidth($0.text) }.max() ?? 0) * letter + 14
    let low = bars.map { min($0.from, $0.to) }.min().map { min($0, 0) } ?? 0
    let high = bars.map { max($0.from, $0.to) }.max().map { max($0, 0) } ?? 0
    // A number stands at the end of its bar, and so left of it where that is negative.
    let start = left + (low < 0 ? right : 0)
    let room = max(40, width - start - right)
    let scale = high > low ? room / (high - low) : 0
    func x(_ value: Double) -> Double { start + (value - low) * scale }
    let height = Double(bars.count) * rowHeight
    var markup = Markup()
    markup.element("svg", "viewBox=\"0 0 \(point(width)) \(point(height))\" role=\"img\"") {
      markup in
      for (index, bar) in bars.enumerated() {
        let top = Double(index) * rowHeight
        let middle = "y=\"\(point(top + rowHeight / 2))\" dy=\".35em\""
        markup.element(
          "text", "x=\"\(point(left - 8))\" \(middle) text-anchor=\"end\"", labels[index])
        let edge = min(x(bar.from), x(bar.to))
        let length = max(bar.from == bar.to ? 0 : 1, (x(bar.to) - x(bar.from)).magnitude)
        markup.element(
          "rect",
          "class=\"\(bar.className)\" x=\"\(point(edge))\" y=\"\(point(top + 4))\" "
            + "width=\"\(point(length))\" height=\"\(point(rowHeight - 8))\" rx=\"2\""
        ) { $0.element("title", "", "\(bar.label): \(bar.text)") }
        let isLeft = bar.to < 0 && bar.from == 0
        let end = isLeft ? edge - 6 : edge + length + 6
        markup.element(
          "text",
          "class=\"value\" x=\"\(point(end))\" \(middle)" + (isLeft ? " text-anchor=\"end\"" : ""),
          bar.text)
      }
      if low < 0 { markup.raw("<path class=\"grid\" d=\"M\(point(x(0))) 0V\(point(height))\"/>") }
    }
    return markup.html
  }
}
