import Foundation

/// Finds in Swift sources the literals that are words for people, by where they stand.
enum SourceTemplates {
  /// The sources of the package.
  static func files() throws -> [URL] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { folder.appending(path: $0) }
  }

  /// The templates, with `{}` for what is interpolated: what is said in faults, notes and in whatever
  /// is declared as a wording.
  static func templates(of text: String) -> Set<String> {
    let source = Array(text)
    var reader = LiteralReader(source)
    let literals = reader.literals()
    var code = source
    for literal in literals {
      for place in literal.range where code[place] != "\n" { code[place] = "\u{1}" }
    }
    let places = spoken(in: String(code))
    var found: Set<String> = []
    var taken: Set<Int> = []
    for (index, literal) in literals.enumerated() where !taken.contains(index) {
      var template = literal.template
      var end = literal.range.upperBound
      // Literals that are added up make one template.
      for next in literals.indices.dropFirst(index + 1) where literals[next].range.lowerBound >= end
      {
        let between = String(code[end..<literals[next].range.lowerBound])
        guard between.trimmingCharacters(in: .whitespacesAndNewlines) == "+" else { break }
        taken.insert(next)
        template += literals[next].template
        end = literals[next].range.upperBound
      }
      let key = template.trimmingCharacters(in: .whitespacesAndNewlines)
      let start = literal.range.lowerBound
      if places.contains(where: { $0.contains(start) }), key.contains(" "), key.contains(/[a-z]{2}/)
      {
        found.insert(key)
      }
    }
    return found
  }

  /// Where words for people stand: in the brackets of faults and notes, and behind a declaration of a
  /// wording up to the end of its line's expression.
  private static func spoken(in code: String) -> [Range<Int>] {
    let characters = Array(code)
    var places: [Range<Int>] = []
    for match in code.matches(
      of: /\b(Diagnostic|notes\.append|hints\.append|unexpected|warn|say)\(/)
    {
      let start = code.distance(from: code.startIndex, to: match.range.upperBound) - 1
      places.append(start..<end(of: start, in: characters))
    }
    for match in code.matches(of: #/: \[?Wording\]?\?? =\s+(?!\[\])/#) {
      let start = code.distance(from: code.startIndex, to: match.range.upperBound)
      var stop = start
      while stop < characters.count, characters[stop] != "\u{1}", characters[stop] != "}" {
        stop += 1
      }
      while stop < characters.count, characters[stop] == "\u{1}" { stop += 1 }
      places.append(start..<stop)
    }
    return places
  }

  /// The place behind the bracket that closes one.
  private static func end(of start: Int, in code: [Character]) -> Int {
    var depth = 0
    for place in start..<code.count {
      if code[place] == "(" { depth += 1 }
      if code[place] == ")" { depth -= 1 }
      if depth == 0 { return place }
    }
    return code.count
  }
}

/// Reads the string literals of a Swift source, those within interpolations too.
private struct LiteralReader {
  struct Literal {
    var range: Range<Int>
    var template: String
  }

  private let source: [Character]
  private var found: [Literal] = []

  init(_ source: [Character]) { self.source = source }

  mutating func literals() -> [Literal] {
    var place = 0
    while place < source.count {
      if starts("//", at: place) {
        while place < source.count, source[place] != "\n" { place += 1 }
      } else if source[place] == "#", let raw = raw(at: place) {
        place = raw
      } else if source[place] == "\"" {
        place = literal(at: place)
      } else {
        place += 1
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func starts(_ text: String, at place: Int) -> Bool {
    source[place...].starts(with: text)
  }

  /// The end of a raw literal, whose words are none for people.
  private func raw(at start: Int) -> Int? {
    var place = start
    while place < source.count, source[place] == "#" { place += 1 }
    let signs = String(repeating: "#", count: place - start)
    guard place < source.count, source[place] == "\"" else { return nil }
    let quote = starts("\"\"\"", at: place) ? "\"\"\"" : "\""
    place += quote.count
    while place < source.count, !starts(quote + signs, at: place) { place += 1 }
    return min(source.count, place + quote.count + signs.count)
  }

  /// Takes the literal that begins at a quote; returns where it ends.
  private mutating func literal(at start: Int) -> Int {
    let isBlock = starts("\"\"\"", at: start)
    let quote = isBlock ? "\"\"\"" : "\""
    var place = start + quote.count
    var template = ""
    while place < source.count, !starts(quote, at: place) {
      guard source[place] == "\\", place + 1 < source.count else {
        template.append(source[place])
        place += 1
        continue
      }
      switch source[place + 1] {
      case "(":
        place = interpolation(at: place + 2)
        template += "{}"
        continue
      case "n": template += "\n"
      case "u":
        while source[place] != "}" { place += 1 }
        place += 1
        continue
      // A line that goes on in the next one.
      case "\n": template += "\u{2}"
      case let other: template.append(other)
      }
      place += 2
    }
    place = min(source.count, place + quote.count)
    if isBlock {
      let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
      let indent = lines.last?.count ?? 0
      template = lines.dropFirst().dropLast().joined(separator: "\n")
      let pad = String(repeating: " ", count: indent)
      template = template.replacing("\u{2}" + pad, with: "").replacing("\n" + pad, with: "\n")
      if template.hasPrefix(pad) { template.removeFirst(indent) }
    }
    found.append(Literal(range: start..<place, template: template))
    return place
  }

  /// The place behind an interpolation, with the literals in it taken.
  private mutating func interpolation(at start: Int) -> Int {
    var depth = 1
    var place = start
    while place < source.count, depth > 0 {
      switch source[place] {
      case "\"":
        place = literal(at: place)
        continue
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      place += 1
    }
    return place
  }
}
