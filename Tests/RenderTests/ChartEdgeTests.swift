import Render
import Testing
import Values

/// What no chart may do whatever its data: fail, lie about emptiness, run over the edge.
@Suite struct ChartEdgeTests {
  @Test(arguments: Chart.Shape.allCases)
  func nothingToDraw(_ shape: Chart.Shape) {
    #expect(draw(shape, steps([])) == "    (nothing to draw: no rows)\n")
    #expect(draw(shape, steps([.null, .null])) == "    (nothing to draw: no numbers)\n")
    #expect(draw(shape, steps([.double(.nan)])) == "    (nothing to draw: no numbers)\n")
    #expect(draw(shape, Table(columns: [])) == "    (nothing to draw: no rows)\n")
  }

  @Test(arguments: Chart.Shape.allCases)
  func awkwardNumbersAreDrawn(_ shape: Chart.Shape) {
    for numbers in [
      [Value.int(5)], [.int(5), .int(5)], [.int(0), .int(0)], [.int(-3), .int(-7)],
      [.double(9e299), .double(-9e299)], [.double(1e-300), .null], [.int(.max), .int(.min)],
      [.double(1.7e308), .double(-1.7e308), .int(1)], [.double(.infinity), .int(1)],
    ] {
      for ascii in [false, true] {
        let text = draw(shape, steps(numbers), ascii: ascii)
        #expect(!text.isEmpty && !text.contains("nothing"))
        if ascii { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
      }
    }
  }

  @Test(arguments: Chart.Shape.allCases, [20, 40, 80, 200])
  func chartsFit(_ shape: Chart.Shape, _ width: Int) {
    var table = Table(
      columns: [Column("day", kind: .bucket(.day)), Column("渠道"), Column("n", kind: .count)])
    for number in 0..<60 {
      table.append([
        .day(Day(number: 19_800 + number / 3)), .text("渠道\(number % 3)"),
        .int(Int64(number * 37 % 101 - (shape == .bar ? 50 : 0))),
      ])
    }
    for ascii in [false, true] {
      for line in draw(shape, table, width: width, ascii: ascii).split(separator: "\n") {
        #expect(displayWidth(line) <= width, "\(line)")
      }
    }
  }
}
