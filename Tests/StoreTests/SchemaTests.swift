import Catalog
import Engine
import Store
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
      try $0.execute("insert into gifts values ('G1')")
    }
    let store = try openStore(path, catalog(newer))
    #expect(try store.rows("select gift_id, worth, given_at from gifts") == [["G1", "", ""]])
    #expect(try store.rows("select count(*) from cards") == [["0"]])
    // Nothing was written for that.
    #expect(try openStore(path, catalog(older)).rows("select * from gifts") == [["G1"]])

    try store.write { try $0.execute("insert into gifts values ('G2', 1.5, '2024-05-01 08:00')") }
    #expect(
      try store.rows("select * from gifts order by 1")
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
}
