import Foundation
import Values

/// Why a text is no value of a column, where the text itself tells.
enum TextFault {
  /// In words with the way out; nil where nothing more can be said than the type of the column.
  static func reason(_ text: String, isTime: Bool) -> String? {
    if text.hasPrefix("="), !text.hasPrefix("=\"") {
      return
        "formula without a saved value; open the workbook in a spreadsheet, save it and load it "
        + "again"
    }
    guard isTime else { return nil }
    return zone(text) ?? missingDay(text)
  }

  /// A zone behind the clock that cannot be read.
  private static func zone(_ text: String) -> String? {
    guard
      let match = text.firstMatch(
        of:
          /\d[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.? ?[Mm]\.?)? *\(?([A-Za-z][A-Za-z_\/ ()&]+?)\)?$/
      )
    else { return nil }
    let name = String(match.1).trimmingCharacters(in: .whitespaces)
    let key = name.lowercased()
    if FileZone.several.contains(key) {
      return
        "time zone \(name): the name of several zones; say which, as in: --zone America/Chicago"
    }
    guard FileZone.offsets[key] == nil, !["uhr", "h", "hs", "hrs", "am", "pm"].contains(key) else {
      return nil
    }
    return
      "time zone \(name) is not known; write its distance to UTC, as in 08:30 +02:00, or say it: "
      + "--zone Europe/Berlin"
  }

  /// A day that does not exist, as 29 February 2026.
  private static func missingDay(_ text: String) -> String? {
    let plain = text.lowercased()
    var found: [(year: Int, month: Int, day: Int)] = []
    if let match = plain.firstMatch(of: /(\d{4}) ?[-\/.年] ?(\d{1,2}) ?[-\/.月] ?(\d{1,2})/) {
      found = [(Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)]
    } else if let match = plain.firstMatch(of: /(\d{1,2}) ?[-\/.] ?(\d{1,2}) ?[-\/.] ?(\d{4})/) {
      let (a, b, year) = (Int(match.1) ?? 0, Int(match.2) ?? 0, Int(match.3) ?? 0)
      found = [(year, b, a), (year, a, b)]
    } else if let year = plain.firstMatch(of: /\b(\d{4})\b/).flatMap({ Int($0.1) }),
      let day = plain.firstMatch(of: /(?:^|[^\d:.])(\d{1,2})(?![\d:])/).flatMap({ Int($0.1) }),
      let month = plain.split(whereSeparator: { !$0.isLetter }).lazy
        .compactMap({ MonthNames.number(of: String($0)) }).first
    {
      found = [(year, month, day)]
    }
    let possible = found.filter { (1...12).contains($0.month) && (1...31).contains($0.day) }
    guard let first = possible.first,
      possible.allSatisfy({ $0.day > Day.daysInMonth(year: $0.year, month: $0.month) })
    else { return nil }
    return "no such day: \(Self.months[first.month - 1]) \(first.year) has "
      + "\(Day.daysInMonth(year: first.year, month: first.month)) days"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
