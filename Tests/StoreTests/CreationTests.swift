import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Store
import TestSupport
import Testing
import Values

/// A new store: what is in the file, for opsh and for any other tool.
@Suite struct CreationTests {
  @Test func settingsAreKept() throws {
    let folder = try Folder()
    let made = try Store.create(
      path: folder.file("s.duckdb"), currency: "cny", timezone: "Asia/Shanghai", catalog: shipped,
      engine: DuckDB())
    #expect(made.settings == StoreSettings(currency: "CNY", timezone: "Asia/Shanghai"))
    #expect(try openStore(folder.file("s.duckdb")).settings == made.settings)
  }

  /// Every data set is a table with its stored columns in order, money as decimals, ids as text.
  @Test func tablesOfAllDatasets() throws {
    let folder = try Folder()
    let store = try makeStore(folder.file("s.duckdb"))
    let found = try store.rows(
      """
      select table_name, column_name, data_type from duckdb_columns()
      where schema_name = 'main' and not internal and not starts_with(table_name, 'opsh_')
        and column_name <> 'opsh_load'
      order by table_name, column_index
      """)
    let expected = shipped.datasets.values.sorted { $0.name < $1.name }.flatMap { dataset in
      dataset.columns.filter { $0.formula == nil }.map { [dataset.name, $0.name] }
    }
    #expect(found.map { Array($0.prefix(2)) } == expected)
    #expect(expected.count > 300)
    let types = Dictionary(
      found.map { ($0[0] + "." + $0[1], $0[2]) }, uniquingKeysWith: { first, _ in first })
    #expect(types["orders.order_id"] == "VARCHAR")
    #expect(types["orders.gross_sales"] == "DECIMAL(18,2)")
    #expect(types["orders.units"] == "BIGINT")
    #expect(types["orders.paid_at"] == "TIMESTAMP")
    #expect(types["traffic.date"] == "DATE")
    #expect(types["traffic.time_on_site"] == "DOUBLE")
    #expect(types["customers.accepts_marketing"] == "BOOLEAN")
    let money = shipped.datasets.values.flatMap { dataset in
      dataset.stored.filter { $0.type == .money }.map { dataset.name + "." + $0.name }
    }
    #expect(money.count > 20)
    #expect(money.allSatisfy { types[$0] == "DECIMAL(18,2)" })
  }

  @Test func moneyIsExact() throws {
    let store = try memoryStore()
    try store.write {
      try $0.execute("insert into orders (gross_sales) select 0.1 from range(1000000)")
    }
    #expect(try store.rows("select sum(gross_sales) from orders") == [["100000.00"]])
  }

  @Test func thereAlready() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    _ = try makeStore(path)
    #expect(
      fault { _ = try makeStore(path) }
        == ["\(path) exists already", "open it with: opsh \(path), or choose another name"])
    #expect(fault { _ = try makeStore(folder.path) }.first == "\(folder.path) exists already")
  }

  @Test func noSuchFolder() throws {
    let folder = try Folder()
    let path = folder.file("none/s.duckdb")
    #expect(
      fault { _ = try makeStore(path) }
        == [
          "there is no folder \(folder.file("none"))",
          "make it first: mkdir -p \(folder.file("none"))",
        ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: ["RM", "yuan", "¥¥¥", "C1Y"]) func noCurrency(code: String) throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    #expect(
      fault {
        _ = try Store.create(
          path: path, currency: code, timezone: "UTC", catalog: shipped, engine: DuckDB())
      } == ["no currency called \"\(code.uppercased())\"", "write its ISO code: CNY, USD, EUR"])
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
