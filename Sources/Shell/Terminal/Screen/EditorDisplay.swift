/// What the editor has on the screen, and what to send when that changes.
package struct EditorDisplay: Sendable {
  private var shown: ScreenFrame?
  /// First row of the text that a screen too small for it shows.
  private var top = 0

  /// A display with nothing on it.
  package init() {}

  /// What to send so that the screen shows `content`.
  package mutating func show(_ content: EditorContent, size: TerminalSize) -> String {
    let whole = content.frame(columns: size.columns)
    return replace(with: whole.window(height: size.rows, top: &top), size: size)
  }

  /// What to send so that `content` stands there for good, whole, and the cursor below it.
  package mutating func finish(_ content: EditorContent, size: TerminalSize) -> String {
    var whole = content.frame(columns: size.columns)
    whole.cursorRow = whole.rows.count - 1
    whole.cursorColumn = whole.rows[whole.cursorRow].width
    return replace(with: whole, size: size) + leave()
  }

  /// What to send so that the cursor stands on a free row below; nothing of the display is touched
  /// any more.
  package mutating func leave() -> String {
    defer { forget() }
    guard let shown else { return "" }
    let down = shown.rows.count - 1 - shown.cursorRow
    return (down > 0 ? "\u{1B}[\(down)B" : "") + "\r\n"
  }

  /// Takes it that nothing is on the screen: the next frame begins where the cursor is.
  package mutating func forget() {
    shown = nil
    top = 0
  }

  private mutating func replace(with frame: ScreenFrame, size: TerminalSize) -> String {
    defer { shown = frame }
    guard let old = shown else {
      // What ran before may have left the cursor in the middle of a row. A row of spaces then
      // wraps, and otherwise ends up where it began; the frame overwrites it.
      let spaces = String(repeating: " ", count: frame.columns)
      return spaces + "\r" + FrameUpdate.output(from: nil, to: frame)
    }
    if old.columns != frame.columns || old.rows.count > size.rows {
      return FrameUpdate.clearing(old, reflowedTo: frame.columns)
        + FrameUpdate.output(from: nil, to: frame)
    }
    return FrameUpdate.output(from: old, to: frame)
  }
}
