import Foundation
import TerminalHarness
import Testing

/// The shared sentences, each with the line that it should become, where they lie beside the project.
///
/// Their own runner judges.
@Suite struct SharedSentenceTests {
  private static let folder: URL = {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/cases/sentences")
  }()

  static let isThere = FileManager.default.fileExists(
    atPath: folder.path + "/run_sentences.py")

  @Test(.enabled(if: isThere)) func sentencesAreUnderstood() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", Self.folder.path + "/run_sentences.py", Self.folder.path, "--opsh",
      try BuiltProducts.path(of: "opsh"), "--jobs", "2", "--verbose",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // An answer to another question is worse than an error.
    #expect(!output.contains("ANOTHER ANSWER"), "\(output)")
    let last = try #require(
      output.split(separator: "\n").last?.wholeMatch(of: /(\d+) of (\d+) right/))
    let (right, all) = (Int(last.1) ?? 0, Int(last.2) ?? 0)
    #expect(all > 390 && right * 100 >= all * 98, "\(output)")
  }
}
