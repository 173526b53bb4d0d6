/// The comments and blank lines between the entries of a block, kept for `fmt`.
package struct Remarks: Hashable, Sendable {
  /// By the entry's keyword, and its number where there may be several.
  private var entries: [String: Remark] = [:]

  /// What the comment behind the opening brace is kept under.
  static let start = "{"

  /// What the comments above the closing brace are kept under.
  static let end = "}"

  /// What the comments of one of several entries are kept under; the first is number 1.
  static func title(_ keyword: String, _ number: Int) -> String { "\(keyword) \(number)" }

  subscript(title: String) -> Remark { entries[title] ?? Remark() }

  /// Adds to what an entry has, for an entry may be written in several lines.
  mutating func add(_ remark: Remark, to title: String) {
    guard remark != Remark() else { return }
    guard let known = entries[title] else {
      entries[title] = remark
      return
    }
    entries[title] = Remark(
      comments: known.comments + remark.comments, trailing: known.trailing ?? remark.trailing,
      isSpaced: known.isSpaced)
  }
}

/// What stands around an entry.
package struct Remark: Hashable, Sendable {
  /// The lines above; an empty one is a blank line.
  package var comments: [String] = []
  /// The comment behind the entry on its last line.
  package var trailing: String?
  /// Whether a blank line stands above all.
  package var isSpaced = false
}
