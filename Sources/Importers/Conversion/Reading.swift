import Catalog
import Values

/// How the text of one column becomes its value, and what is said when it does not.
struct Reading {
  let source: ColumnSource
  /// The values that the column may have; empty when any.
  let members: [String]
  /// Its place among the columns that are loaded, which names it in the SQL.
  let place: Int

  init(_ source: ColumnSource, of dataset: Dataset, at place: Int) {
    self.source = source
    self.place = place
    let isLevel = source.column.name == "level" && !dataset.levels.isEmpty
    members = isLevel ? dataset.levels.map { $0.name } : source.column.members
  }

  var column: ColumnDefinition { source.column }

  /// The text as it stands in the file.
  var raw: SQL { SQL("r" + String(place)) }
  /// What is read from it.
  var value: SQL { SQL("v" + String(place)) }

  /// Whether the value is the number of the row among others, not a text of the file.
  var isCounted: Bool { !source.countedWithin.isEmpty }

  /// The value of the text, null where it cannot be read.
  var reading: SQL {
    if !members.isEmpty { return member }
    let macro =
      switch column.type {
      case .text: Macros.text
      case .count, .money: Macros.number
      case .number, .ratio, .index: Macros.double
      case .percent: Macros.share
      case .duration: Macros.duration
      case .flag: Macros.flag
      case .date: Macros.day
      case .timestamp: Macros.time
      }
    return "\(SQL(macro))(\(raw))"
  }

  /// One of the members as the model writes it, whatever its letter case and its blanks.
  private var member: SQL {
    let list = members.map { SQL.bind(.text($0)) }.joined(", ")
    let cases = members.map { "when \($0.lowercased()) then \($0)" as SQL }.joined(" ")
    return """
      case when \(raw) in (\(list)) then \(raw) else
        case replace(replace(lower(\(SQL(Macros.text))(\(raw))), ' ', '_'), '-', '_') \(cases) end end
      """
  }

  /// The value as it is stored.
  var stored: SQL {
    switch column.type {
    case .count, .money: "\(value)::\(SQL(column.type.sql))"
    default: value
    }
  }

  private var isBlank: SQL { "\(SQL(Macros.isBlank))(\(raw))" }

  /// Holds for rows in which the column is missing though every row needs it; nil when none does.
  var isMissing: SQL? {
    guard !column.isOptional, !isCounted else { return nil }
    return "(\(value) is null and coalesce(\(isBlank), true))"
  }

  /// Holds for rows whose text cannot be read; nil when any can.
  var isUnreadable: SQL? {
    guard !isCounted else { return nil }
    switch column.type {
    case .text where members.isEmpty: return nil
    case .count: return "((\(value) is null and not \(isBlank)) or \(value) <> trunc(\(value)))"
    default: return "(\(value) is null and not \(isBlank))"
    }
  }

  /// Holds for rows whose amount has to be rounded; nil when there is no amount.
  var isRounded: SQL? {
    column.type == .money ? "\(value) <> \(stored)" : nil
  }

  /// Why a text cannot be read.
  var reason: String {
    if !members.isEmpty { return "none of \(members.joined(separator: ", "))" }
    return switch column.type {
    case .text: "no text"
    case .count: "no whole number"
    case .number, .ratio, .index: "no number"
    case .money: "no amount"
    case .percent: "no share; write 0.125 or 12.5%"
    case .duration: "no duration; write seconds or 00:12:30"
    case .flag: "neither yes nor no"
    case .date: "no date; write 2024-05-14"
    case .timestamp: "no time; write 2024-05-14 08:30:00"
    }
  }
}
