import Catalog
import Language
import Phrases
import Planner
import Values
import Verbs

/// Reads scripts as a session does, with sentences among their lines, where no store is open.
struct ScriptReader {
  /// The catalogue with what a script defines itself.
  let known: Catalog
  let grammar: Grammar
  private let interpreter: Interpreter

  /// - Parameter statements: those of the script, whose definitions are known everywhere in it.
  init(_ catalog: Catalog, defining statements: [Statement] = []) {
    var known = catalog
    Session.define(statements, in: &known)
    self.known = known
    grammar = Workspace.grammar(known)
    let clock = Clock(instant: StorePlace.instant())
    let planning = Planning(
      catalog: catalog, facts: Facts(everythingIn: catalog, until: clock.today - 1), clock: clock,
      currency: "")
    let own = Workspace.grammar(catalog)
    interpreter = Session.interpreter(
      catalog, today: clock.today, runs: { Self.isAnswerable($0, planning, own) },
      owners: { _ in [] })
  }

  /// What a text says; with its faults where a statement means nothing.
  func read(_ source: Source) -> Parsed {
    let parsed = Session.parse(source, known)
    if parsed.diagnostics.isEmpty { return parsed }
    let parts = Lines.statements(of: source.text)
    let found = Session.lines(for: parsed.diagnostics, in: parts) { _, part in
      meaning(of: String(source.slice(part)))
    }
    guard let lines = found else { return parsed }
    let read = Session.parse(Session.text(source, with: lines), known)
    return read.diagnostics.isEmpty ? read : parsed
  }

  /// The line that a statement means; nil where a comment in it would be lost.
  private func meaning(of text: String) -> String? {
    guard Session.mayBeSentence(text), !Lexer.tokens(of: text).contains(where: { $0.isComment })
    else { return nil }
    return interpreter.line(of: text)
  }

  /// Whether a line could be answered, if everything were loaded.
  private static func isAnswerable(
    _ line: String, _ planning: Planning, _ grammar: Grammar
  ) -> Bool {
    let parsed = Parser.parse(line, grammar: grammar)
    guard parsed.diagnostics.isEmpty, parsed.statements.count == 1 else { return false }
    guard case .pipeline(let pipeline) = parsed.statements[0].kind else { return true }
    return (try? PipelineColumns(planning, verbs).columns(of: pipeline)) != nil
  }
}

extension Token {
  fileprivate var isComment: Bool { kind == .comment }
}
