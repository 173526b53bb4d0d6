import Foundation
import Language
import Render
import Values

extension Session {
  /// Begins a section of the answers: a heading on the output and in the report.
  func openSection(_ title: String, _ time: String?) {
    if isCollecting {
      answered.append(
        ReportPage.Section(title: title, aside: time, items: []))
    }
    guard options.format == .table || options.format == .md else { return }
    let line = time.map { "\($0)  \(title)" } ?? title
    if options.format == .md {
      output("## \(line)\n\n")
      return
    }
    let rule = String(
      repeating: options.ascii ? "=" : "═", count: max(4, min(options.width ?? 78, 78)))
    output("\(rule)\n\(line)\n\(rule)\n")
  }

  /// Prints a statement as it was typed.
  func echo(_ text: Substring) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      output((index == 0 ? "opsh> " : "   ..> ") + line + "\n")
    }
  }

  /// Writes everything answered so far as one page.
  package func saveReport(to path: String, title: String) throws(Diagnostic) {
    var page = ReportPage(title: title, subtitle: workspace.clock.written.short)
    page.sections = answered.filter { !$0.items.isEmpty }
    var options = RenderOptions(format: .html)
    options.ascii = false
    do {
      try WholeFile(NSString(string: path).expandingTildeInPath).write { place in
        try page.html(options).write(toFile: place, atomically: false, encoding: .utf8)
      }
    } catch {
      throw Diagnostic(.file, "the report \(path) cannot be written: \(FileFault.reason(error))")
    }
  }
}
