import CLibedit
import Foundation
import Synchronization

/// Makes the terminal hand over single keys, and leaves it as it was found, however the process
/// ends: at the end of a line, by `exit` called from anywhere, by a signal.
enum TerminalGuard {
  private struct State {
    /// As the terminal was found.
    var settings: termios
    var isEditing = false
  }

  private static let state = Mutex<State?>(nil)
  private static let beginsPasteMarks = "\u{1B}[?2004h"
  private static let endsPasteMarks = "\u{1B}[?2004l"

  /// Remembers the settings of the terminal on stdin; false if there is none.
  static func remember() -> Bool {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return false }
    let isFirst = state.withLock { state in
      defer { if state == nil { state = State(settings: settings) } }
      return state == nil
    }
    if isFirst { atexit { TerminalGuard.restore() } }
    return true
  }

  /// From here on keys come one by one, nothing is echoed, Ctrl-C and Ctrl-Z are keys like others,
  /// Enter is a carriage return, and pastes are marked; returns how many bytes were typed before.
  @discardableResult static func beginEditing() -> Int {
    let found = state.withLock { state in
      state?.isEditing = true
      return state?.settings
    }
    guard var settings = found else { return 0 }
    settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | IGNCR | INLCR | ISTRIP | IXON)
    settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    withUnsafeMutableBytes(of: &settings.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    // What was typed ahead stays; what is being written goes out first.
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    var typed: Int32 = 0
    _ = ioctl(STDIN_FILENO, UInt(FIONREAD), &typed)
    write(beginsPasteMarks)
    return Int(typed)
  }

  /// The terminal is again as it was found.
  static func endEditing() {
    write(endsPasteMarks)
    let found = state.withLock { state in
      state?.isEditing = false
      return state?.settings
    }
    if var settings = found { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) }
  }

  /// The same at the end of the process, if a line is being edited then.
  static func restore() {
    let settings = state.withLock { state -> termios? in
      guard let current = state, current.isEditing else { return nil }
      state?.isEditing = false
      return current.settings
    }
    guard var settings else { return }
    write("\u{1B}[0m" + endsPasteMarks + "\r\n")
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// Writes to the terminal at once.
  static func write(_ text: String) {
    fputs(text, opsh_stdout())
    fflush(opsh_stdout())
  }
}
