import Engine

extension EngineError {
  /// Sorts DuckDB's message, which begins with the name of its kind: `Constraint Error: ...`.
  ///
  /// Only some of DuckDB's calls tell a kind beside the message, so the message decides for all.
  init(duckdb message: String) {
    self.init(Self.kind(of: message), message)
  }

  private static func kind(of message: String) -> Kind {
    switch message.prefix(while: { $0 != ":" }) {
    case "INTERRUPT Error": .interrupted
    case "Constraint Error": .constraint
    case "Conversion Error", "Out of Range Error", "Decimal Error", "Mismatch Type Error":
      .conversion
    case "Permission Error": .permission
    case "Out of Memory Error": cause(in: message) ?? .outOfMemory
    case "Data Corruption Error": cause(in: message) ?? .corrupt
    case "IO Error": cause(in: message) ?? .io
    case "Invalid Input Error", "TransactionContext Error", "FATAL Error":
      cause(in: message) ?? .failed
    // The others quote the SQL, in which any words may stand.
    default: .failed
    }
  }

  /// What the operating system or the file brought about, by the words for it.
  private static func cause(in message: String) -> Kind? {
    if message.contains("Could not set lock on file") { return locked(message) }
    return causes.first { message.contains($0.words) }?.kind
  }

  private static let causes: [(words: String, kind: Kind)] = [
    ("No space left on device", .diskFull),
    ("Disk quota exceeded", .diskFull),
    // A limit on the size of files, as `ulimit -f` sets it.
    ("File too large", .diskFull),
    ("max_temp_directory_size", .diskFull),
    ("database does not exist", .missingFile),
    ("No such file or directory", .missingFile),
    ("Is a directory", .isDirectory),
    ("Permission denied", .permission),
    ("Read-only file system", .readOnly),
    ("attached in read-only mode", .readOnly),
    ("created with a newer version of DuckDB", .newerVersion),
    ("not a valid DuckDB database file", .corrupt),
    ("Could not read enough bytes", .corrupt),
    ("Corrupt database file", .corrupt),
    ("constraint violation", .constraint),
  ]

  /// Reads the holder from `Conflicting lock is held in /usr/bin/duckdb (PID 4711) by user ...`.
  private static func locked(_ message: String) -> Kind {
    guard let held = message.firstRange(of: "is held in "),
      let mark = message[held.upperBound...].firstRange(of: " (PID ")
    else { return .locked(processID: nil, program: nil) }
    let digits = message[mark.upperBound...].prefix { $0.isNumber }
    return .locked(
      processID: Int(digits), program: String(message[held.upperBound..<mark.lowerBound]))
  }
}
