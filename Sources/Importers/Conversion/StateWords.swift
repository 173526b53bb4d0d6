import Catalog
import Foundation
import Synchronization
import Values

/// The words that files have for the members of a column.
///
/// Letter case, blanks, `_`, dashes, accents, wide letters and punctuation at the ends make no
/// difference.
struct StateWords {
  private let members: [String]
  /// By the words in small letters.
  private let plain: [String: String]
  /// By the form in which words are compared.
  private let keys: [String: String]
  private let asWritten: WordLookup
  private let inTheirForm: WordLookup

  /// The states of an order that is paid.
  static let paid = ["paid", "shipped", "delivered", "completed"]

  /// Those of a column; they are made once.
  static func of(_ column: ColumnDefinition) -> StateWords {
    if let known = made.withLock({ $0[column] }) { return known }
    let words = StateWords(column)
    made.withLock { $0[column] = words }
    return words
  }

  private static let made = Mutex<[ColumnDefinition: StateWords]>([:])

  private init(_ column: ColumnDefinition) {
    members = column.members
    var plain: [String: String] = [:]
    var keys: [String: String] = [:]
    for member in column.members {
      for word in [member] + (column.memberSynonyms[member] ?? []) {
        for text in [word.lowercased(), word.lowercased().replacing("_", with: " ")] {
          plain[text] = plain[text] ?? member
        }
        keys[Self.key(word)] = keys[Self.key(word)] ?? member
      }
    }
    self.plain = plain
    self.keys = keys
    asWritten = WordLookup(plain)
    inTheirForm = WordLookup(keys)
  }

  /// The member that a word means; nil for one that is not known.
  func member(of word: String) -> String? { plain[word.lowercased()] ?? keys[Self.key(word)] }

  /// The member that a text means, else the text itself.
  func reading(of text: SQL) -> SQL {
    let list = members.map { SQL.bind(.text($0)) }.joined(", ")
    return """
      case when \(text) in (\(list)) then \(text)
        else coalesce(\(asWritten.value(of: "lower(\(text))")),
          \(inTheirForm.value(of: "\(word: Macros.word)(\(text))")),
          case when not \(MissingWords.contain("lower(\(word: Macros.text)(\(text)))", for: .id))
            then \(word: Macros.text)(\(text)) end) end
      """
  }

  // MARK: - The form in which words are compared

  /// The same as the macro makes of a word.
  static func key(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return plainKey(word) }
    var scalars = String.UnicodeScalarView()
    for scalar in word.unicodeScalars.map(narrow) {
      scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    let bare = String(scalars).decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { !isMark($0) }
    let letters = String(String.UnicodeScalarView(bare)).precomposedStringWithCanonicalMapping
      .unicodeScalars
    let isEnd = { (scalar: Unicode.Scalar) in isBlank(scalar) || isPunctuation(scalar) }
    let inner = letters.drop(while: isEnd).reversed().drop(while: isEnd).reversed()
    return String(String.UnicodeScalarView(inner.filter { !isBlank($0) }))
  }

  /// The key of a word without other than ASCII characters, of which all but letters and digits
  /// are punctuation, signs and blanks.
  private static func plainKey(_ word: String) -> String {
    func isEnd(_ byte: UInt8) -> Bool {
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let inner = word.lowercased().utf8.drop(while: isEnd).reversed().drop(while: isEnd).reversed()
    return String(
      decoding: inner.filter {
        $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-")
      },
      as: UTF8.self)
  }

  /// A wide letter or sign as a plain one.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .format, .dashPunctuation: true
    default: scalar == "_" || (0x09...0x0D).contains(scalar.value)
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }

  /// The macro that makes the form of a word.
  static let definitions: String = {
    let wide = (0xFF01...0xFF5E).compactMap { Unicode.Scalar($0 as Int) }
    let text = { (scalars: [Unicode.Scalar]) in
      String(String.UnicodeScalarView(scalars)).replacing("'", with: "''")
    }
    return #"""
      create or replace temp macro \#(Macros.word)(x) as
        regexp_replace(
          strip_accents(lower(translate(x, '\#(text(wide))', '\#(text(wide.map(narrow)))'))),
          '^[\p{P}\p{S}\p{Z}\p{Cf}\s]+|[\p{P}\p{S}\p{Z}\p{Cf}\s]+$|[\p{Z}\p{Cf}\p{Pd}\s_]',
          '', 'g');

      """#
  }()
}
