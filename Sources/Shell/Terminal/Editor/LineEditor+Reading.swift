import CLibedit
import Foundation

extension LineEditor {
  /// Reads one statement.
  ///
  /// `prompt` may have colours (`ESC [ ... m`) and wide characters; further lines of a statement
  /// stand after a `..> ` of the same width. When this returns, the statement stands whole on the
  /// screen, the cursor below it, and the terminal is as it was.
  package func read(prompt: String) -> ReadResult {
    guard let core else { return .eof }
    begin(prompt: ScreenCell.cells(of: prompt))
    signals.receive(Self.signalsWhileEditing)
    typedAhead = TerminalGuard.beginEditing()
    let text = core.readLine()
    let ending = ending ?? (text == nil ? .eof : nil)
    let statement = statement(text ?? "")
    finish(statement, trailer: ending == .cancelled ? "^C" : "")
    TerminalGuard.endEditing()
    signals.release(Self.signalsWhileEditing)
    return ending ?? (statement.isBlank ? .empty : .line(statement))
  }

  /// The next key for libedit, in the form of a character; 1 for one, 0 at the end of input.
  func readKey(into key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    core?.repairCursor()
    guard let event = nextEvent() else { return 0 }
    let code: UInt32
    switch event {
    case .scalar(let scalar): code = scalar.value
    case .key(let special): code = special.rawValue
    case .paste(let bytes):
      pasted = pasteText(bytes)
      code = EditorKey.paste.rawValue
    }
    wasMatching = isMatching
    isMatching = false
    isBrowsing = false
    key?.pointee = wchar_t(bitPattern: code)
    return 1
  }

  /// Waits for what the person does next; nil when the terminal is gone.
  ///
  /// Before it waits, the screen shows the line as it is; while keys are coming in faster, it does
  /// not.
  func nextEvent() -> InputEvent? {
    decoder.holdsEscape = decoder.decodesAlt && search == nil
    while true {
      if let event = decoder.next() { return event }
      if decoder.patience == nil, !wait(for: 0).hasInput { draw() }
      let (hasInput, hasSignals) = wait(for: decoder.patience ?? -1)
      if hasSignals { handle(signals.take()) }
      if hasInput {
        var byte: UInt8 = 0
        let count = Foundation.read(STDIN_FILENO, &byte, 1)
        if count == 1 {
          decoder.feed(wasTyped(byte))
        } else if count == 0 || ![EINTR, EAGAIN].contains(errno) {
          return nil
        }
      } else if !hasSignals {
        decoder.giveUp()
      }
    }
  }

  /// The key that a byte stands for: a Ctrl-D that was pressed while a statement ran has become a
  /// zero by the time that keys come one by one (Linux, n_tty).
  private func wasTyped(_ byte: UInt8) -> UInt8 {
    guard typedAhead > 0 else { return byte }
    typedAhead -= 1
    return byte == 0 ? 0x04 : byte
  }

  /// Ends the process on the signals that end one, and otherwise makes the terminal and the
  /// editor fit together again.
  func handle(_ signals: [Int32]) {
    for signal in signals {
      switch signal {
      case SIGTERM, SIGHUP, SIGQUIT: Signals.end(by: signal)
      case SIGCONT:
        // Someone stopped the process from outside; the shell has since taken the terminal.
        TerminalGuard.beginEditing()
        display.forget()
      default: break
      }
    }
  }

  private func wait(for milliseconds: Int32) -> (hasInput: Bool, hasSignals: Bool) {
    var requests = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&requests, 2, milliseconds)
    // A handler has run: its byte is in the pipe, or will be.
    if count < 0 { return (false, true) }
    return (requests[0].revents != 0, requests[1].revents != 0)
  }

  /// The text as it is run: composed, without control characters and without white space at its
  /// end.
  private func statement(_ text: String) -> String {
    var text = withoutControls(text).precomposedStringWithCanonicalMapping
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
