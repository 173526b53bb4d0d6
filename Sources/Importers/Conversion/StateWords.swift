import Catalog
import Foundation
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

  /// The states of an order that is paid.
  static let paid = ["paid", "shipped", "delivered", "completed"]

  init(_ column: ColumnDefinition) {
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
  }

  /// The member that a word means; nil for one that is not known.
  func member(of word: String) -> String? { plain[word.lowercased()] ?? keys[Self.key(word)] }

  /// The member that a text means, else the text itself.
  func reading(of text: SQL) -> SQL {
    let list = members.map { SQL.bind(.text($0)) }.joined(", ")
    return """
      case when \(text) in (\(list)) then \(text)
        else coalesce(\(Self.value(of: "lower(\(text))", in: plain)),
          \(Self.value(of: "\(SQL(Macros.word))(\(text))", in: keys)),
          case when not \(MissingWords.contain("lower(\(SQL(Macros.text))(\(text)))", for: .id))
            then \(SQL(Macros.text))(\(text)) end) end
      """
  }

  /// What a text stands for; the engine finds the values of an enumeration by their hashes.
  private static func value(of text: SQL, in words: [String: String]) -> SQL {
    let sorted = words.sorted { $0.key < $1.key }
    let known = sorted.map { literal($0.key) }.joined(separator: ", ")
    let values = sorted.map { literal($0.value) }.joined(separator: ", ")
    return """
      ([\(SQL(verbatim: values))])[
        enum_code(try_cast(\(text) as enum(\(SQL(verbatim: known)))))::integer + 1]
      """
  }

  private static func literal(_ text: String) -> String {
    "'\(text.replacing("'", with: "''"))'"
  }

  // MARK: - The form in which words are compared

  /// The same as the macro makes of a word.
  static func key(_ word: String) -> String {
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
