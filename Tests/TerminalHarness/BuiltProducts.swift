import Foundation

/// The programs that were built together with the tests.
package enum BuiltProducts {
  /// The path of a program, which lies next to the test bundle.
  ///
  /// With SwiftPM the bundle itself runs on Linux; elsewhere a runner loads it, and the bundle's
  /// path is among the runner's arguments.
  package static func path(of program: String) throws -> String {
    let starts = CommandLine.arguments + [Bundle.main.executablePath ?? ""]
    for start in starts where start.contains("/") {
      var folder = URL(fileURLWithPath: start)
      while folder.path.count > 1 {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent(program).path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder)
        if exists, !isFolder.boolValue { return candidate }
      }
    }
    throw PseudoTerminal.Failure(description: "\(program) is not built next to the tests")
  }
}
