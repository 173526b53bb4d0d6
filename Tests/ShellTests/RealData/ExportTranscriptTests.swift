import Foundation
import TestSupport
import Testing

@testable import Shell

/// Every platform's file among the real exports, loaded as an operator would: what is said of each
/// stands in `Tests/RealData/exports`.
@Suite(.enabled(if: RealData.folder != nil, "the real data are not here"))
struct ExportTranscriptTests {
  private static let folder = RealData.package.appending(path: "Tests/RealData/exports")

  /// The one row of the eBay file lacks two fields, so that nothing of it is loaded.
  @Test(arguments: ["chinese": 0, "western": 2, "public": 0])
  func says(_ name: String, status: Int32) throws {
    let opsh = OpshProcess(folder: URL(fileURLWithPath: try #require(RealData.folder)))
    let script = Self.folder.appending(path: name + ".ops").path
    let expected = Self.folder.appending(path: name + ".expected")
    let ending = try opsh.run(
      "--memory", "--today", "2026-11-22", "--echo", "--width", "120", script)
    let text = ending.text.replacing(script, with: name + ".ops")
    if Transcripts.isRecording {
      try Data(text.utf8).write(to: expected)
      Issue.record("recorded \(name): read it before it is kept")
    }
    #expect(ending.status == status)
    let lines = [try String(contentsOf: expected, encoding: .utf8), text].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let differing = Difference.lines(lines[0], lines[1])
    #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
  }
}
