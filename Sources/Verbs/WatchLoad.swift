import Foundation
import Importers
import Language
import Values

/// Loads what arrives in a folder: `load watch DIR`, and once: `load DIR --once`.
struct WatchLoad {
  let desk: WritingDesk
  /// The statement, whose clauses and options hold for every file.
  let request: LoadRequest

  /// How often the folder is looked at.
  private static let pause = 1.0

  private struct Tally {
    var loaded = 0
    var known = 0
    var failed: [String] = []
  }

  /// Loads files as they arrive, until it is interrupted.
  func watch(_ word: Word) throws(Diagnostic) -> Report {
    var folder = try FolderWatch(word)
    var tally = Tally()
    let store = desk.store
    let keptOpen = store.keepsOpen
    // Others are to get at the store while nothing arrives.
    store.keepsOpen = false
    defer { store.keepsOpen = keptOpen }
    desk.person.show(
      Report(blocks: [.text("watching \(folder.folder): Ctrl-C ends it")]))
    do throws(Diagnostic) {
      store.resetCancel()
      while true {
        for path in try folder.look().ready {
          try store.checkCancelled()
          try load(path, at: word.span, &tally)
        }
        desk.person.follow("watching \(folder.folder)", bytes: nil)
        try sleep()
      }
    } catch {
      guard error.code == .interrupted else { throw error }
      // That is how it ends.
      store.resetCancel()
    }
    return report(Wording(verbatim: folder.folder), tally)
  }

  /// Loads what lies there, files that are being written left out.
  ///
  /// - Throws: a `.load` at the end when files could not be loaded; the others are.
  func once(_ words: [Word]) throws(Diagnostic) -> Report {
    var tally = Tally()
    var growing: [String] = []
    var names: [String] = []
    for word in words {
      var folder = try FolderWatch(word)
      names.append(folder.folder)
      var found = try folder.look()
      if !found.growing.isEmpty {
        // Steady is what is the same at a second look.
        try sleep()
        let again = try folder.look()
        found = (found.ready + again.ready, again.growing)
      }
      for path in found.ready.sorted() { try load(path, at: word.span, &tally) }
      growing += found.growing
    }
    var report = report(Wording.list(names), tally)
    report.notes += growing.map { "\($0) is still being written" }
    guard tally.failed.isEmpty else {
      desk.person.show(report)
      throw Diagnostic(
        .load,
        tally.failed.count == 1
          ? "\(tally.failed[0]) could not be loaded"
          : "\(tally.failed.count) files could not be loaded",
        hints: tally.failed.count == 1 ? [] : tally.failed.map { Wording(verbatim: $0) })
    }
    return report
  }

  private func sleep() throws(Diagnostic) {
    var left = Self.pause
    while left > 0 {
      try desk.store.checkCancelled()
      Thread.sleep(forTimeInterval: min(0.1, left))
      left -= 0.1
    }
    try desk.store.checkCancelled()
  }

  /// Loads one file, and tells of it at once; a fault of it stops nothing.
  private func load(
    _ path: String, at span: Span, _ tally: inout Tally
  ) throws(Diagnostic) {
    var one = request
    one.files = [Word(path, isQuoted: true, at: span)]
    let loader = Loader(
      store: desk.store, catalog: desk.catalog, clock: desk.clock)
    do throws(Diagnostic) {
      let account = try diagnosed {
        try loader.load(one) { step in desk.person.follow(step.words, bytes: step.bytes) }
      }
      guard account.files.contains(where: { $0.loadedBefore == nil }) else {
        tally.known += 1
        return
      }
      tally.loaded += 1
      desk.person.show(account.report)
    } catch {
      // These are not about the file.
      guard error.code == .load || error.code == .file || error.code == .ambiguousName else {
        throw error
      }
      tally.failed.append(path)
      desk.person.show(error)
    }
  }

  private func report(_ folder: Wording, _ tally: Tally) -> Report {
    var parts: [Wording] = ["\(Wording.counted(tally.loaded, "file")) loaded"]
    if tally.known > 0 { parts.append("\(tally.known) loaded before") }
    if !tally.failed.isEmpty { parts.append("\(tally.failed.count) could not be loaded") }
    return Report(
      blocks: [.text("\(folder): \(Wording.list(parts))")],
      next: tally.loaded > 0 ? "list loads" : nil)
  }
}
