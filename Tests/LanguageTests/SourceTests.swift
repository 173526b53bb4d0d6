import Testing

@testable import Language

/// Places in texts.
@Suite struct SourceTests {
  @Test func positions() {
    let source = Source("ab\n支付 x\n\ty")
    func place(_ offset: Int) -> String {
      let (line, column, text) = source.position(offset)
      return "\(line):\(column) \(text)"
    }
    #expect(place(0) == "1:1 ab")
    #expect(place(2) == "1:3 ab")
    #expect(place(3) == "2:1 支付 x")
    #expect(place(6) == "2:3 支付 x")
    #expect(place(10) == "2:6 支付 x")
    #expect(place(12) == "3:1 \ty")
    #expect(place(13) == "3:2 \ty")
    #expect(place(99) == "3:3 \ty")
    #expect(place(-1) == "1:1 ab")
  }

  @Test func slices() {
    let source = Source("revenue 支付")
    #expect(source.slice(Span(0, 7)) == "revenue")
    #expect(source.slice(Span(8, 14)) == "支付")
    #expect(source.slice(Span(8, 99)) == "支付")
    #expect(source.slice(Span(5, 2)) == "")
  }

  @Test func spans() {
    #expect(Span(2, 4).to(Span(6, 9)) == Span(2, 9))
    #expect(Span(2, 9).to(Span(3, 4)) == Span(2, 9))
    #expect(Spanned("a", Span(1, 2)) == Spanned("a", Span(3, 4)))
    #expect(Spanned("a", Span(1, 2)).hashValue == Spanned("a", Span(3, 4)).hashValue)
    #expect(Spanned("a", Span(1, 2)) != Spanned("b", Span(1, 2)))
  }
}
