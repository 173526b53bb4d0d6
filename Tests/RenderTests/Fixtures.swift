import Render
import Values

func fixed(_ text: String) -> Value { Fixed(text).map(Value.fixed) ?? .null }
func day(_ text: String) -> Value { Day(text).map(Value.day) ?? .null }

func render(_ table: Table, _ options: RenderOptions = RenderOptions()) -> String {
  render(Report(blocks: [.table(table)]), options)
}

func draw(
  _ shape: Chart.Shape, _ table: Table, width: Int? = 60, ascii: Bool = false, color: Bool = false,
  maxRows: Int? = nil
) -> String {
  render(
    Report(blocks: [.chart(Chart(shape, table))]),
    RenderOptions(width: width, maxRows: maxRows, color: color, ascii: ascii))
}

/// A table of labels `0`, `1`, … and a measure.
func steps(_ numbers: [Value], kind: Kind = .count) -> Table {
  Table(
    columns: [Column("step"), Column("n", kind: kind)],
    cells: [numbers.indices.map { .text("\($0)") }, numbers])
}

/// The example of the language paper: `compare yesterday`.
var comparison: Report {
  var table = Table(
    columns: [
      Column("mark", role: .mark), Column("metric"), Column("yesterday", kind: .number),
      Column("day_before", kind: .number), Column("change", kind: .number, role: .change),
      Column("change_percent", title: "%", kind: .percent, role: .change),
      Column("usual_low", title: "usual range", kind: .number),
      Column("usual_high", title: "usual range", kind: .number),
      Column("verdict", title: "", role: .mark),
    ],
    rows: [
      [
        .text("worse"), .text("revenue"), fixed("41220.00"), fixed("58310.00"), fixed("-17090.00"),
        .double(-0.2931), .int(52_100), .int(63_012), .text("unusual"),
      ],
      [
        .null, .text("visitors"), .int(12_804), .int(12_655), .int(149), .double(0.0118),
        .int(12_000), .int(13_400), .null,
      ],
      [
        .text("worse"), .text("refund rate"), .double(0.081), .double(0.0209), .double(0.0601),
        .double(2.876), .null, .double(0.0231), .text("unusual"),
      ],
      [
        .text(""), .text("average order value"), fixed("226.70"), fixed("220.50"), fixed("6.20"),
        .double(0.0281), .double(214.2), .double(233.4), .null,
      ],
    ])
  table.rowKinds = [.money("CNY"), .count, .percent, .money("CNY")]
  return Report(
    heading: "Tue 2024-05-14 against Mon 2024-05-13", aside: "usual = last 8 Tuesdays",
    blocks: [.table(table)], notes: ["2 of 14 metrics are outside their usual range."],
    next: "explain revenue yesterday")
}

/// Reasons for refunds with what data can hold: wide and joined characters, marks, a line break,
/// an escape sequence, a change of direction, nothing.
var refunds: Table {
  var table = Table(
    columns: [
      Column("reason"), Column("count", kind: .count), Column("amount", kind: .money("CNY")),
      Column("share", kind: .percent),
    ],
    rows: [
      [.text("尺码不合适 size"), .int(1120), fixed("12804.5"), .double(0.512)],
      [.text("broken\nbox\u{1B}[31m\u{202E}"), .int(41), fixed("4100.005"), .double(0.0123)],
      [.text("e\u{301}te\u{301} 👩‍👩‍👧 🇨🇳 ☺️"), .int(8), fixed("-20.1"), .double(0.2)],
      [.null, .int(1), .null, .null],
    ])
  table.total = [.null, .int(1170), fixed("16884.405"), .int(1)]
  return table
}
