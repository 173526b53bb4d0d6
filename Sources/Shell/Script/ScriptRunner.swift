import Catalog
import Foundation
import Language
import Planner
import Render
import Values
import Verbs

/// Runs the statements of one text in order: blocks, sections, includes and definitions.
///
/// A fault ends its section; later sections run. What is not loaded skips its statement.
final class ScriptRunner {
  private let session: Session
  private let source: Source
  /// The files that led here, outermost first, so that a circle is noticed.
  private let chain: [String]

  init(_ session: Session, _ source: Source, chain: [String] = []) {
    self.session = session
    self.source = source
    self.chain = chain
  }

  /// Thrown to end a section or a script after its fault has been told.
  private struct Ended: Error {}

  /// Runs statements; a fault in a section ends that section only.
  func run(_ statements: [Statement]) {
    do {
      try runAll(statements)
    } catch {}
  }

  private func runAll(_ statements: [Statement]) throws(Ended) {
    for statement in statements {
      if session.onlySection != nil, !isWanted(statement) { continue }
      if case .section(let title, let time, let block) = statement.kind {
        try section(title, time, block)
      } else {
        try run(statement)
      }
    }
  }

  /// With `--section`, only that section and the definitions and parameters around it run.
  private func isWanted(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .section(let title, _, _):
      title.lowercased() == session.onlySection?.lowercased()
    case .definition, .parameter, .set, .include: true
    default: false
    }
  }

  private func section(_ title: String, _ time: String?, _ block: Block) throws(Ended) {
    let only = session.onlySection
    session.onlySection = nil
    defer { session.onlySection = only }
    session.openSection(title, time)
    do {
      try runAll(block.statements)
    } catch {
      if session.options.stopsOnError || session.status == .interrupted { throw error }
    }
  }

  private func run(_ statement: Statement) throws(Ended) {
    do throws(Diagnostic) {
      if session.options.echoes { session.echo(source.slice(statement.span)) }
      try execute(statement)
    } catch {
      if error.code == .notLoaded, source.name != nil {
        session.say(
          error.label.map { "skipped: \(error.message) (\($0))" } ?? "skipped: \(error.message)")
        return
      }
      let text = String(source.slice(statement.span))
      if let line = session.meaning(
        of: text, as: statement.call, instead: error, at: statement.span)
      {
        return session.run(line: line)
      }
      var fault = session.explained(
        error, of: text, at: statement.span.start, as: statement.call)
      if fault.code == .noData, statement.judges {
        // What watches a number must not stay quiet because there is none.
        fault.message = "not judged: \(fault.message)"
        session.raise(.alerted)
      }
      session.tell(fault, in: source)
      guard fault.code == .noData else { throw Ended() }
    }
  }

  private func execute(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .pipeline(let pipeline): try session.run(pipeline)
    case .definition(let definition):
      let text = String(source.slice(statement.span))
      try session.define(definition, text: text, in: source)
    case .parameter(let name, let value):
      if session.workspace.parameters[name.text] == nil, let value {
        session.workspace.parameters[name.text] = value
      }
      if session.workspace.parameters[name.text] == nil {
        throw Diagnostic(
          .usage, "the script needs --\(name.text)", at: statement.span,
          label: "opsh FILE --\(name.text) VALUE")
      }
    case .set(let name, let words): try Setting.set(name, words, session)
    case .include(let file): try include(file)
    case .loop(let name, let values, let block): try loop(name, values, block)
    case .condition(let condition, let body, let otherwise):
      if try session.holds(condition).holds {
        try block(body)
      } else if let otherwise {
        try block(otherwise)
      }
    case .expect(let expectation): try session.expect(expectation)
    case .section(let title, let time, let block):
      session.openSection(title, time)
      try self.block(block)
    }
  }

  private func block(_ block: Block) throws(Diagnostic) {
    for statement in block.statements {
      if session.options.echoes { session.echo(source.slice(statement.span)) }
      try execute(statement)
    }
  }

  private func loop(_ name: Name, _ values: LoopSource, _ body: Block) throws(Diagnostic) {
    let workspace = session.workspace
    var list: [Value] = []
    switch values {
    case .pipeline(let pipeline): list = try workspace.values(of: pipeline)
    case .list(let expressions):
      for expression in expressions {
        switch try workspace.fill(expression).kind {
        case .value(let value): list.append(value)
        case .percent(let share): list.append(.fixed(share))
        case .name(let name): list.append(.text(name.spoken))
        default:
          throw Diagnostic(
            .wrongType, "\"for\" walks through values: texts, numbers or days",
            at: expression.span)
        }
      }
    }
    let before = workspace.parameters[name.text]
    defer { workspace.parameters[name.text] = before }
    for value in list {
      workspace.parameters[name.text] = .value(value)
      try block(body)
    }
  }

  // MARK: - Includes

  private func include(_ file: Word) throws(Diagnostic) {
    let (included, here) = try ScriptFile.included(
      file, in: source, chain: chain, onlyInside: session.workspace.isSafe)
    let parsed = session.parse(included)
    guard parsed.diagnostics.isEmpty else {
      for diagnostic in parsed.diagnostics { session.tell(diagnostic, in: included) }
      throw Diagnostic(
        .file, "\(file.text) has faults, and nothing of it was run", at: file.span)
    }
    ScriptRunner(session, included, chain: here).run(parsed.statements)
  }
}

extension Statement {
  /// What it asks, of a question; a statement of another kind asks nothing.
  fileprivate var call: Call {
    if case .pipeline(let pipeline) = kind { pipeline.call } else { Call(Name("")) }
  }

  /// Whether something is decided by what it finds.
  fileprivate var judges: Bool {
    switch kind {
    case .expect, .condition: true
    case .pipeline(let pipeline): pipeline.raisesAlerts
    default: false
    }
  }
}
