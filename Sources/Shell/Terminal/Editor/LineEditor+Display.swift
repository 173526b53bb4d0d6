import Foundation
import Values

extension LineEditor {
  /// What the line may go on with, if the cursor is at its end.
  var hint: String? {
    guard configuration.paints, search == nil, !isBrowsing, let buffer = core?.buffer,
      buffer.cursor == buffer.count, !buffer.text.isBlank
    else { return nil }
    let hint = history.continuation(of: buffer.text) ?? configuration.hint(buffer.text)
    return hint.map { String($0.prefix { !$0.isNewline }) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  var size: TerminalSize {
    TerminalSize(of: STDOUT_FILENO) ?? TerminalSize(columns: 80, rows: 24)
  }

  /// Shows the line as it is.
  func draw() {
    TerminalGuard.write(display.show(content(), size: size))
  }

  /// Shows the line as it was run or given up, and leaves it.
  func finish(_ text: String, trailer: String) {
    var content = EditorContent(
      prompt: prompt, continuation: continuation, text: text, cursor: text.unicodeScalars.count)
    content.styles = configuration.paints ? configuration.highlight(text) : []
    content.trailer = trailer
    TerminalGuard.write(display.finish(content, size: size))
  }

  /// Leaves the line as it stands, and writes lines below it; it is drawn anew under them.
  func leave(writing lines: [String] = []) {
    var content = content()
    content.hint = nil
    let output = display.show(content, size: size) + display.leave()
    TerminalGuard.write(output + lines.map { $0 + "\r\n" }.joined())
  }

  func beep() { TerminalGuard.write("\u{7}") }

  private func content() -> EditorContent {
    if let search { return content(of: search) }
    let buffer = core?.buffer ?? Libedit.Buffer(text: "", cursor: 0, count: 0)
    var content = EditorContent(
      prompt: prompt, continuation: continuation, text: buffer.text, cursor: buffer.cursor)
    if configuration.paints {
      content.styles = configuration.highlight(buffer.text).filter {
        $0.style != .error || $0.range.upperBound != buffer.cursor
      }
      content.hint = hint
    }
    return content
  }

  private func content(of search: HistorySearch) -> EditorContent {
    let label = search.isFailing ? "(no match) " : "(search) "
    var content = EditorContent(
      prompt: ScreenCell.cells(of: label) + search.pattern.map { ScreenCell($0) }
        + ScreenCell.cells(of: ": "),
      continuation: continuation, text: search.text,
      cursor: search.found?.lowerBound ?? search.text.unicodeScalars.count)
    content.found = search.found
    if configuration.paints { content.styles = configuration.highlight(search.text) }
    return content
  }
}
