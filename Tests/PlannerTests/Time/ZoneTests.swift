import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// The store's zone around the nights when clocks are changed, against the changes of 2024 as
/// tz database's `zdump` prints them.
@Suite struct ZoneTests {
  /// Changes of 2024 as instants in seconds, and the minutes ahead of UTC from then on.
  typealias Entry = (name: String, before: Int, changes: [(Int64, Int)])

  static let zones: [Entry] = [
    ("Europe/Berlin", 60, [(1_711_846_800, 120), (1_729_990_800, 60)]),
    ("America/New_York", -300, [(1_710_054_000, -240), (1_730_613_600, -300)]),
    ("Asia/Shanghai", 480, []),
    ("Australia/Lord_Howe", 660, [(1_712_415_600, 630), (1_728_142_200, 660)]),
  ]

  private static let year: ClosedRange<Int> = 1_704_067_200...1_735_689_599

  private static func local(_ seconds: Int, _ zone: Entry) -> Moment {
    let minutes = zone.changes.last { $0.0 <= Int64(seconds) }?.1 ?? zone.before
    return Moment(microseconds: Int64(seconds + minutes * 60) * Moment.perSecond)
  }

  /// Random instants of the year, half of them within a day and a half of a change.
  private static func instants(_ index: Int) -> [Int] {
    var dice = Dice(UInt64(20 + index))
    return (0..<3000).map { _ in
      guard let change = zones[index].changes.randomElement(using: &dice), dice.int(0...1) == 0
      else { return dice.int(year.lowerBound + 200_000...year.upperBound) }
      return Int(change.0) + dice.int(-130_000...130_000)
    }
  }

  @Test(arguments: 0..<4)
  func now(_ index: Int) throws {
    let entry = Self.zones[index]
    let zone = try Zone(entry.name)
    for seconds in Self.instants(index) {
      let instant = Int64(seconds) * Moment.perSecond + 123_456
      let clock = Clock(instant: instant, zone: zone)
      let wanted = Self.local(seconds, entry) + 123_456
      #expect(clock.now == wanted, "\(entry.name) \(seconds)")
      #expect(clock.today == wanted.day)
      // Back to an instant that shows the same moment, the earliest of them.
      let back = zone.instant(of: wanted)
      #expect(zone.local(of: back) == wanted && back <= instant)
    }
  }

  /// 24 hours of real time, whatever the clock does meanwhile.
  @Test(arguments: 0..<4)
  func exactHours(_ index: Int) throws {
    let entry = Self.zones[index]
    let zone = try Zone(entry.name)
    var dice = Dice(30)
    for seconds in Self.instants(index) {
      let clock = Clock(instant: Int64(seconds) * Moment.perSecond, zone: zone)
      let hours = dice.int(3...48)
      let last = try clock.period(.last(hours, .hour))
      #expect(last.start == Self.local(seconds - hours * 3600, entry), "\(entry.name) \(seconds)")
      #expect(last.end == Self.local(seconds, entry))
      let next = try clock.period(.next(hours, .hour))
      #expect(next.end == Self.local(seconds + hours * 3600, entry))
      let minutes = try clock.period(.last(20, .minute))
      #expect(minutes.start < minutes.end)
    }
  }

  @Test func byHand() throws {
    func start(_ period: String, _ now: String, _ zone: String) throws -> String {
      try clock(now, zone: zone).period(text: period).start.short
    }
    let (berlin, newYork) = ("Europe/Berlin", "America/New_York")
    let (shanghai, lordHowe) = ("Asia/Shanghai", "Australia/Lord_Howe")
    // Forward in spring: 14:00 is 23 hours after 14:00 of the day before.
    #expect(try start("last 24 hours", "2024-03-31 14:00", berlin) == "2024-03-30 13:00")
    #expect(try start("last 24 hours", "2024-03-31 01:30", berlin) == "2024-03-30 01:30")
    #expect(try start("last 24 hours", "2024-04-01 14:00", berlin) == "2024-03-31 14:00")
    #expect(try start("last 24 hours", "2024-03-10 12:00", newYork) == "2024-03-09 11:00")
    #expect(try start("last 24 hours", "2024-10-06 12:00", lordHowe) == "2024-10-05 11:30")
    // Back in autumn: 25 hours.
    #expect(try start("last 24 hours", "2024-10-27 14:00", berlin) == "2024-10-26 15:00")
    #expect(try start("last 24 hours", "2024-11-03 12:00", newYork) == "2024-11-02 13:00")
    #expect(try start("last 24 hours", "2024-04-07 12:00", lordHowe) == "2024-04-06 12:30")
    #expect(try start("last 24 hours", "2024-03-31 14:00", shanghai) == "2024-03-30 14:00")
    // Days are days of the calendar.
    #expect(try start("yesterday", "2024-04-01 14:00", berlin) == "2024-03-31 00:00")
    #expect(try start("last 7 days", "2024-04-01 14:00", berlin) == "2024-03-25 00:00")
  }

  /// The hour that is shown twice: the second time is told from the first.
  @Test func hourShownTwice() throws {
    let berlin = try Zone("Europe/Berlin")
    let change: Int64 = 1_729_990_800 * Moment.perSecond
    let first = Clock(instant: change - 1800 * Moment.perSecond, zone: berlin)
    let second = Clock(instant: change + 1800 * Moment.perSecond, zone: berlin)
    #expect(first.now == second.now && first.now.short == "2024-10-27 02:30")
    #expect(first != second)
    #expect(try first.period(.last(3, .hour)).start.short == "2024-10-26 23:30")
    #expect(try second.period(.last(3, .hour)).start.short == "2024-10-27 00:30")
    // Half an hour before, the clock showed the same time: the stretch is read off its face.
    let short = try second.period(.last(40, .minute))
    #expect(short.start.short == "2024-10-27 01:50")
  }

  /// A time that was skipped is read as if the clock had not been set; one before 1970 and the last
  /// microsecond before a change lie on their own side.
  @Test func hourNeverShown() throws {
    let berlin = try Zone("Europe/Berlin")
    let change: Int64 = 1_711_846_800 * Moment.perSecond
    #expect(try berlin.instant(of: at("2024-03-31 02:30")) == change + 1800 * Moment.perSecond)
    #expect(berlin.local(of: change - 1).description == "2024-03-31 01:59:59.999999")
    #expect(berlin.local(of: change).description == "2024-03-31 03:00:00")
    #expect(Clock(now: try at("2024-03-31 02:30"), zone: berlin).now.short == "2024-03-31 02:30")
  }

  @Test func previousPeriodAcrossTheChange() throws {
    let clock = try clock("2024-03-31 14:00", zone: "Europe/Berlin")
    let last = try clock.period(.last(24, .hour))
    let found = try #require(try clock.baseline(.previousPeriod, of: last)).period
    #expect(found.start.short == "2024-03-29 13:00" && found.end == last.start)
    let after = try PlannerTests.clock("2024-04-01 12:00", zone: "Europe/Berlin")
    let half = try after.period(.last(24, .hour))
    let other = try #require(try after.baseline(.previousPeriod, of: half)).period
    #expect(half.start.short == "2024-03-31 12:00")
    #expect(other.start.short == "2024-03-30 11:00" && other.end == half.start)
    #expect(!other.isPartial)
  }

  @Test func todayIsTheStoresOwnDay() throws {
    let instant: Int64 = 1_715_712_000 * Moment.perSecond  // 2024-05-14 18:40 UTC
    #expect(Clock(instant: instant, zone: .utc).today.description == "2024-05-14")
    let shanghai = try Zone("Asia/Shanghai")
    #expect(Clock(instant: instant, zone: shanghai).today.description == "2024-05-15")
    #expect(
      Clock(instant: instant, zone: try Zone("America/New_York")).now.short == "2024-05-14 14:40")
    #expect(Clock(instant: -1, zone: .utc).now.description == "1969-12-31 23:59:59.999999")
  }

  @Test func names() throws {
    #expect(try Zone("europe/berlin").identifier == "Europe/Berlin")
    #expect(try Zone("utc") == .utc)
    #expect(Zone.utc.identifier == "UTC")
    #expect(try Zone("UTC+8").local(of: 0).short == "1970-01-01 08:00")
    func fault(_ name: String) throws -> Diagnostic {
      try #require(throws: Diagnostic.self) { try Zone(name) }
    }
    #expect(try fault("Europe/Berln").message == "no time zone called \"Europe/Berln\"")
    #expect(try fault("Europe/Berln").label == "did you mean Europe/Berlin?")
    #expect(try fault("shanghai").label == "did you mean Asia/Shanghai?")
    #expect(try fault("New York").label == "did you mean America/New_York?")
    #expect(try fault("CST").code == .usage)
    #expect(try fault("").label == "zones are named like Europe/Berlin")
  }
}
