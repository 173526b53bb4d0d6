import Foundation
import TestSupport
import Testing

@testable import Shell

/// What is too much is told with its number, and takes no time.
@Suite struct LimitTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    try SampleFile.write(to: folder.file("s.duckdb"))
    opsh = OpshProcess(folder: folder.url)
  }

  /// As from a cell far to the right.
  @Test func tooManyColumns() throws {
    let headers = ["order_id", "ordered_at"] + (0..<5000).map { "c\($0)" }
    let row = ["1", "2026-11-20"] + headers.dropFirst(2).map { _ in "" }
    try [headers, row].map { $0.joined(separator: ",") }.joined(separator: "\n").write(
      toFile: folder.file("wide.csv"), atomically: true, encoding: .utf8)
    let ending = try opsh.run("--memory", "-c", "load wide.csv")
    #expect(ending.status != 0)
    #expect(ending.text.contains("has 5002 columns, and at most 4096 are read"), "\(ending.text)")
  }

  /// Each value of a list had a query of its own, 23 s for 10,000.
  @Test func aLongListOfUnknownValues() throws {
    let values = (0..<5000).map { "\"c\($0)\"" }.joined(separator: ", ")
    try "show orders last 7 days where channel in (\(values))\n".write(
      toFile: folder.file("long.ops"), atomically: true, encoding: .utf8)
    let ending = try opsh.run("--store", "s.duckdb", "--today", SampleFile.today, "long.ops")
    #expect(ending.text.contains("no orders have channel \"c0\""), "\(ending.text.suffix(400))")
    #expect(ending.text.contains("the other 4995 values were not looked for"))
    #expect(!ending.text.contains("\"c7\"; there"))
  }

  /// Values in another case of letters are found among many.
  @Test func aLongListInOtherLetters() throws {
    let values = (["SEARCH"] + (0..<3000).map { "c\($0)" }).map { "\"\($0)\"" }
    try "show orders last 7 days where channel in (\(values.joined(separator: ", ")))\n".write(
      toFile: folder.file("long.ops"), atomically: true, encoding: .utf8)
    let ending = try opsh.run("--store", "s.duckdb", "--today", SampleFile.today, "long.ops")
    #expect(ending.text.contains("\"SEARCH\" is written \"search\""), "\(ending.text.suffix(400))")
  }
}
