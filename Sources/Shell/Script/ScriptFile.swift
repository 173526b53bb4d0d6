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
    return Source(text, name: path)
  }
}
