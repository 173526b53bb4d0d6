/// What the values of a JSON text are made of, as the engine tells it: `{"a":["VARCHAR"]}`.
indirect enum JSONShape: Hashable {
  case object([Member])
  case list(JSONShape)
  /// A type of the engine's; `NULL` where nothing but that was found.
  case scalar(String)

  struct Member: Hashable {
    let key: String
    let shape: JSONShape
  }

  /// The shape that a text describes; nil where it is none.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    guard let shape = Self.read(&rest) else { return nil }
    self = shape
  }

  /// The members of an object; empty for all else.
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// What the objects of a list have; nil where it is no list of objects.
  var listed: [Member]? {
    if case .list(.object(let members)) = self { members } else { nil }
  }

  private static func read(_ text: inout ArraySlice<UInt8>) -> JSONShape? {
    switch text.first {
    case UInt8(ascii: "{"):
      text.removeFirst()
      var members: [Member] = []
      while let first = text.first, first != UInt8(ascii: "}") {
        if first == UInt8(ascii: ",") { text.removeFirst() }
        guard let key = string(&text), text.popFirst() == UInt8(ascii: ":"),
          let shape = read(&text)
        else { return nil }
        members.append(Member(key: key, shape: shape))
      }
      return text.popFirst() == nil ? nil : .object(members)
    case UInt8(ascii: "["):
      text.removeFirst()
      if text.first == UInt8(ascii: "]") {
        text.removeFirst()
        return .list(.scalar("NULL"))
      }
      guard let inner = read(&text), text.popFirst() == UInt8(ascii: "]") else { return nil }
      return .list(inner)
    default: return string(&text).map { .scalar($0) }
    }
  }

  private static func string(_ text: inout ArraySlice<UInt8>) -> String? {
    guard text.popFirst() == UInt8(ascii: "\"") else { return nil }
    var bytes: [UInt8] = []
    while let byte = text.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let next = text.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "u"):
        let code = text.prefix(4)
        text = text.dropFirst(4)
        let scalar = UInt32(String(decoding: code, as: UTF8.self), radix: 16)
          .flatMap(Unicode.Scalar.init)
        bytes += Array(String(scalar ?? "\u{FFFD}").utf8)
      default: bytes.append(next)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Where a value stands in a JSON object.
struct JSONPath: Hashable {
  var keys: [String] = []

  /// As a column is called: `segments.date`.
  var name: String { keys.joined(separator: ".") }

  /// As the engine takes it: `/segments/date`.
  var pointer: String {
    keys.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }

  func appending(_ key: String) -> JSONPath { JSONPath(keys: keys + [key]) }
}
