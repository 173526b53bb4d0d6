import Foundation
import Shell
import Testing

@Suite("History")
struct HistoryTests {
  @Test(
    "statements survive the way through a line of the file",
    arguments: [
      "show orders", "a\nb", "a\\nb", "\\", "\\\\n", "退款 | where x = \"a\\b\"\n| take 5", "a\r\nb",
      "",
    ])
  func codec(statement: String) {
    let line = HistoryCodec.encode(statement)
    #expect(!line.contains { $0.isNewline })
    #expect(HistoryCodec.decode(line[...]) == statement)
  }

  @Test("the form of the file is readable, and lines of other programs are left as they are")
  func form() {
    #expect(HistoryCodec.encode("show a\n| b \\ c") == "show a\\n| b \\\\ c")
    #expect(HistoryCodec.decode("C:\\temp\\x") == "C:\\temp\\x")
  }

  @Test("of equal statements the latest stays, and of many the latest")
  func list() {
    #expect(HistoryList(["a", "b", "a", " ", "c"]).entries == ["b", "a", "c"])
    #expect(HistoryList(["a", "b", "c", "b"], limit: 2).entries == ["c", "b"])
    var list = HistoryList(["a", "b"], limit: 3)
    let rearranged = ["c", "a", "d", "d", "  "].map { list.add($0) }
    #expect(rearranged == [false, true, true, false, false])
    #expect(list.entries == ["c", "a", "d"])
  }

  @Test("the newest statement that goes on from a text is offered")
  func continuation() {
    let list = HistoryList(["show orders", "show refunds", "compare\nx", "退款原因"])
    #expect(list.continuation(of: "show ") == "refunds")
    #expect(list.continuation(of: "show o") == "rders")
    #expect(list.continuation(of: "退") == "款原因")
    #expect(list.continuation(of: "show orders") == nil)
    #expect(list.continuation(of: "comp") == nil)
    #expect(list.continuation(of: "") == nil)
  }
}

@Suite("Walk through the history")
struct HistoryWalkTests {
  private let entries = ["show orders", "compare", "show refunds", "退款"]

  @Test("up to the oldest, and down again to the line where it began")
  func there() {
    var walk = HistoryWalk()
    var line = "draft"
    var seen: [String?] = []
    for _ in 1...5 {
      seen.append(walk.older(than: line, in: entries, prefix: ""))
      line = (seen.last ?? nil) ?? line
    }
    #expect(seen == ["退款", "show refunds", "compare", "show orders", nil])
    seen = []
    for _ in 1...5 {
      seen.append(walk.newer(than: line, in: entries))
      line = (seen.last ?? nil) ?? line
    }
    #expect(seen == ["compare", "show refunds", "退款", "draft", nil])
  }

  @Test("with a prefix it stops only at what begins with it")
  func prefix() {
    var walk = HistoryWalk()
    let first = walk.older(than: "show", in: entries, prefix: "show")
    let second = walk.older(than: "show refunds", in: entries, prefix: nil)
    let third = walk.older(than: "show orders", in: entries, prefix: nil)
    #expect([first, second, third] == ["show refunds", "show orders", nil])
    let back = walk.newer(than: "show orders", in: entries)
    let draft = walk.newer(than: "show refunds", in: entries)
    #expect([back, draft] == ["show refunds", "show"])
    let other = walk.older(than: "comp", in: entries, prefix: "comp")
    #expect(other == "compare")
  }

  @Test("a line that stands in the history already is not offered again")
  func same() {
    var walk = HistoryWalk()
    let found = walk.older(than: "退款", in: entries, prefix: "")
    #expect(found == "show refunds")
  }

  @Test("in an empty history there is nowhere to go")
  func empty() {
    var walk = HistoryWalk()
    let found = [walk.older(than: "x", in: [], prefix: ""), walk.newer(than: "x", in: [])]
    #expect(found == [nil, nil])
  }
}

@Suite("History search")
struct HistorySearchTests {
  private let entries = ["show orders", "compare Revenue", "退款原因 by day", "show refunds"]

  private func search(_ keys: String) -> HistorySearch {
    var search = HistorySearch(entries: entries, draft: "draft")
    for scalar in keys.unicodeScalars { _ = search.handle(.scalar(scalar)) }
    return search
  }

  @Test("every letter narrows it to the newest that has the pattern")
  func narrows() {
    #expect(search("").text == "draft")
    #expect(search("s").text == "show refunds")
    #expect(search("show o").text == "show orders")
    #expect(search("show o").found == 0..<6)
    #expect(search("款").text == "退款原因 by day")
    #expect(search("款").found == 1..<2)
  }

  @Test("capitals are found without capitals, and asked for with them")
  func capitals() {
    #expect(search("rev").text == "compare Revenue")
    #expect(search("Rev").text == "compare Revenue")
    #expect(search("SHOW").isFailing)
  }

  @Test("Ctrl-R goes on to older ones, Ctrl-S back")
  func steps() {
    #expect(search("show\u{12}").text == "show orders")
    #expect(search("show\u{12}\u{13}").text == "show refunds")
    let failing = search("show\u{12}\u{12}")
    #expect(failing.isFailing)
    #expect(failing.text == "show orders")
    #expect(search("show\u{13}").isFailing)
  }

  @Test("Backspace widens the search again, back to the line as it was")
  func backspace() {
    #expect(search("show o\u{7F}").text == "show refunds")
    #expect(search("zz\u{7F}\u{7F}").text == "draft")
    #expect(!search("zz\u{7F}\u{7F}").isFailing)
    #expect(search("\u{7F}").text == "draft")
  }

  @Test("keys that end it")
  func ends() {
    var search = search("show")
    let keys: [InputEvent] = [
      .scalar("\r"), .scalar("\u{1B}"), .scalar("\u{07}"), .scalar("\u{03}"), .key(.left),
      .scalar("\u{05}"),
    ]
    let outcomes = keys.map { search.handle($0) }
    #expect(
      outcomes
        == [.run, .taken, .dropped, .dropped, .takenBefore(keys[4]), .takenBefore(keys[5])])
  }

  @Test("a search in an empty history fails and harms nothing")
  func empty() {
    var search = HistorySearch(entries: [], draft: "x")
    let outcome = search.handle(.scalar("a"))
    #expect(outcome == .goesOn)
    #expect(search.isFailing)
    _ = search.handle(.scalar("\u{12}"))
    #expect(search.text == "x")
  }
}
