import Analysis
import Planner
import Testing
import Values

@testable import Verbs

/// The rows of a leaf question, brought together by leaf.
@Suite struct LeafRowsTests {
  private func moment(_ text: String) throws -> Moment { Moment(try #require(Day(text))) }

  /// A dimension is called like the key behind it, and one like a number.
  @Test func stretchesOfALeaf() throws {
    let (first, second) = (try moment("2026-11-13"), try moment("2026-11-06"))
    var table = Table(columns: [
      Column("stretch"), Column("now"), Column("stretch", kind: .moment),
      Column("now", kind: .number), Column("before", kind: .number),
      Column("now_base", kind: .number), Column("before_base", kind: .number),
    ])
    let rows: [[Value]] = [
      [.text("a"), .text("x"), .null, .int(7), .int(0), .int(70), .int(0)],
      [.text("a"), .text("x"), .moment(first), .int(0), .int(3), .int(0), .int(15)],
      [.text("b"), .text("x"), .moment(first), .int(0), .int(4), .int(0), .int(25)],
      [.text("a"), .text("x"), .moment(second), .int(0), .int(2), .int(0), .int(10)],
      [.text("a"), .null, .null, .int(1), .int(0), .int(5), .int(0)],
    ]
    for row in rows { table.append(row) }
    let leaves = LeafRows(
      table, dimensions: ["stretch", "now"],
      past: LeafQuery.Past(
        starts: [first, second], amount: "before", base: "before_base", scale: 2, baseScale: 4))
    #expect(leaves.count == 3)
    #expect(leaves.sums("now") == [7, 0, 1])
    #expect(leaves.sums("before") == [5, 4, 0])
    #expect(leaves.sums("squares") == [])
    let made = leaves.leaves(real: [7, 0, 1], predict: [5, 4, 0])
    #expect(made.values == [["a", "b"], ["x", nil]])
    #expect(made.codes == [[0, 1, 0], [0, 0, 1]])
    let past = try #require(leaves.stretches)
    #expect(past.stretches == 2)
    #expect(past.leaf == [0, 1, 0])
    #expect(past.stretch == [0, 0, 1])
    #expect(past.amount == [6, 8, 4])
    #expect(past.base == [60, 100, 40])
    #expect(LeafRows(table, dimensions: ["stretch", "now"]).stretches == nil)
  }
}
