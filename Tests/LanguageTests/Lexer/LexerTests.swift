import Testing

@testable import Language

/// Every kind of token, with its text as the parser sees it.
@Suite struct LexerTests {
  /// The tokens as `kind:text`, a line end as `/`, an unclosed one with `!`, without the end.
  private func tokens(_ text: String) -> String {
    Lexer.tokens(of: text).dropLast().map { token in
      token.kind == .newline
        ? "/" : "\(token.kind.rawValue):\(token.text)\(token.isUnclosed ? "!" : "")"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("", ""),
    ("revenue", "word:revenue"),
    ("Revenue BY Channel", "word:revenue word:by word:channel"),
    ("refund_rate _x x1", "word:refund_rate word:_x word:x1"),
    ("7day_average", "word:7day_average"),
    ("7Day_Average", "word:7day_average"),
    ("支付金额", "word:支付金额"),
    ("Ärger", "word:ärger"),
    ("支付金额，访客数、GMV", "word:支付金额 symbol:, word:访客数 symbol:, word:gmv"),
    ("a　b\u{A0}c", "word:a word:b word:c"),
    ("\u{FEFF}revenue", "word:revenue"),
    ("`Order ID`", "quoted:Order ID"),
    ("`a``b`", "quoted:a`b"),
    ("`open", "quoted:open!"),
    ("$day $Day $支付", "parameter:day parameter:day parameter:支付"),
    ("$ x", "unknown:$ word:x"),
  ])
  func words(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("\"paid\" 'paid'", "text:paid text:paid"),
    (#""a \"b\" \\ \n \t \r \q""#, "text:a \"b\" \\ \n \t \r q"),
    ("'it''s'", "text:it's"),
    (#"'it\'s'"#, "text:it's"),
    ("\"it's\" '\"'", "text:it's text:\""),
    (#""a""b""#, "text:a text:b"),
    ("\"\"", "text:"),
    ("\"open", "text:open!"),
    ("\"open\nnext", "text:open! / word:next"),
    ("'open # no comment", "text:open # no comment!"),
    (#""ends with \"#, #"text:ends with \!"#),
    ("\"退款，原因\"", "text:退款，原因"),
  ])
  func texts(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("note \"one\n  two\"", "word:note text:one two"),
    ("note \"one  \r\n\t two\"", "word:note text:one two"),
    ("  note \"one\n    two\n   three\" x", "word:note text:one two three word:x"),
    ("  note \"one\n  two\"", "word:note text:one! / word:two text:!"),
    ("note \"one\n\n  two\"", "word:note text:one! / / word:two text:!"),
    ("note \"one\n  two", "word:note text:one! / word:two"),
    ("`one\n  two`", "quoted:one! / word:two quoted:!"),
  ])
  func foldedTexts(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("0 12 1_000_000 3.5 007", "number:0 number:12 number:1_000_000 number:3.5 number:007"),
    (
      "50k 1.2m 3bn 1.5万 2亿 5K", "number:50k number:1.2m number:3bn number:1.5万 number:2亿 number:5K"
    ),
    ("8% 0.5% 8 %", "percent:8% percent:0.5% number:8 symbol:%"),
    (
      "24h 7d 30min 90s 2w 9sec 1.5H",
      "duration:24h duration:7d duration:30min duration:90s duration:2w duration:9sec duration:1.5H"
    ),
    ("12x 3days", "unknown:12x unknown:3days"),
    ("1.", "number:1 symbol:."),
    ("1..2", "number:1 symbol:. symbol:. number:2"),
    ("1_ 1__2", "word:1_ word:1__2"),
    ("-5", "symbol:- number:5"),
    ("2024-05-14 2024-05 2024", "date:2024-05-14 yearMonth:2024-05 number:2024"),
    ("2024-5-14", "number:2024 symbol:- number:5 symbol:- number:14"),
    ("2024-99-99", "date:2024-99-99"),
    ("2024-05-145", "number:2024 symbol:- number:05 symbol:- number:145"),
    ("8:30 08:30:15 23:59", "clock:8:30 clock:08:30:15 clock:23:59"),
    ("123:30 8:3", "number:123 symbol:: number:30 number:8 symbol:: number:3"),
  ])
  func numbers(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    (
      "= == != <> < <= > >=",
      "symbol:= symbol:== symbol:!= symbol:<> symbol:< symbol:<= symbol:> symbol:>="
    ),
    ("+ - * / -> --", "symbol:+ symbol:- symbol:* symbol:/ symbol:-> symbol:--"),
    (
      "()[]{},|;:.?",
      "symbol:( symbol:) symbol:[ symbol:] symbol:{ symbol:} symbol:, symbol:| symbol:; symbol:: "
        + "symbol:. symbol:?"
    ),
    ("a^b", "word:a unknown:^ word:b"),
    ("\u{1}", "unknown:\u{1}"),
    ("a / b", "word:a symbol:/ word:b"),
    ("matches /a\\/b+\\d/ x", "word:matches pattern:a/b+\\d word:x"),
    ("matches //", "word:matches pattern:"),
    ("matches /open", "word:matches pattern:open!"),
    ("matches\n/open", "word:matches / symbol:/ word:open"),
  ])
  func symbols(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("a\nb", "word:a / word:b"),
    ("a\r\nb\r\n", "word:a / word:b /"),
    ("a # note\nb", "word:a comment:# note / word:b"),
    ("a # note\r\nb", "word:a comment:# note / word:b"),
    ("#!/usr/bin/env opsh\na", "comment:#!/usr/bin/env opsh / word:a"),
    ("#", "comment:#"),
    ("#\r", "comment:#"),
    ("\t a \r", "word:a"),
  ])
  func lines(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  /// Tokens follow one another, and between them stands nothing but blanks.
  @Test(arguments: [
    "", " ", "revenue by channel last 7 days | sort -x",
    "\u{FEFF}支付金额，访客数　by\u{A0}渠道 \t\r\n# note\r\n\"open",
    "note \"one\n  two\" `x", "5x 8% $ ^ \u{1} matches /a\\/", "2024-05-14..2024-05-20 08:30",
  ])
  func tokensCoverTheSource(_ text: String) {
    LexerTests.expectCover(text)
  }

  static func expectCover(_ text: String, location: SourceLocation = #_sourceLocation) {
    let bytes = Array(text.utf8)
    let blanks: Set<[UInt8]> = [
      [0x20], [0x09], [0x0D], [0xC2, 0xA0], [0xE3, 0x80, 0x80], [0xEF, 0xBB, 0xBF],
    ]
    var at = 0
    for token in Lexer.tokens(of: text) {
      while at < token.span.start {
        // A backslash joins its line with the next one.
        if bytes[at] == 0x5C, let end = bytes[at...].firstIndex(of: 0x0A),
          bytes[(at + 1)..<end].allSatisfy({ [0x20, 0x09, 0x0D].contains($0) })
        {
          at = end + 1
          continue
        }
        let width = (1...3).first {
          at + $0 <= token.span.start && blanks.contains(Array(bytes[at..<at + $0]))
        }
        guard let width else {
          Issue.record("byte \(at) of \(text.debugDescription) is lost", sourceLocation: location)
          return
        }
        at += width
      }
      #expect(token.span.start == at && token.span.end >= at, sourceLocation: location)
      at = token.span.end
    }
    #expect(at == bytes.count, "\(text.debugDescription)", sourceLocation: location)
  }
}
