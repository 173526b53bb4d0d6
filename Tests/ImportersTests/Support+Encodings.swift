import Foundation
import TestSupport
import Testing

extension Folder {
  /// A text in an encoding of the C library, made by the system's own tool.
  func bytes(_ text: String, _ encoding: String) throws -> [UInt8] {
    let path = try write("plain", text)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", "UTF-8", "-t", encoding, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return [UInt8](data)
  }
}
