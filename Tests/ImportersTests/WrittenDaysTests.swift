import Testing
import Values

@testable import Importers

/// Days that stand in names of files and above headers.
@Suite struct WrittenDaysTests {
  @Test(arguments: [
    ("商品报表_20260803_1.csv", "2026-08-03", "2026-08-03"),
    ("BusinessReport 2026-08-01 to 2026-8-31.csv", "2026-08-01", "2026-08-31"),
    ("stock 2026_08_03.xlsx", "2026-08-03", "2026-08-03"),
    ("# 20150416-20150417", "2015-04-16", "2015-04-17"),
    ("August 3, 2026 - Sep 2, 2026", "2026-08-03", "2026-09-02"),
    ("3 Aug 2026", "2026-08-03", "2026-08-03"),
    ("P  L March 2021.csv", "2021-03-01", "2021-03-31"),
    ("May-2022.csv", "2022-05-01", "2022-05-31"),
    ("sales_2024-02.csv", "2024-02-01", "2024-02-29"),
  ])
  func found(_ text: String, _ first: String, _ last: String) {
    let days = WrittenDays(text)
    #expect(days.first?.description == first && days.last?.description == last)
  }

  /// Which of 8 and 3 is the month is not told; numbers and words that are no days are none.
  @Test(arguments: [
    "BusinessReport-8-3-26.csv", "orders_export_1.csv", "20261345.csv", "batch 1234567890.csv",
    "Marching 12.csv", "2026-13-01.csv", "order 201 2026.csv",
  ])
  func none(_ text: String) {
    let days = WrittenDays(text)
    #expect(days.first == nil && days.last == nil)
  }
}
