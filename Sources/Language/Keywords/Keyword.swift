import Values

/// A word of the grammar as data: how it is written, what it is for, and how else people say it.
///
/// The parser, the printer, completion, colours, help and the reader of sentences take their words
/// from these tables; none keeps a list of its own.
package struct Keyword: Hashable, Sendable {
  /// As it stands in a line.
  package var text: String
  /// One line for lists of what may stand at a place.
  package var about: String
  /// Other words and phrases for it, in English and Chinese.
  package var ways: [String]

  package init(_ text: String, _ about: String = "", ways: [String] = []) {
    self.text = text
    self.about = about
    self.ways = ways
  }

  /// The first of its ways that is Chinese: what stands for it in a text of that language.
  package var chinese: String? { ways.first { $0.isChinese } }
}

/// The words of one kind, a case for each: whoever reads them has to say what each one means.
package protocol KeywordSet: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  var keyword: Keyword { get }
}

extension KeywordSet {
  /// The words of all cases, in the order in which they are offered.
  package static var keywords: [Keyword] { allCases.map { $0.keyword } }

  /// All words, as they stand in a line.
  package static var words: [String] { allCases.map { $0.rawValue } }

  /// The case's word with its line and its other ways.
  func word(_ about: String, _ ways: [String] = []) -> Keyword {
    Keyword(rawValue, about, ways: ways)
  }
}
