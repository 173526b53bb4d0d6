/// A key that is no character, or that has to reach libedit as if it were none.
///
/// The raw value is what libedit gets to see: a C1 control code. No one types those, and libedit
/// looks them up in its key maps like any other key. Binding `ESC [ C` itself would make a bare
/// ESC the beginning of a longer key, which breaks vi mode.
package enum EditorKey: UInt32, Sendable, CaseIterable {
  case up = 0x80
  case down
  case left
  case right
  case home
  case end
  case delete
  case pageUp
  case pageDown
  case wordLeft
  case wordRight
  /// Alt-Enter, and Shift- or Ctrl-Enter where the terminal tells them apart.
  case newline
  case paste

  // Not on any keyboard: commands of the editor that hand on to a command of libedit.
  case nextWord = 0x90
  case submit

  /// The key that the terminal sends as `ESC [` or `ESC O` and `sequence`; nil for others.
  package init?(sequence: String) {
    // `[[A` is F1 on the Linux console.
    guard let final = sequence.last, sequence.first != "[" else { return nil }
    let parameters = sequence.dropLast().split(separator: ";", omittingEmptySubsequences: false)
    let modifiers = parameters.count > 1 ? max(0, (Int(parameters[1]) ?? 1) - 1) : 0
    // Bits of the modifier: 1 Shift, 2 Alt, 4 Ctrl.
    let isByWord = modifiers & 6 != 0
    switch (final, parameters.first ?? "") {
    case ("A", _): self = .up
    case ("B", _): self = .down
    case ("C", _): self = isByWord ? .wordRight : .right
    case ("D", _): self = isByWord ? .wordLeft : .left
    case ("H", _), ("~", "1"), ("~", "7"): self = .home
    case ("F", _), ("~", "4"), ("~", "8"): self = .end
    case ("~", "3"): self = .delete
    case ("~", "5"): self = .pageUp
    case ("~", "6"): self = .pageDown
    case ("u", "13") where modifiers != 0: self = .newline
    case ("~", "27") where parameters.last == "13": self = .newline
    default: return nil
    }
  }
}
