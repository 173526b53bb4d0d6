import Values

/// A date in digits: `2026-11-27`, `11/27/2026`, `27.11.2026`, `20261127`, `2026-11`.
enum WrittenDate: Hashable {
  case day(Day)
  /// `09/10/2026`: the day comes first in some countries, and the month in others.
  case either(Day, Day)
  case month(year: Int, month: Int)
  /// A day that its month does not have.
  case impossible(year: Int, month: Int)

  /// How many days the month of an impossible day has; nil for the others.
  var daysOfMonth: Int? {
    if case .impossible(let year, let month) = self {
      Day.daysInMonth(year: year, month: month)
    } else {
      nil
    }
  }

  /// Nil where the digits are no date.
  init?(_ text: String) {
    if text.utf8.count == 8, let number = Int(text), (1_990_01_01...2_100_00_00).contains(number) {
      guard let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
      else {
        return nil
      }
      self = .day(day)
      return
    }
    let parts = text.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
    let marks = Set(text.filter { "-/.".contains($0) })
    guard marks.count == 1, parts.allSatisfy({ Int($0) != nil }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    if numbers.count == 2, parts[0].count == 4, parts[1].count <= 2, marks != ["."] {
      guard (1...12).contains(numbers[1]) else { return nil }
      self = .month(year: numbers[0], month: numbers[1])
      return
    }
    if numbers.count == 2, parts[1].count == 4, (1...12).contains(numbers[0]),
      (1990...2100).contains(numbers[1])
    {
      self = .month(year: numbers[1], month: numbers[0])
      return
    }
    guard numbers.count == 3 else { return nil }
    if parts[0].count == 4 {
      self.init(numbers[0], numbers[1], numbers[2])
    } else if parts[2].count == 4, marks == ["/"], numbers[0] <= 12, numbers[1] <= 12,
      numbers[0] != numbers[1],
      let a = Day(year: numbers[2], month: numbers[1], day: numbers[0]),
      let b = Day(year: numbers[2], month: numbers[0], day: numbers[1])
    {
      self = .either(a, b)
    } else if parts[2].count == 4 {
      let monthFirst = marks == ["/"] && numbers[1] > 12
      self.init(numbers[2], numbers[monthFirst ? 0 : 1], numbers[monthFirst ? 1 : 0])
    } else {
      return nil
    }
  }

  private init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    self =
      Day(year: year, month: month, day: day).map { .day($0) }
      ?? .impossible(year: year, month: month)
  }
}
