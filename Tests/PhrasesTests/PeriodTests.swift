import Testing
import Values

@testable import Phrases

/// Dates and stretches as people write them; 2026-11-29 is a Sunday.
@Suite struct PeriodTests {
  @Test(arguments: [
    ("27 nov", "2026-11-27"), ("nov 27th, 2025", "2025-11-27"), ("december 24", "2025-12-24"),
    ("11/27/2026", "2026-11-27"), ("27.11.2026", "2026-11-27"), ("20261127", "2026-11-27"),
    ("october", "2026-10"), ("december", "2025-12"), ("oct 2025", "2025-10"),
    ("10/2026", "2026-10"),
    ("q1", "2026 q1"), ("2025 q4", "2025 q4"), ("h1 2026", "2026-01-01 to 2026-06-30"),
    ("last friday", "2026-11-27"), ("since monday", "since 2026-11-23"),
    ("3 days ago", "2026-11-26"),
    // Weeks of ISO 8601: the 47th of 2026 begins on 16 November.
    ("week 47", "2026-11-16 to 2026-11-22"), ("week of nov 18", "2026-11-16 to 2026-11-22"),
    ("past two weeks", "last 2 weeks"), ("last fortnight", "last 14 days"),
    ("last 24h", "last 24 hours"),
    ("nov 1 to nov 11", "2026-11-01 to 2026-11-11"), ("nov 1-11", "2026-11-01 to 2026-11-11"),
    ("from 2026-11-20 until 2026-11-26", "2026-11-20 to 2026-11-26"),
    ("between 2026-11-01 and 2026-11-15", "2026-11-01 to 2026-11-15"),
    ("26 Nov – 28 Nov", "2026-11-26 to 2026-11-28"), ("month-to-date", "month to date"),
    ("black friday 2025", "during \"Black Friday 2025\""),
    ("去年618", "during \"618 2025\""), ("上周五", "2026-11-20"), ("前天", "2026-11-27"),
    ("11月1日至11日", "2026-11-01 to 2026-11-11"), ("上周一至周五", "2026-11-16 to 2026-11-20"),
    ("since 2 weeks", "since 2026-11-15"), ("through nov 15", "until 2026-11-15"),
    ("10月1号到7号", "2026-10-01 to 2026-10-07"), ("2026年10月", "2026-10"), ("第三季度", "2026 q3"),
    ("近一个月", "last 30 days"), ("国庆", "during \"National Day\""),
  ])
  func periods(_ written: String, _ period: String) {
    #expect(Reader.interpreter().line(of: "revenue \(written)") == "revenue \(period)")
  }

  @Test(arguments: [
    ("09/10/2026", ["revenue 2026-09-10", "revenue 2026-10-09"]),
    ("last weekend", ["revenue 2026-11-21 to 2026-11-22", "revenue 2026-11-28 to 2026-11-29"]),
    ("2026-11-15 to 2026-11-01", ["revenue 2026-11-01 to 2026-11-15"]),
    ("7 days", ["revenue last 7 days"]),
  ])
  func twoMeanings(_ written: String, _ lines: [String]) {
    #expect(Reader.interpreter().line(of: "revenue \(written)") == nil)
    #expect(Reader.offers("revenue \(written)")?.lines.prefix(lines.count) == lines[...])
  }

  @Test func daysThatAreNot() {
    #expect(
      Reader.interpreter().reading(of: "revenue 30.02.2026")
        == .told("there is no such day: the month has 28 days"))
    #expect(WrittenDate("31.13.2026") == nil && WrittenDate("3.5") == nil)
  }
}
