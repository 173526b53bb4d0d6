import Shell
import Testing

@Suite("Motion in the line")
struct BufferMotionTests {
  @Test("a step goes over a letter with its accents, and over a joined emoji")
  func characters() {
    let text = "e\u{301}👨‍👩‍👧x"
    #expect(BufferMotion.after(0, in: text) == 2)
    #expect(BufferMotion.after(2, in: text) == 7)
    #expect(BufferMotion.after(8, in: text) == 8)
    #expect(BufferMotion.before(8, in: text) == 7)
    #expect(BufferMotion.before(7, in: text) == 2)
    #expect(BufferMotion.before(2, in: text) == 0)
    #expect(BufferMotion.before(0, in: text) == 0)
    // From the middle of a character, to its own ends.
    #expect(BufferMotion.before(1, in: text) == 0)
    #expect(BufferMotion.after(1, in: text) == 2)
  }

  @Test("ends of the line that the cursor is in")
  func lines() {
    let text = "ab\ncde\n"
    #expect(BufferMotion.lineStart(1, in: text) == 0)
    #expect(BufferMotion.lineEnd(1, in: text) == 2)
    #expect(BufferMotion.lineStart(3, in: text) == 3)
    #expect(BufferMotion.lineStart(6, in: text) == 3)
    #expect(BufferMotion.lineEnd(4, in: text) == 6)
    #expect(BufferMotion.lineEnd(7, in: text) == 7)
  }

  @Test("up and down keep the display column")
  func rows() {
    let text = "退款ab\nabcdef\nx"
    #expect(BufferMotion.above(7, in: text) == 1)
    #expect(BufferMotion.above(8, in: text) == 1)
    #expect(BufferMotion.above(11, in: text) == 4)
    #expect(BufferMotion.below(2, in: text) == 9)
    #expect(BufferMotion.below(9, in: text) == 13)
    #expect(BufferMotion.above(3, in: text) == nil)
    #expect(BufferMotion.below(12, in: text) == nil)
  }

  @Test("the first word of a hint comes with what leads to it")
  func words() {
    #expect(BufferMotion.firstWord(of: " by channel") == " by")
    #expect(BufferMotion.firstWord(of: "are yesterday") == "are")
    #expect(BufferMotion.firstWord(of: " | take 5") == " | take")
    #expect(BufferMotion.firstWord(of: "支付金额 by") == "支付金额")
    #expect(BufferMotion.firstWord(of: "") == "")
  }
}
