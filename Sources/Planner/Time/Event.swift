import Values

/// A named stretch of days that returns in the trade: a sale, a season, a holiday.
package struct Event: Hashable, Sendable, Codable {
  package let name: String
  package let start: Day
  /// The last day, which belongs to the event.
  package let end: Day
  package let isHoliday: Bool
  /// Whether it is a day of an event in this store; any event may be asked for by its name.
  package let isHere: Bool

  /// An event of these days, both included; they are put in order.
  package init(name: String, start: Day, end: Day, isHoliday: Bool = false, isHere: Bool = true) {
    self.name = name
    self.start = min(start, end)
    self.end = max(start, end)
    self.isHoliday = isHoliday
    self.isHere = isHere
  }

  package var dayCount: Int { end - start + 1 }

  package func contains(_ day: Day) -> Bool { start <= day && day <= end }

  /// The name without its year, by which `618 2023` and `618 2024` are the same sale.
  package var series: String {
    Self.words(name).filter { !($0.count == 4 && Int($0) != nil) }.joined(separator: " ")
  }

  /// The name without its year, as it is written.
  package var title: String {
    name.split(separator: " ").filter { !($0.count == 4 && Int($0) != nil) }
      .joined(separator: " ")
  }

  /// The form of a name under which it is looked up: letter case and further blanks do not count.
  package static func key(_ name: String) -> String { words(name).joined(separator: " ") }

  private static func words(_ name: String) -> [Substring] {
    name.lowercased().split { $0.isWhitespace }
  }
}
