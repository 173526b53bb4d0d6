import Catalog
import Language
import Verbs

/// The canonical text of a script in Chinese: the words of the grammar in the first of their Chinese
/// ways, and names by their Chinese titles.
///
/// Each statement is read again, and what would not mean the same stays English.
struct ChineseText {
  private let english: String
  private let reader: ScriptReader
  private let names: ChineseNames
  /// The names that the script gives to something itself.
  private let defined: Set<String>

  /// - Parameter catalog: the names that are known before the script.
  init(_ parsed: Parsed, _ catalog: Catalog) {
    english = Printer.format(parsed)
    reader = ScriptReader(catalog, defining: parsed.statements)
    names = ChineseNames(reader.known)
    defined = Outline(english, grammar: reader.grammar).defined
  }

  var text: String {
    let source = Source(english)
    var bytes = Array(english.utf8)
    for part in Lines.statements(of: english).reversed() {
      let chinese = statement(String(source.slice(part)))
      bytes.replaceSubrange(part.start..<part.end, with: Array(chinese.utf8))
    }
    let whole = String(decoding: bytes, as: UTF8.self)
    return isSame(whole, english) ? whole : english
  }

  private func statement(_ text: String) -> String {
    let all = changes(of: text)
    guard !all.isEmpty else { return text }
    let whole = Self.text(text, with: all)
    if isSame(whole, text) { return whole }
    var kept: [Change] = []
    // The parser reads names by itself, so that they stand without the words.
    for change in all.filter({ $0.isName }) + all.filter({ !$0.isName })
    where isSame(Self.text(text, with: kept + [change]), text) {
      kept.append(change)
    }
    return Self.text(text, with: kept)
  }

  // MARK: - What stands for what

  /// What could stand in Chinese for a part of a statement.
  private struct Change {
    var span: Span
    var chinese: String
    var isName: Bool
  }

  private static func text(_ text: String, with changes: [Change]) -> String {
    var bytes = Array(text.utf8)
    for change in changes.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(change.span.start..<change.span.end, with: Array(change.chinese.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func changes(of text: String) -> [Change] {
    let source = Source(text)
    let parts = Outline(text, grammar: reader.grammar).parts
    let tokens = Lexer.tokens(of: text)
    let calls = Self.calls(tokens, parts)
    let owners = Set(tokens.filter { $0.text == "." && $0.kind == .symbol }.map { $0.span.start })
    let stages = Set(
      zip(tokens, tokens.dropFirst()).filter { $0.0.text == "|" && $0.0.kind == .symbol }.map {
        $0.1.span.start
      })
    var changes: [Change] = []
    var place = 0
    while place < parts.count {
      let part = parts[place]
      let word = String(source.slice(part.span))
      var width = 1
      var chinese: String?
      switch part.role {
      case .verb: chinese = verb(word)
      case .name where !calls.contains { $0.holds(part.span) } && !owners.contains(part.span.end):
        chinese = name(word, part.role)
      case .keyword where stages.contains(part.span.start):
        chinese = StageWord(rawValue: word)?.keyword.chinese
      case .keyword, .period:
        let table = part.role == .period ? ChineseWords.ofPeriods : ChineseWords.ofCalls
        let run = parts[place...].prefix(ChineseWords.mostWords).prefix { $0.role == part.role }
        let words = run.map { String(source.slice($0.span)) }
        let known = (1...words.count).last { table[words.prefix($0).joined(separator: " ")] != nil }
        width = known ?? 1
        chinese = table[words.prefix(width).joined(separator: " ")]
      default: break
      }
      if let chinese {
        let last = parts[place + width - 1]
        let isName = part.role != .keyword && part.role != .period
        changes.append(
          Change(span: part.span.to(last.span), chinese: chinese, isName: isName))
      }
      place += width
    }
    return changes
  }

  /// What stands in the brackets of functions: there a data set may have a metric's name.
  private static func calls(_ tokens: [Token], _ parts: [Outline.Part]) -> [Span] {
    parts.filter { $0.role == .function }.compactMap { function -> Span? in
      var depth = 0
      for token in tokens where token.span.start >= function.span.end && token.kind == .symbol {
        depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0
        if depth == 0 { return function.span.to(token.span) }
      }
      return nil
    }
  }

  private func verb(_ word: String) -> String? {
    verbs.first { $0.name == word }?.keyword.chinese ?? names.title(of: word, as: .verb)
  }

  private func name(_ word: String, _ role: Outline.Part.Role) -> String? {
    if word.hasPrefix("`") || defined.contains(word) { return nil }
    if role == .name(.clause(.by)), let unit = TimeUnit(rawValue: word) {
      return unit.keyword.chinese
    }
    return names.title(of: word, as: role)
  }

  // MARK: - What means the same

  /// Whether a text is read as what the English one says, but for other names of the same things.
  private func isSame(_ chinese: String, _ english: String) -> Bool {
    let parsed = reader.read(Source(chinese))
    guard parsed.diagnostics.isEmpty else { return false }
    let (read, wanted) = (units(Printer.format(parsed)), units(english))
    return read.count == wanted.count
      && zip(read, wanted).allSatisfy { a, b in
        if a == b { return true }
        guard let role = b.role, role == a.role else { return false }
        return names.isSame(a.text, b.text, as: role)
      }
  }

  /// A token, or all words of a name.
  private struct Unit: Equatable {
    var text: String
    var kind: Token.Kind
    var role: Outline.Part.Role?
  }

  private func units(_ text: String) -> [Unit] {
    let source = Source(text)
    let parts = Outline(text, grammar: reader.grammar).parts.filter { $0.role.isName }
    let named = Dictionary(parts.map { ($0.span.start, $0) }, uniquingKeysWith: { a, _ in a })
    var units: [Unit] = []
    var end = 0
    for token in Lexer.tokens(of: text)
    where token.span.start >= end && token.kind != .newline && token.kind != .comment {
      let part = named[token.span.start]
      units.append(
        Unit(
          text: part.map { String(source.slice($0.span)) } ?? token.text, kind: token.kind,
          role: part?.role))
      end = part?.span.end ?? token.span.end
    }
    return units
  }
}

extension Outline.Part.Role {
  fileprivate var isName: Bool {
    switch self {
    case .verb, .name: true
    default: false
    }
  }
}

extension Span {
  fileprivate func holds(_ other: Span) -> Bool { start <= other.start && other.end <= end }
}
