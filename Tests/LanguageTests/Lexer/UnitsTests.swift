import Testing
import Values

@testable import Language

/// Numbers with units glued to them.
@Suite struct UnitsTests {
  @Test(arguments: [
    ("12", "12"), ("1_000", "1000"), ("3.50", "3.50"), ("50k", "50000"), ("1.25K", "1250"),
    ("1.2m", "1200000"), ("2bn", "2000000000"), ("1.5万", "15000"), ("3亿", "300000000"),
    ("0.0001k", "0.1"),
  ])
  func numbers(_ text: String, _ expected: String) {
    #expect(Units.number(text)?.description == expected)
  }

  @Test func numbersThatAreNone() {
    #expect(Units.number("5x") == nil)
    #expect(Units.number(String(repeating: "9", count: 40)) == nil)
    #expect(Units.number(String(repeating: "9", count: 37) + "bn") == nil)
  }

  @Test func percents() {
    #expect(Units.percent("8%") == Fixed("0.08"))
    #expect(Units.percent("0.5%") == Fixed("0.005"))
    #expect(Units.percent("0.\(String(repeating: "1", count: 37))%") == nil)
  }

  @Test(arguments: [
    ("90s", 90.0), ("10sec", 10), ("30min", 1800), ("24h", 86_400), ("1.5h", 5400), ("7d", 604_800),
    ("2w", 1_209_600), ("0.5s", 0.5),
  ])
  func durations(_ text: String, _ seconds: Double) {
    #expect(Units.duration(text) == Int64(seconds * 1_000_000))
  }

  @Test func durationsBeyondTheClock() {
    #expect(Units.duration("999999999999d") == nil)
  }

  /// What is written is read as the same length.
  @Test(arguments: [
    (86_400, "24h"), (2 * 86_400, "2d"), (90 * 60, "90min"), (3600, "1h"), (90, "90s"), (0, "0s"),
    (-86_400, "-24h"), (-90, "-90s"),
  ])
  func writtenDurations(_ seconds: Int64, _ expected: String) {
    #expect(Units.written(seconds * 1_000_000) == expected)
    if seconds >= 0 { #expect(Units.duration(expected) == seconds * 1_000_000) }
  }

  @Test func writtenFractionsOfSeconds() {
    #expect(Units.written(500_000) == "0.5s")
    #expect(Units.written(1) == "0.000001s")
    #expect(Units.duration("0.000001s") == 1)
  }
}
