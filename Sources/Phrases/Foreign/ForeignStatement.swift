import Language

/// Reads statements of SQL, ShopifyQL and pandas, and the commands of other shells, as lines that may
/// be meant.
struct ForeignStatement {
  let lexicon: Lexicon
  /// The data sets that have a column.
  let owners: (String) -> [String]

  /// The lines, best first; none where the text is no such statement.
  func lines(_ text: String) -> [String] {
    let trimmed = text.trimmed.trimming([";"]).trimmed
    let words = trimmed.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let first = words.first else { return [] }
    switch first {
    case "select": return select(trimmed)
    case "from" where words.contains("show") || words.contains("visualize"): return shopify(trimmed)
    case "from": return piped(trimmed)
    case "create" where words.contains("select"):
      guard let at = trimmed.firstRange(of: /(?i)select/), words.count > 2 else { return [] }
      return select(String(trimmed[at.lowerBound...])).map { "\($0) | as \(words[2])" }
    case "count" where words.count > 1:
      let rest = words.dropFirst()
      guard let piece = [Piece].reading(rest.joined(separator: " "), lexicon).first,
        let metric = piece.metric
      else { return [] }
      return [([metric] + rest.dropFirst()).joined(separator: " ")]
    case "delete", "drop", "truncate", "remove": return ["undo"]
    case "insert", "update", "alter": return ["load orders.csv", "load orders.csv as orders"]
    case "ls", "dir": return ["datasets"]
    case "man", "info":
      return words.count > 1 ? ["describe \(words[1])", "help \(words[1])"] : ["help"]
    case "cat", "less", "more", "open", "read", "copy":
      guard words.count > 1, words[1].contains(".") else { return [] }
      return ["load \(Self.original(trimmed, 1))"]
    case ".import", "\\copy", "\\i", ".read":
      guard words.count > 1 else { return [] }
      return ["load \(Self.original(trimmed, 1))" + (words.count > 2 ? " as \(words[2])" : "")]
    case ".mode": return words.count > 1 ? ["set format \(words[1])"] : []
    case "show" where words.count == 4 && words[1] == "columns": return ["describe \(words[3])"]
    default: return frame(trimmed)
    }
  }

  static func original(_ text: String, _ place: Int) -> String {
    let parts = text.split(whereSeparator: \.isWhitespace)
    return parts.indices.contains(place) ? String(parts[place]) : ""
  }
}
