import Engine
import Language
import Values

/// JSON objects, in one array or one after the other, or in a list within one.
struct JSONSource: RowSource {
  let headers: [String]
  let brokenRows = BrokenRows()
  let notes: [Wording]
  private let origin: Origin
  private let isArray: Bool
  /// How nested objects become rows; nil where nothing is nested.
  private let table: JSONTable?
  let numberColumns: Set<Int>
  private let checkCancelled: CancelCheck

  /// - Parameters:
  ///   - origin: a file in UTF-8.
  ///   - known: how many of a record's cells are known headers.
  init(
    _ origin: Origin, isArray: Bool, notes: [Wording], in database: any Database,
    known: ([String]) -> Int, checkCancelled: @escaping CancelCheck
  ) throws {
    self.origin = origin
    self.isArray = isArray
    self.checkCancelled = checkCancelled
    try JSONDepth.check(origin, checkCancelled: checkCancelled)
    let keys = try Self.keys(origin, isArray: isArray, in: database)
    let isNested = keys.contains { Self.isNested($0.type) }
    do {
      table =
        isNested
        ? try JSONTable(Self.objects(origin, isArray: isArray), in: database, known: known) : nil
    } catch let error as EngineError {
      throw Self.malformed(error, origin, isArray: isArray)
    }
    headers = table?.columns.map { $0.name } ?? keys.map { $0.name }
    let numbers = table?.columns.map { $0.isNumber } ?? keys.map { Self.isNumber($0.type) }
    numberColumns = Set(numbers.indices.filter { numbers[$0] })
    self.notes = notes + (table?.notes ?? [])
    guard !headers.isEmpty else { throw Diagnostic(.load, "\(origin.shown) has no rows") }
  }

  /// The keys that any of the objects has; all are looked at, for one may come up late.
  private static func keys(
    _ origin: Origin, isArray: Bool, in database: any Database
  ) throws -> [(name: String, type: String)] {
    do {
      let found = try database.query(
        """
        describe select * from read_json(\(Self.exactly(origin.path)), \(format(isArray)),
          records = true, sample_size = -1, maximum_depth = 2, map_inference_threshold = -1)
        """)
      return found.rows.map { ($0[0].description, $0[1].description) }
    } catch {
      throw malformed(error, origin, isArray: isArray)
    }
  }

  /// Whether a type of the engine's is of objects or lists, or of both and texts.
  private static func isNested(_ type: String) -> Bool {
    type.hasSuffix("[]") || type == "JSON" || type.hasPrefix("STRUCT") || type.hasPrefix("MAP")
  }

  private static func isNumber(_ type: String) -> Bool {
    ["BIGINT", "UBIGINT", "HUGEINT", "DOUBLE"].contains(type)
  }

  /// The objects of the file, called `j`.
  private static func objects(_ origin: Origin, isArray: Bool) -> SQL {
    "(select json as j from read_json_objects(\(exactly(origin.path)), \(format(isArray))))"
  }

  private static func format(_ isArray: Bool) -> SQL {
    "format = \(isArray ? "array" : "auto"), compression = 'uncompressed'"
  }

  mutating func prepare() throws -> String {
    let reader = try TextReader(origin, .utf8, checkCancelled: checkCancelled)
    var last: UInt8?
    while case let block = try reader.next(), !block.isEmpty {
      last = block.last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? last
    }
    // DuckDB takes an array that ends behind a comma for whole.
    guard !isArray || last == UInt8(ascii: "]") else {
      throw Diagnostic(
        .load, "\(origin.shown) breaks off: its array has no \"]\" at the end",
        label: "get the file anew")
    }
    return reader.fingerprint.hex
  }

  var relation: SQL {
    if let table {
      let columns = table.columns.enumerated().map { index, column in
        "\(column.text) as \(word: Self.columnName(index))" as SQL
      }
      return "(select \(columns.joined(", ")) from \(table.relation))"
    }
    let columns = headers.map { "\(name: $0): 'VARCHAR'" as SQL }
    let names = headers.enumerated().map { index, header in
      "nullif(\(name: header), '') as \(word: Self.columnName(index))" as SQL
    }
    return """
      (select \(names.joined(", ")) from read_json(\(Self.exactly(origin.path)), \(Self.format(isArray)),
        columns = {\(columns.joined(", "))}))
      """
  }

  func explains(_ error: EngineError) -> Bool {
    Self.isAboutContent(error) && error.message.contains("JSON")
  }

  mutating func repair(after error: EngineError) throws {
    throw Self.malformed(error, origin, isArray: isArray)
  }

  func lines(of rows: Set<Int>) throws -> [Int: Int] {
    guard !rows.isEmpty else { return [:] }
    let depth = table.map { $0.rows.keys.isEmpty ? 0 : $0.rows.keys.count + 1 } ?? 0
    return try Self.lines(of: rows, origin, isArray: isArray, depth: depth)
  }

  /// - Parameter depth: how much deeper than the objects of the file the rows stand.
  private static func lines(
    of rows: Set<Int>, _ origin: Origin, isArray: Bool, depth: Int = 0
  ) throws(Diagnostic) -> [Int: Int] {
    let reader = try ByteReader(origin)
    var scanner = ObjectScanner(depth: (isArray ? 1 : 0) + depth)
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
    _ error: EngineError, _ origin: Origin, isArray: Bool
  ) -> any Error {
    guard
      let match = error.message.firstMatch(
        of: /JSON in file .*, at byte \d+ in (line|record\/value) (\d+): ([^.\n]*)/)
    else { return error }
    // DuckDB's number is that of the next line or object.
    let number = max(1, (Int(match.2) ?? 1) - 1)
    let reason = String(match.3)
    var line = match.1 == "line" ? number : nil
    if line == nil {
      line = try? lines(of: [number], origin, isArray: isArray)[number]
    }
    let place = line.map { "line \($0)" } ?? "object \(number)"
    return Diagnostic(.load, "\(place) of \(origin.shown) is no JSON: \(reason)")
  }
}
