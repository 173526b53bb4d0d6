import Catalog
import Language
import Values
import Verbs

/// The columns of the answer so far, as the verbs declare them.
extension Completer {
  /// The columns at a place behind a pipe; none where they depend on the data.
  func answerColumns(_ s: Situation) -> [Entry] {
    guard let pipe = s.place.pipe, pipe > s.place.pipeline else { return [] }
    let text = s.text.utf8.prefix(pipe).dropFirst(s.place.pipeline)
    let columns = columns(of: String(decoding: text, as: UTF8.self))
    let isSpread = s.place.stage == "pivot"
    return columns.filter { !isSpread || $0.column.role == .dimension }.map { entry($0) }
  }

  /// The columns of a text's last answer, read once for all beginnings of what was typed.
  private func columns(of text: String) -> [AnswerColumn] {
    if let known = memory.columns[text] { return known }
    let parsed = Parser.parse(text, grammar: lexicon.grammar)
    guard case .pipeline(let pipeline) = parsed.statements.last?.kind else { return [] }
    let kept = surroundings.kept.mapValues { $0.map { AnswerColumn($0, "") } }
    // What is not loaded yet has its columns too.
    let found =
      [surroundings.planning(), lexicon.planning(surroundings.clock)].lazy.compactMap {
        $0.flatMap { try? PipelineColumns($0, verbs, kept: kept).columns(of: pipeline) }
      }.first ?? []
    memory.columns[text] = found
    return found
  }

  private func entry(_ column: AnswerColumn) -> Entry {
    // Names that the model has may be written with blanks; others are one word.
    lexicon.meanings[column.name] != nil
      ? Entry(name: column.name, column.doc)
      : Entry(column.name, label: column.name, column.doc)
  }

  /// What is read once for one completion.
  final class Memory {
    fileprivate var columns: [String: [AnswerColumn]] = [:]
  }
}
