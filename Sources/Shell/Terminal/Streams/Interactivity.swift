import Foundation

/// Which of the three streams are terminals, and what follows from it.
///
/// The streams are looked at one by one: `opsh > file` still edits nothing but can still show its
/// progress on stderr, and colours are a matter of the stream that they go to.
package struct Interactivity: Equatable, Sendable {
  package var input: Bool
  package var output: Bool
  package var errors: Bool
  /// Whether the terminal understands more than lines of text (`TERM` is set and not `dumb`).
  package var isCapable: Bool

  /// What is known about the streams; `terminal` is the value of `TERM`.
  package init(input: Bool, output: Bool, errors: Bool, terminal: String?) {
    self.input = input
    self.output = output
    self.errors = errors
    isCapable = !["", "dumb"].contains(terminal ?? "")
  }

  /// The streams of this process.
  package static func current(environment: [String: String]) -> Interactivity {
    Interactivity(
      input: isatty(0) == 1, output: isatty(1) == 1, errors: isatty(2) == 1,
      terminal: environment["TERM"])
  }

  /// Lines are edited, with history and completion.
  package var editsLines: Bool { input && output && isCapable }

  /// Someone types the lines, with or without an editor: show a prompt, go on after errors.
  package var isConversation: Bool { input }

  /// A progress line may be painted on stderr.
  package var allowsProgress: Bool { errors && isCapable }
}
