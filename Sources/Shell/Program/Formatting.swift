import Catalog
import Foundation
import Language
import Verbs

/// `opsh fmt`: scripts in canonical form.
package struct Formatting {
  private let writes: Bool
  private let checks: Bool

  package init(writes: Bool, checks: Bool) {
    self.writes = writes
    self.checks = checks
  }

  package func run(_ files: [String]) -> ExitStatus {
    var status = ExitStatus.ok
    for file in files.isEmpty ? ["-"] : files { status = max(status, run(file)) }
    return status
  }

  private func run(_ file: String) -> ExitStatus {
    do throws(Diagnostic) {
      let source =
        file == "-"
        ? Source(String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self))
        : try ScriptFile.read(file)
      let catalog = Workspace.shipped
      let parsed = Session.parse(source, catalog)
      guard parsed.diagnostics.isEmpty else {
        for diagnostic in parsed.diagnostics { Streams.tell(diagnostic, in: source) }
        return .failed
      }
      let text = Printer.format(parsed)
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
