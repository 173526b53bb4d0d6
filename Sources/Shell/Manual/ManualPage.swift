import Language
import Values

/// A page of the manual, read from its Markdown into blocks that every form of answer lays out.
struct ManualPage {
  /// A part of a page below one heading.
  struct Section {
    /// Empty above the first heading.
    var title: String
    var blocks: [Report.Block] = []
    /// The statements in it that run on the sample store.
    var examples: [String] = []
  }

  private(set) var title = ""
  private(set) var sections = [Section(title: "")]

  init(_ markdown: String) {
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first {
      if line.hasPrefix("# ") {
        title = String(lines.removeFirst().dropFirst(2))
      } else if line.hasPrefix("## ") {
        sections.append(Section(title: String(lines.removeFirst().dropFirst(3))))
      } else if line.hasPrefix("```") {
        fenced(&lines)
      } else if line.hasPrefix("    ") {
        indented(&lines)
      } else if line.hasPrefix("- ") {
        items(&lines)
      } else if line.hasPrefix("|") {
        table(&lines)
      } else if line.allSatisfy({ $0 == " " }) {
        lines.removeFirst()
      } else {
        paragraph(&lines)
      }
    }
  }

  /// The whole page.
  var report: Report {
    var report = Report(heading: Wording(verbatim: title))
    for section in sections {
      if !section.title.isEmpty { report.blocks.append(.title(Wording(verbatim: section.title))) }
      report.blocks += section.blocks
    }
    return report
  }

  private mutating func add(_ block: Report.Block) {
    sections[sections.count - 1].blocks.append(block)
  }

  // MARK: - Blocks

  private mutating func fenced(_ lines: inout ArraySlice<Substring>) {
    let isExample = lines.removeFirst() == "```opsh"
    let inside = lines.prefix { !$0.hasPrefix("```") }
    lines = lines.dropFirst(inside.count + 1)
    let text = inside.joined(separator: "\n")
    add(.sample(text))
    guard isExample else { return }
    let source = Source(text)
    sections[sections.count - 1].examples += Lines.statements(of: text).map {
      String(source.slice($0))
    }
  }

  /// Lines set off by blanks: words with what they mean, or lines to be typed.
  private mutating func indented(_ lines: inout ArraySlice<Substring>) {
    var block: [Substring] = []
    while let line = lines.first {
      let next = lines.dropFirst().first ?? ""
      guard line.hasPrefix("    ") || line.isEmpty && next.hasPrefix("    ") else { break }
      block.append(lines.removeFirst().dropFirst(4))
    }
    add(Self.terms(block).map { .terms($0) } ?? .sample(block.joined(separator: "\n")))
  }

  /// Two columns, where nearly all lines have a gap at the same place; nil where they have none.
  private static func terms(_ lines: [Substring]) -> Table? {
    func start(_ line: Substring) -> Int? {
      guard let gap = line.firstRange(of: "  "), gap.lowerBound > line.startIndex else {
        return nil
      }
      let rest = line[gap.lowerBound...]
      let blanks = rest.prefix { $0 == " " }.count
      return blanks < rest.count
        ? line.distance(from: line.startIndex, to: gap.lowerBound) + blanks : nil
    }
    let starts = lines.compactMap(start)
    let usual = Dictionary(starts.map { ($0, 1) }, uniquingKeysWith: +).max { $0.value < $1.value }
    guard let usual, lines.count > 1, usual.value * 3 >= starts.count * 2 else { return nil }
    var rows: [[String]] = []
    for line in lines {
      if let start = start(line) {
        let word = String(line.prefix(start)).trimmedEnd
        rows.append([word, String(line.dropFirst(start))])
      } else if line.prefix(while: { $0 == " " }).count == usual.key, !rows.isEmpty {
        rows[rows.count - 1][1].goOn(line)
      } else {
        return nil
      }
    }
    return Table.words(["", ""], rows)
  }

  private mutating func items(_ lines: inout ArraySlice<Substring>) {
    var items: [String] = []
    while let line = lines.first {
      if line.hasPrefix("- ") {
        items.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("  "), !items.isEmpty {
        items[items.count - 1].goOn(line)
      } else {
        break
      }
      lines.removeFirst()
    }
    add(.items(items.map { Prose(Wording(verbatim: $0)) }))
  }

  private mutating func table(_ lines: inout ArraySlice<Substring>) {
    var rows: [[String]] = []
    while let line = lines.first, line.hasPrefix("|") {
      lines.removeFirst()
      if line.allSatisfy({ "|-: ".contains($0) }) { continue }
      rows.append(
        line.dropFirst().split(separator: "|").map {
          Prose(Wording(verbatim: String($0).trimmedEnds)).text()
        })
    }
    guard let head = rows.first else { return }
    add(.terms(Table.words(head, rows.dropFirst().filter { $0.count == head.count })))
  }

  private mutating func paragraph(_ lines: inout ArraySlice<Substring>) {
    var words = ""
    while let line = lines.first, !line.isEmpty, !line.hasPrefix("```"), !line.hasPrefix("- "),
      !line.hasPrefix("#")
    {
      words.goOn(line)
      lines.removeFirst()
    }
    add(.prose(Prose(Wording(verbatim: words))))
  }
}

extension Table {
  /// A table of the manual, with headings or with empty ones.
  static func words(_ titles: [String], _ rows: [[String]]) -> Table {
    let names = titles.count == 2 ? ["name", "about"] : titles
    return Table(
      columns: zip(names, titles).map {
        Column($0.isEmpty ? "text" : $0, title: Wording(verbatim: $1))
      },
      rows: rows.map { $0.map { .text($0) } })
  }

  /// What some names are for, without headings.
  static func terms(_ rows: [(name: String, about: Wording)]) -> Table {
    var table = Table(columns: [Column("name", title: ""), Column("about", title: "")])
    for row in rows { table.append([.text(row.name), table.word(row.about)]) }
    return table
  }
}

extension String {
  /// Adds the next line of a paragraph, behind a blank where its language has one.
  fileprivate mutating func goOn(_ line: Substring) {
    let next = line.drop { $0 == " " }
    if let end = self.last, let start = next.first, Self.isBlank(between: end, and: start) {
      self += " "
    }
    self += next
  }

  /// Whether a blank parts two signs: none stands between wide ones or beside their punctuation.
  private static func isBlank(between end: Character, and start: Character) -> Bool {
    let wide = [end, start].filter { displayWidth(of: $0) == 2 }
    return wide.count < 2 && wide.allSatisfy { $0.isLetter }
  }

  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  fileprivate var trimmedEnds: String { String(drop { $0 == " " }).trimmedEnd }
}
