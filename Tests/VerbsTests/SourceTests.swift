import Language
import Testing
import Values

@testable import Verbs

/// Where numbers come from.
@Suite struct SourceTests {
  @Test func rowsLeftOut() throws {
    let sample = try Counter.sample.get()
    let table = try sample.table(
      "source orders_placed, revenue last 7 days where channel = \"search\"")
    let counts = try sample.query(
      """
      select count(*), count(*) filter (paid_at is null),
        count(*) filter (paid_at is not null and not (paid_at >= '2026-11-14'
          and paid_at < '2026-11-21')),
        count(*) filter (paid_at >= '2026-11-14' and paid_at < '2026-11-21'
          and channel is distinct from 'search'),
        count(*) filter (paid_at >= '2026-11-14' and paid_at < '2026-11-21' and channel = 'search')
      from orders
      """)
    let paid = try #require(table.rows.first { $0[1].text == "paid_at" })
    let names = ["rows", "undated", "other_days", "conditions", "used"]
    let found = try names.map { paid[try #require(table.index(of: $0))].short }
    #expect([found.joined(separator: " ")] == counts)
    // Whatever is left out has its reason.
    for row in table.rows {
      func cell(_ name: String) -> Int { table.index(of: name).flatMap { row[$0].int } ?? 0 }
      let reasons = ["other_levels", "undated", "other_days", "conditions", "formula"].map(cell)
      #expect(cell("rows") - cell("used") == cell("left_out"))
      #expect(reasons.reduce(0, +) == cell("left_out"))
    }
  }

  /// Rows that the metric itself does not take, and those of other levels.
  @Test func formulaAndLevels() throws {
    let sample = try Counter.sample.get()
    let refunds = try sample.table("source refund_amount last 30 days")
    let ours = try sample.query(
      """
      select count(*) filter (status = 'refunded'), count(*) filter (status <> 'refunded')
      from refunds where refunded_at >= '2026-10-22' and refunded_at < '2026-11-21'
      """)
    let used = try #require(refunds["used"]).first?.short ?? ""
    let formula = refunds["formula"]?.first?.short ?? "0"
    #expect(["\(used) \(formula)"] == ours)
    let visits = try sample.table("source visitors last 7 days")
    #expect((try #require(visits["other_levels"]).first?.int ?? 0) > 0)
    #expect(try #require(visits["level"]).first?.text == "shop")
  }

  /// The formula of a ratio, and those of its parts.
  @Test func formulas() throws {
    let report = try Counter.sample.get().run(
      "source refund_rate last 7 days where channel = \"search\"")
    let codes = report.blocks.compactMap { block in
      if case .code(let text) = block { text } else { nil }
    }
    #expect(codes.contains("refund_rate = refund_amount / revenue"))
    #expect(codes.contains { $0.hasPrefix("refund_amount = sum(refunds.amount)") })
    #expect(codes.contains { $0.hasPrefix("revenue = sum(orders.gross_sales") })
    #expect(codes.last?.hasPrefix("with parts as") == true)
    #expect(
      report.blocks.contains(.text("conditions of the question: channel = \"search\"")))
  }
}
