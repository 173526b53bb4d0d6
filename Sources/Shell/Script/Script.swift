import Foundation
import Language
import Planner
import Render
import Values
import Verbs

/// A script file with the arguments that it is called with.
package struct Script {
  package let source: Source
  private let session: Session

  package init(_ path: String, session: Session) throws(Diagnostic) {
    source = try ScriptFile.read(path)
    self.session = session
  }

  /// Takes `--day 2024-05-13`: every name has to be a parameter of the script.
  package func take(_ arguments: [String]) throws(Diagnostic) {
    let known = parameters
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      guard word.hasPrefix("--"), word.count > 2 else {
        throw Diagnostic(.usage, "\"\(word)\" is no option of the script", hints: usage(known))
      }
      var name = String(word.dropFirst(2))
      var value: String?
      if let equals = name.firstIndex(of: "=") {
        value = String(name[name.index(after: equals)...])
        name = String(name[..<equals])
      }
      name = name.replacing("-", with: "_")
      guard known.contains(name) else {
        let near = closest(to: name, among: known, limit: 1)
        throw Diagnostic(
          .usage, "the script has no parameter --\(name)",
          correction: near.first.map { Correction($0, sign: "--") }, hints: usage(known))
      }
      if value == nil {
        guard index + 1 < arguments.count else {
          throw Diagnostic(.usage, "--\(name) needs a value")
        }
        index += 1
        value = arguments[index]
      }
      session.workspace.parameters[name] = Self.value(value ?? "")
      index += 1
    }
  }

  private func usage(_ known: [String]) -> [Wording] {
    known.isEmpty ? [] : ["its parameters are \(known.map { "--\($0)" }.joined(separator: ", "))"]
  }

  /// What a parameter's text on the command line stands for.
  package static func value(_ text: String) -> ParameterValue {
    if let number = Int64(text), !(1900...2999).contains(number) { return .value(.int(number)) }
    if let period = Parser.period(text) { return .period(period) }
    if let number = Fixed(text) { return .value(.fixed(number)) }
    return .value(.text(text))
  }

  /// The parameters that the script declares outside of blocks.
  private var parameters: [String] {
    session.parse(source).statements.compactMap { statement in
      if case .parameter(let name, _) = statement.kind { name.text } else { nil }
    }
  }

  /// Runs the script; faults of its syntax are all told, and then nothing is run.
  package func run() {
    if let stage = session.options.stage, stage == .tokens || stage == .syntax {
      session.run(source)
      return
    }
    guard let (read, parsed) = session.readable(source) else { return }
    do throws(Diagnostic) {
      if let only = session.onlySection { try requireSection(only) }
    } catch {
      session.tell(error, in: source)
      return
    }
    session.isCollecting = true
    ScriptRunner(session, read).run(parsed.statements)
  }
}

extension Script {
  private func requireSection(_ wanted: String) throws(Diagnostic) {
    let titles = try Agenda.sections(of: source, session).map { $0.title }
    guard !titles.contains(where: { $0.lowercased() == wanted.lowercased() }) else { return }
    let near = closest(to: wanted, among: titles, limit: 1)
    throw Diagnostic(
      .usage, "the script has no section \"\(wanted)\"",
      correction: near.first.map { Correction("\"\($0)\"") },
      hints: ["its sections are \(titles.map { "\"\($0)\"" }.joined(separator: ", "))"])
  }
}
