import Testing
import Values

@testable import Analysis

/// Averages and the pattern of the week, against values computed by hand.
@Suite struct SeriesTests {
  /// A series by day from a Monday on.
  private func series(_ values: [Double?], kind: Kind = .count) throws -> Table {
    let monday = try #require(Day("2024-05-06"))
    return Table(
      columns: [
        Column("day", kind: .bucket(.day), role: .dimension), Column("orders", kind: kind),
      ],
      rows: values.enumerated().map { index, value in
        [.moment(Moment(monday + index)), value.map { .double($0) } ?? .null]
      })
  }

  @Test func movingAverage() throws {
    let table = Series.withMovingAverage(try series([3, 6, 9, 0, 3]), over: 3)
    #expect(table.columns.map { $0.name } == ["day", "orders", "orders_average"])
    #expect(table.columns[2].title == "average of 3")
    #expect(table["orders_average"] == [.null, .null, .double(6), .double(5), .double(4)])
    #expect(table["orders"] == [3, 6, 9, 0, 3].map { .double($0) })
  }

  /// A gap leaves no mean of fewer values behind.
  @Test func movingAverageOverAGap() throws {
    let table = Series.withMovingAverage(try series([2, nil, 4, 6, 8]), over: 2)
    #expect(table["orders_average"] == [.null, .null, .null, .double(5), .double(7)])
  }

  @Test func averageKeepsOtherColumns() throws {
    var table = try series([1, 2])
    table.columns.append(Column("mark", role: .mark))
    table.cells.append([.text("a"), .text("b")])
    let result = Series.withMovingAverage(table, over: 2)
    #expect(result.columns.map { $0.name } == ["day", "orders", "orders_average", "mark"])
    #expect(result.rows[1].dropFirst().map { $0.description } == ["2", "1.5", "b"])
    let texts = Table(columns: [Column("name")], rows: [[.text("x")]])
    #expect(Series.withMovingAverage(texts, over: 2) == texts)
  }

  /// Two weeks: Mondays 10 and 20, all other days 30; the mean of all is (30 + 12 × 30) ÷ 14.
  @Test func weekdayPattern() throws {
    let week = [30.0, 30, 30, 30, 30, 30]
    let pattern = try #require(Series.weekdayPattern(try series([10] + week + [20] + week)))
    #expect(
      pattern.columns.map { $0.name } == ["weekday", "mean", "against_all", "smallest", "largest"])
    #expect(pattern.rowCount == 7)
    #expect(pattern["weekday"] == (1...7).map { .int($0) })
    #expect(pattern["mean"]?.map { $0.double } == [15, 30, 30, 30, 30, 30, 30])
    #expect(pattern["smallest"]?.first == .double(10))
    #expect(pattern["largest"]?.first == .double(20))
    let mean = 390.0 / 14
    let monday = try #require(pattern["against_all"]?[0].double)
    #expect(abs(monday - (15 - mean) / mean) < 1e-12)
    #expect(pattern.columns[1].kind == .count)
  }

  /// Days without a value are no zeros.
  @Test func patternOverGaps() throws {
    var values: [Double?] = Array(repeating: 10, count: 14)
    values[0] = nil
    values[6] = nil
    values[13] = nil
    let pattern = try #require(Series.weekdayPattern(try series(values)))
    #expect(pattern["weekday"] == (1...6).map { .int($0) })
    #expect(pattern["mean"] == Array(repeating: .double(10), count: 6))
    #expect(pattern["against_all"] == Array(repeating: .double(0), count: 6))
  }

  @Test func noPattern() throws {
    #expect(Series.weekdayPattern(try series(Array(repeating: 1, count: 13))) == nil)
    #expect(Series.weekdayPattern(try series(Array(repeating: nil, count: 14))) == nil)
    var weekly = try series(Array(repeating: 1, count: 14))
    weekly.columns[0].kind = .bucket(.week)
    #expect(Series.weekdayPattern(weekly) == nil)
  }
}
