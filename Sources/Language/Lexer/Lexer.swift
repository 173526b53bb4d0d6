/// Splits a text into tokens; never fails: what it cannot read becomes an `unknown` token.
///
/// Parser, highlighter, completer and the question "is this complete?" all read its tokens.
package struct Lexer {
  private let bytes: [UInt8]
  private var at = 0
  private var tokens: [Token] = []

  private init(_ text: String) {
    bytes = Array(text.utf8)
    tokens.reserveCapacity(bytes.count / 5 + 8)
  }

  /// All tokens of a text, comments and newlines included, closed by one `end` token.
  package static func tokens(of text: String) -> [Token] {
    var lexer = Lexer(text)
    lexer.run()
    // Whoever gets them may change them in their place.
    defer { lexer.tokens = [] }
    return lexer.tokens
  }

  private mutating func run() {
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case " ", "\t", "\r": at += 1
      case "\\" where lineEndAhead != nil: at = lineEndAhead ?? at + 1
      case "\n":
        add(.newline, from: at, to: at + 1, "\n")
      case "#": comment()
      case "-" where isRemark: comment()
      case "\"", "'": string(byte)
      case "`": string(byte)
      case "$": parameter()
      case "0"..."9": number()
      case "/": slash()
      default:
        if isWordStart(byte) { word() } else { symbol() }
      }
    }
    add(.end, from: at, to: at, "")
  }

  private mutating func add(
    _ kind: Token.Kind, from start: Int, to end: Int, _ text: String? = nil, unclosed: Bool = false
  ) {
    at = end
    let text = text ?? String(decoding: bytes[start..<end], as: UTF8.self)
    tokens.append(Token(text: text, span: Span(start, end), kind: kind, isUnclosed: unclosed))
  }

  /// Where the next line begins, if a backslash ends the present one.
  private var lineEndAhead: Int? {
    var end = at + 1
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    guard end < bytes.count else { return nil }
    return bytes[end] == "\n" ? end + 1 : nil
  }

  private func peek(_ distance: Int = 0) -> UInt8 {
    at + distance < bytes.count ? bytes[at + distance] : 0
  }

  private func isDigit(_ byte: UInt8) -> Bool { "0"..."9" ~= byte }

  private func isWordStart(_ byte: UInt8) -> Bool {
    switch byte {
    case "a"..."z", "A"..."Z", "_", 0x80...: true
    default: false
    }
  }

  private func isWordPart(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) }

  // MARK: - Words

  private mutating func word() {
    let start = at
    var end = at
    while end < bytes.count, isWordPart(bytes[end]) {
      if bytes[end] >= 0x80, let mark = wideMark(at: end) {
        if end > start { break }
        if mark.isComma { return add(.symbol, from: start, to: start + 3, ",") }
        at = start + mark.width
        return
      }
      end += 1
    }
    add(.word, from: start, to: end, lowercased(start, end))
  }

  /// A mark that is no part of a word although it is not ASCII: the blanks that do not break, that
  /// are as wide as an ideograph, or that mark the order of bytes, and the commas of Chinese.
  private func wideMark(at index: Int) -> (width: Int, isComma: Bool)? {
    switch (bytes[index], peek(index - at + 1), peek(index - at + 2)) {
    case (0xC2, 0xA0, _): (2, false)
    case (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): (3, false)
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): (3, true)
    default: nil
    }
  }

  private func lowercased(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self).lowered
  }

  private mutating func parameter() {
    var end = at + 1
    while end < bytes.count, isWordPart(bytes[end]) { end += 1 }
    if end == at + 1 {
      add(.unknown, from: at, to: end)
    } else {
      add(.parameter, from: at, to: end, lowercased(at + 1, end))
    }
  }

  /// Whether two dashes with a blank behind them begin a remark, as in SQL; options have no blank.
  private var isRemark: Bool {
    guard peek(1) == "-", at + 2 < bytes.count, isBlank(bytes[at + 2]),
      at == 0 || isBlank(bytes[at - 1]) || bytes[at - 1] == "\n"
    else { return false }
    return true
  }

  private mutating func comment() {
    var end = at
    while end < bytes.count, bytes[end] != "\n" { end += 1 }
    if bytes[end - 1] == "\r" { end -= 1 }
    add(.comment, from: at, to: end)
  }

  // MARK: - Quoted text

  /// A text in double or single quotes, or a name in backticks, which ends with its line at last.
  ///
  /// A text goes on where the next lines stand further right than the one that it begins in; such a
  /// line end counts as one blank.
  private mutating func string(_ quote: UInt8) {
    let start = at
    let kind: Token.Kind = quote == "`" ? .quoted : .text
    var end = start + 1
    while end < bytes.count, bytes[end] != quote, bytes[end] != "\\", bytes[end] != "\n" {
      end += 1
    }
    if end < bytes.count, bytes[end] == quote, quote == "\"" || peek(end + 1 - at) != quote {
      let content = String(decoding: bytes[start + 1..<end], as: UTF8.self)
      return add(kind, from: start, to: end + 1, content)
    }
    var content = Array(bytes[start + 1..<end])
    var firstLine: (content: [UInt8], end: Int, indent: Int)?
    while end < bytes.count {
      let byte = bytes[end]
      if byte == quote {
        guard quote != "\"", end + 1 < bytes.count, bytes[end + 1] == quote else {
          return add(kind, from: start, to: end + 1, String(decoding: content, as: UTF8.self))
        }
        content.append(quote)
        end += 2
      } else if byte == "\\", quote != "`", end + 1 < bytes.count, bytes[end + 1] != "\n" {
        content.append(Self.unescaped(bytes[end + 1]))
        end += 2
      } else if byte == "\n" {
        let first = firstLine ?? (content, end, indent(of: start))
        firstLine = first
        guard kind == .text, let next = line(after: end, beyond: first.indent) else { break }
        while let last = content.last, isBlank(last) { content.removeLast() }
        content.append(UInt8(ascii: " "))
        end = next
      } else {
        content.append(byte)
        end += 1
      }
    }
    let line = firstLine ?? (content, end, 0)
    add(
      kind, from: start, to: line.end, String(decoding: line.content, as: UTF8.self),
      unclosed: true)
  }

  /// How many blanks begin the line of a place.
  private func indent(of place: Int) -> Int {
    let line = (bytes[..<place].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    return bytes[line...].prefix { isBlank($0) }.count
  }

  /// The first byte of the line behind a line end, if it stands further right than an indent.
  private func line(after lineEnd: Int, beyond indent: Int) -> Int? {
    var next = lineEnd + 1
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    guard next < bytes.count, bytes[next] != "\n" else { return nil }
    return next - lineEnd - 1 > indent ? next : nil
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == " " || byte == "\t" || byte == "\r" }

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case "n": 10
    case "t": 9
    case "r": 13
    default: byte
    }
  }

  /// A slash begins a pattern only after `matches`, and `from` of an unpivot; elsewhere it divides.
  private mutating func slash() {
    guard let last = tokens.last, last.kind == .word, ["matches", "from"].contains(last.text) else {
      return symbol()
    }
    let start = at
    var end = at + 1
    var content: [UInt8] = []
    while end < bytes.count, bytes[end] != "\n" {
      if bytes[end] == "/" {
        add(.pattern, from: start, to: end + 1, String(decoding: content, as: UTF8.self))
        return
      }
      if bytes[end] == "\\", end + 1 < bytes.count, bytes[end + 1] == "/" { end += 1 }
      content.append(bytes[end])
      end += 1
    }
    add(
      .pattern, from: start, to: end, String(decoding: content, as: UTF8.self), unclosed: true)
  }

  // MARK: - Numbers, dates, clocks, durations

  private mutating func number() {
    if let end = dateEnd() {
      return add(end - at == 10 ? .date : .yearMonth, from: at, to: end)
    }
    if let end = clockEnd() { return add(.clock, from: at, to: end) }
    let start = at
    var end = at
    while end < bytes.count, isDigit(bytes[end]) || isGroupMark(end) { end += 1 }
    if end + 1 < bytes.count, bytes[end] == ".", isDigit(bytes[end + 1]) {
      end += 1
      while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    }
    if end < bytes.count, bytes[end] == "%" { return add(.percent, from: start, to: end + 1) }
    let digits = end
    while end < bytes.count, isWordPart(bytes[end]) { end += 1 }
    if end == digits { return add(.number, from: start, to: end) }
    let unit = String(decoding: bytes[digits..<end], as: UTF8.self).lowercased()
    if Units.multiples[unit] != nil { return add(.number, from: start, to: end) }
    if Units.durations[unit] != nil { return add(.duration, from: start, to: end) }
    // A word such as `7day_average` begins with a digit when it goes on like a name.
    let isWord = unit.contains("_")
    add(isWord ? .word : .unknown, from: start, to: end, isWord ? lowercased(start, end) : nil)
  }

  /// `1_000_000`: an underscore between digits.
  private func isGroupMark(_ index: Int) -> Bool {
    bytes[index] == "_" && index + 1 < bytes.count && isDigit(bytes[index + 1])
  }

  /// The end of `2024-05-14` or `2024-05` at the present place.
  private func dateEnd() -> Int? {
    func digits(_ places: ClosedRange<Int>) -> Bool { places.allSatisfy { isDigit(peek($0)) } }
    guard peek(4) == "-", digits(0...3), digits(5...6) else { return nil }
    if peek(7) == "-", digits(8...9), !isWordPart(peek(10)) { return at + 10 }
    return isWordPart(peek(7)) || (peek(7) == "-" && isDigit(peek(8))) ? nil : at + 7
  }

  private func clockEnd() -> Int? {
    var end = at
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    guard end - at <= 2, end < bytes.count, bytes[end] == ":" else { return nil }
    guard end + 2 < bytes.count, isDigit(bytes[end + 1]), isDigit(bytes[end + 2]) else {
      return nil
    }
    end += 3
    if end + 2 < bytes.count, bytes[end] == ":", isDigit(bytes[end + 1]), isDigit(bytes[end + 2]) {
      end += 3
    }
    return end
  }

  // MARK: - Symbols

  private mutating func symbol() {
    switch (bytes[at], peek(1)) {
    case ("!", "="), ("<", "="), (">", "="), ("-", ">"), ("<", ">"), ("=", "="), ("-", "-"):
      add(.symbol, from: at, to: at + 2)
    default:
      let byte = bytes[at]
      add(isMark(byte) ? .symbol : .unknown, from: at, to: at + 1, Self.characters[Int(byte)])
    }
  }

  /// The texts of the single bytes, made once: every third token is one.
  private static let characters = (0..<256).map { String(decoding: [UInt8($0)], as: UTF8.self) }

  private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", ",", "|", ";", ":", ".",
      "?", "~", "@", "&", "!", "%", "\\":
      true
    default: false
    }
  }
}

// Bytes are compared with the ASCII characters that they stand for, as in `byte == "#"`.

private func == (byte: UInt8, mark: Unicode.Scalar) -> Bool { UInt32(byte) == mark.value }
private func != (byte: UInt8, mark: Unicode.Scalar) -> Bool { UInt32(byte) != mark.value }
private func ~= (mark: Unicode.Scalar, byte: UInt8) -> Bool { byte == mark }
private func ~= (marks: ClosedRange<Unicode.Scalar>, byte: UInt8) -> Bool {
  marks.contains(Unicode.Scalar(byte))
}
