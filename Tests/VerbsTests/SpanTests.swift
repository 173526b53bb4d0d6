import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Rows over several days: never beside their days, never on one of them.
@Suite struct SpanTests {
  private let folder: Folder
  private let desk: Counter

  init() throws {
    folder = try Folder()
    desk = try Counter(today: "2026-11-30") { _ in }
  }

  private func load(_ rows: String..., as name: String) throws {
    let text = (["date,until,campaign,spend,clicks"] + rows).joined(separator: "\n") + "\n"
    _ = try desk.run("load \"\(try folder.write(name, text))\" as ads")
  }

  private static let week = "2026-11-02,2026-11-08,A,100.01,8"

  @Test func aWeekIsSpreadOverItsDays() throws {
    try load(Self.week, "2026-11-09,2026-11-15,A,70,7", as: "weeks.csv")
    #expect(try desk.plain("ad_spend, ad_clicks") == ["170.01 15"])
    #expect(try desk.plain("ad_spend 2026-11-02 to 2026-11-08") == ["100.01"])
    #expect(try desk.plain("ad_spend 2026-11-09 to 2026-11-12") == ["40"])
    let days = try desk.run("ad_spend by day 2026-11-02 to 2026-11-08")
    #expect(days.notes.contains { $0.contains("spread evenly") && $0.contains("7 days") })
    let amounts = try desk.plain("ad_spend by day 2026-11-02 to 2026-11-08", ["ad_spend"])
    let cents = amounts.compactMap { Double($0) }.map { Int(($0 * 100).rounded()) }
    #expect(cents.reduce(0, +) == 10_001)
    #expect(Set(amounts) == ["14.28", "14.29"] || Set(amounts) == ["14.29", "14.28"])
  }

  @Test(arguments: [true, false]) func daysWin(weekFirst: Bool) throws {
    let days = (2...8).map { "2026-11-0\($0),,A,10,1" }
    if weekFirst { try load(Self.week, as: "week.csv") }
    let text = (["date,until,campaign,spend,clicks"] + days).joined(separator: "\n") + "\n"
    _ = try desk.run("load \"\(try folder.write("days.csv", text))\" as ads")
    if !weekFirst { try load(Self.week, as: "week.csv") }
    #expect(try desk.plain("ad_spend") == ["70"])
    #expect(try desk.plain("ad_spend 2026-11-02") == ["10"])
  }

  /// Of a week of which some days are known the rest is spread over the others.
  @Test func theRestIsSpread() throws {
    try load(Self.week, "2026-11-02,,A,40.01,1", "2026-11-03,,A,10,1", as: "both.csv")
    #expect(try desk.plain("ad_spend") == ["100.01"])
    #expect(
      try desk.plain("ad_spend by day 2026-11-02 to 2026-11-04")
        == ["2026-11-02 40.01", "2026-11-03 10", "2026-11-04 10"])
  }

  /// Of spans that overlap the shorter one tells the day.
  @Test func theShorterSpanTellsTheDay() throws {
    try load("2026-11-01,2026-11-30,A,300,30", Self.week, as: "month.csv")
    #expect(try desk.plain("ad_spend 2026-11-02 to 2026-11-08") == ["100.01"])
    #expect(try desk.plain("ad_spend") == ["300"])
  }

  /// Another campaign's week takes nothing from this one's days.
  @Test func spansBelongToOneThing() throws {
    try load(Self.week, "2026-11-03,,B,5,1", as: "two.csv")
    #expect(try desk.plain("ad_spend by campaign") == ["A 100.01", "B 5"])
  }
}
