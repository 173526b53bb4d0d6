import Language
import Values

/// A present given by hand: `--today 2024-05-14`, `set today 2024-05-14 14:00`.
enum Pin: Hashable {
  case endOf(Day)
  case moment(Moment)

  init(_ text: String) throws(Diagnostic) {
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == "t" || $0 == " " }
    let date = parts.first.map(String.init) ?? ""
    guard Self.hasShape(date, "dddd-dd-dd") else { throw Self.misread(text) }
    guard let day = Day(date) else {
      throw Diagnostic(
        .wrongTime, "there is no day \(date)", label: "months end with their 28th to 31st day")
    }
    guard parts.count == 2 else {
      self = .endOf(day)
      return
    }
    let time = String(parts[1])
    guard Self.hasShape(time, "dd:dd") || Self.hasShape(time, "dd:dd:dd") else {
      throw Self.misread(text)
    }
    let numbers = time.split(separator: ":").compactMap { Int($0) } + [0]
    let (hour, minute, second) = (numbers[0], numbers[1], numbers[2])
    if hour == 24, minute == 0, second == 0 {
      self = .endOf(day)
      return
    }
    guard hour < 24, minute < 60, second < 60 else {
      throw Diagnostic(
        .wrongTime, "there is no time \(time)", label: "times go from 00:00 to 24:00")
    }
    self = .moment(Moment(day, hour: hour, minute: minute, second: second))
  }

  /// Whether a text has the letters of a pattern, in which `d` stands for a digit.
  private static func hasShape(_ text: String, _ pattern: String) -> Bool {
    text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { found, wanted in
        wanted == UInt8(ascii: "d")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(found) : found == wanted
      }
  }

  private static func misread(_ text: String) -> Diagnostic {
    Diagnostic(
      .wrongTime, "\"\(text)\" is no day",
      label: "write 2024-05-14, or 2024-05-14T14:00 for a time of that day")
  }
}
