import Foundation
import Values

/// The text of a number in a sheet: as it would stand in a CSV file.
enum CellNumber {
  /// The largest whole number up to which a sheet keeps every digit.
  static let exact = 9_007_199_254_740_992.0

  /// - Parameters:
  ///   - text: as the sheet has it, maybe `1.23E+18` or `0.30000000000000004`.
  ///   - startsIn1904: whether days are counted from 1904.
  /// - Returns: plain digits, or an ISO day or time where the format makes it one; whether digits
  ///   of a whole number were lost when the sheet was made.
  static func text(
    _ text: String, _ format: CellFormat, startsIn1904: Bool
  ) -> (text: String, isInexact: Bool) {
    guard let number = Double(text), number.isFinite else { return (text, false) }
    if format != .number, let time = time(number, format, startsIn1904: startsIn1904) {
      return (time, false)
    }
    if number == number.rounded(), abs(number) < 1e21 {
      return (whole(number, text), abs(number) > exact && !isDigits(text))
    }
    return (fraction(number, text), false)
  }

  /// A long number that is written with an exponent has lost its last digits, and stays so, that it
  /// is not taken for an id.
  private static func whole(_ number: Double, _ text: String) -> String {
    if isDigits(text) { return text }
    if abs(number) <= exact { return String(Int64(number)) }
    let parts = text.uppercased().split(separator: "E", maxSplits: 1)
    guard parts.count == 2 else { return Decimal(string: text)?.description ?? text }
    return parts[0] + (parts[1].hasPrefix("+") ? "E" : "E+") + parts[1]
  }

  private static func isDigits(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// Spreadsheets compute with 15 digits: what comes behind is noise of binary fractions.
  private static func fraction(_ number: Double, _ text: String) -> String {
    let isShort = text.utf8.count <= 16 && !text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
    if isShort { return text }
    let rounded = String(format: "%.15g", number)
    guard rounded.contains("e") else { return rounded }
    return Decimal(string: rounded)?.description ?? rounded
  }

  // MARK: - Times

  private static let secondsOfDay = 86_400.0

  /// Days since the last one of 1899, or the first one of 1904, with the day's part that has gone.
  private static func time(
    _ number: Double, _ format: CellFormat, startsIn1904: Bool
  ) -> String? {
    guard number >= 0, number < 2_958_466 else { return nil }
    let seconds = Int((number * secondsOfDay).rounded())
    if format == .elapsed || number < 1 && (format == .clock || !startsIn1904) {
      return clock(seconds)
    }
    var day = seconds / Int(secondsOfDay)
    // Excel takes 1900 for a leap year: its day 60 never was, those before it are one less.
    if !startsIn1904, day < 60 { day += 1 }
    let date = Day(number: day - (startsIn1904 ? 24_107 : 25_569)).description
    let rest = seconds % Int(secondsOfDay)
    return format == .day && rest == 0 ? date : date + " " + clock(rest)
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
