import Engine
import Foundation
import Language
import Values

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is said of a store that cannot be used as asked: all words for faults of engines and files.
package enum StoreMessages {
  /// What was running was stopped.
  package static let interrupted = Diagnostic(.interrupted, "interrupted")

  static let writeInsideRead = Diagnostic(
    .store, "the store cannot be changed while a question is being answered")

  static func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      .store, "\(path) exists already", label: "open it with: opsh \(path), or choose another name")
  }

  static func taken(_ path: String) -> Diagnostic {
    Diagnostic(
      .store, "\(path) exists already", label: "choose another name, or add --replace")
  }

  /// What stood in the way of a copy.
  static func ofCopy(_ error: any Error, _ path: String) -> Diagnostic {
    let fault = error as NSError
    guard !(error is Diagnostic), !(error is EngineError), fault.domain == NSCocoaErrorDomain else {
      return diagnostic(error, store: path, isWriting: true)
    }
    let isFull = fault.code == NSFileWriteOutOfSpaceError
    return Diagnostic(
      .store,
      isFull
        ? "the disk of \(path) is full; nothing was changed"
        : "\(path) cannot be copied: \(Wording(verbatim: fault.localizedDescription))",
      label: isFull ? "make room and do it again" : nil)
  }

  static func noFolder(_ path: String) -> Diagnostic {
    Diagnostic(.store, "there is no folder \(path)", label: "make it first: mkdir -p \(path)")
  }

  static func currency(_ found: String) -> Diagnostic {
    Diagnostic(
      .usage, "no currency called \"\(found)\"", label: "write its ISO code: CNY, USD, EUR")
  }

  static func foreign(_ path: String) -> Diagnostic {
    Diagnostic(
      .store, "\(path) is a DuckDB file, but no store of opsh",
      label: "make one: opsh new NAME --currency CNY --timezone Asia/Shanghai")
  }

  static func newer(_ path: String, format: Int) -> Diagnostic {
    Diagnostic(
      .store,
      """
      \(path) was made by a newer opsh: its format is \(format), and this one reads up to \
      \(Snapshot.format)
      """,
      label: "update opsh")
  }

  /// Any error in words; a diagnostic is what it was.
  ///
  /// - Parameters:
  ///   - store: the store's file; nil in memory.
  ///   - waited: how many seconds its lock was waited for.
  package static func diagnostic(
    _ error: any Error, store path: String?, isWriting: Bool, waited: Double = 0
  ) -> Diagnostic {
    if let diagnostic = error as? Diagnostic { return diagnostic }
    guard let error = error as? EngineError else {
      return Diagnostic(.engine, Wording(verbatim: String(describing: error)))
    }
    let store: Wording = path.map { Wording(verbatim: $0) } ?? "the store"
    switch error.kind {
    case .interrupted: return interrupted
    case .locked(let process, _) where process == Int(getpid()):
      return Diagnostic(.store, "\(store) is open in this program already")
    case .locked:
      return Diagnostic(
        .store, "\(store) is in use by \(holder(error.kind))",
        label: waited >= 1
          ? "waited \(Int(waited)) s for it; longer with: opsh --wait 60, or set wait 60"
          : "try again when it is done, or wait for it: opsh --wait 60, or set wait 60")
    case .missingFile:
      return Diagnostic(
        .store, "no store at \(store)",
        label: "make one: opsh new \(store) --currency CNY --timezone Asia/Shanghai")
    case .isDirectory:
      return Diagnostic(.store, "\(store) is a folder, and a store is a file")
    case .permission:
      return Diagnostic(
        .store, isWriting ? "no right to write \(store)" : "no right to read \(store)",
        label: "ask its owner, or copy it to a place of your own")
    case .readOnly:
      return Diagnostic(
        .store, "\(store) is on a disk that can only be read",
        label: "questions work; to load, copy it to another disk")
    case .diskFull:
      return Diagnostic(
        .store, "the disk of \(store) is full; nothing was changed",
        label: "make room and do it again")
    case .corrupt:
      return Diagnostic(
        .damagedStore, "\(store) is no store, or it is damaged",
        label: """
          restore a copy of it: opsh restore COPY --replace; opsh export FOLDER saves what can be read
          """)
    case .newerVersion:
      return Diagnostic(
        .store, "\(store) was written by a newer DuckDB than this opsh has", label: "update opsh")
    case .outOfMemory:
      return Diagnostic(
        .engine, "not enough memory for this", label: "ask for a shorter period or fewer groups")
    case .io:
      return Diagnostic(.store, "\(store) cannot be used: \(reason(error))")
    case .conversion, .constraint, .failed:
      let reason = reason(error)
      if patternFaults.contains(where: reason.hasPrefix) {
        return Diagnostic(.engine, "a pattern cannot be read: \(reason)")
      }
      return failed(error.kind, store, isWriting: isWriting)
    }
  }

  /// What only the engine has words for: its own mean nothing to people, and quote the SQL.
  private static func failed(
    _ kind: EngineError.Kind, _ store: Wording, isWriting: Bool
  ) -> Diagnostic {
    if isWriting { return Diagnostic(.engine, "\(store) could not be changed as asked") }
    if kind == .conversion {
      return Diagnostic(
        .engine, "a value in this is too large to be computed",
        label: "numbers have up to 38 digits: divide before multiplying, or round first")
    }
    return Diagnostic(
      .engine, "this could not be computed, which is a fault of opsh",
      label: "--stage sql shows what was asked of the store")
  }

  /// How RE2, which reads the patterns of `matches` and `extract`, says what is wrong with one.
  private static let patternFaults = [
    "missing ]", "missing )", "unexpected )", "trailing \\", "no argument for repetition",
    "bad repetition", "invalid repetition", "invalid character class", "invalid escape",
    "invalid named capture", "invalid perl operator", "invalid UTF-8",
  ]

  /// Who holds a lock: `opsh (process 4711)`.
  static func holder(_ kind: EngineError.Kind) -> Wording {
    guard case .locked(let process, let program) = kind else { return "another program" }
    let name = program.flatMap { $0.split(separator: "/").last }.map(String.init)
    let holder = name.map { Wording(verbatim: $0) } ?? "another program"
    guard let process else { return holder }
    return "\(holder) (process \(process))"
  }

  /// The engine's own words: the first line, without the name of its kind.
  private static func reason(_ error: EngineError) -> String {
    let line = error.message.prefix { $0 != "\n" }
    guard let colon = line.firstRange(of: "Error: ") else { return String(line) }
    return String(line[colon.upperBound...])
  }
}
