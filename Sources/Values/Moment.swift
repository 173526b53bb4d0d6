/// A point on the store's own clock: microseconds since 1970-01-01 00:00, without a zone.
package struct Moment: Hashable, Comparable, Sendable, Codable {
  /// Microseconds since 1970-01-01 00:00 of the store's clock.
  package let microseconds: Int64

  package static let perSecond: Int64 = 1_000_000
  package static let perHour: Int64 = 3600 * perSecond
  package static let perDay: Int64 = 24 * perHour

  package init(microseconds: Int64) { self.microseconds = microseconds }

  /// The start of a day.
  package init(_ day: Day) { microseconds = Int64(day.number) * Self.perDay }

  package init(_ day: Day, hour: Int, minute: Int = 0, second: Int = 0) {
    microseconds =
      Int64(day.number) * Self.perDay + Int64(hour * 3600 + minute * 60 + second) * Self.perSecond
  }

  /// The day that holds the moment.
  package var day: Day {
    let days = microseconds / Self.perDay
    return Day(number: Int(microseconds % Self.perDay < 0 ? days - 1 : days))
  }

  /// Microseconds since midnight.
  package var sinceMidnight: Int64 { microseconds - Int64(day.number) * Self.perDay }
  package var hour: Int { Int(sinceMidnight / Self.perHour) }
  package var minute: Int { Int(sinceMidnight / (60 * Self.perSecond)) % 60 }
  package var second: Int { Int(sinceMidnight / Self.perSecond) % 60 }

  package static func < (a: Moment, b: Moment) -> Bool { a.microseconds < b.microseconds }
  package static func + (moment: Moment, span: Int64) -> Moment {
    Moment(microseconds: moment.microseconds + span)
  }
  package static func - (moment: Moment, span: Int64) -> Moment {
    Moment(microseconds: moment.microseconds - span)
  }
  package static func - (a: Moment, b: Moment) -> Int64 { a.microseconds - b.microseconds }
}

extension Moment: CustomStringConvertible {
  /// `2024-05-14 08:30:00`, with a fraction only where there is one.
  package var description: String {
    let clock = "\(day) \(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    let fraction = sinceMidnight % Self.perSecond
    guard fraction != 0 else { return clock }
    var digits = padded(Int(fraction), 6)
    while digits.hasSuffix("0") { digits.removeLast() }
    return clock + "." + digits
  }

  /// `2024-05-14 08:30`, for headings.
  package var short: String { "\(day) \(padded(hour, 2)):\(padded(minute, 2))" }
}
