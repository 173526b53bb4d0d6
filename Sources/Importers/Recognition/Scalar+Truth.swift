import Planner
import Values

/// What can be told of a condition before a row is read: an export asks for columns that a file may
/// lack, and these are missing in all rows.
extension Scalar {
  /// Whether the condition holds in all rows or in none; nil where that depends on the row.
  var truth: Bool? {
    switch self {
    case .value(.bool(let flag)): return flag
    case .value(.null): return false
    case .isMissing(let a, let negated): return a.isNull ? !negated : nil
    case .not(let a): return a.truth.map { !$0 }
    case .binary(.and, let a, let b):
      if a.truth == false || b.truth == false { return false }
      return a.truth == true && b.truth == true ? true : nil
    case .binary(.or, let a, let b):
      if a.truth == true || b.truth == true { return true }
      return a.truth == false && b.truth == false ? false : nil
    case .binary(.notEqual, _, _): return nil
    case .binary(_, let a, let b): return a.isNull || b.isNull ? false : nil
    case .textTest(_, let a, let b, let negated): return a.isNull || b.isNull ? negated : nil
    case .between(let a, _, _, let negated), .oneOf(let a, _, let negated):
      return a.isNull ? negated : nil
    default: return nil
    }
  }

  /// Whether the value is missing in all rows.
  var isNull: Bool {
    switch self {
    case .value(.null): true
    case .call(.extract, let parts) where parts.allSatisfy(\.isText): !Self.isFound(parts)
    case .negative(let a): a.isNull
    case .binary(let op, let a, let b) where op.isArithmetic:
      a.isNull || b.isNull
    case .call(.coalesce, let parts): parts.allSatisfy(\.isNull)
    case .call(let function, let parts) where Self.needingAll.contains(function):
      parts.contains(where: \.isNull)
    case .aggregate(let function, let parts) where [.sum, .min, .max].contains(function):
      parts.contains(where: \.isNull)
    default: false
    }
  }

  private var isText: Bool {
    if case .value(.text) = self { true } else { false }
  }

  /// Whether a text has what a pattern describes; true where the pattern is for the engine alone.
  private static func isFound(_ parts: [Scalar]) -> Bool {
    guard parts.count == 2, case .value(.text(let text)) = parts[0],
      case .value(.text(let pattern)) = parts[1], let pattern = try? Regex(pattern)
    else { return true }
    return text.contains(pattern)
  }

  /// Functions that yield nothing where an argument is missing.
  private static let needingAll: Set<ScalarFunction> = [
    .abs, .round, .floor, .ceil, .lower, .upper, .trim, .replace, .substring, .extract, .number,
    .text, .date, .timestamp, .hour, .weekday, .month, .year,
  ]
}
