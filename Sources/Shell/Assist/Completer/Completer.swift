import Catalog
import Language

/// What can stand at the cursor: the answer to the Tab key.
///
/// The parser says what kinds of things could go on from the text before the cursor, and in which
/// call; the lexicon has the names. A name of several words is found from the
/// beginnings of its words: `conv r` is `conversion rate`.
struct Completer {
  let lexicon: Lexicon
  let surroundings: Surroundings
  let memory = Memory()

  init(_ lexicon: Lexicon, _ surroundings: Surroundings = Surroundings()) {
    self.lexicon = lexicon
    self.surroundings = surroundings
  }

  /// The candidates for what ends at the cursor, best first; offsets are in scalars.
  func complete(_ text: String, cursor: Int) -> CompletionAnswer {
    let before = String(scalars: text.unicodeScalars.prefix(max(0, cursor)))
    let (start, candidates) = candidates(before)
    let scalars = String(decoding: before.utf8.prefix(start), as: UTF8.self).unicodeScalars.count
    var seen: Set<String> = []
    return CompletionAnswer(
      start: scalars, candidates: candidates.filter { seen.insert($0.text).inserted })
  }

  /// The start of what is replaced, in bytes, and what may replace it.
  private func candidates(_ text: String) -> (Int, [Candidate]) {
    let end = text.utf8.count
    let tokens = Lexer.tokens(of: text).dropLast()
    if let last = tokens.last, last.span.end == end {
      if last.kind == .comment { return (end, []) }
      if last.isUnclosed { return (last.span.start, quoted(last, in: text)) }
      if last.kind == .parameter || (last.kind == .unknown && last.text == "$") {
        return (last.span.start, parameters(Typed("$" + last.text, from: last.span.start), tokens))
      }
    }
    let chunk = text.utf8.reversed().prefix { !" \t\r\n".utf8.contains($0) }.count
    if let found = glued(text, from: end - chunk) { return found }
    return words(text, tokens)
  }

  func situation(_ text: String, to offset: Int) -> Situation {
    Situation(
      String(decoding: text.utf8.prefix(offset), as: UTF8.self), lexicon: lexicon,
      kept: Set(surroundings.kept.keys))
  }

  // MARK: - Names

  private struct Match {
    let entry: Entry
    let fit: Typed.Fit
    let typed: Typed
  }

  /// Names of one word or several, with all beginnings that they could have before the cursor.
  private func words(_ text: String, _ tokens: ArraySlice<Token>) -> (Int, [Candidate]) {
    var matches: [Match] = []
    var situations: [Int: Situation] = [:]
    let stretches = Typed.stretches(of: text, tokens)
    for typed in stretches {
      let situation = situation(text, to: typed.start)
      situations[typed.start] = situation
      for entry in entries(situation, isBlank: typed.words.isEmpty) {
        guard let fit = typed.fit(entry) else { continue }
        matches.append(Match(entry: entry, fit: fit, typed: typed))
      }
    }
    let best = matches.map { $0.fit.rank }.min() ?? 0
    matches.removeAll { $0.fit.rank > best }
    guard let start = matches.map({ $0.typed.start }).min() else { return (text.utf8.count, []) }
    // `conv r` begins one name; `revenue r` may also be a name and the beginning of another.
    matches.removeAll { match in
      guard match.typed.start > start, let s = situations[match.typed.start] else { return false }
      return s.isMended || !s.isKnown(from: start)
    }
    let whole = stretches.first { $0.start == start }?.text ?? ""
    let ordered = matches.enumerated().sorted {
      ($0.element.fit.order, $0.offset) < ($1.element.fit.order, $1.offset)
    }
    return (start, ordered.map { candidate($0.element, in: whole, from: start) })
  }

  private func candidate(_ match: Match, in whole: String, from start: Int) -> Candidate {
    let entry = match.entry
    var (text, label, detail) = (entry.text, entry.label, entry.detail)
    if let synonym = match.fit.synonym {
      if (try? lexicon.catalog.metric(Name(Catalog.canonical(synonym)))) == nil,
        lexicon.metrics.contains(entry)
      {
        // A synonym of several metrics says nothing; they say themselves.
        detail = synonym
      } else {
        (text, label, detail) = (synonym, synonym, entry.label)
      }
    }
    if entry.isName, match.typed.joinsWords { text = text.replacing(" ", with: "_") }
    let lead = String(decoding: whole.utf8.prefix(match.typed.start - start), as: UTF8.self)
    return Candidate(text: lead + text, label: label, detail: detail)
  }

  // MARK: - Parameters

  private func parameters(_ typed: Typed, _ tokens: ArraySlice<Token>) -> [Candidate] {
    var known = surroundings.parameters
    for (token, next) in zip(tokens, tokens.dropFirst())
    where token.kind == .word && ["param", "for"].contains(token.text) && next.kind == .word {
      if !known.contains(where: { $0.name == next.text }) { known.append((next.text, "")) }
    }
    let wanted = typed.text.dropFirst().lowercased()
    return known.filter { wanted == "$" || $0.name.hasPrefix(wanted) }.map {
      Candidate(text: "$" + $0.name, detail: $0.value)
    }
  }
}
