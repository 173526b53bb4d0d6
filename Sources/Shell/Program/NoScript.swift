import Catalog
import Foundation
import Language
import Verbs

/// What to say of a first argument that is no file: it may be a statement, or a slip.
struct NoScript {
  let word: String
  let arguments: [String]
  /// The names of what the command line can do besides running a script.
  let subcommands: [String]

  /// The fault; nil where there is such a file.
  var fault: Diagnostic? {
    let path = NSString(string: word).expandingTildeInPath
    guard !FileManager.default.fileExists(atPath: path) else { return nil }
    return Diagnostic(
      .file, "there is no file \(word)", correction: correction,
      hints: beginsStatement ? ["as a statement: opsh -c \(quoted)"] : [])
  }

  private var correction: Correction? {
    // A path or a file's name is no slip of a word.
    guard !beginsStatement, !word.contains("/"), !word.contains(".") else { return nil }
    let known = subcommands + verbs.map { $0.name }
    return closest(to: word, among: known, limit: 1).first.map { near in
      let line = ([near] + arguments).joined(separator: " ")
      return Correction(subcommands.contains(near) ? "opsh \(line)" : "opsh -c \"\(line)\"")
    }
  }

  private var beginsStatement: Bool {
    if verbs.contains(where: { $0.name == word.lowercased() }) { return true }
    let catalog = Workspace.shipped
    if ((try? catalog.metric(Name(word))) ?? nil) != nil { return true }
    let name = Catalog.canonical(([word] + arguments).joined(separator: " "))
    return catalog.commands.keys.contains { name == $0 || name.hasPrefix($0 + "_") }
  }

  private var quoted: String {
    let text = ([word] + arguments).joined(separator: " ")
    return text.contains("\"") ? "'\(text)'" : "\"\(text)\""
  }
}
