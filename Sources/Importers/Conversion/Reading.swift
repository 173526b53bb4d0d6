import Catalog
import Values

/// How the text of one column becomes its value, and what is said when it does not.
struct Reading {
  let source: ColumnSource
  /// The only values that the column may have; empty when any.
  private let levels: [String]
  /// Whether it has members, for which files have other words.
  private let isState: Bool
  /// Whether its states are taken to be in the model's own words.
  private let isMember: Bool
  /// Its place among the columns that are loaded, which names it in the SQL.
  let place: Int
  /// The column of the file that stands for it alone, and what that is needed as; nil for a formula
  /// and for a text that is taken as it is.
  let formed: FormedColumn?
  /// Whose id it is; nil for what is no id, and where there is one shop.
  private let shop: ShopIds?
  /// Who makes the value.
  private let maker: Maker

  private enum Maker {
    /// A macro, whatever the text is.
    case macro
    /// Nobody: the text is the value, and one that is not has to be noticed.
    case nobody
    /// The engine's reader: what stands for the column in a row is no text.
    case reader
  }

  /// - Parameters:
  ///   - pace: what may be taken for granted.
  ///   - isTyped: whether the rows have a value for the column instead of a text.
  init(
    _ source: ColumnSource, of dataset: Dataset, at place: Int, pace: RowPace = .text,
    isTyped: Bool = false, shop: ShopIds? = nil
  ) {
    self.source = source
    self.place = place
    self.shop = ShopIds.scopes(source, of: dataset) ? shop : nil
    levels = source.column.name == "level" ? dataset.levels.map { $0.name } : []
    isState = levels.isEmpty && !source.column.members.isEmpty
    isMember = isState && pace == .members
    let isFree = levels.isEmpty && !isState
    let need = isFree ? ColumnNeed(source.column, of: dataset) : nil
    formed = source.place.flatMap { place in need.map { FormedColumn(place: place, need: $0) } }
    let isText =
      source.column.type == .text && isFree && source.countedWithin.isEmpty
      && !source.column.isCurrency
    maker = isTyped ? .reader : pace == .clean && isText ? .nobody : .macro
  }

  var column: ColumnDefinition { source.column }

  /// The text that stands for the column in a row, in the usual form where it has one.
  var text: SQL {
    guard let formed else { return source.text }
    return source.isFirst ? ColumnSource.first(formed.name) : SQL.word(formed.name)
  }

  /// The text as the row has it.
  var raw: SQL { .word("r\(place)") }
  /// What is read from it.
  var value: SQL { .word("v\(place)") }

  /// Whether the value is the number of the row among others, not a text of the file.
  var isCounted: Bool { !source.countedWithin.isEmpty }

  /// The value of the text, null where it cannot be read.
  var reading: SQL {
    guard maker == .macro, !isMember else { return raw }
    if isState { return StateWords.of(column).reading(of: raw) }
    if !levels.isEmpty { return level }
    let macro =
      switch column.type {
      case .text: isId ? Macros.id : column.isCurrency ? Macros.currency : Macros.text
      case .count, .money: Macros.number
      case .number, .ratio, .index: Macros.double
      case .percent: Macros.share
      case .duration: Macros.duration
      case .flag: Macros.flag
      case .date: Macros.day
      case .timestamp: Macros.time
      }
    return "\(word: macro)(\(raw))"
  }

  /// One of the levels as the model writes it, whatever its letter case and its blanks.
  private var level: SQL {
    let list = levels.map { SQL.bind(.text($0)) }.joined(", ")
    let lookup = WordLookup(
      Dictionary(levels.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first }))
    let word: SQL = "replace(replace(lower(\(word: Macros.text)(\(raw))), ' ', '_'), '-', '_')"
    return "case when \(raw) in (\(list)) then \(raw) else \(lookup.value(of: word)) end"
  }

  /// The value as it is stored.
  var stored: SQL {
    switch column.type {
    case .count, .money: "\(value)::\(SQL(verbatim: column.type.sql))"
    default: shop?.id(value) ?? value
    }
  }

  private var isBlank: SQL { "\(word: Macros.isBlank)(\(raw))" }

  /// Whether it is a key or another data set's.
  private var isId: Bool { formed?.need == .id }

  /// Holds for rows in which the column is missing though every row needs it; nil when none does.
  var isMissing: SQL? {
    guard !column.isOptional, !isCounted else { return nil }
    return maker == .macro && !isState
      ? "(\(value) is null and coalesce(\(isBlank), true))" : "(\(value) is null)"
  }

  /// Holds for rows whose text cannot be read; nil when any can.
  var isUnreadable: SQL? {
    guard !isCounted, !isState else { return nil }
    if maker == .reader { return isOutOfRange }
    switch column.type {
    case .text where isId:
      // Excel has made a number of it and forgotten its last digits: 6.91793E+18.
      let isRounded: SQL = """
        (contains(\(raw), 'E+')
          and regexp_full_match(\(value), '[0-9](?:[.,][0-9]+)?E[+][0-9]{2,}'))
        """
      let isLost: SQL = """
        \(isRounded) or (prefix(\(raw), '=') and not prefix(\(raw), '="'))
        """
      return maker == .macro ? isLost : "\(isLost) or \(word: Macros.isOddId)(\(raw))"
    case .text where levels.isEmpty:
      return maker == .macro ? nil : "\(word: Macros.isOddText)(\(raw))"
    case .count: return "((\(value) is null and not \(isBlank)) or \(value) <> trunc(\(value)))"
    default: return "(\(value) is null and not \(isBlank))"
    }
  }

  /// Holds for rows with a state in other words than the model's; nil when any may be.
  var isInOtherWords: SQL? {
    guard isMember else { return nil }
    let members = column.members.map { SQL.bind(.text($0)) }.joined(", ")
    return "(\(raw) is not null and \(raw) not in (\(members)))"
  }

  /// Holds for values of the engine's reader that the macro for the type does not take.
  private var isOutOfRange: SQL? {
    switch column.type {
    case .count: "\(value) <> trunc(\(value))"
    case .number, .ratio, .index: "not isfinite(\(value))"
    case .date, .timestamp: "not \(word: Macros.isInReach)(\(value))"
    default: nil
    }
  }

  /// Holds for rows whose amount has to be rounded; nil when there is no amount.
  var isRounded: SQL? {
    column.type == .money ? "\(value) <> \(stored)" : nil
  }

  /// Holds for rows that can be read, but of which the column's form has something to tell: ids that
  /// may be numbers with decimals, amounts that may have a currency beside them; nil when none can.
  var isTelling: SQL? {
    guard formed != nil, maker != .reader else { return nil }
    switch column.type {
    case .text: return "suffix(\(raw), '.0') or suffix(\(raw), '.00')"
    case .money: return Self.isTelling(amount: raw)
    case .count, .number, .ratio, .index, .percent: return Self.isTelling(number: raw)
    default: return nil
    }
  }

  /// Holds for a number that may have a currency beside it, or that can be read in two ways.
  static func isTelling(amount text: SQL) -> SQL {
    "not (\(text) >= '+' and \(text) < ':') or suffix(\(text), '元') or \(isTelling(number: text))"
  }

  /// Holds for a number of three digits behind its mark: 1.234.
  private static func isTelling(number text: SQL) -> SQL {
    "(substr(\(text), -4, 1) in ('.', ',') and not prefix(\(text), '0'))"
  }

  /// Why a text cannot be read.
  func reason(for text: String) -> String {
    TextFault.reason(text, isTime: column.type.isTime) ?? reason
  }

  private var reason: String {
    if !levels.isEmpty { return "none of \(levels.joined(separator: ", "))" }
    return switch column.type {
    case .text: "a spreadsheet has rounded this id: its last digits are lost; export ids as text"
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

extension ColumnDefinition {
  /// Whether it tells the currency of a row's amounts.
  fileprivate var isCurrency: Bool { name == "currency" && type == .text && formula == nil }
}
