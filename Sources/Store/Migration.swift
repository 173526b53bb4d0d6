import Catalog
import Engine
import Foundation
import Values

/// What a store of an older format needs when it is written first.
///
/// A copy of the file stays beside it until the first load that went well.
package enum Migration {
  /// Where the copy lies.
  package static func backup(of path: String) -> String { path + ".before-\(Snapshot.format)" }

  private static let mark = "migrated"

  /// Copies the file, as long as nothing has been written to it.
  static func keepCopy(of path: String) throws {
    let manager = FileManager.default
    for ending in ["", ".wal"] where manager.fileExists(atPath: path + ending) {
      let copy = backup(of: path) + ending
      if !manager.fileExists(atPath: copy) {
        try manager.copyItem(atPath: path + ending, toPath: copy)
      }
    }
  }

  /// Brings the rows of an older format up to this one, and puts down that it was done.
  static func run(_ datasets: [Dataset], in database: any Database) throws {
    if let traffic = datasets.first(where: { $0.name == "traffic" }) {
      try database.execute(
        """
        update traffic set until = date + 6, level = replace(level, '_week', '')
        where suffix(level, '_week')
        """)
      try database.execute(
        """
        update traffic set until = last_day(date), level = replace(level, '_month', '')
        where suffix(level, '_month')
        """)
      try FactsTable.update([traffic], in: database)
    }
    try database.execute("insert into opsh_meta values (\(mark), \(String(Snapshot.format)))")
  }

  /// What was done when the store was brought to this format, for the first load after it; nil when
  /// there was nothing to do.
  package static func notes(of database: any Database) throws -> [Wording]? {
    let marks = try database.query("select count(*) from opsh_meta where key = \(mark)")
    guard marks.rows.first?.first != .int(0) else { return nil }
    let left = try database.query("select count(*) from traffic where suffix(level, '_period')")
    var notes: [Wording] = [
      """
      the store was brought to format \(Snapshot.format): rows of a week or a month know their last \
      day, and what an order has as a whole is shared out over its lines
      """
    ]
    if let count = left.rows.first?.first?.int, count > 0 {
      notes.append(
        """
        \(count) rows of traffic over a whole period do not tell when it ends, and answer nothing any \
        more: load their files again
        """)
    }
    return notes
  }

  /// Forgets that the store was brought to this format, and removes the copy.
  package static func finish(path: String?, in database: any Database) throws {
    try database.execute("delete from opsh_meta where key = \(mark)")
    guard let path else { return }
    for ending in ["", ".wal"] { FileStamp.remove(backup(of: path) + ending) }
  }
}
