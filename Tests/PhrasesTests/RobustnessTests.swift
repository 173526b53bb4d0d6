import Testing

@testable import Phrases

/// Whatever is typed, it is read to its end.
@Suite struct RobustnessTests {
  private static let words = [
    "revenue", "orders", "by", "per", "where", "channel", "=", ">", "(", ")", ",", "|", "sort", "-",
    "--", "top", "10", "last", "7", "days", "weeks", "ago", "99999999999999", "since", "until",
    "to",
    "from", "nov", "31", "2026-02-30", "20269999", "11/27", "\"", "“", "'s", "昨天", "11月", "31号",
    "上周", "按", "渠道", "对比", "前", "双11", "why", "best", "limit", "5,5", "select", "from",
    "group", "by", "count(*)", "q5", "week", "53", "half", "of", "...", "```", "\\d", "$x", "%", "",
  ]

  @Test func randomSentences() {
    var state: UInt64 = 42
    func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let interpreter = Reader.interpreter()
    for _ in 0..<500 {
      let text = (0..<(1 + below(9))).map { _ in Self.words[below(Self.words.count)] }
        .joined(separator: below(4) == 0 ? "" : " ")
      if let line = interpreter.line(of: text) {
        #expect(Reader.reads(line) || Interpreter.isExit(line))
      }
      guard case .offers(let offers)? = interpreter.reading(of: text) else { continue }
      #expect(!offers.lines.isEmpty && offers.span.start <= offers.span.end, "\(text)")
    }
  }
}
