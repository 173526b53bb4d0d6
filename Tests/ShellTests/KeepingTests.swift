import Foundation
import TestSupport
import Testing

@testable import Shell

/// Copies of a store, putting one back, looking one over, and saving what can be read.
@Suite struct KeepingTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    opsh = OpshProcess(folder: folder.url)
  }

  private func on(_ store: String, _ words: String...) throws -> OpshProcess.Ending {
    try opsh.run(["--store", store, "--today", SampleFile.today] + words)
  }

  private func revenue(_ store: String) throws -> String {
    try on(store, "-c", "revenue by channel last 7 days").text
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
  }

  @Test func aCopyIsAStore() throws {
    let made = try on("s.duckdb", "backup", "kept.duckdb")
    #expect(made.status == 0, "\(made.text)")
    #expect(try revenue("kept.duckdb") == revenue("s.duckdb"))
    let again = try on("s.duckdb", "backup", "kept.duckdb")
    #expect(again.status != 0 && again.text.contains("kept.duckdb exists already"))
    #expect(try on("s.duckdb", "backup", "kept.duckdb", "--replace").status == 0)
    let lost = try on("s.duckdb", "backup", "nowhere/kept.duckdb")
    #expect(lost.status != 0 && lost.text.contains("there is no folder nowhere"))
    #expect(!FileManager.default.fileExists(atPath: folder.file("kept.duckdb.making")))
  }

  @Test func whatWasLoadedSinceIsGoneAndKept() throws {
    _ = try on("s.duckdb", "backup", "kept.duckdb")
    _ = try on("s.duckdb", "-c", "note \"after the copy\"")
    let careful = try on("s.duckdb", "restore", "kept.duckdb")
    #expect(careful.status != 0 && careful.text.contains("s.duckdb exists already"))
    let done = try on("s.duckdb", "restore", "kept.duckdb", "--replace")
    #expect(done.status == 0, "\(done.text)")
    #expect(done.text.contains("kept as s.duckdb.before-restore"))
    #expect(try !on("s.duckdb", "-c", "journal").text.contains("after the copy"))
    #expect(try on("s.duckdb.before-restore", "-c", "journal").text.contains("after the copy"))
    // A second time nothing that was kept is written over.
    #expect(try on("s.duckdb", "restore", "kept.duckdb", "--replace").status == 0)
    #expect(FileManager.default.fileExists(atPath: folder.file("s.duckdb.before-restore-2")))
  }

  @Test func aLinkStaysALink() throws {
    _ = try on("s.duckdb", "backup", "kept.duckdb")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.duckdb"), withDestinationPath: folder.file("s.duckdb"))
    #expect(try on("link.duckdb", "restore", "kept.duckdb", "--replace").status == 0)
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: folder.file("link.duckdb"))
    #expect(target == folder.file("s.duckdb"))
    #expect(try revenue("link.duckdb") == revenue("kept.duckdb"))
  }

  @Test func onlyAStoreIsRestored() throws {
    try "order_id\n1\n".write(
      toFile: folder.file("list.csv"), atomically: true, encoding: .utf8)
    let before = try bytes("s.duckdb")
    let wrong = try on("s.duckdb", "restore", "list.csv", "--replace")
    #expect(wrong.status != 0 && wrong.text.contains("is no store, or it is damaged"))
    let itself = try on("s.duckdb", "restore", "s.duckdb", "--replace")
    #expect(itself.status != 0 && itself.text.contains("is the store itself"))
    let missing = try on("s.duckdb", "restore", "none.duckdb", "--replace")
    #expect(missing.status != 0 && missing.text.contains("there is no copy at none.duckdb"))
    #expect(try bytes("s.duckdb") == before)
  }

  @Test func aWholeStoreIsFoundWhole() throws {
    let looked = try on("s.duckdb", "verify")
    #expect(looked.status == 0 && looked.text.contains("nothing is wrong"), "\(looked.text)")
  }

  /// What `export` wrote, loaded into a new store, answers the same.
  @Test func allThatIsWrittenCanBeLoaded() throws {
    #expect(try on("s.duckdb", "export", "out").status == 0)
    _ = try opsh.run("new", "new.duckdb")
    for table in ["products", "orders", "order_lines", "refunds"] {
      let loaded = try on("new.duckdb", "-c", "load \"out/\(table).csv\" as \(table)")
      #expect(loaded.status == 0, "\(loaded.text)")
    }
    #expect(try revenue("new.duckdb") == revenue("s.duckdb"))
    let byCategory = "revenue, orders by category last 7 days"
    #expect(try on("new.duckdb", "-c", byCategory).text == on("s.duckdb", "-c", byCategory).text)
    #expect(try on("new.duckdb", "verify").status == 0)
  }

  /// A store with a hole in one table: what is left of it is written, and all others whole.
  @Test func aDamagedStoreGivesWhatItHas() throws {
    _ = try on("s.duckdb", "export", "whole")
    let whole = try bytes("s.duckdb")
    var isFound = false
    for place in stride(from: whole.count / 4, to: whole.count - 4096, by: whole.count / 12) {
      var broken = whole
      for byte in place..<place + 3000 { broken[byte] ^= 0x5A }
      try broken.write(to: URL(fileURLWithPath: folder.file("bad.duckdb")))
      let looked = try on("bad.duckdb", "verify")
      guard looked.text.contains("cannot be read whole") else { continue }
      isFound = true
      #expect(looked.status != 0)
      let written = try on("bad.duckdb", "export", "left-\(place)")
      #expect(written.status == 0 && written.text.contains("without what cannot be read of"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("whole"))
      let same = names.filter { name in
        (try? bytes("left-\(place)/\(name)")) == (try? bytes("whole/\(name)"))
      }
      #expect(same.count >= names.count - 2 && same.count < names.count)
      break
    }
    #expect(isFound)
  }
}
