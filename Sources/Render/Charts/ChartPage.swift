import Values

/// What a chart is drawn on: so many columns, in these signs and colours.
struct ChartPage {
  static let indent = 4

  let options: RenderOptions
  let glyphs: Glyphs
  let numbers: Numbers
  let style: Style
  /// Columns beside the indent.
  let width: Int

  init(_ options: RenderOptions) {
    self.options = options
    glyphs = options.glyphs
    numbers = options.numbers
    style = options.style
    width = min(160, max(20, options.width ?? 80)) - Self.indent
  }

  func write(_ chart: Chart, to sink: inout Sink) {
    for line in lines(chart) { sink.line(trimmedEnd(spaces(Self.indent) + line)) }
  }

  func text(_ chart: Chart) -> String {
    var sink = Sink()
    write(chart, to: &sink)
    return sink.text
  }

  private func lines(_ chart: Chart) -> [String] {
    let painter = chart.shape.painter
    let blocks = painter.tables(chart.table).map { table -> [String] in
      let data = ChartData(table, numbers, spreads: painter.spreads)
      if data.isEmpty {
        let words: Wording =
          data.labels.isEmpty ? "(nothing to draw: no rows)" : "(nothing to draw: no numbers)"
        return [options.words(words)]
      }
      return painter.lines(data, self)
    }
    return Array(blocks.joined(separator: [""]))
  }

  /// The labels of rows in a column of at most a third of the page.
  ///
  /// - Parameter rest: the columns that are needed beside them.
  func labelColumn(_ labels: [String], rest: Int = 0) -> (texts: [String], width: Int) {
    let widest = labels.lazy.map { displayWidth($0) }.max() ?? 0
    let column = min(widest, max(4, min(max(8, width / 3), width - rest)))
    return (labels.map { padded(shortened($0, to: column, glyphs), to: column) }, column)
  }

  /// The labels that are drawn where rows are limited, and the line that counts the others.
  func limited(_ count: Int) -> (rows: Range<Int>, notice: [String]) {
    let shown = min(count, options.maxRows.map { max(1, $0) } ?? .max)
    guard shown < count else { return (0..<count, []) }
    let hidden = Notes(options).hiddenRows(count - shown)
    let notice = options.words("\(glyphs.ellipsis) \(hidden) (\(options.wayToRows) shows all)")
    return (0..<shown, [style(notice, .faint)])
  }

  /// Whether numbers are given in short to leave room for the picture.
  var isNarrow: Bool { width < 40 }

  /// A number of a series, in short where there is little room.
  func text(_ value: Value, _ series: ChartData.Series) -> String {
    if isNarrow, let number = value.double { return numbers.compact(number, series.kind) }
    return numbers.text(value, series.kind, change: series.isChange)
  }
}

/// One shape of chart.
///
/// Each stands in its own file.
protocol ChartPainter {
  /// Whether a second dimension makes a series of each of its values.
  var spreads: Bool { get }
  func lines(_ data: ChartData, _ page: ChartPage) -> [String]
}

extension ChartPainter {
  var spreads: Bool { false }

  /// The pictures that a table gives: one of all its measures, where they share a scale or the
  /// painter scales each by itself.
  func tables(_ table: Table) -> [Table] { [table] }
}

extension Chart.Shape {
  fileprivate var painter: any ChartPainter {
    switch self {
    case .line: LineChart()
    case .bar: BarChart()
    case .spark: SparkChart()
    case .heat: HeatChart()
    case .funnel: FunnelChart()
    case .waterfall: WaterfallChart()
    }
  }
}
