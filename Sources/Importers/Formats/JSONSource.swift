import Engine
import Language
import Values

/// JSON objects, in one array or one after the other.
struct JSONSource: RowSource {
  let headers: [String]
  let brokenRows = BrokenRows()
  private let path: String
  private let isPacked: Bool
  private let isArray: Bool

  init(
    _ path: String, _ head: FileHead, isArray: Bool, in database: any Database
  ) throws {
    self.path = path
    self.isArray = isArray
    isPacked = head.isPacked
    headers = try Self.keys(path, isArray: isArray, isPacked: head.isPacked, in: database)
    guard !headers.isEmpty else { throw Diagnostic(.load, "\(path) has no rows") }
  }

  /// The keys that any of the objects has; all are looked at, for one may come up late.
  private static func keys(
    _ path: String, isArray: Bool, isPacked: Bool, in database: any Database
  ) throws -> [String] {
    do {
      let found = try database.query(
        """
        describe select * from read_json(\(Self.exactly(path)), \(format(isArray, isPacked)),
          records = true, sample_size = -1, maximum_depth = 1, map_inference_threshold = -1)
        """)
      return found.rows.map { $0[0].description }
    } catch {
      throw malformed(error, path, isArray: isArray, isPacked: isPacked)
    }
  }

  private static func format(_ isArray: Bool, _ isPacked: Bool) -> SQL {
    """
    format = \(isArray ? "array" : "auto"), compression = \(isPacked ? "gzip" : "uncompressed")
    """
  }

  var isText: Bool { !isPacked }

  var relation: SQL {
    let columns = headers.map { "\(name: $0): 'VARCHAR'" as SQL }
    let names = headers.enumerated().map { index, header in
      "nullif(\(name: header), '') as \(SQL(Self.columnName(index)))" as SQL
    }
    return """
      (select \(names.joined(", ")) from read_json(\(Self.exactly(path)), \(Self.format(isArray, isPacked)),
        columns = {\(columns.joined(", "))}))
      """
  }

  func explains(_ error: EngineError) -> Bool {
    Self.isAboutContent(error)
      && (error.message.contains("JSON") || error.message.contains("GZIP"))
  }

  mutating func repair(after error: EngineError) throws {
    throw Self.malformed(error, path, isArray: isArray, isPacked: isPacked)
  }

  func lines(of rows: Set<Int>) throws -> [Int: Int] {
    guard !rows.isEmpty else { return [:] }
    return try Self.lines(of: rows, path, isArray: isArray, isPacked: isPacked)
  }

  private static func lines(
    of rows: Set<Int>, _ path: String, isArray: Bool, isPacked: Bool
  ) throws(Diagnostic) -> [Int: Int] {
    let reader = try ByteReader(path, isPacked: isPacked)
    var scanner = ObjectScanner(isArray: isArray)
    var lines: [Int: Int] = [:]
    while case let block = try reader.next(), !block.isEmpty {
      scanner.add(block) { row, line in if rows.contains(row) { lines[row] = line } }
    }
    return lines
  }

  /// What is wrong with the text, from DuckDB's words.
  ///
  /// `Malformed JSON in file "x.json", at byte 8 in line 3: unexpected character.`
  private static func malformed(
    _ error: EngineError, _ path: String, isArray: Bool, isPacked: Bool
  ) -> any Error {
    if isPacked {
      // What is packed may be damaged; our own reader says so in words.
      do { _ = try lines(of: [], path, isArray: isArray, isPacked: true) } catch { return error }
    }
    guard
      let match = error.message.firstMatch(
        of: /JSON in file .*, at byte \d+ in (line|record\/value) (\d+): ([^.\n]*)/)
    else { return error }
    // DuckDB's number is that of the next line or object.
    let number = max(1, (Int(match.2) ?? 1) - 1)
    let reason = String(match.3)
    var line = match.1 == "line" ? number : nil
    if line == nil {
      line = try? lines(of: [number], path, isArray: isArray, isPacked: isPacked)[number]
    }
    let place = line.map { "line \($0)" } ?? "object \(number)"
    return Diagnostic(.load, "\(place) of \(path) is no JSON: \(reason)")
  }
}
