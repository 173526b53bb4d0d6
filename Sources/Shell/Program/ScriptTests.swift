import Engine
import Foundation
import Language
import Values
import Verbs

/// `opsh test`: runs scripts and compares what they print with `FILE.expected`.
package struct ScriptTests {
  private let place: StorePlace
  private let updates: Bool

  package init(place: StorePlace, updates: Bool) {
    self.place = place
    self.updates = updates
  }

  /// What came of one script.
  package enum Outcome: Equatable, Sendable {
    case passed
    case updated
    /// The lines that differ, `-` expected and `+` printed.
    case failed([String])
  }

  /// Runs files and the `.ops` files of folders; status 1 when any differs.
  package func run(_ files: [String]) -> ExitStatus {
    for file in files where !FileManager.default.fileExists(atPath: file) {
      Streams.warn("error: there is no file \(file)")
      return .usage
    }
    let scripts = files.flatMap(Self.scripts)
    guard !scripts.isEmpty else {
      Streams.warn("error: there is no script to test")
      return .usage
    }
    var failed = 0
    for script in scripts {
      switch run(script) {
      case .passed: break
      case .updated: Streams.say("updated \(Self.expected(script))")
      case .failed(let lines):
        failed += 1
        Streams.output("FAILED \(script)\n" + lines.map { "  \($0)\n" }.joined())
      }
    }
    Streams.say("\(scripts.count - failed) passed, \(failed) failed")
    return failed == 0 ? .ok : .alerted
  }

  private static func scripts(_ path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".ops") }.sorted().map { path + "/" + $0 }
  }

  /// Where what a script has to print stands.
  private static func expected(_ script: String) -> String {
    (script.hasSuffix(".ops") ? String(script.dropLast(4)) : script) + ".expected"
  }

  /// Runs one script and compares.
  package func run(_ script: String) -> Outcome {
    let printed = transcript(script)
    let file = Self.expected(script)
    let expected = FileManager.default.contents(atPath: file).map {
      String(decoding: $0, as: UTF8.self)
    }
    if printed == expected { return .passed }
    if updates {
      guard (try? printed.write(toFile: file, atomically: true, encoding: .utf8)) != nil else {
        return .failed(["\(file) cannot be written"])
      }
      return .updated
    }
    guard let expected else {
      return .failed(["there is no \(file); --update records what is printed:"] + lines(printed))
    }
    return .failed(Difference.lines(lines(expected), lines(printed)))
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What a script prints, answers and faults in their order, with each statement before its answer.
  package func transcript(_ script: String) -> String {
    var text = ""
    do throws(Diagnostic) {
      let workspace = try place.open { text += $0.english + "\n" }
      defer { workspace.store.close() }
      workspace.store.keepsOpen = true
      var options = SessionOptions()
      options.echoes = true
      let session = Session(
        workspace: workspace, options: options, output: { text += $0 }, errors: { text += $0 })
      try Script(script, session: session).run()
      text += "exit status \(session.status.rawValue)\n"
    } catch {
      text += error.text(in: Source("")) + "\n"
    }
    return text
  }
}

/// The lines in which two texts differ.
enum Difference {
  /// Kept lines with two blanks before them, three around each change; `-` old, `+` new.
  static func lines(_ old: [String], _ new: [String]) -> [String] {
    var result: [(mark: String, line: String)] = []
    let changes = new.difference(from: old)
    var removed: [Int: String] = [:]
    var inserted: [Int: String] = [:]
    for change in changes {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if let line = removed[a], a < old.count {
        result.append(("-", line))
        a += 1
      } else if let line = inserted[b] {
        result.append(("+", line))
        b += 1
      } else if a < old.count {
        result.append((" ", old[a]))
        a += 1
        b += 1
      } else {
        break
      }
    }
    let near = Set(
      result.indices.filter { result[$0].mark != " " }.flatMap { ($0 - 2)...($0 + 2) })
    return result.indices.filter { near.contains($0) }.map {
      "\(result[$0].mark) \(result[$0].line)"
    }
  }
}
