import Language

/// Reads what stands behind a pipe in the words of other tools: `limit 3`, `filter x > 1`,
/// `order by x desc`, `project a, b`; and the names of columns as the screen shows them.
struct PipedStage {
  let lexicon: Lexicon
  /// The first metric of the question and its dimensions, for stages that name none.
  let line: Line?

  struct Reading {
    var text: String
    /// Whether it is offered only.
    var isGuess = false
  }

  /// The stage in the words of the language; nil where it has none.
  func reading(_ text: String) -> Reading? {
    let trimmed = text.trimmed
    let words = trimmed.split(separator: " ").map { $0.lowercased() }
    guard let word = words.first else { return nil }
    let rest = String(trimmed.dropFirst(word.count)).trimmed
    switch word {
    case "limit", "take", "head", "first":
      guard let count = Int(word == "head" ? rest.trimming(["-", "n", " "]) : rest), count >= 0
      else { return nil }
      return Reading(text: "take \(count)")
    case "filter", "where", "having": return condition(rest).map { Reading(text: "where \($0)") }
    case "order", "sort":
      let keys = (rest.lowercased().hasPrefix("by ") ? String(rest.dropFirst(3)) : rest).trimming([
        "{", "}", " ",
      ])
      return sortKeys(keys).map { Reading(text: "sort \($0)") }
    case "columns", "project", "select", "keep", "fields":
      return columns(rest).map { Reading(text: "columns \($0)") }
    case "derive", "extend", "let", "compute", "mutate": return Reading(text: "derive \(rest)")
    case "top":
      guard words.count >= 4, let count = Int(words[1]), words[2] == "by" else { return nil }
      guard let keys = sortKeys(words[3...].joined(separator: " ")) else { return nil }
      let key = keys.hasPrefix("-") || words.last == "asc" ? keys : "-\(keys)"
      return Reading(text: "sort \(key) | take \(count)")
    case "summarize", "aggregate", "sum": return Reading(text: "total", isGuess: true)
    case "render", "visualize", "plot":
      let shapes = [
        "timechart": "line", "linechart": "line", "barchart": "bar", "columnchart": "bar",
      ]
      let shape = shapes[words.dropFirst().first ?? ""] ?? words.dropFirst().first ?? "line"
      return Reading(text: "chart \(shape)", isGuess: true)
    case "grep":
      let value = rest.trimming(["\"", "'"])
      guard let dimension = line?.groups.first, !value.isEmpty else { return nil }
      return Reading(text: "where \(dimension) contains \"\(value)\"", isGuess: true)
    case "export", "save", "write", "to", "tee":
      let file = rest.trimming(["\"", "'"])
      return Reading(text: "save \"\(file)\"", isGuess: word != "save")
    default: return nil
    }
  }

  private func condition(_ text: String) -> String? {
    let pieces = [Piece].reading(text, lexicon)
    var reader = ConditionReader(pieces: pieces, at: 0, owners: { _ in [] })
    guard let found = reader.conditions(isExcluded: false), reader.at == pieces.count else {
      return text
    }
    return found
  }

  private func sortKeys(_ text: String) -> String? {
    var keys: [String] = []
    for part in text.split(separator: ",") {
      var words = part.split(separator: " ").map(String.init)
      guard !words.isEmpty else { return nil }
      var isDescending = false
      if words[0].hasPrefix("-") {
        isDescending = true
        words[0].removeFirst()
        if words[0].isEmpty { words.removeFirst() }
      }
      switch words.last?.lowercased() {
      case "desc", "descending":
        isDescending = true
        words.removeLast()
      case "asc", "ascending": words.removeLast()
      default: break
      }
      guard let name = name(words.joined(separator: " ")).first else { return nil }
      keys.append((isDescending ? "-" : "") + name)
    }
    return keys.isEmpty ? nil : keys.joined(separator: ", ")
  }

  private func columns(_ text: String) -> String? {
    let names = text.split(separator: ",").flatMap { name(String($0).trimmed) }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// The names of the columns that a heading stands over.
  private func name(_ heading: String) -> [String] {
    let words = heading.lowered.split(whereSeparator: { $0 == " " || $0 == "_" }).map(String.init)
    switch words {
    case ["%"], ["change", "%"], ["percent", "change"]: return ["change_percent"]
    case ["usual", "range"]: return ["usual_low", "usual_high"]
    default:
      let isPlain = words.allSatisfy { word in
        word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0"..."9" ~= $0 }
      }
      return isPlain ? [words.joined(separator: "_")] : [heading]
    }
  }
}

extension String {
  var trimmed: String { trimming([" ", "\t", "\n", "\r"]) }

  func trimming(_ marks: Set<Character>) -> String {
    var rest = self[...]
    while let first = rest.first, marks.contains(first) { rest.removeFirst() }
    while let last = rest.last, marks.contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// The parts between pipes that stand outside of quotes.
  var piped: [String] {
    var parts = [""]
    var quote: Character?
    for character in self {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" || character == "`" {
        quote = character
      } else if character == "|" {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }
}
