import Values

/// A grid of two dimensions, or of rows and measures, in five shades.
struct HeatChart: ChartPainter {
  var spreads: Bool { true }

  /// One picture a measure, where there are two dimensions to span the grid.
  func tables(_ table: Table) -> [Table] {
    let dimensions = table.columns.indices.filter { table.columns[$0].role == .dimension }
    let measures = table.columns.indices.filter { table.columns[$0].role == .measure }
    guard dimensions.count > 1, measures.count > 1 else { return [table] }
    return measures.map { measure in
      let chosen = dimensions + [measure]
      return Table(
        columns: chosen.map { table.columns[$0] }, cells: chosen.map { table.cells[$0] })
    }
  }

  func lines(_ data: ChartData, _ page: ChartPage) -> [String] {
    let (rows, notice) = page.limited(data.labels.count)
    let (names, nameWidth) = page.labelColumn(Array(data.labels[rows]))
    let room = page.width - nameWidth - 2
    let shown = min(data.series.count, room)
    let cell = min(6, max(1, room / max(1, shown)))
    let columns = Array(data.series.prefix(shown))
    let numbers = columns.map(\.numbers)
    let shades = Shades(numbers.flatMap { $0.compactMap { $0 } }, page.glyphs)
    var lines = [
      page.style(spaces(nameWidth + 2) + headings(Self.headings(columns), cell: cell), .faint)
    ]
    for row in rows {
      let cells = numbers.map { column in
        column[row].map { String(repeating: shades.sign(of: $0), count: cell) } ?? spaces(cell)
      }
      lines.append(names[row] + "  " + cells.joined())
    }
    lines += notice
    if shown < data.series.count {
      let hidden = data.series.dropFirst(shown).map(\.name).joined(separator: ", ")
      lines += wrapped("\(data.series.count - shown) more columns: \(hidden)", to: page.width)
    }
    let legend = shades.legend(page.numbers, columns.first?.kind ?? .number)
    return lines
      + filled(legend, separator: "   ", to: page.width).map { page.style($0, .faint) }
  }

  /// The names of the columns; the hours of the day without their minutes.
  static func headings(_ columns: [ChartData.Series]) -> [String] {
    let isHours = columns.allSatisfy { $0.name.count == 5 && $0.name.hasSuffix(":00") }
    return columns.map { isHours ? String($0.name.prefix(2)) : $0.name }
  }

  /// The names of the columns over their cells: the first, and each that has room.
  private func headings(_ names: [String], cell: Int) -> String {
    var line = ""
    var used = 0
    for (index, name) in names.enumerated() {
      let start = index * cell
      let end = start + displayWidth(name)
      guard start >= used, end <= names.count * cell else { continue }
      line += spaces(start - displayWidth(line)) + name
      used = end + 1
    }
    return line
  }
}

/// Five equal steps between the least and the largest number.
private struct Shades {
  private let low: Double
  private let high: Double
  private let signs: [Character]

  init(_ values: [Double], _ glyphs: Glyphs) {
    low = values.min() ?? 0
    high = values.max() ?? 0
    signs = Array(glyphs.ascii ? ".-+*#" : "·░▒▓█")
  }

  func sign(of value: Double) -> Character {
    high > low ? signs[min(4, Int((value - low) / (high - low) * 5))] : signs[2]
  }

  func legend(_ numbers: Numbers, _ kind: Kind) -> [String] {
    guard high > low else { return ["\(signs[2]) \(numbers.compact(low, kind))"] }
    return signs.enumerated().map { index, sign in
      let bounds = [index, index + 1].map { low + (high - low) * Double($0) / 5 }
      return "\(sign) "
        + bounds.map { numbers.compact($0, kind) }.joined(separator: " \(numbers.glyphs.ellipsis) ")
    }
  }
}
