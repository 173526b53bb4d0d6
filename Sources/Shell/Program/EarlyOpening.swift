import Engine
import Foundation
import Store
import Synchronization
import Values
import Verbs

/// A store that is opened before the command line is read, as the engine takes longest of all.
///
/// It is a guess at what the words mean: whoever needs the store takes it, or gives it up.
package enum EarlyOpening {
  private static let chosen = Mutex<StoreOpening?>(nil)

  /// Opens the store that the words behind the program's name most likely mean, if any, while
  /// another thread reads the words and the model.
  ///
  /// The engine gets the first thread: another one begins up to 2 ms later, which the model can
  /// bear, and has a heap that grows by single pages.
  ///
  /// - Parameter reading: reads the words; nil where they mean something else, which needs no store.
  /// - Returns: what `reading` made of the words.
  package static func run<Meaning: Sendable>(
    _ words: [String], engine: any Engine, reading: @escaping @Sendable () -> Meaning?
  ) -> Meaning? {
    if PlainHelp.isAsked(by: words) { return reading() }
    let wait = value(of: "--wait", in: words).flatMap { Double($0) } ?? Store.usualWait
    let opening = store(in: words).map { StoreOpening(path: $0, engine: engine, wait: wait) }
    chosen.withLock { $0 = opening }
    let meaning = Late {
      let meaning = reading()
      if meaning == nil { opening?.cancel() } else { _ = Workspace.shippedSchema }
      return meaning
    }
    if let opening {
      SecondThread.run { _ = meaning.value }
      opening.open()
    }
    return meaning.value
  }

  private static func store(in words: [String]) -> String? {
    let others = ["--memory", "--help", "-h", "--version"]
    guard !words.contains(where: others.contains) else { return nil }
    let path = StorePlace.path(named: named(in: words))
    return access(path, F_OK) == 0 ? path : nil
  }

  private static func named(in words: [String]) -> String? {
    value(of: "--store", in: words)
      ?? words.first.flatMap { !$0.hasPrefix("-") && StorePlace.isStore($0) ? $0 : nil }
  }

  private static func value(of option: String, in words: [String]) -> String? {
    if let place = words.lastIndex(of: option) { return words[(place + 1)...].first }
    return words.last { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }

  /// The opening of a path; that of another one is given up.
  static func take(_ path: String) -> StoreOpening? {
    guard let opening = chosen.withLock({ $0.take() }) else { return nil }
    if opening.path == path { return opening }
    opening.giveUp()
    return nil
  }

  /// Gives up what was opened and nobody took; the engine is at rest then.
  package static func end() { chosen.withLock { $0.take() }?.giveUp() }
}
