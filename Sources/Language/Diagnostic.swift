import Values

/// What is wrong with a text, as a value: where, what, and what would work.
package struct Diagnostic: Error, Hashable, Sendable {
  /// The family of a fault; scripts, completion and tests tell faults apart by it.
  package enum Code: String, Hashable, Sendable {
    case syntax
    /// The text ends too early; more input could complete it.
    case incomplete
    case unknownName
    case ambiguousName
    case wrongType
    case wrongTime
    case notSplittable
    case notLoaded
    case noData
    case division
    case definition
    case file
    case load
    case store
    /// The file of a store holds what cannot be read.
    case damagedStore
    case engine
    case interrupted
    case expectation
    case usage
    /// What is not allowed here: writing in a run that is to be safe.
    case refused
  }

  package var code: Code
  package var message: Wording
  /// Where in the source; nil when the fault has no place, as a locked store.
  package var span: Span?
  /// What may have been meant.
  package var correction: Correction?
  /// What else is written beside the caret.
  private var advice: Wording?
  private var otherHints: [Wording]
  /// Whether the place is what is wrong in the question itself, not in a definition that it uses.
  package var keepsPlace = false
  /// Whether no word that could follow would make sense of the one that is pointed at.
  package var isMisplaced = false

  /// - Parameter label: what is written beside the caret where there is no correction.
  package init(
    _ code: Code, _ message: Wording, at span: Span? = nil, correction: Correction? = nil,
    label: Wording? = nil, hints: [Wording] = []
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.correction = correction
    advice = label
    otherHints = hints
  }

  /// What is written beside the caret: `did you mean revenue?`.
  package var label: Wording? {
    get { correction.flatMap { $0.wrong == nil ? $0.wording : nil } ?? advice }
    set {
      if correction?.wrong == nil { correction = nil }
      advice = newValue
    }
  }

  /// Further lines of help.
  package var hints: [Wording] {
    get { (correction.flatMap { $0.wrong == nil ? nil : [$0.wording] } ?? []) + otherHints }
    set {
      if correction?.wrong != nil { correction = nil }
      otherHints = newValue
    }
  }

  /// The fault in words, with the line it stands in and a caret under the place.
  ///
  ///     error: no metric or command called "reveneu"
  ///       reveneu by chanel
  ///       ^^^^^^^             did you mean revenue?
  package func text(
    in source: Source, severity: Wording = "error", language: UserLanguage = .english,
    width: Int? = nil
  ) -> String {
    func said(_ words: Wording) -> String { Source.said(words.text(in: language)) }
    let told = Self.cut(said(message), to: 500)
    var lines = [("\(severity): \(told)" as Wording).text(in: language)]
    let room = width.map { max(10, $0 - 2) }
    if let span {
      if let name = source.name {
        let (line, column, _) = source.position(span.start)
        lines[0] = "\(Source.said(name)):\(line):\(column): \(lines[0])"
      }
      lines = wrapped(lines[0], to: width)
      lines += marked(span, in: source, label.map(said), room).map { "  " + $0 }
    } else {
      lines = wrapped(lines[0], to: width)
      if let label {
        lines += wrapped(said(label), to: room).map { "  " + $0 }
      }
    }
    for hint in hints { lines += wrapped(said(hint), to: room).map { "  " + $0 } }
    return lines.joined(separator: "\n")
  }

  /// The line of a place, and below it the carets and the label.
  ///
  /// Of an overlong line only what stands around the place is shown.
  private func marked(
    _ span: Span, in source: Source, _ label: String?, _ room: Int?
  ) -> [String] {
    let (before, inside, after) = source.line(around: span)
    var start = Self.cut(Source.shown(before), to: 100, keepsEnd: true)
    var middle = Self.cut(Source.shown(inside), to: 100)
    var end = Self.cut(Source.shown(after), to: 100)
    if let room, displayedWidth(start + middle + end) > room {
      middle = Self.fitted(middle, to: max(5, room * 2 / 3))
      let rest = max(0, room - displayedWidth(middle))
      start = Self.fitted(start, to: max(rest / 2, rest - displayedWidth(end)), keepsEnd: true)
      end = Self.fitted(end, to: rest - displayedWidth(start))
    }
    let line = start + middle + end
    let indent = displayedWidth(start)
    let carets = max(1, displayedWidth(middle))
    let marks = String(repeating: " ", count: indent) + String(repeating: "^", count: carets)
    guard let label else { return [line, marks] }
    for gap in [max(3, displayedWidth(line) + 3 - indent - carets), 3] {
      guard room.map({ indent + carets + gap + displayedWidth(label) <= $0 }) ?? true else {
        continue
      }
      return [line, marks + String(repeating: " ", count: gap) + label]
    }
    return [line, marks] + wrapped(label, to: room)
  }

  /// A text of at most so many columns of the screen, its beginning or its end.
  private static func fitted(_ text: String, to columns: Int, keepsEnd: Bool = false) -> String {
    guard displayedWidth(text) > columns else { return text }
    guard columns > 0 else { return "" }
    var kept: [Character] = []
    var used = 1
    for character in keepsEnd ? Array(text.reversed()) : Array(text) {
      used += displayWidth(of: character)
      if used > columns { break }
      kept.append(character)
    }
    return keepsEnd ? "…" + String(kept.reversed()) : String(kept) + "…"
  }

  /// A text of at most so many characters, its beginning or its end.
  private static func cut(_ text: String, to count: Int, keepsEnd: Bool = false) -> String {
    guard text.utf8.count > count, text.count > count else { return text }
    return keepsEnd ? "…" + text.suffix(count - 1) : text.prefix(count - 1) + "…"
  }
}
