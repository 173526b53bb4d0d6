import Foundation
import Importers
import Store
import TestSupport
import Testing

/// Which files a `load` is about.
@Suite struct PathTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try memoryStore()
    for (index, name) in ["b.csv", "a.csv", "sub/c.csv", ".hidden.csv"].enumerated() {
      try folder.write(name, orders("\(name),2024-05-0\(index + 1),paid,1,10"))
    }
    try folder.write("notes.md", "not data")
  }

  private func loaded(_ arguments: String) throws -> [String] {
    try store.load(arguments).files.map {
      $0.file.replacing(folder.path, with: "FOLDER")
    }
  }

  @Test func several() throws {
    #expect(
      try loaded("\"\(folder.file("b.csv"))\", \"\(folder.file("a.csv"))\"")
        == ["FOLDER/b.csv", "FOLDER/a.csv"])
  }

  /// Sorted; hidden files and folders inside are passed over, what is no data is told.
  @Test func wholeFolder() throws {
    #expect(try loaded("\"\(folder.path)\"") == ["FOLDER/a.csv", "FOLDER/b.csv"])
    let account = try store.load("\"\(folder.path)/\"")
    #expect(account.skipped == [folder.file("notes.md"), folder.file("sub")])
    #expect(account.report.notes.contains("no data: notes.md, sub"))
  }

  /// Databases are not read; what to write instead is told.
  @Test func databases() throws {
    #expect(
      fault { try store.load("sqlite \"shop.db\" table orders as orders") } == [
        "load reads files, and no databases: sqlite",
        "export with: sqlite3 -csv -header 'shop.db' 'select * from orders' > rows.csv",
        "then: load rows.csv as orders",
      ])
    #expect(
      fault { try store.load("postgres \"host=db\" query \"select 1\" as orders") }.dropFirst()
        .first
        == "export with: psql 'host=db' --csv -c 'select 1' > rows.csv")
    #expect(
      fault { try store.load("sqlite \"a b.db\" query \"select 'x'\" as orders") }.dropFirst()
        .first == #"export with: sqlite3 -csv -header 'a b.db' 'select '\''x'\''' > rows.csv"#)
    try folder.write("sqlite", orders("1,2024-05-01,paid,1,10"))
    #expect(try loaded("\"\(folder.file("sqlite"))\"") == ["FOLDER/sqlite"])
  }

  @Test func patterns() throws {
    #expect(
      try loaded("\"\(folder.path)/*.csv\"") == ["FOLDER/a.csv", "FOLDER/b.csv"])
    #expect(try loaded("\"\(folder.path)/[b-z].csv\"") == ["FOLDER/b.csv"])
    #expect(try loaded("\"\(folder.path)/*/?.csv\"") == ["FOLDER/sub/c.csv"])
  }

  /// The same file under two names is loaded once.
  @Test func onlyOnce() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("z.csv"), withDestinationPath: folder.file("a.csv"))
    #expect(try loaded("\"\(folder.path)\"") == ["FOLDER/a.csv", "FOLDER/b.csv"])
  }

  /// A name that looks like a pattern is a name where such a file is there.
  @Test func oddNames() throws {
    let path = try folder.write("it's [1]*.csv", orders("9,2024-05-01,paid,1,10"))
    try folder.write("it's 1x.csv", orders("8,2024-05-01,paid,1,10"))
    try store.load("\"\(path)\"")
    #expect(try store.rows("select order_id from orders") == [["9"]])
  }

  @Test func home() throws {
    setenv("HOME", folder.path, 1)
    #expect(try loaded("~/a.csv") == ["FOLDER/a.csv"])
  }

  @Test func missing() throws {
    #expect(
      fault { try store.load("\"\(folder.file("aa.csv"))\"") }
        == ["no such file: \(folder.file("aa.csv"))", "did you mean \(folder.file("a.csv"))?"])
    #expect(
      fault { try store.load("\"\(folder.file("none/orders.csv"))\"") }
        == ["no such file: \(folder.file("none/orders.csv"))"])
    #expect(
      fault { try store.load("\"\(folder.path)/x*.csv\"") }
        == ["no file matches \(folder.path)/x*.csv"])
    // The others are not loaded either.
    #expect(fault { try store.load("\"\(folder.file("a.csv"))\", nothing.csv") }.count == 1)
    #expect(try store.rows("select count(*) from orders") == [["0"]])
  }

  @Test func noData() throws {
    let empty = try Folder()
    #expect(
      fault { try store.load("\"\(empty.path)\"") } == [
        "no data files in \(empty.path)",
        "opsh loads .csv .tsv .tab .txt .xlsx .xlsm .xls .json .jsonl .ndjson .parquet, "
          + "also packed: .gz .zip .7z .tar .tgz .rar .zst .xz .bz2",
      ])
    #expect(
      fault { try store.load("/dev/null") } == ["/dev/null is neither a file nor a folder"])
    #expect(
      fault { try store.load("") }
        == ["load needs a file", "load orders.csv, load exports/*.csv"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may look everywhere"))
  func withoutRights() throws {
    let (closed, file) = (folder.file("sub"), folder.file("a.csv"))
    let remedy = "ask its owner, or copy the files to a place of your own"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed)
    }
    #expect(
      fault { try store.load("\"\(closed)\"") } == ["no right to look into \(closed)", remedy])
    #expect(
      fault { try store.load("\"\(closed)/c.csv\"") }
        == ["no right to look into \(closed)/c.csv", remedy])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    #expect(
      fault { try store.load("\"\(file)\"") }
        == ["no right to read \(file)", "ask its owner, or copy it to a place of your own"])
  }
}
