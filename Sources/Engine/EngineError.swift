/// What went wrong in an engine, told apart so that each can be put into words once.
package struct EngineError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case interrupted
    /// Another process holds the store's lock: its process id and program, where known.
    case locked(processID: Int?, program: String?)
    case missingFile
    case isDirectory
    case permission
    case readOnly
    case diskFull
    /// The file is no store, or it is damaged.
    case corrupt
    /// The file was written by a newer version than this one can read.
    case newerVersion
    case outOfMemory
    case conversion
    case constraint
    case io
    /// Anything else: a fault of ours, the SQL did not run.
    case failed
  }

  package let kind: Kind
  /// The engine's own words.
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
