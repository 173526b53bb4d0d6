import Shell
import Testing

@Suite("Layout of the line")
struct EditorContentTests {
  private func content(_ text: String, cursor: Int? = nil, prompt: String = "> ") -> EditorContent {
    EditorContent(
      prompt: ScreenCell.cells(of: prompt), continuation: ScreenCell.cells(of: "| "), text: text,
      cursor: cursor ?? text.unicodeScalars.count)
  }

  private func rows(_ frame: ScreenFrame) -> [String] { frame.rows.map { $0.text } }

  @Test("short lines take one row, the cursor where it is")
  func short() {
    let frame = content("abc", cursor: 1).frame(columns: 10)
    #expect(rows(frame) == ["> abc"])
    #expect(frame.cursorRow == 0)
    #expect(frame.cursorColumn == 3)
  }

  @Test("long lines wrap, and a full row sends the cursor to the next one")
  func wrapping() {
    let frame = content("abcdefgh").frame(columns: 5)
    #expect(rows(frame) == ["> abc", "defgh", ""])
    #expect(frame.rows.map { $0.isWrapped } == [true, true, false])
    #expect((frame.cursorRow, frame.cursorColumn) == (2, 0))
    let inside = content("abcdefgh", cursor: 3).frame(columns: 5)
    #expect(rows(inside) == ["> abc", "defgh"])
    #expect((inside.cursorRow, inside.cursorColumn) == (1, 0))
  }

  @Test("a wide character that does not fit goes to the next row as a whole")
  func wide() {
    let frame = content("a退款", cursor: 2).frame(columns: 6)
    #expect(rows(frame) == ["> a退", "款"])
    #expect((frame.cursorRow, frame.cursorColumn) == (1, 0))
  }

  @Test("lines of a statement stand after the continuation mark")
  func lines() {
    let frame = content("ab\ncd\n", cursor: 5).frame(columns: 10)
    #expect(rows(frame) == ["> ab", "| cd", "| "])
    #expect((frame.cursorRow, frame.cursorColumn) == (1, 4))
    #expect(frame.rows.allSatisfy { !$0.isWrapped })
  }

  @Test("a full row before a line break takes no empty row")
  func fullRowBeforeBreak() {
    #expect(rows(content("abc\nd").frame(columns: 5)) == ["> abc", "| d"])
  }

  @Test("accents go with their letter, and the cursor never stands between")
  func combining() {
    let frame = content("e\u{301}x", cursor: 1).frame(columns: 10)
    #expect(rows(frame) == ["> e\u{301}x"])
    #expect(frame.cursorColumn == 2)
  }

  @Test("what a terminal would act on is shown as signs")
  func controls() {
    #expect(rows(content("\u{01}\u{1B}\u{7F}\u{200B}").frame(columns: 20)) == ["> ^A^[^?<200B>"])
  }

  @Test("tabs reach to multiples of eight")
  func tabs() {
    #expect(rows(content("a\tb").frame(columns: 20)) == ["> a     b"])
  }

  @Test("a prompt's colours take no room")
  func prompt() {
    let frame = content("x", prompt: "\u{1B}[1;32m店\u{1B}[0m> ").frame(columns: 10)
    #expect(rows(frame) == ["店> x"])
    #expect(frame.cursorColumn == 5)
    #expect(frame.rows[0].cells.map { $0.rendition } == ["1;32", "", "", ""])
  }

  @Test("styles and findings reach the scalars that they name")
  func styles() {
    var content = content("show 12 退")
    content.styles = [
      StyledRange(0..<4, .verb), StyledRange(5..<7, .number), StyledRange(8..<99, .error),
    ]
    content.found = 2..<3
    let renditions = content.frame(columns: 40).rows[0].cells.dropFirst(2).map { $0.rendition }
    #expect(renditions == ["1;34", "1;34", "7", "1;34", "", "35", "35", "", "31"])
  }

  @Test("a hint fills the row and never wraps, and shows only at the end")
  func hint() {
    var content = content("ab")
    content.hint = "cdefgh"
    #expect(rows(content.frame(columns: 8)) == ["> abcde"])
    #expect(content.frame(columns: 8).cursorColumn == 4)
    content.hint = "c\nd"
    #expect(rows(content.frame(columns: 8)) == ["> abc"])
    content.cursor = 1
    #expect(rows(content.frame(columns: 8)) == ["> ab"])
  }

  @Test("a terminal of two columns still shows everything")
  func narrow() {
    #expect(rows(content("a退b", cursor: 0).frame(columns: 2)) == ["> ", "a", "退", "b"])
  }

  @Test("a window follows the cursor and moves no more than it must")
  func window() {
    let text = "1\n2\n3\n4\n5"
    var top = 0
    let last = content(text).frame(columns: 10).window(height: 3, top: &top)
    #expect(rows(last) == ["| 3", "| 4", "| 5"])
    #expect(last.cursorRow == 2)
    let third = content(text, cursor: 4).frame(columns: 10).window(height: 3, top: &top)
    #expect(rows(third) == ["| 3", "| 4", "| 5"])
    #expect(third.cursorRow == 0)
    let first = content(text, cursor: 0).frame(columns: 10).window(height: 3, top: &top)
    #expect(rows(first) == ["> 1", "| 2", "| 3"])
    #expect(top == 0)
  }

  @Test(
    "after a change of width the cursor is where the terminal has wrapped it to",
    arguments: [
      // The text of 24 columns after a prompt of 2, on rows of 10; cursor at the end.
      (20, 1), (10, 2), (8, 3), (5, 5), (40, 0),
    ])
  func reflow(columns: Int, row: Int) {
    let frame = content("abcdefghijklmnopqrstuvwx").frame(columns: 10)
    #expect(frame.cursorRow(reflowedTo: columns) == row)
  }

  @Test("lines that were broken by hand are not joined by a wider terminal")
  func reflowOfLines() {
    let frame = content("abcdef\nabc").frame(columns: 10)
    #expect(frame.cursorRow(reflowedTo: 40) == 1)
    #expect(frame.cursorRow(reflowedTo: 6) == 2)
  }
}
