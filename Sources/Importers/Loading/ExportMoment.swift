import Foundation
import Values

/// When a file was exported, as its name tells, and which files are exports of the same kind.
///
/// A console that names its files by the time of the export makes it possible to load them in any
/// order: what an older one says does not count against a newer one.
struct ExportMoment: Hashable {
  /// The name without its digits, and without a browser's ` (1)`: the same for all exports of a kind.
  let kind: String
  /// The time that the name tells, on the clock of whoever exported; nil when it tells none.
  let moment: Moment?

  init(_ path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let plain = name.replacing(/\ ?\(\d+\)(?=\.|$)/, with: "")
    kind = plain.lowercased().replacing(/\d+/, with: "#").replacing(/#([-_.: T]#)+/, with: "#")
    moment = Self.epoch(plain) ?? Self.written(plain)
  }

  /// Seconds or milliseconds since 1970 at the beginning: `1785000000_orders.csv`.
  private static func epoch(_ name: String) -> Moment? {
    guard let digits = name.prefixMatch(of: /(\d{13}|\d{10})(?!\d)/)?.1, let number = Int64(digits)
    else { return nil }
    let seconds = digits.count == 13 ? number / 1000 : number
    // 2001 to 2100: anything else is a number of another kind.
    guard (978_307_200..<4_102_444_800).contains(seconds) else { return nil }
    return Moment(microseconds: (digits.count == 13 ? number * 1000 : number * 1_000_000))
  }

  /// The last day of the name, with the clock behind it: `orders_2026-05-04_103000.csv`.
  private static func written(_ name: String) -> Moment? {
    let pattern =
      /(?:^|\D)(20\d{2})([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?:[-_ T.]?([01]\d|2[0-3])[-_:.]?([0-5]\d)(?:[-_:.]?([0-5]\d))?)?(?!\d)/
    guard let match = name.matches(of: pattern).last,
      let year = Int(match.1), let month = Int(match.3), let dayOfMonth = Int(match.4),
      let day = Day(year: year, month: month, day: dayOfMonth)
    else { return nil }
    let hour = match.5.flatMap { Int($0) } ?? 0
    let minute = match.6.flatMap { Int($0) } ?? 0
    let second = match.7.flatMap { Int($0) } ?? 0
    return Moment(
      microseconds: Moment(day).microseconds
        + Int64(hour * 3600 + minute * 60 + second) * 1_000_000)
  }
}
