/// What the words for people are in other languages, by their English templates.
package enum Translations {
  /// A template in another language, cut at its gaps.
  package struct Template: Sendable {
    /// The texts between the gaps, one more than there are gaps.
    let texts: [String]
    /// Which part stands in each gap, from 0.
    let places: [Int]

    init(_ text: some StringProtocol) {
      var texts: [String] = []
      var places: [Int] = []
      var rest = text[...]
      while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        let number = rest[rest.index(after: open)..<close]
        guard number.isEmpty || Int(number) != nil else {
          texts.append(String(rest[...open]))
          break
        }
        texts.append(String(rest[..<open]))
        places.append(Int(number).map { $0 - 1 } ?? places.count)
        rest = rest[rest.index(after: close)...]
      }
      texts.append(String(rest))
      self.texts = texts
      self.places = places
    }

    /// The highest part that it names, counted from 1.
    package var reach: Int { (places.max() ?? -1) + 1 }

    func filled(with parts: [String]) -> String {
      var whole = texts[0]
      for (index, place) in places.enumerated() {
        whole += parts.indices.contains(place) ? parts[place] : ""
        whole += texts[index + 1]
      }
      return whole
    }
  }

  /// Read when Chinese is spoken first: an English start does not pay for it.
  package static let chinese: [String: Template] = read(
    String(decoding: PackageResources.zh_txt, as: UTF8.self))

  /// A line is a template in English, a tab, and what it is in the other language; a line that begins
  /// with `#` is a heading.
  private static func read(_ text: String) -> [String: Template] {
    var found: [String: Template] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let tab = line.firstIndex(of: "\t") else { continue }
      let english = line[..<tab].replacing("\\n", with: "\n")
      let other = line[line.index(after: tab)...].replacing("\\n", with: "\n")
      found[String(english)] = Template(other)
    }
    return found
  }

  /// A text without blanks at its ends.
  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
