import Foundation

/// Finds the routines that come with opsh.
enum Routines {
  /// A routine's file: beside an installed program, or in the source tree it was built from.
  static func path(_ name: String) -> String? {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = program.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent()
      .appendingPathComponent("share/opsh/routines/\(name)").path
    if FileManager.default.fileExists(atPath: installed) { return installed }
    for _ in 0..<6 {
      let file = folder.appendingPathComponent("scripts/routines/\(name)").path
      if FileManager.default.fileExists(atPath: file) { return file }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }
}
