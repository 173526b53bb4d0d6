import Values

/// From a start over changes to an end, as what `explain` finds; falls are lighter than rises.
struct WaterfallChart: ChartPainter {
  func lines(_ data: ChartData, _ page: ChartPage) -> [String] {
    let pictures = data.series.map { series in
      (data.series.count > 1 ? [page.style(series.name, .strong)] : [])
        + picture(WaterfallSteps(data, series), series, page)
    }
    return Array(pictures.joined(separator: [""]))
  }

  private func picture(_ steps: WaterfallSteps, _ series: ChartData.Series, _ page: ChartPage)
    -> [String]
  {
    let texts = steps.steps.map { step in
      var shown = series
      shown.isChange = series.isChange || !step.isLevel
      return page.text(step.value, shown)
    }
    let textWidth = texts.map { displayWidth($0) }.max() ?? 0
    let (names, nameWidth) = page.labelColumn(steps.steps.map(\.label), rest: textWidth + 7)
    let room = max(3, page.width - nameWidth - textWidth - 4)
    let span = steps.high - steps.low
    return steps.steps.indices.map { index in
      let step = steps.steps[index]
      func column(_ value: Double) -> Int {
        span > 0 ? Int(((value - steps.low) / span * Double(room)).rounded()) : 0
      }
      let start = min(column(step.from), column(step.to), room - 1)
      var count = abs(column(step.to) - column(step.from))
      if step.from != step.to { count = max(1, count) }
      let bar = page.style(
        String(repeating: sign(step, page.glyphs), count: count), tone(step))
      let line = spaces(start) + bar + spaces(room - start - count)
      return names[index] + "  " + line + "  " + padded(texts[index], to: textWidth, .right)
    }
  }

  private func sign(_ step: WaterfallSteps.Step, _ glyphs: Glyphs) -> String {
    if step.isLevel { return glyphs.ascii ? "#" : "█" }
    if step.to < step.from { return glyphs.ascii ? "-" : "░" }
    return glyphs.ascii ? "+" : "▓"
  }

  private func tone(_ step: WaterfallSteps.Step) -> Tone {
    step.isLevel ? .plain : .series(step.to < step.from ? 1 : 0)
  }
}
