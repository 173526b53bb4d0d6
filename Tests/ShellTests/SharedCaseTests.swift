import Foundation
import TerminalHarness
import Testing

/// The shared files of the world, each with its right number, where they lie beside the project.
///
/// Their own runner judges; no case may be wrong but those that other work is about.
@Suite struct SharedCaseTests {
  private static let folder: URL = {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/cases/files")
  }()

  static let isThere = FileManager.default.fileExists(atPath: folder.path + "/run.py")

  /// Comparisons of parts of days, festivals, rare counts and stock on order.
  private static let elsewhere = ["65-", "94-", "95-", "96-", "98-"]

  private struct Result: Decodable {
    let `case`: String
    let state: String
    let detail: String?
  }

  @Test(.enabled(if: isThere)) func noNumberIsWrong() throws {
    let output = FileManager.default.temporaryDirectory
      .appendingPathComponent("opsh-cases-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", Self.folder.path + "/run.py", Self.folder.path, "--opsh",
      try BuiltProducts.path(of: "opsh"), "--jobs", "2", "--json", output.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let results = try JSONDecoder().decode([Result].self, from: Data(contentsOf: output))
    #expect(results.count > 80)
    let wrong = results.filter { result in
      !["ok", "refused"].contains(result.state)
        && !Self.elsewhere.contains { result.case.hasPrefix($0) }
    }
    #expect(wrong.map { "\($0.case): \($0.detail ?? $0.state)" } == [])
  }
}
