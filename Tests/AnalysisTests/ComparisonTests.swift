import Testing
import Values

@testable import Analysis

/// Metrics laid out one a row: value, baseline, change, and a mark on what moved.
@Suite struct ComparisonTests {
  /// A row of an answer with baselines: money up by half, a cost down, a share, counts.
  private func row() -> Table {
    var columns: [Column] = []
    var cells: [Value] = []
    func add(_ name: String, _ kind: Kind, _ direction: Int, _ values: [Value]) {
      let suffixes = ["", "_before", "_change", "_change_percent"]
      for (value, suffix) in zip(values, suffixes) {
        columns.append(Column(name + suffix, kind: kind, role: .measure, direction: direction))
        cells.append(value)
      }
    }
    add("revenue", .money("CNY"), 1, [.int(150), .int(100), .int(50), .double(0.5)])
    add("ad_spend", .money("CNY"), -1, [.int(80), .int(100), .int(-20), .double(-0.2)])
    // A share has no percent of its own in the row.
    add("refund_rate", .percent, -1, [.double(0.06), .double(0.04), .double(0.02)])
    add("chats", .count, 0, [.int(5), .int(0), .int(5), .null])
    add("orders", .count, 1, [.int(109), .int(100), .int(9), .double(0.09)])
    add("visitors", .count, 0, [.int(88), .int(100), .int(-12), .double(-0.12)])
    add("stock", .count, 0, [.null, .int(3), .null, .null])
    return Table(columns: columns, rows: [cells])
  }

  @Test func oneRowAMetric() throws {
    let table = Comparison.table(row(), period: "yesterday", baselines: ["day before"])
    #expect(
      table.columns.map { $0.title } == [
        "mark", "metric", "yesterday", "day before", "change", "%",
      ])
    #expect(
      table.columns.map { $0.role } == [.mark, .dimension, .measure, .measure, .change, .change])
    #expect(table.rowCount == 7)
    #expect(
      table["metric"]
        == [
          "revenue", "ad spend", "refund rate", "chats", "orders", "visitors", "stock",
        ].map { .text($0) })
    #expect(
      table["before"]?.map { $0.description } == ["100", "100", "0.04", "0", "100", "100", "3"])
    #expect(table["change"]?.map { $0.description } == ["50", "-20", "0.02", "5", "9", "-12", ""])
    #expect(
      table.rowKinds == [
        .money("CNY"), .money("CNY"), .percent, .count, .count, .count, .count,
      ])
  }

  /// The relative change of a share is computed here: (0.06 − 0.04) ÷ 0.04 is a half.
  @Test func relativeChanges() throws {
    let table = Comparison.table(row(), period: "yesterday", baselines: ["day before"])
    let percents = try #require(table["change_percent"]).map { $0.double }
    #expect(percents[0] == 0.5)
    #expect(percents[1] == -0.2)
    #expect(abs((percents[2] ?? 0) - 0.5) < 1e-12)
    #expect(percents[3] == nil)
  }

  /// Better or worse by the metric's direction, up or down where it has none, from a tenth on.
  @Test func marks() {
    let table = Comparison.table(row(), period: "yesterday", baselines: ["day before"])
    #expect(
      table["mark"] == ["better", "better", "worse", "", "", "down", ""].map { .text($0) })
  }

  @Test func severalBaselines() throws {
    let columns = [
      "revenue", "revenue_before_a", "revenue_change_a", "revenue_change_percent_a",
      "revenue_before_b", "revenue_change_b", "revenue_change_percent_b",
    ].map { Column($0, kind: .money("CNY"), direction: 1) }
    let row: [Value] = [
      .int(150), .int(100), .int(50), .double(0.5), .int(300), .int(-150), .double(-0.5),
    ]
    let table = Comparison.table(
      Table(columns: columns, rows: [row]), period: "today", baselines: ["a", "b"])
    #expect(
      table.columns.map { $0.name } == [
        "mark", "metric", "value", "before", "change", "change_percent", "before_2", "change_2",
        "change_percent_2",
      ])
    // The first baseline marks.
    #expect(
      table.rows == [
        [
          .text("better"), .text("revenue"), .int(150), .int(100),
          .int(50), .double(0.5), .int(300), .int(-150), .double(-0.5),
        ]
      ])
  }

  /// A metric that yields a text has nothing to be held against.
  @Test func texts() {
    let table = Comparison.table(
      Table(
        columns: [Column("verdict", kind: .text), Column("orders", kind: .count)] + [
          Column("orders_before", kind: .count), Column("orders_change", kind: .count),
          Column("orders_change_percent", kind: .percent),
        ], rows: [[.text("keep"), .int(4), .int(2), .int(2), .double(1)]]),
      period: "today", baselines: ["yesterday"])
    #expect(
      table.rows.map { $0.map { $0.description } }
        == [["", "verdict", "keep", "", "", ""], ["up", "orders", "4", "2", "2", "1"]])
  }

  @Test func changeOfWhatWasNegative() {
    #expect(Comparison.relativeChange(.int(-50), .int(-100)) == .double(0.5))
    #expect(Comparison.relativeChange(.int(50), .int(-100)) == .double(1.5))
    #expect(Comparison.relativeChange(.int(5), .int(0)) == .null)
    #expect(Comparison.relativeChange(.null, .int(5)) == .null)
    #expect(Comparison.relativeChange(.int(5), .null) == .null)
  }
}
