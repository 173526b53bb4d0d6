/// A piece of SQL with its bound values: text can be joined, values are never glued in.
///
///     let query: SQL = "select \(name: column) from orders where paid_at >= \(start)"
package struct SQL: Hashable, Sendable, Codable {
  /// The text with a `?` for each value of `bindings`, in order.
  package private(set) var text: String
  package private(set) var bindings: [Value]

  private init(_ text: String = "", _ bindings: [Value] = []) {
    self.text = text
    self.bindings = bindings
  }

  /// Text taken as it is: the only way for a text that is made while the program runs.
  ///
  /// For names there is `word` and `name`, for values there are bindings; a literal is SQL already.
  package init(verbatim text: String) { self.init(text) }

  /// A name of ours: as it is where it is a plain word, else quoted.
  package static func word(_ word: String) -> SQL {
    var isFirst = true
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        break
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !isFirst: break
      default: return .name(word)
      }
      isFirst = false
    }
    return isFirst ? .name(word) : SQL(word)
  }

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
    fileprivate var sql = SQL(verbatim: "")

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { sql.text += literal }
    package mutating func appendInterpolation(_ piece: SQL) { sql += piece }
    package mutating func appendInterpolation(_ value: Value) { sql += .bind(value) }
    package mutating func appendInterpolation(_ value: Int) { sql += .bind(.int(Int64(value))) }
    package mutating func appendInterpolation(_ value: String) { sql += .bind(.text(value)) }
    package mutating func appendInterpolation(name: String) { sql += .name(name) }
    package mutating func appendInterpolation(word: String) { sql += .word(word) }
    /// A number of ours that stands in the text itself, as that of a column.
    package mutating func appendInterpolation(digits: some BinaryInteger) {
      sql.text += String(digits)
    }
  }
}

extension Sequence<SQL> {
  package func joined(_ separator: String) -> SQL {
    var result: SQL = ""
    for (index, piece) in enumerated() {
      if index > 0 { result += SQL(verbatim: separator) }
      result += piece
    }
    return result
  }
}
