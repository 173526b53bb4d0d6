import Values

/// How names, texts and numbers are written.
enum Words {
  /// The words that are more than a name where a formula or a clause may stand.
  private static let reserved = Set(ConditionWord.words).subtracting(
    [ConditionWord.with, .empty].map { $0.rawValue }
  ).union(Signature.Clause.introductions).subtracting([Signature.Clause.store.rawValue])

  /// The words that begin a period.
  static let periods = Set(PeriodWord.words)

  static func isReserved(_ word: String) -> Bool { reserved.contains(word) }

  /// Whether a text is read as one plain word that is the same text.
  static func isPlain(_ text: String) -> Bool {
    let tokens = Lexer.tokens(of: text)
    return tokens.count == 2 && tokens[0].kind == .word && tokens[0].text == text
  }

  /// A text in double quotes, its special characters escaped.
  static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text in quotes that may be folded at its single blanks.
  static func write(folding text: String, to flow: inout Flow) {
    let words = escaped(text).split(separator: " ", omittingEmptySubsequences: false)
    flow.add("\"")
    for (index, word) in words.enumerated() {
      if index > 0 {
        if word.isEmpty || words[index - 1].isEmpty { flow.add(" ") } else { flow.add(.word) }
      }
      flow.add(String(word))
    }
    flow.add("\"")
  }

  /// A pattern between slashes, or in quotes where slashes cannot hold it.
  static func pattern(_ text: String) -> String {
    if text.hasSuffix("\\") || text.utf8.contains(UInt8(ascii: "\n")) { return quoted(text) }
    return "/\(text.replacing("/", with: "\\/"))/"
  }

  static func percent(_ share: Fixed) -> String {
    "\(Fixed(unscaled: share.unscaled, scale: share.scale - 2))%"
  }

  static func literal(_ value: Value) -> String {
    switch value {
    case .null: "missing"
    case .text(let text): quoted(text)
    case .moment(let moment): moment.second == 0 ? moment.short : moment.description
    case .span(let length): Units.written(length)
    case .bool, .int, .fixed, .double, .day: value.description
    }
  }

  /// As in `7 days`, `1 day`.
  static func count(_ number: Int, _ unit: TimeUnit) -> String {
    "\(number) \(unit.rawValue)\(number == 1 ? "" : "s")"
  }
}

extension Name {
  /// The name where only a name can stand.
  var written: String {
    if !isQuoted, Words.isPlain(text) { return text }
    return "`\(text.replacing("`", with: "``"))`"
  }

  /// The name where a keyword could stand as well.
  var writtenInFormula: String {
    isQuoted || !Words.isReserved(text) ? written : "`\(text)`"
  }

  /// The name in quotes as a definition gives it: `"late shipments"`.
  var writtenAsTitle: String {
    if isQuoted { return written }
    let words = text.split(separator: "_")
    return Words.quoted(words.joined(separator: "_") == text ? words.joined(separator: " ") : text)
  }
}

extension Word {
  /// Bare where it was bare and is read as it stands up to the next blank; in quotes elsewhere.
  var written: String {
    isQuoted || !isBare ? Words.quoted(text) : text
  }

  private var isBare: Bool {
    var end = 0
    for token in Lexer.tokens(of: text) {
      guard token.span.start == end else { return false }
      end = token.span.end
      switch token.kind {
      case .newline, .comment, .text, .quoted, .pattern, .unknown: return false
      case .symbol where ["|", ";", "}", ")", ",", "="].contains(token.text): return false
      default: break
      }
    }
    return end > 0 && end == text.utf8.count && !text.hasPrefix("--")
  }

  /// The word where a single plain word or number is all that can stand without quotes.
  var writtenAsValue: String {
    let isPlain = Words.isPlain(text) && !Words.isReserved(text) && !Words.periods.contains(text)
    return !isQuoted && isPlain ? text : Words.quoted(text)
  }
}
