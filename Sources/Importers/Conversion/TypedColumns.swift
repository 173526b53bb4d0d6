import Catalog
import Values

/// The columns of a file that the engine's reader can make values of by itself: each stands for one
/// column of the data set alone, and is needed as nothing else.
struct TypedColumns {
  /// The engine's types by the places of the columns.
  let types: [Int: String]

  /// - Parameter rows: which rows are taken; where that depends on texts, none can be typed.
  init(_ matching: Matching, _ rows: RowSelection) {
    guard rows.isPlain, !matching.sources.contains(where: { $0.standsForRow }) else {
      types = [:]
      return
    }
    let uses = matching.sources.flatMap { $0.headers }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    types = matching.sources.reduce(into: [:]) { types, source in
      guard let place = source.place, uses[place] == 1, let type = Self.type(of: source.column)
      else { return }
      types[place] = type
    }
  }

  /// Six decimals, so that an amount that has more than two is noticed.
  private static func type(of column: ColumnDefinition) -> String? {
    guard column.members.isEmpty else { return nil }
    return switch column.type {
    case .count, .money: "DECIMAL(18,6)"
    case .number, .ratio, .index: "DOUBLE"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP"
    case .text, .percent, .duration, .flag: nil
    }
  }
}
