import Values

/// The zone of a column's times that have none themselves.
struct ColumnZone: Hashable {
  enum Source: Hashable {
    case constant(FileZone)
    /// A column of the file tells it: its place, the zones by its texts, and texts that are no zone
    /// or the name of several.
    case column(Int, zones: [String: FileZone], unread: Set<String>)
  }

  let source: Source
  /// Whether the user said it: then it is also that of names that are several zones, or unknown.
  var isTold = false

  /// A time that was read without a zone as the store's clock shows it.
  func local(_ time: SQL) -> SQL {
    switch source {
    case .constant(let zone): return zone.local(time)
    case .column(let place, let zones, _):
      guard !zones.isEmpty else { return time }
      let cases = zones.sorted { $0.key < $1.key }
        .map { "when \($0.key) then \($0.value.local(time))" as SQL }
      return "case \(Self.text(place)) \(cases.joined(" ")) else \(time) end"
    }
  }

  /// Holds for rows whose zone cannot be read; nil where all can.
  var isUnread: SQL? {
    guard case .column(let place, _, let unread) = source, !unread.isEmpty else { return nil }
    let texts = unread.sorted().map { SQL.bind(.text($0)) }.joined(", ")
    return "\(Self.text(place)) in (\(texts))"
  }

  /// What stands in the column that tells the zone; nil where none does.
  var told: SQL? {
    guard case .column(let place, _, _) = source else { return nil }
    return Self.text(place)
  }

  private static func text(_ place: Int) -> SQL {
    "trim(\(word: SeparatedSource.columnName(place)))"
  }

  /// Holds for a text with a clock and without a zone.
  static func isBare(_ text: SQL) -> SQL {
    "(\(hasClock(text)) and not \(hasZone(text)))"
  }

  /// The short name of a zone at the end of a text; empty where there is none.
  static func name(in text: SQL) -> SQL {
    #"""
    regexp_extract(regexp_replace(trim(\#(text)), ' ?[AaPp]\.? ?[Mm]\.?$', ''),
      '[\d\s(]([A-Z]{2,5})\)?$', 1)
    """#
  }

  private static func hasClock(_ text: SQL) -> SQL {
    #"regexp_matches(\#(text), '\d ?[:时時点點시h] ?\d{2}|\d ?[AaPp]\.? ?[Mm]\b|^\d{14}$|\d \d{6}$|\dT\d{6}')"#
  }

  private static func hasZone(_ text: SQL) -> SQL {
    #"""
    regexp_matches(regexp_replace(trim(\#(text)), ' ?[AaPp]\.? ?[Mm]\.?$', ''),
      '[\d\s(](?:[A-Z]{1,5}|(?:[A-Z]{3} ?)?[-+−]\d{1,2}(?::?\d{2})?)\)?$')
    """#
  }
}
