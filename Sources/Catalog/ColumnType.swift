import Values

/// The type of a data set's column, as `money` or `timestamp`.
package enum ColumnType: String, Hashable, Sendable, Codable, CaseIterable {
  case text, count, number, money, percent, ratio, duration, index, flag, date, timestamp

  /// How values of the type are printed; money takes the store's currency.
  package func kind(currency: String) -> Kind {
    switch self {
    case .text: .text
    case .count: .count
    case .number: .number
    case .money: .money(currency)
    case .percent: .percent
    case .ratio: .ratio
    case .duration: .duration
    case .index: .index
    case .flag: .flag
    case .date: .day
    case .timestamp: .moment
    }
  }

  package var isTime: Bool { self == .date || self == .timestamp }

  /// Whether values can be added, compared in size and divided.
  package var isNumeric: Bool {
    switch self {
    case .count, .number, .money, .percent, .ratio, .duration, .index: true
    case .text, .flag, .date, .timestamp: false
    }
  }
}

extension ColumnType {
  /// The type that a column of an answer can be computed with.
  package init?(_ kind: Kind) {
    switch kind {
    case .text: self = .text
    case .flag: self = .flag
    case .count: self = .count
    case .number: self = .number
    case .ratio: self = .ratio
    case .money: self = .money
    case .percent, .points: self = .percent
    case .duration: self = .duration
    case .index: self = .index
    case .day: self = .date
    case .moment: self = .timestamp
    case .bucket(let grain):
      if grain.isCyclic { self = .count } else { self = .timestamp }
    }
  }
}
