import Catalog
import Values

/// What the texts of a file's column are needed as.
enum ColumnNeed: String, Hashable, Sendable, CaseIterable {
  /// A day or a time.
  case time = "t"
  /// A number that may have decimals, also one with a percent sign.
  case number = "n"
  /// An amount of money.
  case money = "m"
  /// A whole number.
  case count = "k"
  /// A length of time.
  case duration = "d"
  /// An id: a key, or what another data set has as its key.
  case id = "i"

  /// Numbers have a decimal mark, which is decided for the whole file.
  var isNumeric: Bool { [.number, .money, .count].contains(self) }

  /// What a column of a data set needs when a column of the file stands for it alone; nil for a
  /// text that is taken as it is.
  init?(_ column: ColumnDefinition, of dataset: Dataset) {
    switch column.type {
    case .date, .timestamp: self = .time
    case .money: self = .money
    case .count: self = .count
    case .number, .ratio, .index, .percent: self = .number
    case .duration: self = .duration
    case .text where column.link != nil || dataset.key.contains(column.name): self = .id
    case .text, .flag: return nil
    }
  }
}

/// A column of the file and what its texts are needed as; the same column may serve two needs.
struct FormedColumn: Hashable, Sendable {
  /// The place among the headers.
  let place: Int
  let need: ColumnNeed

  /// Its name in SQL: the texts of `c5` in the usual form for times are `t5`.
  var name: String { need.rawValue + String(place) }

  /// The texts as the file has them.
  var original: SQL { SQL.word(SeparatedSource.columnName(place)) }

  /// What a name in SQL stands for, as `n5`; nil for any other.
  init?(_ name: String) {
    guard let first = name.first, let need = ColumnNeed(rawValue: String(first)),
      let place = Int(name.dropFirst())
    else { return nil }
    self.init(place: place, need: need)
  }

  /// The columns that are named in a formula's SQL.
  static func all(in formula: SQL) -> [FormedColumn] {
    formula.text.matches(of: /"([tn]\d+)"/).compactMap { FormedColumn(String($0.1)) }
  }

  init(place: Int, need: ColumnNeed) {
    self.place = place
    self.need = need
  }
}
