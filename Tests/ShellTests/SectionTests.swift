import Foundation
import TestSupport
import Testing

@testable import Shell

/// `opsh agenda` and `--section`, through processes: a script and what it includes.
@Suite struct SectionTests {
  private let folder: Folder
  private let opsh: OpshProcess

  init() throws {
    folder = try Folder()
    opsh = OpshProcess(folder: folder.url)
    try write(
      "daily.ops",
      """
      include "words.ops"
      section "Data" at 08:30
        expect 1 = 2 "data"
      section "Advertising" at 10:30
        expect 1 = 2 "advertising"
        include "more.ops"
      include "service.ops"
      """)
    try write("words.ops", "expect 1 = 2 \"words\"")
    try write("more.ops", "expect 1 = 2 \"more\"")
    try write(
      "service.ops",
      "expect 1 = 2 \"all\"\nsection \"Service\" at 09:00\n  expect 1 = 2 \"service\"")
  }

  private func write(_ name: String, _ text: String) throws {
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: folder.file(name)))
  }

  /// The words of the expectations that were told.
  private func told(_ arguments: String...) throws -> [String] {
    let text = try opsh.run(["--memory", "daily.ops"] + arguments).text
    return ["words", "data", "advertising", "more", "all", "service"].filter {
      text.contains("\($0)")
    }
  }

  @Test func agenda() throws {
    #expect(
      try opsh.run("agenda", "daily.ops").text.split(separator: "\n").dropFirst(2).map {
        $0.split(separator: " ").joined(separator: " ")
      } == ["08:30 Data 1", "09:00 Service 1", "10:30 Advertising 2"])
    try write("service.ops", "section \"Service\" at 09:00\n  revenue by )")
    let faulty = try opsh.run("agenda", "daily.ops")
    #expect(faulty.text.hasPrefix("daily.ops:7:9: error: service.ops has a fault: expected"))
    #expect(faulty.status == 2)
  }

  @Test func oneSection() throws {
    let run = { (name: String) in try opsh.run("--memory", "daily.ops", "--section", name) }
    func expectations(_ name: String) throws -> [String] {
      try run(name).text.split(separator: "\n").map(String.init).filter { $0.contains("expect") }
    }
    #expect(try expectations("service") == [])
    #expect(try run("nothing").text.contains("\"Data\", \"Advertising\", \"Service\""))
    #expect(try run("nothing").status == 64)
  }
}
