import Testing

@testable import Language

/// Whatever the text, it is read to its end, and what is said of it can be shown.
@Suite struct FuzzTests {
  /// Reads a text in every way there is.
  private func read(_ text: String, location: SourceLocation = #_sourceLocation) {
    LexerTests.expectCover(text, location: location)
    let parsed = Samples.parse(text)
    let source = Source(text)
    for fault in parsed.diagnostics.prefix(3) {
      #expect(!fault.text(in: source).isEmpty && !fault.message.isEmpty)
      if let span = fault.span {
        #expect(span.start >= 0 && span.end >= span.start && span.end <= text.utf8.count)
      }
    }
    let formatted = Printer.format(parsed)
    if parsed.diagnostics.isEmpty {
      let again = Samples.parse(formatted)
      #expect(again.diagnostics.isEmpty, "\(text.debugDescription)", sourceLocation: location)
      #expect(
        again.statements == parsed.statements, "\(text.debugDescription)", sourceLocation: location)
      #expect(
        Printer.format(again) == formatted, "\(text.debugDescription)", sourceLocation: location)
    }
  }

  @Test func randomBytes() {
    var random = RandomSyntax(seed: 7)
    for _ in 0..<2000 {
      let bytes = random.some(0...60) { UInt8($0.below(256)) }
      read(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func randomPrintableCharacters() {
    var random = RandomSyntax(seed: 8)
    let characters = Array("ab1 =(){}[]|,;:.-+*/%<>!?\"'`#$\\\n_退，　é")
    for _ in 0..<4000 {
      read(String(random.some(0...40) { $0.pick(characters) }))
    }
  }

  private static let vocabulary = [
    "revenue", "orders", "by", "where", "vs", "on", "last", "7", "days", "today", "2024-05-14",
    "to",
    "2024-05", "(", ")", "{", "}", "|", ",", "=", "<", "-", "+", "/", "--", "\n", "\n  ", ";",
    "\"x\"",
    "\"", "`", "$day", "top", "list", "show", "compare", "load", "help", "task", "due", "for", "in",
    "if",
    "else", "section", "at", "08:30", "param", "set", "include", "expect", "metric", "dataset",
    "text",
    "synonyms", "key", "level", "->", "?", ":", "command", "event", "during", "since", "so", "far",
    "not",
    "and", "or", "is", "missing", "between", "matches", "/x/", "sort", "take", "as", "chart",
    "alert",
    "when", "8%", "24h", "5x", "# c", "map", "conversion", "rate", "late", "shipments", "target",
    "week",
    "date", "entity", "drivers", "headline", "synonym", "evidence", "this", "q2", "2024", "..",
  ]

  @Test(arguments: 0..<8)
  func tokenSoup(_ batch: Int) {
    var random = RandomSyntax(seed: UInt64(900 + batch))
    for _ in 0..<1500 {
      read(random.some(1...14) { $0.pick(Self.vocabulary) }.joined(separator: " "))
    }
  }

  private static let script = """
    #!/usr/bin/env opsh
    param day = yesterday
    section "Data" at 08:30
      compare $day   # all
      expect refund_rate $day < 8% "high"
      for p in (top 3 products by revenue $day) { explain revenue $day where product = $p }
      if orders > 5 { revenue by top 5 channel last 7 days vs usual | sort -revenue | chart bar }
    metric refund_amount "Money paid back" : money, lower is better
      = sum(refunds.amount where status in ("a", 'b')) where a is not missing on refunded_at {
      synonyms "退款", "refunded"
      note "folded
        text"
    }
    dataset refunds "Requests" {
      key   refund_id
      level shop (a, b)
      status text? in (requested, approved) -> orders = if(a matches /x/, 2024-05-14 08:30, 24h)
             synonyms "状态" "doc"
    }
    command "late shipments" (x: text = "y") = list shipments where a between 1 and 2k | save x.csv
    event "618 2024" = 2024-06-01 to 2024-06-20
    load a.csv as orders map (a = `b`) --encoding gbk
    """

  /// A script that is cut off anywhere is read, and the part before the cut without a fault.
  @Test func truncatedScripts() {
    let bytes = Array(Self.script.utf8)
    #expect(Samples.parse(Self.script).diagnostics.isEmpty, "\(Samples.faults(Self.script))")
    for end in bytes.indices {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      let parsed = Samples.parse(text)
      #expect(parsed.diagnostics.count <= 2, "\(text.suffix(30))")
      for fault in parsed.diagnostics { #expect(!fault.text(in: Source(text)).isEmpty) }
    }
  }

  @Test(arguments: 0..<4)
  func mutatedScripts(_ batch: Int) {
    var random = RandomSyntax(seed: UInt64(70 + batch))
    let lines = Self.script.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0)
    }
    for _ in 0..<250 {
      var words = lines.joined(separator: "\n").split(
        separator: " ", omittingEmptySubsequences: false
      )
      .map { String($0) }
      for _ in 0...random.below(4) {
        let place = random.below(words.count)
        switch random.below(4) {
        case 0: words.remove(at: place)
        case 1: words.insert(random.pick(Self.vocabulary), at: place)
        case 2: words.swapAt(place, random.below(words.count))
        default: words[place] = String(words[place].dropLast())
        }
      }
      read(words.joined(separator: " "))
    }
  }

  @Test func truncatedModel() throws {
    for file in try Samples.modelFiles() {
      let bytes = Array(file.text.utf8)
      for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 7)) {
        let parsed = Samples.parse(String(decoding: bytes[..<end], as: UTF8.self))
        #expect(parsed.diagnostics.count <= 2, "\(file.name) to \(end)")
      }
    }
  }
}
