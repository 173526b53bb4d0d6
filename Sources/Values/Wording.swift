/// Words for people, as a template and what stands in its gaps, so that they can be said in any
/// language: `"no stage called \"\(name)\""`.
///
/// What is interpolated is data, and said as it is, but for wordings, which are said in the same
/// language; texts written in the interpolation are wordings too. Two wordings are equal where they
/// say the same in English.
package struct Wording: Sendable {
  private(set) var pieces: [Piece]
  /// Where the words stand, if the same words are said in another way elsewhere.
  private(set) var context: String?

  enum Piece: Sendable {
    /// Words of the template, in English.
    case words(String)
    /// What is said as it is: names, numbers, values.
    case data(String)
    case wording(Wording)
    /// So many of a thing: `1 day`, `7 days`.
    case counted(Int, Wording, isGrouped: Bool)
    case list([Wording], Joint)
    /// What has a name in each language.
    case name(String, chinese: String?)
    /// Words that begin a sentence.
    case beginning(Wording)
    /// A value, which each format writes in its way.
    case value(Value, Kind, isChange: Bool)
  }

  /// What stands before the last part of a list.
  package enum Joint: String, Sendable {
    case comma, and, or
    case line
  }

  private init(pieces: [Piece]) { self.pieces = pieces }

  /// Words that are kept as a text, as the summary of a verb.
  package init(words: String) { self.init(stringLiteral: words) }

  /// A text that is no wording but data: a line of the language, a name, what an engine said.
  package init(verbatim text: String) { pieces = text.isEmpty ? [] : [.data(text)] }

  /// The name of a thing of the model; the first of its synonyms in Chinese is its name there.
  package init(name english: String, _ synonyms: [String] = []) {
    pieces = [.name(english, chinese: synonyms.first { $0.isChinese })]
  }

  /// A value of an answer, as a cell would show it.
  ///
  /// - Parameter isChange: whether it is a difference, and is said with its sign.
  package static func value(_ value: Value, _ kind: Kind, isChange: Bool = false) -> Wording {
    Wording(pieces: [.value(value, kind, isChange: isChange)])
  }

  /// The same words with their values written.
  package func written(
    _ write: (_ value: Value, _ kind: Kind, _ isChange: Bool) -> String
  ) -> Wording {
    var wording = self
    wording.pieces = pieces.map { piece in
      switch piece {
      case .value(let value, let kind, let isChange): .data(write(value, kind, isChange))
      case .wording(let part): .wording(part.written(write))
      case .beginning(let part): .beginning(part.written(write))
      case .list(let parts, let joint): .list(parts.map { $0.written(write) }, joint)
      case .words, .data, .name, .counted: piece
      }
    }
    return wording
  }

  /// A template whose gaps are named, as `{product} is sold out`, with what stands in them.
  package init(template: String, _ part: (_ name: String) -> Wording) {
    self.init(pieces: [])
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      if open > rest.startIndex { append(.words(String(rest[..<open]))) }
      append(.wording(part(String(rest[rest.index(after: open)..<close]))))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { append(.words(String(rest))) }
  }

  /// The same words at the beginning of a sentence.
  package var capitalized: Wording { Wording(pieces: [.beginning(self)]) }

  /// The same words, translated as they are said at a certain place: zh.txt has the context behind
  /// the template, as in `from {} [segment]`.
  package func said(of context: String) -> Wording {
    var wording = self
    wording.context = context
    return wording
  }

  /// A number of things, as `1 day` or `7 days`.
  ///
  /// - Parameter isGrouped: whether thousands are set apart, as in `1,204 rows`.
  package static func counted(
    _ count: Int, _ thing: Wording, isGrouped: Bool = false
  ) -> Wording {
    Wording(pieces: [.counted(count, thing, isGrouped: isGrouped)])
  }

  /// `1,204 rows`.
  package static func rows(_ count: Int) -> Wording { counted(count, "row", isGrouped: true) }

  /// `a, b or c`.
  package static func list(_ parts: [Wording], _ joint: Joint = .comma) -> Wording {
    Wording(pieces: [.list(parts, joint)])
  }

  /// `a, b or c`, of names and other texts that are said as they are.
  package static func list(_ names: some Sequence<String>, _ joint: Joint = .comma) -> Wording {
    list(names.map { Wording(verbatim: $0) }, joint)
  }

  /// Parts with a sign between them that means the same in every language.
  package static func joined(_ parts: some Collection<Wording>, by sign: String) -> Wording {
    var whole = Wording(pieces: [])
    for part in parts {
      if !whole.pieces.isEmpty { whole.append(.data(sign)) }
      whole.append(.wording(part))
    }
    return whole
  }

  /// Sentences, each on a line of its own.
  package static func lines(_ parts: [Wording]) -> Wording { list(parts, .line) }

  package var isEmpty: Bool { pieces.isEmpty || english.isEmpty }

  package static func + (a: Wording, b: Wording) -> Wording {
    var sum = a
    sum += b
    return sum
  }

  package static func += (a: inout Wording, b: Wording) {
    for piece in b.pieces { a.append(piece) }
  }

  private mutating func append(_ piece: Piece) {
    if case .words(let next) = piece, case .words(let last) = pieces.last {
      pieces[pieces.count - 1] = .words(last + next)
    } else {
      pieces.append(piece)
    }
  }
}

extension Wording: ExpressibleByStringInterpolation {
  package init(stringLiteral words: String) { pieces = words.isEmpty ? [] : [.words(words)] }

  package init(stringInterpolation: Interpolation) { self = stringInterpolation.wording }

  /// Takes the words and the gaps of a literal.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var wording = Wording(pieces: [])

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ words: String) {
      if !words.isEmpty { wording.append(.words(words)) }
    }

    package mutating func appendInterpolation(_ part: Wording) { wording.append(.wording(part)) }

    /// Disfavoured, so that a literal in a gap is a wording.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ value: some Any) {
      wording.append(.data("\(value)"))
    }
  }
}

// MARK: - In English

extension Wording: CustomStringConvertible {
  /// The words in English.
  package var english: String {
    if pieces.count == 1 { return pieces[0].english }
    var text = ""
    for piece in pieces { text += piece.english }
    return text
  }

  package var description: String { english }

}

extension Wording.Piece {
  fileprivate var english: String {
    switch self {
    case .words(let text), .data(let text), .name(let text, _): text
    case .value(let value, _, _): value.description
    case .wording(let part): part.english
    case .beginning(let part): part.english.prefix(1).uppercased() + part.english.dropFirst()
    case .counted(let count, let thing, let isGrouped):
      "\(isGrouped ? count.grouped : String(count)) \(count == 1 ? thing.english : Self.plural(of: thing.english))"
    case .list(let parts, let joint): joint.joined(parts.map { $0.english })
    }
  }
}

extension Wording.Piece {
  /// `day` as `days`, `stretch` as `stretches`, `currency` as `currencies`.
  private static func plural(of thing: String) -> String {
    if ["s", "x", "ch", "sh"].contains(where: thing.hasSuffix) { return thing + "es" }
    guard thing.hasSuffix("y"), let before = thing.dropLast().last, !"aeiou".contains(before) else {
      return thing + "s"
    }
    return thing.dropLast() + "ies"
  }
}

extension Wording.Joint {
  fileprivate func joined(_ parts: [String]) -> String {
    if self == .line { return parts.joined(separator: "\n") }
    guard self != .comma, let last = parts.last, parts.count > 1 else {
      return parts.joined(separator: ", ")
    }
    return parts.dropLast().joined(separator: ", ") + " \(rawValue) " + last
  }
}

extension Wording: Hashable {
  package static func == (a: Wording, b: Wording) -> Bool { a.english == b.english }
  package func hash(into hasher: inout Hasher) { hasher.combine(english) }
}

extension Wording: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(verbatim: try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(english)
  }
}

extension String {
  /// Whether a letter of it is a Chinese character.
  package var isChinese: Bool { unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) } }
}
