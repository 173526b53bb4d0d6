import Catalog
import Language

/// Values, and what else stands in quotes.
extension Completer {
  /// What an unclosed text or name could become; the quote that opens it is kept.
  func quoted(_ token: Token, in text: String) -> [Candidate] {
    let s = situation(text, to: token.span.start)
    let content = token.text.lowercased()
    if token.kind == .quoted { return names(inBackticks: content, s) }
    guard token.kind == .text else { return [] }
    let isSingle = text.utf8.dropFirst(token.span.start).first == UInt8(ascii: "'")
    let quote: Character = isSingle ? "'" : "\""
    if s.expected.contains(.file) { return files(token.text, quote: quote, verb: s.place.verb) }
    let entries = texts(s)
    var found = entries.filter { $0.label.lowercased().hasPrefix(content) }
    if found.isEmpty { found = entries.filter { $0.label.lowercased().contains(content) } }
    return found.map {
      Candidate(text: quoted($0.label, quote), label: $0.label, detail: $0.detail)
    }
  }

  private func texts(_ s: Situation) -> [Entry] {
    var entries: [Entry] = []
    if let name = s.compared { entries += values(of: name, s) ?? [] }
    if s.expected.contains(.owner) { entries += owners().map { Entry($0, "") } }
    if s.expected.contains(.baseline) || s.expected.contains(.period) { entries += events(s) }
    return entries
  }

  private func names(inBackticks content: String, _ s: Situation) -> [Candidate] {
    let wanted = Entry.words(content).joined(separator: "_")
    return entries(s, isBlank: false).filter { $0.isName }.compactMap { entry in
      let name = entry.label.replacing(" ", with: "_")
      guard name.hasPrefix(wanted) else { return nil }
      return Candidate(text: "`\(name)`", label: entry.label, detail: entry.detail)
    }
  }

  /// A text in quotes, as the lexer reads it back.
  func quoted(_ text: String, _ quote: Character = "\"") -> String {
    var result = String(quote)
    for character in text {
      if character == quote || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + String(quote)
  }

  // MARK: - Values

  /// The values that a dimension is known to have, as they are written; nil for what is no
  /// dimension.
  func values(of name: Name, _ s: Situation) -> [Entry]? {
    guard let (path, owner) = path(of: name, s) else { return nil }
    let column = path.column
    if column.type == .flag { return [Entry("true", ""), Entry("false", "")] }
    guard column.type == .text else { return nil }
    if !column.members.isEmpty {
      return column.members.map { member in
        let isWord = Lexer.tokens(of: member).map { $0.kind } == [.word, .end]
        return Entry(isWord ? member : quoted(member), label: member, "")
      }
    }
    return surroundings.values(path, owner).filter { !$0.contains { $0.isNewline } }.map {
      Entry(quoted($0), label: $0, "")
    }
  }

  /// Where a dimension stands: in what the call is about, or in the first data set that has it.
  private func path(of name: Name, _ s: Situation) -> (DimensionPath, Dataset)? {
    let catalog = lexicon.catalog
    let subject = s.subject
    var owners = subject.dataset.flatMap { catalog.datasets[$0] }.map { [$0] } ?? []
    owners += subject.metrics.flatMap { catalog.datasets(of: $0) }
    owners += catalog.datasetOrder.compactMap { catalog.datasets[$0] }
    for owner in owners {
      if let path = try? catalog.dimension(name, of: owner) { return (path, owner) }
    }
    return nil
  }

  /// Those who have tasks already.
  func owners() -> [String] {
    guard let tasks = lexicon.catalog.datasets["tasks"],
      let path = try? lexicon.catalog.dimension(Name("assignee"), of: tasks)
    else { return [] }
    return surroundings.values(path, tasks)
  }
}
