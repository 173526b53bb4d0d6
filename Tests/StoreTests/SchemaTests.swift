import Catalog
import Engine
import Store
import TestSupport
import Testing
import Values

/// A store made by an older model: what the newer one adds can be read at once, as missing, and is
/// made at the next write.
@Suite struct SchemaTests {
  private let older = """
    dataset gifts "Gifts" {
      key gift_id
      gift_id text
    }
    """
  private let newer = """
    dataset gifts "Gifts" {
      key gift_id
      gift_id text
      worth money?
      given_at timestamp?
      age number = worth * 2
    }
    dataset cards "Cards" {
      key card_id
      card_id text
    }
    """

  @Test func grows() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try makeStore(path, catalog(older)).write {
      try $0.execute("insert into gifts (gift_id) values ('G1')")
    }
    let store = try openStore(path, catalog(newer))
    #expect(try store.rows("select gift_id, worth, given_at from gifts") == [["G1", "", ""]])
    #expect(try store.rows("select count(*) from cards") == [["0"]])
    // Nothing was written for that.
    #expect(try openStore(path, catalog(older)).rows("select gift_id from gifts") == [["G1"]])

    try store.write {
      try $0.execute(
        """
        insert into gifts (gift_id, worth, given_at) values ('G2', 1.5, '2024-05-01 08:00')
        """)
    }
    #expect(
      try store.rows("select gift_id, worth, given_at from gifts order by 1")
        == [["G1", "", ""], ["G2", "1.50", "2024-05-01 08:00:00"]])
    #expect(try store.rows("select count(*) from cards") == [["0"]])
    // An older program goes on with what it knows.
    #expect(try openStore(path, catalog(older)).rows("select gift_id from gifts").count == 2)
  }

  /// Data sets of the user's own become tables, in a file and in memory.
  @Test(arguments: [true, false]) func ownDatasets(isFile: Bool) throws {
    let folder = try Folder()
    let store = isFile ? try makeStore(folder.file("s.duckdb")) : try memoryStore()
    store.use(catalog(newer))
    #expect(try store.rows("select count(*) from gifts") == [["0"]])
    try store.write { try $0.execute("insert into gifts (gift_id, worth) values ('G', 2)") }
    #expect(try store.rows("select gift_id, worth from gifts") == [["G", "2.00"]])
  }

  /// A store of format 1 knows nothing of loads: it is read as it is, and gets what is needed to undo
  /// one when it is written first.
  @Test func formatOne() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    try makeStore(path, catalog(older)).write { database in
      try database.execute("insert into gifts (gift_id) values ('G1')")
      // What format 1 had.
      try database.execute("alter table gifts drop column opsh_load")
      try database.execute("drop table opsh_load_bases")
      try database.execute("update opsh_meta set value = '1' where key = 'format'")
      try database.execute("update opsh_meta set value = 'older' where key = 'schema'")
    }
    let store = try openStore(path, catalog(older))
    #expect(try store.rows("select gift_id from gifts") == [["G1"]])
    #expect(try store.rows("select value from opsh_meta where key = 'format'") == [["1"]])

    try store.write { _ in }
    #expect(try store.rows("select value from opsh_meta where key = 'format'") == [["3"]])
    #expect(try store.rows("select gift_id, opsh_load from gifts") == [["G1", ""]])
    #expect(try store.rows("select count(*) from opsh_load_bases") == [["0"]])
    // Rows that no load wrote stay where they are.
    try store.write { database in
      try database.execute("insert into gifts (gift_id, opsh_load) values ('G2', 1)")
      #expect(try LoadHistory.canUndo(1, in: database) == false)
    }
    #expect(try openStore(path, catalog(older)).rows("select count(*) from gifts") == [["2"]])
  }
}
