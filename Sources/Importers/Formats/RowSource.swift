import Engine
import Language
import Values

/// A recognised file as rows of texts, whatever it is written in.
///
/// An export of a platform, another encoding or a workbook is one more type that conforms.
protocol RowSource {
  /// The names of its columns; where they name columns of the engine's reader, as written.
  var headers: [String] { get }

  /// What stands in a `from`: the columns `c0`, `c1`, ... in the order of `headers`, all VARCHAR, a
  /// missing value as null, the rows in the order of the file. There may be more of them behind.
  var relation: SQL { get }

  /// The same with some columns, by their places, as values of the engine's types: it fails at a
  /// text that is none. Nil where the reader of the file cannot make values.
  func relation(typed types: [Int: String]) -> SQL?

  /// How long the text is that `relation` reads, once prepared; 0 where it is no text.
  var byteCount: Int { get }

  /// What stands between its fields; nil where nothing does.
  var separator: UInt8? { get }

  /// The columns, by their places, whose cells are numbers in the file itself and not texts.
  var numberColumns: Set<Int> { get throws }

  /// Sentences on how the file was read.
  var notes: [Wording] { get }

  /// What stands above the header, line by line: a report's name, a range of dates.
  var preamble: [String] { get }

  /// Lines that are no rows; known once the file was prepared.
  var skippedLines: [SkippedLines] { get }

  /// Reads the file once from its beginning to its end and makes it ready for the engine.
  ///
  /// - Returns: what tells its content from others.
  /// - Throws: what is wrong with the file as a whole.
  mutating func prepare() throws -> String

  /// Whether an error of the engine comes from what stands in the file.
  func explains(_ error: EngineError) -> Bool

  /// Rows that are broken as such, found by `prepare` or `repair`.
  var brokenRows: BrokenRows { get }

  /// Makes the rest readable after the engine stumbled over broken rows.
  ///
  /// - Throws: what is wrong with the file as a whole.
  mutating func repair(after error: EngineError) throws

  /// Looks at the text record by record, after a row could not be read, for lines that are none of
  /// its table: a header of another order, a second table.
  ///
  /// - Returns: whether there are any, and the rows are others now.
  mutating func inspect() throws -> Bool

  /// The lines on which rows begin; rows count from 1, broken ones left out.
  func lines(of rows: Set<Int>) throws -> [Int: Int]
}

extension RowSource {
  var byteCount: Int { 0 }
  func relation(typed types: [Int: String]) -> SQL? { nil }
  var separator: UInt8? { nil }
  var numberColumns: Set<Int> { [] }
  mutating func inspect() throws -> Bool { false }
  var notes: [Wording] { [] }
  var preamble: [String] { [] }
  var skippedLines: [SkippedLines] { [] }

  /// A path that stands for nothing but itself, for DuckDB takes `*`, `?` and `[` as patterns.
  static func exactly(_ path: String) -> String {
    path.reduce(into: "") { $0 += "*?[".contains($1) ? "[\($1)]" : String($1) }
  }

  /// Whether an error is of a kind that a file's content can cause at all.
  static func isAboutContent(_ error: EngineError) -> Bool {
    switch error.kind {
    case .failed, .conversion, .io, .corrupt: true
    default: false
    }
  }

  static func columnName(_ index: Int) -> String { "c\(index)" }

  /// The place of a column, from its name in `relation`.
  static func place(ofColumn name: String) -> Int? {
    name.first == "c" ? Int(name.dropFirst()) : nil
  }
}

/// Rows that cannot be read at all: how many, and the first of them.
struct BrokenRows: Hashable {
  /// How many of the rejected rows of one file are kept.
  static let limit = 100_000

  struct Row: Hashable {
    let line: Int
    let found: String
    let reason: String
  }

  private(set) var count = 0
  private(set) var first: [Row] = []

  mutating func add(_ row: @autoclosure () -> Row) {
    count += 1
    if first.count < Self.limit { first.append(row()) }
  }
}
