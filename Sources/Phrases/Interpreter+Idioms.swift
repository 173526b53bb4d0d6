import Language
import Values

/// Sentences and statements with a form of their own.
extension Interpreter {
  /// Without the remark of SQL and the semicolon at its end; the sum of a metric is the metric.
  func prepared(_ text: String) -> String {
    var rest = text.trimmed.replacing(/\/\*.*?\*\//, with: " ").trimmed
    if let match = rest.wholeMatch(of: /\$?\s*opsh\b.*?-c\s+['"](.+)['"]/) {
      rest = String(match.1)
    }
    // A period in brackets is the same without them.
    rest = rest.replacing(/\(((?i:last|past|this|yesterday|today|previous)[^()]*)\)/) {
      $0.output.1
    }
    if let match = rest.firstMatch(of: /\s--\s.*$/) { rest.removeSubrange(match.range) }
    while let match = rest.firstMatch(of: /\b(?i:sum)\(\s*([\w ]+?)\s*\)/),
      isMetric(String(match.1)),
      !rest.lowered.hasPrefix("select"), !rest.contains("|"),
      !rest[..<match.range.lowerBound].contains("where ")
    {
      rest.replaceSubrange(match.range, with: match.1)
    }
    return rest.trimming([";", " ", "；"])
  }

  /// A whole sentence that stands for a word of the shell.
  func whole(_ text: String) -> String? {
    let plain = text.lowered.trimming([" ", "?", "!", ".", "。", "？", "！"])
    let written = text.lowered.trimmed
    for (line, ways) in Words.whole where ways.contains(plain) || ways.contains(written) {
      return line
    }
    if let name = Self.described(written), let found = named(name) { return "describe \(found)" }
    return nil
  }

  /// The name in `what does roas mean`, `desc orders`, `\d orders`.
  static func described(_ text: String) -> String? {
    let plain = text.trimming(["?", "？", " "])
    let ways: [Regex<(Substring, Substring)>] = [
      /what (?:does|do) (.+) (?:mean|stand for)/, /meaning of (.+)/,
      /(?:desc|describe table|\\d\+?|\.schema|define|explain the metric) (.+)/,
      /什么是(.+)/, /(.+?)(?:是什么意思|什么意思|是什么|的含义|的定义)/,
    ]
    for way in ways { if let match = plain.wholeMatch(of: way) { return String(match.1) } }
    return nil
  }

  func named(_ text: String) -> String? {
    for sense in lexicon.senses(of: text) {
      switch sense {
      case .metric(let name), .dataset(let name): return name
      default: continue
      }
    }
    return nil
  }

  /// The name in `what is contribution margin`: its meaning is asked for, or its number.
  static func asked(_ text: String) -> String? {
    text.lowered.wholeMatch(of: /what(?:'s| is| are) (?:an? )?(.+?)\??/).map { String($0.1) }
  }

  /// The line of `pivot revenue by channel and month`.
  func pivoted(_ text: String) -> String? {
    guard let match = text.wholeMatch(of: /(?i)pivot (.+)/),
      let found = understood(String(match.1)),
      found.line.groups.count == 2, let last = found.line.groups.last
    else { return nil }
    return "\(found.text) | pivot \(last)"
  }

  /// `task call supplier for ads`: a text that lacks its quotes.
  static func unquoted(_ text: String) -> String? {
    if let match = text.wholeMatch(of: /(task|note) ([^"“]+?)((?: for .+| due .+)?)/) {
      return "\(match.1) \"\(match.2)\"\(match.3)"
    }
    let reminder = /(?i)(?:remind me to|remember to|todo:?) (.+?)(?: (?:on|by|before|until) (\w+))?/
    if let match = text.wholeMatch(of: reminder) {
      return "task \"\(match.1)\"" + (match.2.map { " due \($0)" } ?? "")
    }
    let remark =
      /(?i)(?:write down|make a note|take a note|remember|record|记一下|记录)(?: that|:)? ?(.+)/
    return text.wholeMatch(of: remark).map { "note \"\($0.1)\"" }
  }

  /// What is said of commands of other shells that have no line.
  static func note(on text: String) -> Wording? {
    let words = text.lowered.split(separator: " ").map(String.init)
    switch words.first {
    case "clear", "cls": return "Ctrl-L clears the screen"
    case ".timer", "\\timing", "time":
      return
        "no setting prints the time of each answer; scripts/bench and the shell's own time measure it"
    case "\\x", ".width", ".headers":
      return
        "tables fit the screen: set width 120, or set width all, chooses another width; a wide row fits as | columns a, b"
    case "history", ".history", "\\s":
      return "Ctrl-R searches what was typed before, Up steps through it"
    case "watch" where words.count > 1 && words[1] != "load":
      return
        "a question is not repeated by itself; ask it again: \(words.dropFirst().joined(separator: " "))"
    default: return nil
    }
  }

  /// How many days the month has, of a day that there is not.
  static func daysOfWrongMonth(_ text: String) -> Int? {
    AtomReader.atoms(of: text).lazy.filter { $0.kind == .date }.compactMap {
      WrittenDate($0.text)?.daysOfMonth
    }.first
  }

  func isMetric(_ text: String) -> Bool {
    lexicon.senses(of: text).contains { if case .metric = $0 { true } else { false } }
  }
}
