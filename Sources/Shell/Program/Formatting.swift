import Catalog
import Foundation
import Language
import Values
import Verbs

/// `opsh fmt`: scripts in canonical form, sentences as the lines that they mean.
package struct Formatting {
  private let writes: Bool
  private let checks: Bool
  private let language: String

  /// - Parameter language: that of the words that are written, `en` or `zh`.
  package init(writes: Bool, checks: Bool, language: String = UserLanguage.english.rawValue) {
    self.writes = writes
    self.checks = checks
    self.language = language
  }

  package func run(_ files: [String]) -> ExitStatus {
    guard let known = UserLanguage(rawValue: language) else {
      Streams.tell(
        Invocation.unknown("language", language, UserLanguage.allCases.map { $0.rawValue }))
      return .usage
    }
    var status = ExitStatus.ok
    for file in files.isEmpty ? ["-"] : files { status = max(status, run(file, in: known)) }
    return status
  }

  /// The canonical text of a script in a language.
  static func text(of parsed: Parsed, _ catalog: Catalog, in language: UserLanguage) -> String {
    language == .chinese ? ChineseText(parsed, catalog).text : Printer.format(parsed)
  }

  private func run(_ file: String, in language: UserLanguage) -> ExitStatus {
    do throws(Diagnostic) {
      let source =
        file == "-"
        ? Source(String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self))
        : try ScriptFile.read(file)
      let catalog = Workspace.shipped
      let parsed = ScriptReader(catalog).read(source)
      guard parsed.diagnostics.isEmpty else {
        for diagnostic in parsed.diagnostics { Streams.tell(diagnostic, in: source) }
        return .failed
      }
      let text = Self.text(of: parsed, catalog, in: language)
      if checks {
        if text != source.text { Streams.output("\(file)\n") }
        return text == source.text ? .ok : .alerted
      }
      guard writes, file != "-" else {
        Streams.output(text)
        return .ok
      }
      guard text != source.text else { return .ok }
      guard (try? text.write(toFile: file, atomically: true, encoding: .utf8)) != nil else {
        throw Diagnostic(.file, "\(file) cannot be written")
      }
      return .ok
    } catch {
      Streams.tell(error)
      return .failed
    }
  }
}
