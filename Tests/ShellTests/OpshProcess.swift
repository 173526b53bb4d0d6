import Foundation
import TerminalHarness
import Testing

@testable import Shell

/// The built program as a process of its own.
struct OpshProcess {
  /// Where it runs.
  let folder: URL
  /// What its environment has besides `PATH`, `HOME` and `LANG`.
  var environment: [String: String] = [:]

  struct Ending: Equatable {
    /// What was written to both streams, in its order.
    var text: String
    /// The exit status, or the signal as a negative number.
    var status: Int32
  }

  /// Runs `opsh` with arguments and an input.
  func run(_ arguments: String..., input: String = "") throws -> Ending {
    try run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String = "") throws -> Ending {
    try execute(try BuiltProducts.path(of: "opsh"), arguments, input: input)
  }

  /// Runs a line of the system's shell, in which `opsh` is the built program.
  func shell(_ line: String) throws -> Ending {
    try execute("/bin/sh", ["-c", line], input: "")
  }

  private func execute(_ program: String, _ arguments: [String], input: String) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let programs = (try BuiltProducts.path(of: "opsh") as NSString).deletingLastPathComponent
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = [
      "PATH": "\(programs):\(path)", "HOME": folder.path, "LANG": "C.UTF-8",
    ].merging(environment) { $1 }
    let (given, printed) = (Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = printed
    process.standardError = printed
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    let data = printed.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Ending(
      text: String(decoding: data, as: UTF8.self),
      status: isSignal ? -process.terminationStatus : process.terminationStatus)
  }
}
