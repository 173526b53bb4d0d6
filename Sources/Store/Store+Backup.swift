import Engine
import Foundation
import Language
import Values

/// Copies of a store: making one while it is in use, and putting one in its place.
extension Store {
  /// Copies the store to a file, as it is at one moment.
  ///
  /// Others may read it meanwhile, and who comes to write waits. The copy is made beside its place
  /// and moved there once it was opened and read, so that it is there whole or not at all.
  /// - Parameter replacing: whether it takes the place of a file that is there.
  /// - Throws: a `.store` when there is a file, no folder, or no room.
  package func backup(to place: String, replacing: Bool) throws(Diagnostic) {
    guard let path else { throw Diagnostic(.usage, "a store in memory has no file to keep") }
    try Self.check(place, replacing: replacing)
    let beside = place + Self.making
    do {
      // The lock that is held for reading keeps all away who write.
      try read { _ in try Self.copy(path, to: beside) }
      try Self.settle(beside, opener.engine)
      try Self.put(beside, to: place, replacing: replacing)
    } catch {
      FileStamp.remove(beside)
      throw StoreMessages.ofCopy(error, place)
    }
  }

  /// Puts a copy that was kept in the place of a store.
  ///
  /// - Parameter replacing: whether it takes the place of a file that is there, which is then kept
  ///   beside it.
  /// - Returns: where the file lies that was there; nil when there was none.
  /// - Throws: a `.store` when the copy is no store or damaged, or the place is taken or in use.
  package static func restore(
    _ kept: String, to named: String, replacing: Bool, engine: any Engine, wait: Double = usualWait
  ) throws(Diagnostic) -> String? {
    // A link stays a link.
    let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: named)) != nil
    let path = isLink ? URL(fileURLWithPath: named).resolvingSymlinksInPath().path : named
    let (place, source) = (FileStamp(path), Opener(engine: engine, path: kept, wait: wait))
    guard FileStamp(kept) != nil else {
      throw Diagnostic(.store, "there is no copy at \(Wording(verbatim: kept))")
    }
    guard kept != path, place == nil || place != FileStamp(kept) else {
      throw Diagnostic(.usage, "\(Wording(verbatim: kept)) is the store itself, not a copy of it")
    }
    try check(path, replacing: replacing)
    let beside = path + making
    do {
      let copy = try source.open(.read)
      defer { source.close(copy) }
      _ = try Snapshot.read(copy, path: kept)
      try self.copy(kept, to: beside)
      try settle(beside, engine)
      guard place != nil else {
        try put(beside, to: path, replacing: false)
        return nil
      }
      return try exchange(path, beside, engine, wait)
    } catch {
      FileStamp.remove(beside)
      throw StoreMessages.ofCopy(error, kept)
    }
  }

  private static let making = ".making"

  /// Puts a copy in the place of a store that nobody else has open, and keeps that beside it.
  private static func exchange(
    _ path: String, _ beside: String, _ engine: any Engine, _ wait: Double
  ) throws -> String {
    // Who wrote to it between here and the exchange would have written for nobody.
    let opener = Opener(engine: engine, path: path, wait: wait)
    var present: (any Database)?
    defer { opener.close(present) }
    let before = freePlace(path + ".before-restore")
    do {
      present = try opener.open(.write(create: false))
      try present?.execute("checkpoint")
    } catch let fault as Diagnostic {
      // Nobody works with a file that cannot be opened any more; its log goes with it.
      guard fault.code == .damagedStore else { throw fault }
      if FileStamp.parts(of: path + ".wal") != nil {
        try FileManager.default.moveItem(atPath: path + ".wal", toPath: before + ".wal")
      }
    }
    guard FileStamp.keep(path, at: before), FileStamp.replace(path, by: beside) else {
      throw StoreMessages.taken(path)
    }
    return before
  }

  private static func check(_ place: String, replacing: Bool) throws(Diagnostic) {
    guard replacing || FileStamp(place) == nil else { throw StoreMessages.taken(place) }
    let folder = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? ""
    guard folder.isEmpty || FileStamp(folder) != nil else { throw StoreMessages.noFolder(folder) }
  }

  /// A name of which there is no file yet.
  private static func freePlace(_ path: String) -> String {
    guard FileStamp(path) != nil else { return path }
    let number = (2...).first { FileStamp("\(path)-\($0)") == nil }
    return "\(path)-\(number ?? 2)"
  }

  private static func copy(_ path: String, to place: String) throws {
    FileStamp.remove(place)
    for ending in ["", ".wal"] where FileManager.default.fileExists(atPath: path + ending) {
      try FileManager.default.copyItem(atPath: path + ending, toPath: place + ending)
    }
  }

  /// Opens a copy once, which brings its log into the file, and reads what it says of itself.
  private static func settle(_ path: String, _ engine: any Engine) throws {
    let opener = Opener(engine: engine, path: path)
    let database = try opener.open(.write(create: false))
    defer { opener.close(database) }
    _ = try Snapshot.read(database, path: path)
    try database.execute("checkpoint")
  }

  private static func put(_ beside: String, to place: String, replacing: Bool) throws {
    let isThere = replacing && FileStamp(place) != nil
    guard isThere ? FileStamp.replace(place, by: beside) : FileStamp.move(beside, to: place) else {
      throw StoreMessages.taken(place)
    }
  }
}
