/// A piece of SQL with its bound values: text can be joined, values are never glued in.
///
///     let query: SQL = "select \(name: column) from orders where paid_at >= \(start)"
package struct SQL: Hashable, Sendable, Codable {
  /// The text with a `?` for each value of `bindings`, in order.
  package var text: String
  package var bindings: [Value]

  package init(_ text: String = "", _ bindings: [Value] = []) {
    self.text = text
    self.bindings = bindings
  }

  /// Text taken as it is.
  ///
  /// In `SQL("t\(1)")` the literal is SQL itself and the 1 would be bound; here it is a plain text,
  /// and nothing is.
  package init(verbatim text: String) { self.init(text, []) }

  /// A quoted identifier.
  package static func name(_ name: String) -> SQL {
    // Nearly no name has one, and a search by characters is slow.
    let hasQuote = name.utf8.contains(UInt8(ascii: "\""))
    return SQL("\"" + (hasQuote ? name.replacing("\"", with: "\"\"") : name) + "\"")
  }

  package static func bind(_ value: Value) -> SQL { SQL("?", [value]) }

  package static func + (a: SQL, b: SQL) -> SQL { SQL(a.text + b.text, a.bindings + b.bindings) }
  package static func += (a: inout SQL, b: SQL) {
    a.text += b.text
    a.bindings += b.bindings
  }
}

extension SQL: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(text) }
  package init(stringInterpolation: Interpolation) { self = stringInterpolation.sql }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { sql.text += literal }
    package mutating func appendInterpolation(_ piece: SQL) { sql += piece }
    package mutating func appendInterpolation(_ value: Value) { sql += .bind(value) }
    package mutating func appendInterpolation(_ value: Int) { sql += .bind(.int(Int64(value))) }
    package mutating func appendInterpolation(_ value: String) { sql += .bind(.text(value)) }
    package mutating func appendInterpolation(name: String) { sql += .name(name) }
  }
}

extension Sequence<SQL> {
  package func joined(_ separator: String) -> SQL {
    var result = SQL()
    for (index, piece) in enumerated() {
      if index > 0 { result.text += separator }
      result += piece
    }
    return result
  }
}
