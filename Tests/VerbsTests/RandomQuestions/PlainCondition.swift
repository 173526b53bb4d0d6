import Values

/// A condition on rows: what is missing fulfils nothing but being missing.
indirect enum PlainCondition {
  case equals(String, String)
  case differs(String, String)
  case isIn(String, [String])
  case isNotIn(String, [String])
  case contains(String, String)
  case startsWith(String, String)
  case endsWith(String, String)
  case isMissing(String)
  case isPresent(String)
  case isOver(String, Int)
  case isAtMost(String, Int)
  case isBetween(String, Int, Int)
  case all([PlainCondition])
  case any([PlainCondition])
  case not(PlainCondition)

  func holds(for row: PlainRow) -> Bool {
    switch self {
    case .equals(let part, let value): return row[part] == value
    case .differs(let part, let value): return row[part] != value
    case .isIn(let part, let values): return row[part].map(values.contains) ?? false
    case .isNotIn(let part, let values): return !(row[part].map(values.contains) ?? false)
    case .contains(let part, let text):
      return row[part]?.lowercased().contains(text.lowercased()) ?? false
    case .startsWith(let part, let text):
      return row[part]?.lowercased().hasPrefix(text.lowercased()) ?? false
    case .endsWith(let part, let text):
      return row[part]?.lowercased().hasSuffix(text.lowercased()) ?? false
    case .isMissing(let part): return row[part] == nil
    case .isPresent(let part): return row[part] != nil
    case .isOver(let column, let bound):
      return row.amounts[column].map { $0 > bound.fixed } ?? false
    case .isAtMost(let column, let bound):
      return row.amounts[column].map { $0 <= bound.fixed } ?? false
    case .isBetween(let column, let low, let high):
      return row.amounts[column].map { $0 >= low.fixed && $0 <= high.fixed } ?? false
    case .all(let parts): return parts.allSatisfy { $0.holds(for: row) }
    case .any(let parts): return parts.contains { $0.holds(for: row) }
    case .not(let part): return !part.holds(for: row)
    }
  }

  /// What it looks at.
  var names: Set<String> {
    switch self {
    case .equals(let name, _), .differs(let name, _), .isIn(let name, _), .isNotIn(let name, _),
      .contains(let name, _), .startsWith(let name, _), .endsWith(let name, _),
      .isBetween(let name, _, _), .isMissing(let name), .isPresent(let name),
      .isOver(let name, _), .isAtMost(let name, _):
      [name]
    case .all(let parts), .any(let parts): Set(parts.flatMap { $0.names })
    case .not(let part): part.names
    }
  }

  var words: String {
    func list(_ values: [String]) -> String {
      "(" + values.map { "\"\($0)\"" }.joined(separator: ", ") + ")"
    }
    return switch self {
    case .equals(let part, let value): "\(part) = \"\(value)\""
    case .differs(let part, let value): "\(part) != \"\(value)\""
    case .isIn(let part, let values): "\(part) in \(list(values))"
    case .isNotIn(let part, let values): "\(part) not in \(list(values))"
    case .contains(let part, let text): "\(part) contains \"\(text)\""
    case .startsWith(let part, let text): "\(part) starts with \"\(text)\""
    case .endsWith(let part, let text): "\(part) ends with \"\(text)\""
    case .isMissing(let part): "\(part) is missing"
    case .isPresent(let part): "\(part) is not missing"
    case .isOver(let column, let bound): "\(column) > \(bound)"
    case .isAtMost(let column, let bound): "\(column) <= \(bound)"
    case .isBetween(let column, let low, let high): "\(column) between \(low) and \(high)"
    case .all(let parts): "(" + parts.map { $0.words }.joined(separator: " and ") + ")"
    case .any(let parts): "(" + parts.map { $0.words }.joined(separator: " or ") + ")"
    case .not(let part): "not (\(part.words))"
    }
  }
}

extension Int {
  fileprivate var fixed: Fixed { Fixed(unscaled: Int128(self), scale: 0) }
}

/// A condition on a metric of a row of the answer.
struct PlainLimit {
  let metric: String
  let isOver: Bool
  let bound: String

  var words: String { "\(metric) \(isOver ? ">" : "<=") \(bound)" }

  func holds(for number: PlainNumber) -> Bool {
    guard let number = number.double, let bound = Double(bound) else { return false }
    return isOver ? number > bound : number <= bound
  }
}
