import Catalog
import Language
import Values

/// A resolved formula with the type of its value; nil when that can be anything.
package struct Typed: Hashable, Sendable {
  package var scalar: Scalar
  package var type: ColumnType?

  package init(_ scalar: Scalar, _ type: ColumnType?) {
    self.scalar = scalar
    self.type = type
  }
}

extension Typed {
  /// A duration, which is a number of seconds, as what moves a time; others as they are.
  var interval: Scalar {
    guard type == .duration else { return scalar }
    guard case .value(let seconds) = scalar, let number = seconds.double else {
      return .interval(scalar)
    }
    return .value(.span(Int64((number * Double(Moment.perSecond)).rounded())))
  }
}

extension Typed {
  /// Beside a truth, `1` and `"true"` are one too.
  func beside(_ other: Typed) -> Typed {
    guard other.type == .flag, type != .flag, case .value(let value) = scalar else { return self }
    let truth: Bool? =
      switch value {
      case .int(1): true
      case .int(0): false
      case .text(let text): ["true": true, "false": false][text.lowercased()]
      default: nil
      }
    return truth.map { Typed(.value(.bool($0)), .flag) } ?? self
  }
}

extension ColumnType {
  /// How a type is named in messages: `a text`, `an amount of money`.
  package var spoken: Wording {
    switch self {
    case .text: "a text"
    case .count, .number, .ratio: "a number"
    case .money: "an amount of money"
    case .percent: "a share"
    case .duration: "a duration"
    case .index: "an index"
    case .flag: "true or false"
    case .date: "a day"
    case .timestamp: "a time"
    }
  }

  /// What an arithmetic operation yields.
  static func result(of op: Expression.Operator, _ a: ColumnType?, _ b: ColumnType?) -> ColumnType?
  {
    switch (op, a, b) {
    case (.divide, .money?, .money?): .ratio
    case (.divide, .count?, .count?), (.divide, .duration?, .duration?): .ratio
    case (.divide, .money?, _), (.multiply, .money?, _), (.multiply, _, .money?): .money
    case (.add, .money?, _), (.subtract, .money?, _), (.add, _, .money?), (.subtract, _, .money?):
      .money
    case (.add, .timestamp?, _), (.subtract, .timestamp?, .duration?): .timestamp
    case (.add, .date?, .duration?), (.subtract, .date?, .duration?): .timestamp
    case (.add, .duration?, .date?), (.add, .duration?, .timestamp?): .timestamp
    case (.subtract, .timestamp?, _), (.subtract, .date?, _): .duration
    case (.add, let x?, let y?) where x == y, (.subtract, let x?, let y?) where x == y: x
    case (_, .percent?, .percent?): .percent
    case (.multiply, .count?, .count?): .count
    case (.multiply, .percent?, let y?): y
    case (.multiply, let x?, .percent?): x
    case (.divide, .duration?, _): .duration
    default: .number
    }
  }
}
