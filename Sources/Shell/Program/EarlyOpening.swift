import Engine
import Foundation
import Store
import Synchronization

/// A store that begins to open before the command line is read, as the engine takes longest of all.
///
/// It is a guess at what the words mean: whoever needs the store takes it, or gives it up.
package enum EarlyOpening {
  private static let begun = Mutex<StoreOpening?>(nil)

  /// Begins to open the store that the words behind the program's name most likely mean, if any.
  package static func begin(_ words: [String], engine: any Engine) {
    let others = ["--memory", "--help", "-h", "--version"]
    guard !words.contains(where: others.contains) else { return }
    let path = StorePlace.path(named: named(in: words))
    guard FileManager.default.fileExists(atPath: path) else { return }
    begun.withLock { $0 = StoreOpening(path: path, engine: engine) }
  }

  private static func named(in words: [String]) -> String? {
    if let option = words.lastIndex(of: "--store") { return words[(option + 1)...].first }
    if let word = words.last(where: { $0.hasPrefix("--store=") }) {
      return String(word.dropFirst(8))
    }
    return words.first.flatMap { !$0.hasPrefix("-") && StorePlace.isStore($0) ? $0 : nil }
  }

  /// The opening that was begun for a path; another one is given up.
  static func take(_ path: String) -> StoreOpening? {
    guard let opening = begun.withLock({ $0.take() }) else { return nil }
    if opening.path == path { return opening }
    opening.giveUp()
    return nil
  }

  /// Gives up what was begun and nobody took; the engine is at rest then.
  package static func end() { begun.withLock { $0.take() }?.giveUp() }
}
