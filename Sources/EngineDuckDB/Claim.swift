import Engine
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's place in the list of stores that this process has open; it ends with its owner.
///
/// The lock that DuckDB puts on a file keeps other processes out, but not a second database of
/// the same process: two writers would destroy the file, and whoever closes it first would end
/// the lock of both.
final class Claim: Sendable {
  private let file: String

  private static let open = Mutex<Set<String>>([])

  init(_ path: String) throws(EngineError) {
    let file = StoreFile(path).identity
    guard Self.open.withLock({ $0.insert(file).inserted }) else {
      throw EngineError(
        .locked(processID: Int(getpid()), program: CommandLine.arguments.first),
        "IO Error: this process has \"\(path)\" open already")
    }
    // Not before: an object that is complete when its init throws would end the other's claim.
    self.file = file
  }

  deinit {
    _ = Self.open.withLock { [file] in $0.remove(file) }
  }
}
