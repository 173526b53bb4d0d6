import Foundation
import Language

/// Reads script files.
package enum ScriptFile {
  /// The text of a file, or why there is none.
  package static func read(_ path: String, at span: Span? = nil) throws(Diagnostic) -> Source {
    let expanded = NSString(string: path).expandingTildeInPath
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: expanded, isDirectory: &isFolder) else {
      throw Diagnostic(.file, "there is no file \(path)", at: span)
    }
    if isFolder.boolValue {
      throw Diagnostic(.file, "\(path) is a folder, not a script", at: span)
    }
    guard let data = FileManager.default.contents(atPath: expanded) else {
      throw Diagnostic(.file, "\(path) cannot be read: no right to", at: span)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Diagnostic(
        .file, "\(path) is not UTF-8 text", at: span, label: "scripts are written in UTF-8")
    }
    return Source(Pasted.text(text), name: path)
  }

  /// The file of an `include`, beside the text that has it, and the files that lead to it.
  ///
  /// - Parameter chain: the files that led to the text, outermost first; one that comes again is a
  ///   `.file`.
  static func included(
    _ file: Word, in source: Source, chain: [String], onlyInside: Bool = false
  ) throws(Diagnostic) -> (source: Source, chain: [String]) {
    let folder = source.name.map { ($0 as NSString).deletingLastPathComponent } ?? ""
    let path =
      file.text.hasPrefix("/") || folder.isEmpty
      ? file.text : (folder as NSString).appendingPathComponent(file.text)
    if onlyInside, !isInside(path, folder) {
      throw Diagnostic(
        .refused, "refused: \(file.text) is outside the script's folder", at: file.span,
        label: "it was run with --safe, which reads nothing there")
    }
    let here = chain + [source.name.map(real) ?? "the prompt"]
    guard !here.contains(real(path)) else {
      let names = (here + [real(path)]).map { ($0 as NSString).lastPathComponent }
      throw Diagnostic(
        .file, "\(file.text) includes itself: \(names.joined(separator: " → "))", at: file.span)
    }
    return (try read(path, at: file.span), here)
  }

  /// Whether a path lies in a folder, links followed.
  private static func isInside(_ path: String, _ folder: String) -> Bool {
    let root = real(folder.isEmpty ? "." : folder)
    return real(path).hasPrefix(root == "/" ? root : root + "/")
  }

  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
