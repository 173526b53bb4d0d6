import Language
import Phrases
import Planner

/// The outline of a text with its names looked up: what each part is to whom types it.
struct TextReading {
  /// What a part is.
  enum Role: Hashable {
    case verb, clause, metric, dimension, function, text, number, period, parameter, comment
    /// A name that nothing has, or a word that cannot stand where it does.
    case unknown
    /// A text or name whose closing quote is missing.
    case unclosed
  }

  struct Part: Hashable {
    var role: Role
    /// In bytes of the text.
    var span: Span
  }

  /// The parts that are something, in order; blanks, symbols and free words are none.
  let parts: [Part]
  let outline: Outline

  /// Reads a text; names in `kept` are known besides those of the lexicon.
  init(_ text: String, lexicon: Lexicon, kept: Set<String> = []) {
    outline = Outline(text, grammar: lexicon.grammar)
    let names = NamesOfText(text, outline, lexicon: lexicon, kept: kept)
    parts = outline.parts.compactMap { part in
      names.role(of: part).map { Part(role: $0, span: part.span) }
    }
  }
}

/// What the names of one text are.
private struct NamesOfText {
  private let bytes: [UInt8]
  private let lexicon: Lexicon
  /// Names that the session or the text has defined.
  private let known: Set<String>
  /// Where those of several words stand.
  private let spelt: [Span]
  /// Where words begin that may become one name, to the end of the text.
  private let begun: Int
  private let isExit: Bool
  /// Where the last statement begins.
  private let statement: Int

  init(_ text: String, _ outline: Outline, lexicon: Lexicon, kept: Set<String>) {
    bytes = Array(text.utf8)
    self.lexicon = lexicon
    isExit = Interpreter.isExit(text)
    statement = outline.place.statement
    let words = Lexer.tokens(of: text).dropLast().reversed().prefix { $0.kind == .word }.reversed()
    // Only where the text ends with a word may the rest of a name still come.
    let ends = words.last?.span.end == bytes.count ? Array(words) : []
    begun =
      ends.indices.first { lexicon.meanings.isBeginning(ends[$0...].map { $0.text }) }
      .map { ends[$0].span.start } ?? bytes.count
    known = kept.union(outline.defined)
    spelt = Self.places(of: known, in: Lexer.tokens(of: text))
  }

  /// Where known names of several words stand.
  private static func places(of names: Set<String>, in tokens: [Token]) -> [Span] {
    guard names.contains(where: { $0.contains("_") }) else { return [] }
    return tokens.indices.flatMap { start in
      (2...4).compactMap { count -> Span? in
        let words = tokens[start...].prefix(count)
        guard words.count == count, words.allSatisfy({ $0.kind == .word }),
          names.contains(words.map { $0.text }.joined(separator: "_"))
        else { return nil }
        return words[start].span.to(words[start + count - 1].span)
      }
    }
  }

  func role(of part: Outline.Part) -> TextReading.Role? {
    switch part.role {
    case .verb: return .verb
    case .keyword: return .clause
    case .function: return isFunction(part) ? .function : .unknown
    case .text: return .text
    case .number: return .number
    case .period: return .period
    case .parameter: return .parameter
    case .comment: return .comment
    case .unclosed: return .unclosed
    case .column: return .dimension
    case .newName, .rest: return nil
    case .unknown:
      return isSpelt(part) ? .dimension : part.span.start >= begun ? nil : .unknown
    case .name(.setting):
      return Setting.named(slice(part)) == nil ? .unknown : .clause
    case .name(.items) where isExit && part.span.start == 0 || opensStatement(part): return .verb
    case .name(let section): return role(of: name(of: part), part, in: section)
    case .value(let section):
      let name = name(of: part)
      if let meaning = lexicon.meanings[name] { return role(meaning, called: name, in: section) }
      return known.contains(name) ? .dimension : name == "now" ? .period : .text
    }
  }

  private func role(
    of name: String, _ part: Outline.Part, in section: Place.Section
  ) -> TextReading.Role? {
    if let meaning = lexicon.meanings[name] { return role(meaning, called: name, in: section) }
    // A column of a file, or a name that only the store knows.
    if known.contains(name) || isSpelt(part) || bytes[part.span.start] == UInt8(ascii: "`") {
      return .dimension
    }
    return section.judgesNames && part.span.start < begun ? .unknown : nil
  }

  private func role(
    _ meaning: Meaning, called name: String, in section: Place.Section
  ) -> TextReading.Role {
    switch section {
    case .name(.dataset): meaning.dataset == nil && meaning.metric != nil ? .metric : .dimension
    case .name(.metric): meaning.metric == nil ? .dimension : .metric
    case .name, .clause(.on), .clause(.as), .clause(.map): .dimension
    case .clause(.where) where meaning.metric == name: .metric
    case .clause(.by), .clause(.where), .rowCondition:
      meaning.isColumn || meaning.metric == nil ? .dimension : .metric
    default: meaning.metric == nil ? .dimension : .metric
    }
  }

  private func isSpelt(_ part: Outline.Part) -> Bool {
    spelt.contains { $0.start <= part.span.start && part.span.end <= $0.end }
  }

  /// Whether what is typed so far begins a statement whose name is still to come.
  private func opensStatement(_ part: Outline.Part) -> Bool {
    part.span.end == bytes.count
      && bytes[statement..<part.span.start].allSatisfy { " \t\n".utf8.contains($0) }
      && StatementWord(rawValue: slice(part)) != nil
      && lexicon.meanings[slice(part)] == nil
  }

  private func isFunction(_ part: Outline.Part) -> Bool {
    let name = slice(part)
    return Function.scalar[name] != nil || Function.aggregate[name] != nil
      || Function.window[name] != nil || QuestionFunction(rawValue: name) != nil
  }

  private func name(of part: Outline.Part) -> String {
    let text = slice(part).filter { $0 != "`" && $0 != "$" }
    return Entry.words(text).joined(separator: "_")
  }

  private func slice(_ part: Outline.Part) -> String {
    String(decoding: bytes[part.span.start..<part.span.end], as: UTF8.self).lowercased()
  }
}

extension Place.Section {
  /// Whether a name that nothing has is a fault here.
  fileprivate var judgesNames: Bool {
    switch self {
    case .definition, .stage, .clause(.for), .clause(.map), .text, .files, .topic, .settingValue:
      false
    default: true
    }
  }
}
