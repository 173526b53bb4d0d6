import Foundation
import Language
import Verbs

/// Files and folders, and the options of verbs: what stands between blanks whatever it is made of.
extension Completer {
  /// The candidates for what stands between the last blank and the cursor, if it is a path or an
  /// option; nil elsewhere.
  func glued(_ text: String, from start: Int) -> (Int, [Candidate])? {
    let chunk = String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
    let isOption = chunk.hasPrefix("-")
    guard isOption || chunk.isEmpty || !chunk.contains("\"") else { return nil }
    let s = situation(text, to: start)
    if isOption {
      let options = options(s).filter { $0.text.hasPrefix(chunk.lowercased()) }
      return options.isEmpty ? nil : (start, options)
    }
    guard s.expected.contains(.file) else { return nil }
    let typed = Typed(chunk, from: start)
    let words = entries(s, isBlank: typed.words.isEmpty).filter { typed.fit($0) == .beginning }
    let found =
      files(chunk, quote: nil, verb: s.place.verb)
      + words.map { Candidate(text: $0.text, detail: $0.detail) }
    return (start, chunk.isEmpty ? found + options(s) : found)
  }

  /// The options that a verb declares.
  private func options(_ s: Situation) -> [Candidate] {
    guard s.clauses.contains(.options),
      let verb = Verbs.verbs.first(where: { $0.name == s.place.verb })
    else { return [] }
    return verb.options.map { Candidate(text: $0.written, detail: $0.doc) }
  }

  /// The files that a path could become.
  ///
  /// - Parameter quote: the quote that was typed; nil for a bare path, which gets quotes where it
  ///   needs them.
  func files(_ typed: String, quote: Character?, verb: String?) -> [Candidate] {
    if typed == "~" { return [Candidate(text: (quote.map { String($0) } ?? "") + "~/")] }
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = String(typed[..<slash])
    let name = typed[slash...]
    let place = Self.place(folder)
    let all = surroundings.files(place).filter { $0.name.hasPrefix(".") == name.hasPrefix(".") }
    var found = all.filter { $0.name.hasPrefix(name) }
    if found.isEmpty {
      found = all.filter { $0.name.lowercased().hasPrefix(name.lowercased()) }
    }
    let fitting = found.filter { $0.isFolder || Self.fits($0.name, verb) }
    if fitting.contains(where: { !$0.isFolder }) { found = fitting }
    return found.sorted { $0.name < $1.name }.map { file in
      let path = folder + file.name + (file.isFolder ? "/" : "")
      let end = file.isFolder ? 1 : 0
      var text = path
      if let quote = quote ?? (Self.isBare(path) ? nil : "\"") {
        text = String(quoted(path, quote).dropLast(end))
      }
      return Candidate(
        text: text, label: file.name + (file.isFolder ? "/" : ""),
        detail: file.size.map { Self.size($0) } ?? "")
    }
  }

  /// Where a folder is, as it was typed with a slash at its end.
  private static func place(_ folder: String) -> String {
    if folder.isEmpty { return "." }
    let path = NSString(string: folder).expandingTildeInPath
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Whether a verb can do something with a file, by its ending.
  private static func fits(_ name: String, _ verb: String?) -> Bool {
    switch verb {
    case LoadVerb.name: LoadVerb.takes(file: name)
    case nil: name.lowercased().hasSuffix(".ops")
    default: true
    }
  }

  /// Whether a path is read as one without quotes.
  private static func isBare(_ path: String) -> Bool {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "_-./~:+@".unicodeScalars.contains($0)
    }
    return isPlain && !path.hasPrefix("-")
      && !Signature.Clause.introductions.contains(path.lowercased())
  }

  /// A length as `812 B`, `12 kB`, `1.2 MB`.
  private static func size(_ bytes: Int) -> String {
    var amount = Double(bytes)
    for unit in ["B", "kB", "MB", "GB"] {
      if amount < 1000 || unit == "GB" {
        let isSmall = amount < 10 && unit != "B"
        return String(format: isSmall ? "%.1f %@" : "%.0f %@", amount, unit)
      }
      amount /= 1000
    }
    return ""
  }
}
