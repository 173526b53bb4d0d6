import Values

/// Charts of a page: lines, bars and waterfalls as SVG, the others as tables with bars in them.
struct HTMLChart {
  private let numbers: Numbers

  init(_ options: RenderOptions) { numbers = options.numbers }

  func markup(_ chart: Chart) -> String {
    let spreads = [.line, .spark, .heat].contains(chart.shape)
    let tables = chart.shape == .heat ? HeatChart().tables(chart.table) : [chart.table]
    return tables.map { table in
      let data = ChartData(table, numbers, spreads: spreads)
      if data.isEmpty { return "<p class=\"note\">(nothing to draw)</p>" }
      let picture =
        switch chart.shape {
        case .line: data.seriesByKind.map { SVGLine(numbers).markup(data, $0) }.joined()
        case .bar: data.series.map { titled($0, data) + bars($0, data) }.joined()
        case .waterfall: data.series.map { titled($0, data) + waterfall($0, data) }.joined()
        case .spark: sparks(data)
        case .heat: heat(data)
        case .funnel: funnels(FunnelSteps.upright(data))
        }
      return "<figure>\(picture)</figure>"
    }.joined(separator: "\n")
  }

  private func funnels(_ data: ChartData) -> String {
    FunnelSteps.counts(data).map { titled($0, data) + funnel($0, data) }.joined()
  }

  private func titled(_ series: ChartData.Series, _ data: ChartData) -> String {
    data.series.count > 1 ? "<figcaption>\(markupEscaped(series.name))</figcaption>" : ""
  }

  private func text(_ value: Value, _ series: ChartData.Series) -> String {
    numbers.text(value, series.kind, change: series.isChange)
  }

  private func bars(_ series: ChartData.Series, _ data: ChartData) -> String {
    let values = series.numbers
    return SVGBars.markup(
      data.labels.indices.map { row in
        SVGBars.Bar(
          label: data.labels[row], from: 0, to: values[row] ?? 0,
          text: text(series.values[row], series), className: "s0")
      }, numbers.glyphs)
  }

  private func waterfall(_ series: ChartData.Series, _ data: ChartData) -> String {
    SVGBars.markup(
      WaterfallSteps(data, series).steps.map { step in
        SVGBars.Bar(
          label: step.label, from: step.from, to: step.to,
          text: numbers.text(step.value, series.kind, change: !step.isLevel || series.isChange),
          className: step.isLevel ? "level" : step.to < step.from ? "fall" : "rise")
      }, numbers.glyphs)
  }

  private func sparks(_ data: ChartData) -> String {
    rows(["", "", "min", "max", "last"]) { markup in
      for series in data.series {
        let known = zip(series.numbers, series.values).filter { $0.0 != nil }
        let facts = [
          known.min { ($0.0 ?? 0) < ($1.0 ?? 0) }, known.max { ($0.0 ?? 0) < ($1.0 ?? 0) },
          known.last,
        ]
        markup.element("tr") { markup in
          markup.element("td", "", series.name)
          markup.element("td") { $0.raw(SVGLine(numbers).sparkline(series.numbers)) }
          for fact in facts {
            markup.element("td", "class=\"n\"", fact.map { text($0.1, series) } ?? "")
          }
        }
      }
    }
  }

  private func heat(_ data: ChartData) -> String {
    let known = data.series.flatMap { $0.numbers.compactMap { $0 } }
    let (low, high) = (known.min() ?? 0, known.max() ?? 0)
    return rows([data.labelTitle] + HeatChart.headings(data.series), className: "heat") { markup in
      for (row, label) in data.labels.enumerated() {
        markup.element("tr") { markup in
          markup.element("td", "", label)
          for series in data.series {
            guard let number = series.numbers[row] else {
              markup.element("td", "", "")
              continue
            }
            let share = high > low ? Int(((number - low) / (high - low) * 70).rounded()) : 35
            let title = markupEscaped(text(series.values[row], series))
            markup.element(
              "td", "class=\"n\" style=\"--heat:\(share)%\" title=\"\(title)\"",
              numbers.compact(number, series.kind, trimmed: true))
          }
        }
      }
    }
  }

  private func funnel(_ series: ChartData.Series, _ data: ChartData) -> String {
    let steps = FunnelSteps(series.numbers)
    let largest = series.numbers.compactMap { $0 }.max() ?? 0
    return rows(["", "", "", "of previous", "of first"], className: "funnel") { markup in
      for (row, label) in data.labels.enumerated() {
        let part = largest > 0 ? max(0, series.numbers[row] ?? 0) / largest * 100 : 0
        markup.element("tr") { markup in
          markup.element("td", "", label)
          markup.raw("<td class=\"bar\"><i style=\"width:\(point(part))%\"></i></td>")
          markup.element("td", "class=\"n\"", text(series.values[row], series))
          for rate in [steps.ofPrevious[row], steps.ofFirst[row]] {
            markup.element(
              "td", "class=\"n\"", numbers.text(rate.map(Value.double) ?? .null, .percent))
          }
        }
      }
    }
  }

  private func rows(_ titles: [String], className: String = "", _ body: (inout Markup) -> Void)
    -> String
  {
    var markup = Markup()
    markup.element("div", "class=\"table\"") { markup in
      markup.element("table", className.isEmpty ? "" : "class=\"\(className)\"") { markup in
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            for (index, title) in titles.enumerated() {
              markup.element("th", index > 1 || className == "heat" ? "class=\"n\"" : "", title)
            }
          }
        }
        markup.element("tbody", "", body)
      }
    }
    return markup.html
  }
}
