import Values

/// The days that stand in a text that is no cell: the name of a file, the lines above a header.
///
/// 20260803, 2026-08-03, 2026_8_3, `August 3, 2026` and `3 Aug 2026` are days; `March 2021` and
/// 2021-03 are all the days of a month. 8-3-26 is none: it cannot be told which comes first.
struct WrittenDays: Hashable {
  /// The first day named; nil where none is.
  private(set) var first: Day?
  /// The last day of what is named last.
  private(set) var last: Day?

  init(_ text: String) {
    let parts = Self.parts(of: text)
    var months: [ClosedRange<Day>] = []
    var place = 0
    while place < parts.count {
      if let found = Self.day(in: parts[place...]) {
        first = first ?? found.day
        last = found.day
        place += found.length
        continue
      }
      if let found = Self.month(in: parts[place...]) { months.append(found) }
      place += 1
    }
    if first == nil {
      first = months.first?.lowerBound
      last = months.last?.upperBound
    }
  }

  /// A run of digits, a word of letters, or one character between them.
  private enum Part: Hashable {
    case number(String), word(String), mark(Character)

    /// A number of one or two digits.
    var small: Int? {
      guard case .number(let digits) = self, digits.count <= 2 else { return nil }
      return Int(digits)
    }

    /// A year of this century.
    var year: Int? {
      guard case .number(let digits) = self, digits.count == 4, digits.hasPrefix("20") else {
        return nil
      }
      return Int(digits)
    }

    /// The month that an English word names, in full or by its first letters.
    var month: Int? {
      guard case .word(let word) = self, word.count >= 3 else { return nil }
      return WrittenDays.months.firstIndex { $0.hasPrefix(word.lowercased()) }.map { $0 + 1 }
    }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let marks: Set<Character> = ["-", "_", ".", "/"]

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      switch parts.last {
      case .number(let digits) where isDigit:
        parts[parts.count - 1] = .number(digits + String(character))
      case .word(let word) where character.isLetter:
        parts[parts.count - 1] = .word(word + String(character))
      default:
        if isDigit {
          parts.append(.number(String(character)))
        } else if character.isLetter {
          parts.append(.word(String(character)))
        } else {
          parts.append(.mark(character))
        }
      }
    }
    return parts
  }

  /// The day that the parts begin with, and how many parts it is written in.
  private static func day(in parts: ArraySlice<Part>) -> (day: Day, length: Int)? {
    guard let start = parts.first else { return nil }
    if case .number(let digits) = start, digits.count == 8, digits.hasPrefix("20"),
      let number = Int(digits),
      let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    {
      return (day, 1)
    }
    let all = Array(parts.prefix(5))
    if all.count == 5, let year = all[0].year, case .mark(let mark) = all[1], marks.contains(mark),
      all[3] == all[1], let month = all[2].small, let number = all[4].small,
      let day = Day(year: year, month: month, day: number)
    {
      return (day, 5)
    }
    // August 3, 2026 and 3 Aug 2026, whatever stands between.
    var words: [Part] = []
    var length = 0
    for part in parts.prefix(7) where words.count < 3 {
      length += 1
      if case .mark = part { continue }
      words.append(part)
    }
    guard words.count == 3, let year = words[2].year else { return nil }
    guard let month = words[0].month ?? words[1].month,
      let number = words[0].small ?? words[1].small,
      let day = Day(year: year, month: month, day: number)
    else { return nil }
    return (day, length)
  }

  /// The days of the month that the parts begin with.
  private static func month(in parts: ArraySlice<Part>) -> ClosedRange<Day>? {
    let all = Array(parts.prefix(3))
    guard let start = all.first else { return nil }
    var found: (year: Int, month: Int)?
    if let month = start.month {
      let year = all.dropFirst().first { if case .mark = $0 { false } else { true } }?.year
      found = year.map { ($0, month) }
    } else if let year = start.year, all.count == 3, case .mark(let mark) = all[1],
      marks.contains(mark), case .number(let digits) = all[2], digits.count == 2,
      let month = Int(digits)
    {
      found = (year, month)
    }
    guard let found, let first = Day(year: found.year, month: found.month, day: 1) else {
      return nil
    }
    return first...(first + Day.daysInMonth(year: found.year, month: found.month) - 1)
  }
}
