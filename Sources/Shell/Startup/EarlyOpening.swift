import Engine
import Foundation
import Store
import Synchronization
import Values
import Verbs

/// A store that is opened before the command line is parsed, as the engine takes longest of all.
///
/// It is a guess at what will be asked of it: whoever needs the store takes it, or gives it up.
package enum EarlyOpening {
  private static let chosen = Mutex<StoreOpening?>(nil)

  /// Opens the store that the words mean, if any, while another thread parses them and reads the
  /// model.
  ///
  /// The engine gets the first thread: another one begins up to 2 ms later, which the model can
  /// bear, and has a heap that grows by single pages.
  ///
  /// - Parameter parsing: parses the words; nil where they are faulty or need no store.
  /// - Returns: what `parsing` made of the words.
  package static func run<Meaning: Sendable>(
    _ words: CommandWords, engine: any Engine, parsing: @escaping @Sendable () -> Meaning?
  ) -> Meaning? {
    if PlainHelp.isAsked(by: words.ordered) { return parsing() }
    let opening = Startup.takes(.opening) ? opening(words, engine) : nil
    chosen.withLock { $0 = opening }
    let meaning = Late {
      let meaning = parsing()
      if meaning == nil { opening?.cancel() } else { _ = Workspace.shippedSchema }
      return meaning
    }
    if let opening {
      if Startup.takes(.thread) { SecondThread.run { _ = meaning.value } }
      opening.open()
    }
    return meaning.value
  }

  /// The opening of the store that is there and will be asked.
  private static func opening(_ words: CommandWords, _ engine: any Engine) -> StoreOpening? {
    guard !words.has("--memory", "--help", "-h", "--version") else { return nil }
    let path = StorePlace.path(named: words.value(of: "--store"))
    guard access(path, F_OK) == 0 else { return nil }
    let wait = words.value(of: "--wait").flatMap { Double($0) } ?? Store.usualWait
    return StoreOpening(path: path, engine: engine, wait: wait)
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
