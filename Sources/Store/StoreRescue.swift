import Catalog
import Engine
import Foundation
import Language
import Values

/// Writes all that can be read of a store as plain files: a csv for each data set, and its definitions.
///
/// It opens the file by itself, so that a store that opsh refuses gives what it has.
package struct StoreRescue {
  /// One table, and what became of it.
  package struct Written {
    package let table: String
    package fileprivate(set) var rows: Int
    /// Columns that could not be read in all of them.
    package fileprivate(set) var gaps: [String] = []
  }

  private let database: any Database
  private let folder: String

  /// Writes to a folder, which is made where there is none.
  ///
  /// - Throws: a `.store` where the file cannot be opened at all, a `.file` where nothing can be
  ///   written.
  package static func write(
    _ path: String, to folder: String, catalog: Catalog, engine: any Engine,
    wait: Double = Store.usualWait
  ) throws(Diagnostic) -> [Written] {
    let opener = Opener(engine: engine, path: path, wait: wait)
    let database: any Database
    do throws(Diagnostic) {
      database = try opener.open(.read)
    } catch {
      guard error.code == .damagedStore else { throw error }
      var fault = error
      fault.label = "nothing of it can be read; restore a copy: opsh restore COPY --replace"
      throw fault
    }
    defer { opener.close(database) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let rescue = StoreRescue(database: database, folder: folder)
      let written = try rescue.tables(catalog).compactMap { try rescue.write($0) }
      try rescue.writeDefinitions()
      return written
    } catch {
      throw StoreMessages.ofCopy(error, folder)
    }
  }

  /// The tables of data sets, those of the model first, as loading them again goes.
  private func tables(_ catalog: Catalog) throws -> [String] {
    let found = try database.query(
      """
      select table_name from duckdb_tables() where database_name = current_database()
        and schema_name = 'main' and not internal and not starts_with(table_name, 'opsh_')
      order by table_name
      """)
    let names = found.rows.compactMap { $0[0].text }
    let known = catalog.datasetOrder.filter { names.contains($0) }
    return known + names.filter { !known.contains($0) }
  }

  // MARK: - Rows

  /// So many rows are read at once where a table cannot be read whole, and so few at the least.
  private static let most = 122_880
  private static let fewest = 2_048

  private func write(_ table: String) throws -> Written? {
    let place = "\(folder)/\(table).csv"
    let columns = try columns(of: table)
    guard !columns.isEmpty else { return nil }
    do {
      let count = try copy(table, columns, where: nil, to: place, isFirst: true)
      if count == 0 { try FileManager.default.removeItem(atPath: place) }
      return count == 0 ? nil : Written(table: table, rows: count)
    } catch let error as EngineError where error.kind != .interrupted && error.kind != .diskFull {
      return try writePieces(of: table, columns, to: place)
    }
  }

  /// Piece by piece, smaller where one cannot be read, and at last without the columns that can't.
  private func writePieces(
    of table: String, _ columns: [String], to place: String
  ) throws -> Written {
    let sizes = try database.query(
      """
      select estimated_size from duckdb_tables()
      where database_name = current_database() and table_name = \(table)
      """)
    let count = Int(sizes.rows.first?[0].int ?? 0)
    FileManager.default.createFile(atPath: place, contents: nil)
    var written = Written(table: table, rows: 0)
    func add(_ first: Int, _ size: Int) throws {
      let piece = place + ".piece"
      defer { try? FileManager.default.removeItem(atPath: piece) }
      let range: SQL = "rowid >= \(digits: first) and rowid < \(digits: first + size)"
      do {
        let rows = try copy(
          table, columns, where: range, to: piece, isFirst: written.rows == 0)
        written.rows += rows
        if rows > 0 { try append(piece, to: place) }
      } catch let error as EngineError where error.kind != .interrupted {
        guard size <= Self.fewest else {
          try add(first, size / 2)
          return try add(first + size / 2, size - size / 2)
        }
        let gaps = Set(columns.filter { !isReadable($0, of: table, where: range) })
        written.gaps += columns.filter { gaps.contains($0) && !written.gaps.contains($0) }
        guard gaps.count < columns.count else { return }
        let rows = try copy(
          table, columns, without: gaps, where: range, to: piece, isFirst: written.rows == 0)
        written.rows += rows
        if rows > 0 { try append(piece, to: place) }
      }
    }
    for first in stride(from: 0, to: count, by: Self.most) { try add(first, Self.most) }
    return written
  }

  private func isReadable(_ column: String, of table: String, where range: SQL) -> Bool {
    let read = try? database.query(
      "select bit_xor(hash(\(name: column))) from \(name: table) where \(range)")
    return read != nil
  }

  private func append(_ piece: String, to place: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: place))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: piece)))
  }

  private func copy(
    _ table: String, _ columns: [String], without gaps: Set<String> = [], where range: SQL?,
    to place: String, isFirst: Bool
  ) throws -> Int {
    let list = columns.map { column -> SQL in
      gaps.contains(column) ? "null as \(name: column)" : .name(column)
    }.joined(", ")
    let condition: SQL = range.map { " where \($0)" } ?? ""
    // Where a copy goes is no value that could be bound.
    let quoted = SQL(verbatim: "'" + place.replacing("'", with: "''") + "'")
    return try database.execute(
      """
      copy (select \(list) from \(name: table)\(condition)) to \(quoted)
      (format csv, header \(SQL(verbatim: isFirst ? "true" : "false")))
      """)
  }

  /// The columns that the data set has of its own.
  private func columns(of table: String) throws -> [String] {
    let found = try database.query(
      """
      select column_name from duckdb_columns() where database_name = current_database()
        and schema_name = 'main' and table_name = \(table)
        and not starts_with(column_name, 'opsh_')
      order by column_index
      """)
    return found.rows.compactMap { $0[0].text }
  }

  // MARK: - Definitions

  private func writeDefinitions() throws {
    guard let kept = try? database.query("select text from opsh_definitions order by ord"),
      kept.rowCount > 0
    else { return }
    let text = kept.rows.compactMap { $0[0].text }.joined(separator: "\n\n")
    try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: "\(folder)/definitions.ops"))
  }
}
