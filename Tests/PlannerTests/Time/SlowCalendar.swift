import Foundation
import Language
import Values

/// A calendar that shares no arithmetic with the one under test: a list of all days of 1880 to
/// 2120 as Foundation names them, searched day by day.
struct SlowCalendar: Sendable {
  struct Entry: Sendable {
    let year, month, day, weekday: Int
  }

  static let shared = SlowCalendar()

  private let entries: [Entry]
  private let first: Int
  private let monthStarts: [Int: Int]

  private init() {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let start =
      calendar.date(from: DateComponents(year: 1880, month: 1, day: 1)) ?? .distantPast
    first = Int(start.timeIntervalSince1970) / 86_400
    entries = (0..<88_023).map { offset in
      let date = start.addingTimeInterval(Double(offset) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      return Entry(
        year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0,
        weekday: ((parts.weekday ?? 0) + 5) % 7 + 1)
    }
    var starts: [Int: Int] = [:]
    for (offset, entry) in entries.enumerated() where entry.day == 1 {
      starts[entry.year * 12 + entry.month] = first + offset
    }
    monthStarts = starts
  }

  subscript(_ day: Day) -> Entry { entries[day.number - first] }

  /// The day that Foundation calls the first of a month.
  func first(year: Int, month: Int) -> Day { Day(number: monthStarts[year * 12 + month] ?? 0) }

  func begins(_ unit: TimeUnit, on day: Day, weekStart: Int) -> Bool {
    let entry = self[day]
    return switch unit {
    case .minute, .hour, .day: true
    case .week: entry.weekday == weekStart
    case .month: entry.day == 1
    case .quarter: entry.day == 1 && [1, 4, 7, 10].contains(entry.month)
    case .year: entry.day == 1 && entry.month == 1
    }
  }

  /// The first day of the unit that holds a day.
  func start(of unit: TimeUnit, at day: Day, weekStart: Int) -> Day {
    var day = day
    while !begins(unit, on: day, weekStart: weekStart) { day = day - 1 }
    return day
  }

  /// The first day of the unit so many units away from the one that begins on a day.
  func move(_ start: Day, by count: Int, _ unit: TimeUnit, weekStart: Int) -> Day {
    var day = start
    for _ in 0..<abs(count) {
      repeat {
        day = count < 0 ? day - 1 : day + 1
      } while !begins(
        unit, on: day, weekStart: weekStart)
    }
    return day
  }

  /// The same day of the month so many months away, or the month's last day where it is shorter.
  func sameDay(_ day: Day, months count: Int) -> (day: Day, isShorter: Bool) {
    let wanted = self[day].day
    let first = move(
      start(of: .month, at: day, weekStart: 1), by: count, .month, weekStart: 1)
    var found = first
    while self[found].day < wanted {
      if self[found + 1].month != self[first].month { return (found, true) }
      found = found + 1
    }
    return (found, false)
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[int(0...list.count - 1)] }

  /// A day of 1900 to 2100, month ends and leap days more often than they come.
  mutating func day() -> Day {
    let year = int(1900...2100)
    let month = int(1...12)
    let last = Day.daysInMonth(year: year, month: month)
    let number = pick([int(1...last), int(1...last), last, 1])
    return Day(year: year, month: month, day: number) ?? Day(number: 0)
  }
}
