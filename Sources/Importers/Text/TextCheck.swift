import Language

/// Checks that a text is UTF-8, block by block, and says where it is not.
struct TextCheck {
  private let path: String
  private var check = UTF8Check()
  /// Line ends before the present block.
  private var lines = 0
  private var place = 0

  init(_ path: String) { self.path = path }

  /// - Throws: a `.load` at the first byte that belongs to no character.
  mutating func add(_ block: [UInt8]) throws(Diagnostic) {
    if let wrong = check.add(block) {
      let before = block.prefix(max(0, wrong - place))
      throw TextEncoding.utf8.wrong(path, at: wrong, line: lines + LineCount.of(before) + 1)
    }
    lines += LineCount.of(block[...])
    place += block.count
  }

  /// - Throws: a `.load` when the text breaks off within a character.
  func finish() throws(Diagnostic) {
    if let wrong = check.unfinished {
      throw TextEncoding.utf8.wrong(path, at: wrong, line: lines + 1)
    }
  }
}
