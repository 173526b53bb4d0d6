import Values

/// A text that knows where its line may be broken, and breaks there when it is too long.
struct Flow {
  /// How readily a blank becomes a line end; the least breaks first.
  enum Break: Int {
    /// Before `|` and the `=` of a definition: all of them, or none.
    case stage
    /// Inside of what stands before that `=`.
    case head
    case clause, list, conjunction, term
    /// Inside a text in quotes, which folds.
    case word
  }

  /// What stands between the blanks that may break.
  private var parts = [""]
  /// The level of the break behind each part but the last.
  private var breaks: [Int] = []
  /// Open brackets: what they hold breaks after what is outside of them.
  private var depth = 0
  /// Whether nothing was added since a call began, which then needs no blank in front.
  private(set) var isFresh = true

  static let lineWidth = 100

  /// The whole in one line.
  var text: String { parts.joined(separator: " ") }

  mutating func begin() { isFresh = true }

  mutating func add(_ text: String) {
    parts[parts.count - 1] += text
    isFresh = false
  }

  /// A blank that may break.
  mutating func add(_ place: Break) {
    breaks.append(place == .word ? 1000 : place.rawValue + depth * Break.word.rawValue)
    parts.append("")
  }

  /// Parts with commas between them.
  mutating func add<Part>(list: [Part], _ write: (inout Flow, Part) -> Void) {
    for (index, part) in list.enumerated() {
      if index > 0 {
        add(",")
        add(.list)
      }
      write(&self, part)
    }
  }

  mutating func add(inBrackets write: (inout Flow) -> Void) {
    add("(")
    depth += 1
    write(&self)
    depth -= 1
    add(")")
  }

  // MARK: - Lines

  /// The lines of the text, the first with the given indent, the others further right.
  func lines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    if displayWidth(text) + indent <= Self.lineWidth { return [margin + text] }
    let hasStages = breaks.contains(Break.stage.rawValue)
    var lines: [String] = []
    for (number, stage) in chunks(parts.indices, at: Break.stage.rawValue).enumerated() {
      lines.append(margin + (number > 0 ? "  " : ""))
      fill(stage, from: Break.head.rawValue, hang: indent + (hasStages ? 4 : 2), &lines)
    }
    return lines
  }

  /// Adds parts to the last of the lines as long as they fit, and to new lines from there on.
  private func fill(_ range: Range<Int>, from level: Int, hang: Int, _ lines: inout [String]) {
    let inner = range.dropLast().map { breaks[$0] }
    guard let level = inner.filter({ $0 >= level }).min() else {
      lines[lines.count - 1] += parts[range].joined(separator: " ")
      return
    }
    for (number, chunk) in chunks(range, at: level).enumerated() {
      let width = displayWidth(parts[chunk].joined(separator: " "))
      let column = displayWidth(lines[lines.count - 1])
      if number > 0 {
        if column + 1 + width <= Self.lineWidth {
          lines[lines.count - 1] += " "
        } else {
          let indent = level == Break.head.rawValue ? hang - 2 : hang
          lines.append(String(repeating: " ", count: indent))
        }
      }
      fill(chunk, from: level + 1, hang: hang, &lines)
    }
  }

  /// The stretches of parts between the breaks of a level.
  private func chunks(_ range: Range<Int>, at level: Int) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = range.lowerBound
    for index in range.dropLast() where breaks[index] == level {
      chunks.append(start..<index + 1)
      start = index + 1
    }
    chunks.append(start..<range.upperBound)
    return chunks
  }
}
