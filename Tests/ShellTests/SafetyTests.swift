import Foundation
import TestSupport
import Testing

@testable import Shell

/// What the page on safety promises, line by line.
@Suite struct SafetyTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    opsh = OpshProcess(folder: folder.url)
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
  }

  private func script(_ text: String) throws -> OpshProcess.Ending {
    try write("theirs.ops", text)
    return try opsh.run("--store", "s.duckdb", "--today", SampleFile.today, "--safe", "theirs.ops")
  }

  /// Each statement that would write, and the word that it is refused with.
  @Test(
    arguments: [
      ("revenue yesterday | save \"out.csv\"", "save writes a file"),
      ("revenue by channel yesterday | task \"look\"", "task changes the store"),
      ("note \"was here\"", "note changes the store"),
      ("load theirs.csv", "load changes the store"), ("undo", "undo changes the store"),
      ("include \"/etc/hostname\"", "is outside the script's folder"),
      ("include \"../theirs.ops\"", "is outside the script's folder"),
    ])
  func nothingIsWritten(statement: String, word: String) throws {
    try write("theirs.csv", "order_id,ordered_at\n1,2026-11-20\n")
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.file("s.duckdb")))
    let ending = try script(
      "section \"One\"\n  \(statement)\nsection \"Two\"\n  revenue yesterday\n")
    #expect(ending.text.contains("refused: "), "\(ending.text)")
    #expect(ending.text.contains(word), "\(ending.text)")
    // The rest runs.
    #expect(ending.text.contains("¥2,793.68") || ending.text.contains("revenue"), "\(ending.text)")
    #expect(ending.status != 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("s.duckdb"))) == before)
    #expect(!FileManager.default.fileExists(atPath: folder.file("out.csv")))
  }

  @Test func definitionsAreNotKept() throws {
    let ending = try opsh.run(
      "--store", "s.duckdb", "--safe", "-c", "synonym \"takings\" = revenue")
    #expect(ending.text.contains("refused: a definition is kept in the store"), "\(ending.text)")
  }

  @Test func onlyItsOwnerReadsAStore() throws {
    _ = try opsh.run("new", "own.duckdb")
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder.file("own.duckdb"))[
        .posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(!FileManager.default.fileExists(atPath: folder.file("own.duckdb.making")))
  }

  @Test func namesOfTheStoreAreItsOwn() throws {
    let define = "dataset opsh_definitions {\n  key a\n  a text\n}"
    let ending = try opsh.run("--store", "s.duckdb", "-c", define)
    #expect(ending.text.contains("names that begin with opsh_ are the store's own"))
    #expect(try opsh.run("--store", "s.duckdb", "-c", "list loads").status == 0)
  }

  /// The countries and platforms of `new --calendar`.
  @Test func calendarOfANewStore() throws {
    let wrong = try opsh.run("new", "w.duckdb", "--calendar", "de,amazn")
    #expect(wrong.status != 0 && wrong.text.contains("no event is one of \"amazn\""))
    #expect(!FileManager.default.fileExists(atPath: folder.file("w.duckdb")))
    #expect(
      try opsh.run("new", "c.duckdb", "--timezone", "Europe/Berlin", "--calendar", "de,amazon")
        .status == 0)
    func counting(_ event: String) throws -> String {
      try opsh.run(
        "--store", "c.duckdb", "--format", "csv", "-c",
        "list events | where event = \"\(event)\" | columns counts"
      ).text
    }
    #expect(try counting("German Unity Day 2026").hasPrefix("counts\nyes\n"))
    #expect(try counting("Prime Day 2025").hasPrefix("counts\nyes\n"))
    #expect(try counting("Qingming 2026").hasPrefix("counts\n\"\"\n"))
  }

  /// What a statement, a file's name or a script has in it commands no terminal by way of a message.
  @Test(arguments: ["\u{1B}[31mred", "\u{202E}back", "\u{2066}apart", "\u{7}bell", "\u{9B}31m"])
  func noMessageCommandsTheTerminal(_ text: String) throws {
    for statement in [
      "revenue by a\(text)", "load \"\(text).csv\"", "include \"\(text)\"", "a\(text)",
      "set today \(text)", "help \"\(text)\"",
    ] {
      let ending = try opsh.run("--store", "s.duckdb", "-c", statement)
      let first = try #require(text.unicodeScalars.first)
      #expect(!ending.text.unicodeScalars.contains(first), "\(statement): \(ending.text)")
    }
  }
}
