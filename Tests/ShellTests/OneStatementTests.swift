import Foundation
import TestSupport
import Testing

/// A statement over several lines is one, whichever way it comes in, and asks what its one line asks.
@Suite struct OneStatementTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    opsh = OpshProcess(folder: folder.url)
  }

  private static let options = [
    "--store", "s.duckdb", "--today", SampleFile.today, "--format", "csv",
  ]

  @Test(arguments: [
    ("orders by channel\n  last 7 days\n  | take 3", "orders by channel last 7 days | take 3"),
    (
      "orders\nby channel\nwhere channel != \"email\"\n  last 7 days",
      "orders by channel where channel != \"email\" last 7 days"
    ),
    (
      "orders by channel last 7 days\n| sort -orders\n| take 3",
      "orders by channel last 7 days | sort -orders | take 3"
    ),
    (
      "orders by channel last 7 days |\nsort -orders |\ntake 3",
      "orders by channel last 7 days | sort -orders | take 3"
    ),
    ("orders by channel\n\n  # complete days\n  last 7 days", "orders by channel last 7 days"),
    ("opsh> orders by channel\n  ..>   last 7 days", "orders by channel last 7 days"),
    ("```\norders by channel\n  last 7 days\n```", "orders by channel last 7 days"),
    ("orders by channel \\\n  last 7 days", "orders by channel last 7 days"),
    (
      "orders where channel in (\n  \"search\",\n  \"email\",\n) last 7 days",
      "orders where channel in (\"search\", \"email\") last 7 days"
    ),
    ("最近7天 订单数\n  按 渠道", "orders by channel last 7 days"),
    ("for n in (1) {\n  orders\n    yesterday\n}", "orders yesterday"),
  ])
  func isOne(_ text: String, _ line: String) throws {
    let expected = try opsh.run(Self.options + ["-c", line]).text
    try (text + "\n").write(
      toFile: folder.file("a.ops"), atomically: true, encoding: .utf8)
    for ending in [
      try opsh.run(Self.options + ["-c", text]), try opsh.run(Self.options, input: text + "\n"),
      try opsh.run(Self.options + ["a.ops"]),
    ] {
      #expect(ending.status == 0)
      #expect(ending.text.replacing(/read as: .+\n/, with: "") == expected)
    }
  }

  /// Two statements stay two, and one that waits in a pipe is answered before the next one comes.
  @Test func twoAreTwo() throws {
    let both = try opsh.run(Self.options, input: "orders yesterday\nvisitors yesterday\n")
    let each = try opsh.run(Self.options + ["-c", "orders yesterday", "-c", "visitors yesterday"])
    #expect(both == each)
    let slow = try opsh.shell(
      "(echo orders yesterday; sleep 0.3; echo visitors yesterday) | opsh "
        + Self.options.joined(separator: " "))
    #expect(slow == each)
  }

  /// What is only looked at changes nothing, and what stands in an argument is no second statement.
  @Test func nothingIsWrittenUnseen() throws {
    _ = try opsh.run(
      Self.options + ["--stage", "plan", "-c", "note \"seen\"", "-c", "event \"x\" = 2026-01-01"])
    try "order_id,ordered_at,units,gross_sales\n1,2026-03-01,1,10\n".write(
      toFile: folder.file("o.csv"), atomically: true, encoding: .utf8)
    for text in ["orders; note \"glued\"", "orders\nnote \"glued\"", "`orders`\nnote \"glued\""] {
      for option in ["--as", "--shop", "--dates", "--zone", "--encoding", "--separator"] {
        let glued = try opsh.run(["load", "o.csv", option, text, "--store", "s.duckdb"])
        #expect((glued.status == 0) == (option == "--shop"), "\(option) \(text)")
      }
      #expect(try opsh.run(["load", "none\(text).csv", "--store", "s.duckdb"]).status == 2)
    }
    let journal = try opsh.run(Self.options + ["-c", "list journal"]).text
    #expect(!journal.contains("seen") && !journal.contains("glued"))
    #expect(try opsh.run(Self.options + ["-c", "revenue during \"x\""]).status == 2)
  }

  /// A file is loaded under whatever name it has, and again from what is known of it.
  @Test(arguments: [
    "a \"b\".csv", "a;b.csv", "a\nb.csv", "a\\b.csv", "a\u{202E}vsc.csv", "“a”.csv", "load.csv",
    "'a'.csv",
  ])
  func filesAreNamedAsTheyAre(_ name: String) throws {
    try folder.write(name, "order_id,ordered_at,units,gross_sales\n1,2026-03-01,1,10\n")
    let loaded = try opsh.run(["load", name, "--as", "orders", "--store", "s.duckdb"])
    #expect(loaded.status == 0, "\(loaded.text)")
    let again = try opsh.run(Self.options + ["-c", "reload"])
    #expect(again.status == 0, "\(again.text)")
  }
}
