import Shell
import Testing
import Values

@Suite("Completion")
struct CompletionTests {
  private func step(_ text: String, at cursor: Int? = nil, from start: Int, _ words: String...)
    -> CompletionStep
  {
    let answer = CompletionAnswer(start: start, candidates: words.map { Candidate(text: $0) })
    return CompletionStep(answer, text: text, cursor: cursor ?? text.unicodeScalars.count)
  }

  @Test("a single candidate is taken, with a space after it")
  func single() {
    #expect(step("show rev", from: 5, "revenue") == .edit(deleting: 3, inserting: "revenue "))
    #expect(step("by 退", from: 3, "退款原因") == .edit(deleting: 1, inserting: "退款原因 "))
    #expect(
      step("x = h", from: 4, "\"home & garden\"")
        == .edit(deleting: 1, inserting: "\"home & garden\" "))
  }

  @Test("no second space, and none after what has only begun")
  func noSpace() {
    #expect(step("rev by", at: 3, from: 0, "revenue") == .edit(deleting: 3, inserting: "revenue"))
    #expect(step("s", from: 0, "sum(") == .edit(deleting: 1, inserting: "sum("))
    #expect(step("d", from: 0, "data/") == .edit(deleting: 1, inserting: "data/"))
  }

  @Test("a quote that stands behind the cursor is not written twice")
  func closedQuote() {
    #expect(
      step("x = \"se\"", at: 7, from: 4, "\"search\"")
        == .edit(deleting: 3, inserting: "\"search"))
    #expect(
      step("x = \"se' ", at: 7, from: 4, "\"search\"")
        == .edit(deleting: 3, inserting: "\"search\" "))
    #expect(step("x = \"", at: 4, from: 4, "\"a\"") == .edit(deleting: 0, inserting: "\"a\" "))
  }

  @Test("what all candidates begin with is taken")
  func common() {
    #expect(
      step("re", from: 0, "refund_rate", "refund_amount")
        == .edit(deleting: 2, inserting: "refund_"))
    #expect(step("RE", from: 0, "revenue", "revise") == .edit(deleting: 2, inserting: "rev"))
    #expect(step("", from: 0, "退款原因", "退款金额") == .edit(deleting: 0, inserting: "退款"))
  }

  @Test("nothing that was typed is lost to candidates that go by another name")
  func synonyms() {
    guard case .list(let candidates) = step("退款", from: 0, "refund_rate", "refund_amount") else {
      Issue.record("expected a listing")
      return
    }
    #expect(candidates.map { $0.text } == ["refund_rate", "refund_amount"])
  }

  @Test("candidates that differ at once are listed, none are nothing")
  func ambiguous() {
    #expect(
      step("re", from: 0, "revenue", "refunds")
        == .list([Candidate(text: "revenue"), Candidate(text: "refunds")]))
    #expect(step("zz", from: 0) == .nothing)
    #expect(step("abc", at: 1, from: 2, "x") == .nothing)
    #expect(step("a", from: 0, "abc", "abc") == .edit(deleting: 1, inserting: "abc "))
  }

  @Test("an accent is not torn from its letter")
  func graphemes() {
    let step = step("", from: 0, "cafe\u{301}", "cafes")
    #expect(step == .edit(deleting: 0, inserting: "caf"))
  }
}

@Suite("Listing of candidates")
struct CompletionListingTests {
  private let candidates = [
    Candidate(text: "revenue", detail: "gross sales"), Candidate(text: "退款金额", detail: "paid back"),
    Candidate(text: "orders", detail: ""),
  ]

  private func lines(_ candidates: [Candidate], columns: Int, rows: Int = 20) -> [String] {
    CompletionListing(columns: columns, colours: false).lines(candidates, rows: rows)
  }

  @Test("labels and details stand under each other, by display width")
  func aligned() {
    #expect(
      lines(candidates, columns: 40) == [
        "  revenue   gross sales", "  退款金额  paid back", "  orders",
      ])
  }

  @Test("details are grey where there are colours")
  func grey() {
    let lines = CompletionListing(columns: 40, colours: true).lines(candidates, rows: 9)
    #expect(lines[0] == "  revenue   \u{1B}[90mgross sales\u{1B}[0m")
  }

  @Test("a wide terminal shows several columns, read downwards")
  func columns() {
    let words = (1...7).map { Candidate(text: "w\($0)") }
    #expect(
      lines(words, columns: 21) == ["  w1    w4    w7", "  w2    w5", "  w3    w6"])
  }

  @Test("no line is wider than the terminal", arguments: [12, 20, 31, 80, 200])
  func width(columns: Int) {
    let wide = candidates + [Candidate(text: String(repeating: "很长", count: 30), detail: "d")]
    for line in lines(wide, columns: columns) { #expect(displayWidth(line) < columns) }
    #expect(lines(wide, columns: columns).contains { $0.contains("…") } == (columns < 125))
  }

  @Test("what does not fit is counted")
  func cut() {
    let words = (1...50).map { Candidate(text: "w\($0)", detail: "what it is") }
    let lines = lines(words, columns: 20, rows: 5)
    #expect(lines.count == 5)
    #expect(lines.last == "  … and 46 more")
    #expect(self.lines(words, columns: 20, rows: 50).count == 50)
    #expect(self.lines(words, columns: 20, rows: 1).count == 2)
  }

  @Test("line breaks and controls in a label cannot break the listing")
  func controls() {
    #expect(lines([Candidate(text: "a", label: "a\n\u{1B}b")], columns: 40) == ["  a ^[b"])
  }
}
