import CLibedit
import Foundation

/// What the process does about signals that are no one's business in particular.
package enum Signals {
  /// A closed pipe ends the process without a word, as `opsh -c "..." | head` needs it.
  ///
  /// This is the default of the system, but a parent may have switched it off, and then every
  /// write to the pipe would fail with a message of its own.
  package static func dieQuietlyOnClosedPipe() { opsh_handle_by_default(SIGPIPE) }

  /// A closed pipe is an error of the write and no more, as a conversation needs it: leaving a
  /// pager early must not end the shell.
  package static func surviveClosedPipe() {
    // A handler and not "ignore", which the programs that the shell starts would inherit.
    opsh_handle(SIGPIPE, { _ in }, SA_RESTART)
  }

  /// A limit on the size of files is an error of the write, told like a full disk, and not the end
  /// of the process in the midst of it.
  package static func surviveFileLimits() {
    opsh_handle(SIGXFSZ, { _ in }, SA_RESTART)
  }

  /// Ends the process by `signal`, so that its parent sees why; the terminal is put back first.
  static func end(by signal: Int32) -> Never {
    TerminalGuard.restore()
    opsh_handle_by_default(signal)
    raise(signal)
    // Only if the signal is blocked.
    exit(128 + signal)
  }
}
