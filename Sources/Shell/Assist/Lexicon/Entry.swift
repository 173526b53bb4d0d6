import Language

/// Something that can be typed, with what a listing says of it.
struct Entry: Hashable {
  /// What the listing shows and typed words are matched with: `conversion rate`.
  var label: String
  /// What goes into the line.
  var text: String
  var detail: String
  /// Other names of the same thing.
  var synonyms: [String] = []
  /// Whether it is a name whose words may be joined by underscores as well as by blanks.
  var isName = false

  /// Something that is typed exactly so, as `last 7 days`.
  init(_ text: String, label: String? = nil, _ detail: String) {
    self.label = label ?? text
    self.text = text
    self.detail = detail
  }

  /// A word of the grammar.
  init(_ keyword: Keyword) { self.init(keyword.text, keyword.about) }

  /// A name of the model, which may be written with blanks.
  ///
  /// Synonyms that are no plain words, as `(child) asin`, cannot be typed and are left out.
  init(name: String, _ detail: String, synonyms: [String] = []) {
    label = name.replacing("_", with: " ")
    text = label
    self.detail = detail
    self.synonyms = synonyms.filter(Self.canBeTyped)
    isName = true
  }

  /// The words of the label, in lower case.
  var words: [Substring] { Self.words(label) }

  /// The words of a name, whichever way they are joined.
  static func words(_ text: String) -> [Substring] {
    text.lowercased().split { $0 == " " || $0 == "_" }
  }

  private static func canBeTyped(_ synonym: String) -> Bool {
    Lexer.tokens(of: synonym).dropLast().allSatisfy { $0.kind == .word }
  }
}

extension KeywordSet {
  /// The words as they are offered.
  static var entries: [Entry] { keywords.map { Entry($0) } }
}
