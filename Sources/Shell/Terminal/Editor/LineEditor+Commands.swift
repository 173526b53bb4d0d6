import CLibedit
import Foundation

extension LineEditor {
  /// Gives libedit the commands and keys of the editor.
  func bindKeys(of core: Libedit) {
    let names = (typing: "opsh-key", viCommand: "opsh-vi-key")
    core.addCommand(names.typing) { LineEditor.calling($0)?.perform(key: $1, inVi: false) ?? 0 }
    core.addCommand(names.viCommand) { LineEditor.calling($0)?.perform(key: $1, inVi: true) ?? 0 }
    for binding in EditorCommand.keys {
      core.bind(binding.key, to: names.typing)
      if binding.maps == .all {
        core.bind(binding.key, to: names.viCommand, inCommandMode: true)
      }
    }
    for binding in EditorCommand.borrowed {
      core.bind(binding.key, to: binding.name)
      if binding.maps == .all { core.bind(binding.key, to: binding.name, inCommandMode: true) }
    }
    guard core.isVi else { return }
    decoder.decodesAlt = false
    for binding in EditorCommand.viKeys {
      core.bind(binding.key, to: names.viCommand, inCommandMode: true)
    }
  }

  /// Does what a key is bound to; the result tells libedit how to go on.
  private func perform(key: UInt32, inVi isViCommand: Bool) -> UInt8 {
    let viKey = isViCommand ? EditorCommand.viKeys.first { $0.key == key }?.command : nil
    guard let core,
      let command = viKey ?? EditorCommand.keys.first(where: { $0.key == key })?.command
    else { return UInt8(CC_ERROR) }
    let buffer = core.buffer
    let text = buffer.text
    var result = CC_REFRESH
    switch command {
    case .complete: complete(core, buffer)
    case .cancel:
      ending = .cancelled
      core.push(.submit)
    case .enter:
      if isViCommand || runs(buffer) { core.push(.submit) } else { core.insert("\n") }
    case .newline: core.insert("\n")
    case .endOfInput:
      if buffer.count == 0 {
        ending = .eof
        result = CC_EOF
      } else {
        delete(core, buffer)
      }
    case .suspend: suspend()
    case .search: result = searchHistory(core, buffer)
    case .clearScreen:
      TerminalGuard.write("\u{1B}[H\u{1B}[2J")
      display.forget()
    case .paste: core.insert(pasted)
    case .left: core.move(to: BufferMotion.before(buffer.cursor, in: text))
    case .right:
      if buffer.cursor < buffer.count {
        core.move(to: BufferMotion.after(buffer.cursor, in: text))
      } else {
        core.insert(hint ?? "")
      }
    case .up:
      if let place = BufferMotion.above(buffer.cursor, in: text) {
        core.move(to: place)
      } else {
        recall(walk.older(than: text, in: history.entries, prefix: ""))
      }
    case .down:
      if let place = BufferMotion.below(buffer.cursor, in: text) {
        core.move(to: place)
      } else {
        recall(walk.newer(than: text, in: history.entries))
      }
    case .olderMatch:
      let before = String(scalars: text.unicodeScalars.prefix(buffer.cursor))
      recall(walk.older(than: text, in: history.entries, prefix: wasMatching ? nil : before))
      isMatching = true
    case .newerMatch:
      recall(walk.newer(than: text, in: history.entries))
      isMatching = true
    case .lineStart:
      let start = BufferMotion.lineStart(buffer.cursor, in: text)
      core.move(to: start == buffer.cursor ? 0 : start)
    case .lineEnd:
      let end = BufferMotion.lineEnd(buffer.cursor, in: text)
      core.move(to: end == buffer.cursor ? buffer.count : end)
      if buffer.cursor == buffer.count { core.insert(hint ?? "") }
    case .nextWord:
      if let hint {
        core.insert(BufferMotion.firstWord(of: hint))
      } else {
        core.push(.nextWord)
      }
    case .backspace:
      core.delete(before: buffer.cursor - BufferMotion.before(buffer.cursor, in: text))
    case .delete: delete(core, buffer)
    }
    return UInt8(result)
  }

  /// Whether Enter runs the text.
  ///
  /// Enter in an empty last line always does, so that no one is kept in a statement that they
  /// cannot finish.
  private func runs(_ buffer: Libedit.Buffer) -> Bool {
    let last = buffer.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let isTwice =
      buffer.text.contains("\n") && buffer.cursor == buffer.count
      && String(last).isBlank
    return buffer.text.isBlank || isTwice || configuration.isComplete(buffer.text)
  }

  /// Puts a statement of the history into the line.
  private func recall(_ statement: String?) {
    isBrowsing = true
    guard let statement else { return beep() }
    core?.replace(with: statement, cursor: statement.unicodeScalars.count)
  }

  private func delete(_ core: Libedit, _ buffer: Libedit.Buffer) {
    let end = BufferMotion.after(buffer.cursor, in: buffer.text)
    if end == buffer.cursor { return beep() }
    core.move(to: end)
    core.delete(before: end - buffer.cursor)
  }

  private func complete(_ core: Libedit, _ buffer: Libedit.Buffer) {
    let answer = configuration.complete(buffer.text, buffer.cursor)
    switch CompletionStep(answer, text: buffer.text, cursor: buffer.cursor) {
    case .nothing: beep()
    case .edit(let count, let text):
      core.delete(before: count)
      core.insert(text)
    case .list(let candidates):
      let listing = CompletionListing(columns: size.columns, colours: configuration.paints)
      // One row for the prompt is enough: what scrolls away can be scrolled back.
      leave(writing: listing.lines(candidates, rows: max(1, size.rows - 2)))
    }
  }

  /// Stops the process, as Ctrl-Z does elsewhere; what follows happens when it goes on.
  private func suspend() {
    leave()
    TerminalGuard.endEditing()
    raise(SIGTSTP)
    TerminalGuard.beginEditing()
    handle(signals.take().filter { $0 != SIGCONT })
  }

  /// Reads keys until the search ends.
  private func searchHistory(_ core: Libedit, _ buffer: Libedit.Buffer) -> Int32 {
    var search = HistorySearch(entries: history.entries, draft: buffer.text)
    defer { self.search = nil }
    while true {
      self.search = search
      guard let event = nextEvent() else {
        ending = .eof
        return CC_EOF
      }
      let outcome = search.handle(event)
      if outcome == .goesOn { continue }
      if outcome == .dropped { return CC_REFRESH }
      core.replace(with: search.text, cursor: search.text.unicodeScalars.count)
      if outcome == .run { core.push(.submit) }
      if case .takenBefore(let event) = outcome { decoder.unread(event) }
      return CC_REFRESH
    }
  }
}
