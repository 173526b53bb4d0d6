/// What the editor does itself instead of libedit, and on which keys.
enum EditorCommand {
  case complete, cancel, enter, newline, endOfInput, suspend, search, clearScreen, paste
  case left, right, lineStart, lineEnd, nextWord, backspace, delete
  case up, down, olderMatch, newerMatch

  /// In which of libedit's key maps a key counts.
  enum Maps {
    /// Emacs mode, and the insert mode of vi.
    case typing
    /// The command mode of vi as well.
    case all
  }

  /// The keys of the editor's own commands.
  static let keys: [(key: UInt32, command: EditorCommand, maps: Maps)] = [
    (control("C"), .cancel, .all), (control("Z"), .suspend, .all),
    (control("M"), .enter, .all), (control("J"), .enter, .all),
    (control("D"), .endOfInput, .all), (control("L"), .clearScreen, .all),
    (control("I"), .complete, .typing), (control("R"), .search, .typing),
    (control("F"), .right, .typing), (control("B"), .left, .typing),
    (control("A"), .lineStart, .typing), (control("E"), .lineEnd, .typing),
    (control("P"), .up, .all), (control("N"), .down, .all),
    (control("H"), .backspace, .typing), (0x7F, .backspace, .typing),
    (key(.up), .up, .all), (key(.down), .down, .all),
    (key(.pageUp), .olderMatch, .all), (key(.pageDown), .newerMatch, .all),
    (key(.left), .left, .all), (key(.right), .right, .all),
    (key(.home), .lineStart, .all), (key(.end), .lineEnd, .all),
    (key(.delete), .delete, .all), (key(.wordRight), .nextWord, .all),
    (key(.newline), .newline, .all), (key(.paste), .paste, .all),
  ]

  /// Keys that do in the command mode of vi what the arrows do.
  static let viKeys: [(key: UInt32, command: EditorCommand)] = [
    (UInt32(UInt8(ascii: "j")), .down), (UInt32(UInt8(ascii: "k")), .up),
  ]

  /// Keys of commands that libedit has, but does not have on these keys.
  static let borrowed: [(key: UInt32, name: String, maps: Maps)] = [
    (key(.submit), "ed-newline", .all),
    (key(.wordLeft), "ed-prev-word", .all),
    (key(.nextWord), "em-next-word", .all),
    // As in other shells; libedit kills the whole line, or up to a mark.
    (control("U"), "vi-kill-line-prev", .typing),
    (control("W"), "ed-delete-prev-word", .typing),
  ]

  private static func control(_ letter: Unicode.Scalar) -> UInt32 { letter.value & 0x1F }

  private static func key(_ key: EditorKey) -> UInt32 { key.rawValue }
}
