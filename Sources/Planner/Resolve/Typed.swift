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
  /// A written duration such as `36h` as the number of seconds that durations are kept as.
  var inSeconds: Typed {
    guard case .value(.span(let length)) = scalar else { return self }
    let seconds = Fixed(unscaled: Int128(length), scale: 6)
    return Typed(.value(.double(seconds.double)), type)
  }

  /// A duration in the form that moves a time; a written one has it.
  var moving: Typed {
    guard type == .duration, case .value(.span) = scalar else {
      return type == .duration ? Typed(.call("to_seconds", [scalar]), type) : self
    }
    return self
  }
}

extension ColumnType {
  /// How a type is named in messages: `a text`, `an amount of money`.
  package var spoken: String {
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
