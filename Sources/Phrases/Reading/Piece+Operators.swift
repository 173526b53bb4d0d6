/// What a piece says of the things around it.
extension Piece {
  /// The sign of an operator between numbers.
  var amountSign: String? {
    for role in roles {
      switch role {
      case .more: return ">"
      case .moreOrEqual: return ">="
      case .less: return "<"
      case .lessOrEqual: return "<="
      case .equal: return "="
      default: continue
      }
    }
    return nil
  }

  /// Whether it compares what stands before it with what stands behind.
  var isOperator: Bool {
    roles.contains { role in
      switch role {
      case .equal, .unequal, .less, .lessOrEqual, .more, .moreOrEqual, .contains, .begins, .like:
        true
      default: false
      }
    }
  }
}
