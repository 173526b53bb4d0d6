import Foundation
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds files that have arrived in a folder and are written to their end.
package struct FolderWatch {
  /// The folder, as it was given.
  package let folder: String

  /// What a file is at one look; a change of either is a change of the file.
  private struct State: Hashable {
    var size: Int64
    /// In nanoseconds since 1970.
    var changed: Int64
  }

  /// What was found at the last look.
  private var last: [String: State] = [:]
  /// What was handed out, in which state.
  private var taken: [String: State] = [:]

  /// How long a file has to be left alone to count as written, when it was not seen before.
  private static let quiet: Int64 = 10_000_000_000

  /// - Throws: a `.file` when there is no such folder.
  package init(_ word: Word) throws(Diagnostic) {
    let path = PathExpansion.expandingHome(word.text)
    switch FileState(path) {
    case .folder: folder = path
    case .missing: throw Diagnostic(.file, "no such folder: \(path)", at: word.span)
    case .denied(let part):
      throw Diagnostic(.file, "no right to look into \(part)", at: word.span)
    case .file, .other:
      throw Diagnostic(
        .file, "\(path) is no folder", at: word.span, label: "as in: load watch ~/Downloads")
    }
  }

  /// The files that can be loaded now, by name, each once for every time it is written; and those
  /// that are still being written.
  package mutating func look() throws(Diagnostic) -> (ready: [String], growing: [String]) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Diagnostic(.file, "\(folder) cannot be looked into any more")
    }
    let all = Set(names)
    var states: [String: State] = [:]
    var (ready, growing): ([String], [String]) = ([], [])
    for name in names.sorted() where Self.isFinished(name, among: all) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      guard let state = Self.state(path) else { continue }
      states[path] = state
      guard taken[path] != state else { continue }
      // A browser makes an empty file first.
      let isSteady = state.size > 0 && (last[path] == state || Self.isOld(state))
      if isSteady {
        ready.append(path)
        taken[path] = state
      } else {
        growing.append(path)
      }
    }
    last = states
    return (ready, growing)
  }

  /// Whether a name is that of a data file that no program has marked as unfinished.
  private static func isFinished(_ name: String, among all: Set<String>) -> Bool {
    guard !name.hasPrefix("."), !name.hasPrefix("~"), DataFile.isNamed(name) else {
      return false
    }
    return !["part", "crdownload", "download", "partial", "tmp", "opdownload"].contains {
      all.contains("\(name).\($0)")
    }
  }

  private static func state(_ path: String) -> State? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return State(
      size: Int64(status.st_size),
      changed: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  private static func isOld(_ state: State) -> Bool {
    Int64(Date().timeIntervalSince1970 * 1_000_000_000) - state.changed > quiet
  }
}
