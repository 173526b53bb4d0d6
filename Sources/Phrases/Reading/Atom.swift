import Language

/// The smallest piece of a sentence: a word, a number, a sign, a quoted text, or one character of a
/// script that is written without blanks.
struct Atom: Hashable {
  enum Kind: Hashable { case word, number, date, sign, quoted, ideograph }

  let kind: Kind
  /// In lower case and with ASCII signs; of a quoted text its inside as written.
  let text: String
  /// As it was typed.
  let written: String
  /// Its bytes in the sentence.
  let span: Span
  /// Whether a blank or a hyphen stands before it.
  let isApart: Bool
}

/// Cuts a sentence into atoms.
struct AtomReader {
  private let scalars: [Unicode.Scalar]
  /// The byte that each scalar begins at, and the end.
  private let bytes: [Int]
  private var at = 0
  private var isApart = true
  private var atoms: [Atom] = []

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var places = [0]
    for scalar in scalars { places.append(places[places.count - 1] + scalar.utf8Length) }
    bytes = places
  }

  static func atoms(of text: String) -> [Atom] {
    var reader = AtomReader(text)
    reader.run()
    return reader.atoms
  }

  private mutating func run() {
    while at < scalars.count {
      let scalar = Self.plain(scalars[at])
      if Self.isBlank(scalar) || scalar == "_" || scalar == "\u{FEFF}" {
        at += 1
        isApart = true
      } else if let close = Self.quotes[scalars[at]], !isApostrophe {
        quoted(close)
      } else if Self.isDigit(scalar) {
        number()
      } else if Self.isIdeograph(scalar) {
        add(.ideograph, to: at + 1)
      } else if Self.isLetter(scalar) {
        word()
      } else {
        sign()
      }
    }
  }

  private mutating func add(_ kind: Atom.Kind, to end: Int, _ text: String? = nil) {
    let written = String(String.UnicodeScalarView(scalars[at..<end]))
    let plain = String(String.UnicodeScalarView(scalars[at..<end].map(Self.plain))).lowered
    atoms.append(
      Atom(
        kind: kind, text: text ?? plain, written: written, span: Span(bytes[at], bytes[end]),
        isApart: isApart))
    at = end
    isApart = false
  }

  private mutating func word() {
    var end = at
    while end < scalars.count, Self.isWordPart(Self.plain(scalars[end])) {
      // `adSpend` and `top5` are two words.
      if end > at, isSeam(before: end) { break }
      end += 1
    }
    add(.word, to: end)
    if end < scalars.count, Self.isWordPart(Self.plain(scalars[end])) { isApart = true }
  }

  private func isSeam(before place: Int) -> Bool {
    let (last, next) = (scalars[place - 1], scalars[place])
    if last.properties.isLowercase, next.properties.isUppercase { return true }
    guard Self.isDigit(Self.plain(next)), !Self.isDigit(Self.plain(last)) else { return false }
    let word = String(String.UnicodeScalarView(scalars[at..<place])).lowered
    return ["top", "bottom", "last", "past", "next"].contains(word)
  }

  /// A number with its unit, or a date in one of its written forms.
  private mutating func number() {
    var end = at
    var signs = 0
    while end < scalars.count {
      let scalar = Self.plain(scalars[end])
      if Self.isDigit(scalar) {
        end += 1
      } else if "./-,:".unicodeScalars.contains(scalar), end + 1 < scalars.count,
        Self.isDigit(Self.plain(scalars[end + 1])), Self.plain(scalars[end - 1]) != scalar,
        scalar != "," || isThousands(at: end)
      {
        signs += 1
        end += 1
      } else {
        break
      }
    }
    let text = String(String.UnicodeScalarView(scalars[at..<end].map(Self.plain)))
    if WrittenDate(text) != nil { return add(.date, to: end, text) }
    if signs > 0, !text.contains(where: { $0 == "/" || $0 == "-" || $0 == ":" }) {
      return amount(end, text.replacing(",", with: ""))
    }
    if signs > 0 {
      // `5-3`: two numbers with a sign between them.
      end = at
      while end < scalars.count, Self.isDigit(Self.plain(scalars[end])) { end += 1 }
      return amount(end, String(String.UnicodeScalarView(scalars[at..<end].map(Self.plain))))
    }
    amount(end, text)
  }

  /// Whether a comma groups digits by thousands: three stand behind it.
  private func isThousands(at comma: Int) -> Bool {
    let digits = scalars[(comma + 1)...].prefix { Self.isDigit(Self.plain($0)) }
    return digits.count == 3
  }

  private mutating func amount(_ digits: Int, _ text: String) {
    var end = digits
    while end < scalars.count, Self.isUnit(Self.plain(scalars[end])) { end += 1 }
    let unit = String(String.UnicodeScalarView(scalars[digits..<end].map(Self.plain))).lowered
    if !unit.isEmpty { return add(.number, to: end, text + unit) }
    var next = end
    while next < scalars.count, scalars[next] == " " { next += 1 }
    if next < scalars.count, ["%", "％"].contains(scalars[next]) {
      return add(.number, to: next + 1, text + "%")
    }
    add(.number, to: end, text)
  }

  private mutating func quoted(_ close: Unicode.Scalar) {
    guard let end = scalars[(at + 1)...].firstIndex(of: close) else { return sign() }
    add(.quoted, to: end + 1, String(String.UnicodeScalarView(scalars[at + 1..<end])))
  }

  /// Signs of two characters are one atom; hyphens inside of words are blanks.
  private mutating func sign() {
    let scalar = Self.plain(scalars[at])
    if scalar == "-", at > 0, at + 1 < scalars.count, Self.isWordPart(Self.plain(scalars[at - 1])),
      Self.plain(scalars[at + 1]).properties.isAlphabetic
    {
      at += 1
      isApart = true
      return
    }
    if "¥$€£￥".unicodeScalars.contains(scalars[at]), at + 1 < scalars.count,
      Self.isDigit(Self.plain(scalars[at + 1]))
    {
      at += 1
      isApart = true
      return
    }
    let next = at + 1 < scalars.count ? Self.plain(scalars[at + 1]) : " "
    let pair = String(String.UnicodeScalarView([scalar, next]))
    add(
      .sign,
      to: ["==", "!=", "<>", "<=", ">=", "..", "--", "&&", "||"].contains(pair) ? at + 2 : at + 1)
  }

  /// Whether a single quote stands between letters, as in `what's`.
  private var isApostrophe: Bool {
    guard scalars[at] == "'" || scalars[at] == "’" else { return false }
    return at > 0 && scalars[at - 1].properties.isAlphabetic
  }

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "'": "'", "`": "`", "“": "”", "”": "”", "„": "“", "‘": "’", "’": "’", "「": "」",
    "『": "』", "＂": "＂", "«": "»",
  ]

  /// A full-width character as the ASCII one.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3001: ","
    case 0x3002: "."
    case 0x2012...0x2015, 0x2212: "-"
    case 0x4E00...0x9FFF:
      Words.traditional[Character(scalar)].flatMap { $0.unicodeScalars.first } ?? scalar
    default: scalar
    }
  }

  // Of ASCII both are known without a look into the tables of Unicode.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? "a"..."z" ~= scalar || "A"..."Z" ~= scalar : scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) && !isIdeograph(scalar) || isDigit(scalar)
  }

  private static func isUnit(_ scalar: Unicode.Scalar) -> Bool {
    "a"..."z" ~= scalar || "A"..."Z" ~= scalar || scalar == "万" || scalar == "亿"
  }
}

extension Unicode.Scalar {
  fileprivate var utf8Length: Int { UTF8.width(self) }
}
