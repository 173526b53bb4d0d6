import Language
import Testing

@testable import Shell

/// Any text, with the cursor anywhere: nothing traps, and all offsets lie in the text.
@Suite struct AssistFuzzTests {
  /// Xorshift, so that a text that fails can be made again.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let pieces = [
    "revenue", "orders", "conversion", "rate", "late", "compare", "list", "top", "roi", "load",
    "set",
    "by", "where", "on", "vs", "for", "as", "map", "due", "city", "status", "products", "渠道", "访客数",
    "|", "sort", "derive", "chart", "take", "save", "pivot", "(", ")", "{", "}", "[", ",", ";", "=",
    "<",
    "-", "--", "->", "/", "*", "+", ".", ":", "..", "\"", "'", "`", "\\", "#", "$", "$day", "/re/",
    "\n",
    "\n  ", " ", "  ", "\t", "\r\n", "\u{0}", "\u{A0}", "\u{3000}", "，", "、", "é", "e\u{301}",
    "👩‍👩‍👧", "🇨🇳",
    "\u{200B}", "\u{FEFF}", "7", "2024", "2024-05-14", "2024-13", "2024q2", "08:30", "5k", "8%",
    "24h",
    "last", "days", "today", "to", "so", "far", "week", "date", "in", "is", "not", "missing",
    "between",
    "matches", "section", "metric", "command", "dataset", "if", "else", "expect", "include", "help",
    "top",
    "and", "or", "during", "since", "yesterday", "x", "_", "a_b", "ＧＭＶ", "\"a b\"", "`c d`", "~/",
    "*.csv",
  ]

  @Test(arguments: 1...40)
  func randomTexts(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    let lexicon = Lexicon(AssistFixture.catalog)
    let completer = Completer(lexicon, try AssistFixture.surroundings())
    for _ in 0..<12 {
      let count = Int.random(in: 0...14, using: &dice)
      let text = (0..<count).map { _ in
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &dice)]
        return Bool.random(using: &dice) ? piece + " " : piece
      }.joined()
      let length = text.unicodeScalars.count
      try check(text, cursor: Int.random(in: 0...length, using: &dice), completer)
    }
  }

  /// Every beginning of whole statements, and every place in them.
  @Test(arguments: [
    "revenue, conversion rate by 渠道, top 3 city where status in (paid, \"x\") last 7 days | total",
    "compare revenue during \"618 2024\" vs \"618 2023\" where product = \"Tea pot\" | chart bar",
    "for p in (top 3 products by revenue $day) { compare revenue where product = $p } # 你好",
    "load \"My Files/a.csv\" as orders map (order_id = `No.`) --dry-run; set today 2024-05-14",
    """
    metric x "X" : money, daily = sum(orders.amount) / 2 {
      synonyms "y"
    }
    revenue |
      derive z = rank(x)
    """,
  ])
  func beginnings(_ text: String) throws {
    let completer = Completer(Lexicon(AssistFixture.catalog), try AssistFixture.surroundings())
    for cursor in 0...text.unicodeScalars.count {
      try check(text, cursor: cursor, completer)
      try check(String(scalars: text.unicodeScalars.prefix(cursor)), cursor: cursor, completer)
    }
  }

  @Test func cursorsOutsideOfTheText() throws {
    let completer = Completer(Lexicon(AssistFixture.catalog), try AssistFixture.surroundings())
    #expect(completer.complete("rev", cursor: -3).start == 0)
    #expect(completer.complete("rev", cursor: 99).candidates.map { $0.text } == ["revenue"])
  }

  /// A very long line is answered too, and not by looking at all of it for each of its parts.
  @Test(.timeLimit(.minutes(1)))
  func longTexts() throws {
    let values = (0..<3000).map { "\"value \($0)\"" }.joined(separator: ", ")
    let text = "revenue where city in (\(values)) by ci"
    let completer = Completer(Lexicon(AssistFixture.catalog), try AssistFixture.surroundings())
    let length = text.unicodeScalars.count
    #expect(completer.complete(text, cursor: length).candidates.map { $0.text } == ["city"])
    #expect(Highlighter(lexicon: completer.lexicon).highlight(text).count == 3006)
    try check(String(repeating: "(", count: 5000), cursor: 5000, completer)
    try check(String(repeating: "not ", count: 2000), cursor: 8000, completer)
    try check(String(repeating: "revenue by city\n", count: 400), cursor: 6400, completer)
  }

  private func check(_ text: String, cursor: Int, _ completer: Completer) throws {
    let length = text.unicodeScalars.count
    let answer = completer.complete(text, cursor: cursor)
    #expect((0...cursor).contains(answer.start), "\(text.debugDescription) at \(cursor)")
    #expect(answer.candidates.allSatisfy { !$0.text.isEmpty && !$0.label.isEmpty })
    #expect(Set(answer.candidates.map { $0.text }).count == answer.candidates.count)
    let ranges = Highlighter(lexicon: completer.lexicon).highlight(text).map { $0.range }
    #expect(
      ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= length && !$0.isEmpty },
      "\(text.debugDescription)")
    _ = Hinter(completer.lexicon).hint(text)
    _ = Completeness.isComplete(text, grammar: completer.lexicon.grammar)
  }
}
