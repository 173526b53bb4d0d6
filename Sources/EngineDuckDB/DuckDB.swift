import CDuckDB
import Engine
import Values

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// DuckDB inside this process: a store is one file, and there is no server.
package struct DuckDB: Engine {
  private let threads: Int?

  /// - Parameter threads: how many may work on a statement; nil for as many as there are cores.
  package init(threads: Int? = nil) { self.threads = threads }

  package var name: String {
    guard libraryFault == nil, let version = library.duckdb_library_version() else {
      return "no DuckDB"
    }
    return "DuckDB " + String(cString: version).trimmingPrefix("v")
  }

  /// Opens a store, with extensions off, so that no question ever reaches for the network.
  ///
  /// Any number of processes may read a file at the same time, and whoever writes it is alone;
  /// within a process, a file is open once.
  package func open(
    path: String?, access: Access, wait: Double
  ) throws(EngineError) -> any Database {
    guard let path else {
      return try connection(path: nil, access: access, claim: nil)
    }
    let claim = try Claim(path)
    try StoreFile(path).check(access)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(wait)
    var pause: UInt32 = 20_000
    while true {
      do {
        return try connection(path: path, access: access, claim: claim)
      } catch {
        guard case .locked = error.kind, clock.now < end else { throw error }
        // Each attempt starts DuckDB anew, about 20 ms of work, so they become rarer.
        usleep(pause)
        pause = min(pause * 2, 250_000)
      }
    }
  }

  private func connection(
    path: String?, access: Access, claim: Claim?
  ) throws(EngineError) -> Connection {
    if let libraryFault { throw libraryFault }
    let isLook = if case .look = access { true } else { false }
    let handle = try Handle(path: path, access: access, threads: isLook ? 1 : threads)
    return Connection(handle, claim: claim, threads: threads, isLook: isLook)
  }
}
