import CLibedit
import Foundation

/// One instance of libedit: key maps, editing commands, vi mode, history, kill and yank.
///
/// libedit edits and does not draw. What it would draw has no colours, no hints and no rows beyond
/// the screen, its widths are those of the host's C library, and a change of size while a key is
/// awaited makes it write past its buffers. So it lives in a terminal of its own, that no one sees
/// and whose size never changes, and its output goes nowhere. The editor draws what `buffer` holds
/// whenever libedit waits for a key.
final class Libedit {
  typealias Reader =
    @convention(c) (OpaquePointer?, UnsafeMutablePointer<wchar_t>?) -> Int32
  typealias Command = @convention(c) (OpaquePointer?, wint_t) -> UInt8

  /// The line as it is.
  struct Buffer {
    var text: String
    /// Scalars before the cursor.
    var cursor: Int
    /// Scalars of the text.
    var count: Int
  }

  private let editor: OpaquePointer
  private let history: OpaquePointer
  private let terminal: HiddenTerminal
  /// libedit keeps pointers to the names of commands.
  private var names: [UnsafeMutablePointer<wchar_t>] = []

  /// What stands in the way of using the library: that it, or a part of it, is missing.
  static var fault: String? { opsh_edit_fault().map { String(cString: $0) } }

  /// Starts libedit; nil if it cannot.
  ///
  /// `owner` is what `owner(of:)` gives to callbacks; `reader` delivers the keys.
  init?(program: String, owner: UnsafeMutableRawPointer, reader: Reader) {
    guard Self.fault == nil,
      let terminal = HiddenTerminal(columns: 2000, rows: 200), let history = opsh_history_new()
    else { return nil }
    let end = terminal.descriptor
    guard
      let editor = opsh_edit_new(
        program, opsh_stdin(), terminal.output, terminal.output, end, end, end)
    else {
      opsh_history_end(history)
      return nil
    }
    self.terminal = terminal
    self.history = history
    self.editor = editor
    opsh_set_owner(editor, owner)
    opsh_use_history(editor, history)
    opsh_set_emacs(editor)
    // The user's ~/.editrc comes before all bindings: `bind -v` there resets the key maps.
    opsh_edit_read_settings(editor)
    opsh_leave_signals_alone(editor)
    opsh_set_reader(editor, reader)
  }

  deinit {
    opsh_edit_end(editor)
    opsh_history_end(history)
    for name in names { name.deallocate() }
  }

  /// The owner of the editor that calls back.
  static func owner(of editor: OpaquePointer?) -> UnsafeMutableRawPointer? {
    editor.flatMap { opsh_owner($0) }
  }

  var isVi: Bool { opsh_is_vi(editor) != 0 }

  /// Edits one line; the text with its line feed, nil at the end of input or after an error.
  func readLine() -> String? {
    var count: Int32 = 0
    guard let text = opsh_edit_read(editor, &count), count > 0 else { return nil }
    return narrow(text, count: Int(count))
  }

  var buffer: Buffer {
    guard let line = opsh_edit_line(editor)?.pointee, let start = line.buffer else {
      return Buffer(text: "", cursor: 0, count: 0)
    }
    let count = line.lastchar - start
    return Buffer(text: narrow(start, count: count), cursor: line.cursor - start, count: count)
  }

  /// Takes the cursor back into the line.
  ///
  /// In vi mode libedit leaves it outside at times: Ctrl-E in an empty line goes to -1, and a
  /// search with `n` that finds nothing empties the line under it. The next command would then
  /// write outside of the buffer.
  func repairCursor() {
    guard let line = opsh_edit_line(editor)?.pointee, let start = line.buffer else { return }
    let cursor = line.cursor - start
    let place = min(max(0, cursor), line.lastchar - start)
    if cursor != place { opsh_edit_move(editor, Int32(place - cursor)) }
  }

  func insert(_ text: String) {
    if !text.isEmpty { opsh_edit_insert(editor, wide(text)) }
  }

  /// Deletes scalars before the cursor.
  func delete(before count: Int) {
    if count > 0 { opsh_edit_delete(editor, Int32(count)) }
  }

  /// Moves the cursor to stand after `offset` scalars.
  func move(to offset: Int) {
    opsh_edit_move(editor, Int32(offset - buffer.cursor))
  }

  /// Puts another text in the place of the whole line.
  func replace(with text: String, cursor: Int) {
    let count = buffer.count
    move(to: count)
    delete(before: count)
    insert(text)
    move(to: cursor)
  }

  /// Lets libedit read a key next that no one pressed.
  func push(_ key: EditorKey) {
    opsh_edit_push(editor, [wchar_t(bitPattern: key.rawValue), 0])
  }

  func addCommand(_ name: String, _ command: Command) {
    let text = wide(name)
    let kept = UnsafeMutablePointer<wchar_t>.allocate(capacity: text.count)
    kept.initialize(from: text, count: text.count)
    names.append(kept)
    opsh_add_command(editor, kept, kept, command)
  }

  /// Binds a key to a command of that name; in vi mode `inCommandMode` is its other key map.
  func bind(_ key: UInt32, to command: String, inCommandMode: Bool = false) {
    let key = [wchar_t(bitPattern: key), 0]
    let bind = inCommandMode ? opsh_bind_alternate : opsh_bind
    _ = bind(editor, key, wide(command))
  }

  /// What libedit's own commands go through, such as vi's search.
  func setHistory(_ list: HistoryList) {
    opsh_history_clear(history)
    opsh_history_set_size(history, Int32(list.limit))
    for entry in list.entries { opsh_history_enter(history, wide(entry)) }
  }

  func addToHistory(_ statement: String) {
    opsh_history_enter(history, wide(statement))
  }
}

/// A text with a zero at its end, as C takes it; a `wchar_t` is a unicode scalar.
private func wide(_ text: String) -> [wchar_t] {
  text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
}

private func narrow(_ text: UnsafePointer<wchar_t>, count: Int) -> String {
  var scalars = String.UnicodeScalarView()
  for unit in UnsafeBufferPointer(start: text, count: count) {
    scalars.append(Unicode.Scalar(UInt32(bitPattern: unit)) ?? "\u{FFFD}")
  }
  return String(scalars)
}
