import Catalog
import Store
import TestSupport
import Testing
import Values

/// What the store knows of its rows, against rows written by hand.
@Suite struct FactsTests {
  private func store() throws -> Store {
    let store = try memoryStore()
    try store.write {
      try $0.executeScript(
        """
        insert into traffic (date, level, channel, visitors) values
          ('2024-05-03', 'channel', 'search', 10), ('2024-05-01', 'shop', null, 30),
          ('2024-05-02', 'shop', null, null);
        insert into orders (order_id, ordered_at, paid_at) values
          ('1', '2024-05-02 10:00:00', null), ('2', '2024-05-01 23:59:59.5', '2024-05-04 08:00:00');
        """)
    }
    try store.updateFacts()
    return store
  }

  @Test func ofAllDatasets() throws {
    let facts = try store().facts()
    #expect(
      facts["traffic"]
        == DatasetFacts(
          rows: 3, spans: ["date": .init(oldest: may(1), newest: may(3))],
          filled: ["date", "level", "channel", "visitors"],
          levels: ["shop": ["visitors"], "channel": ["visitors"]]))
    #expect(
      facts["orders"]
        == DatasetFacts(
          rows: 2,
          spans: [
            "ordered_at": .init(
              oldest: may(2) - Moment.perSecond / 2, newest: may(2, 10)),
            "paid_at": .init(oldest: may(4, 8), newest: may(4, 8)),
          ], filled: ["order_id", "ordered_at", "paid_at"]))
    #expect(facts["refunds"] == DatasetFacts())
    #expect(facts.isFilled("visitors", of: "traffic"))
    #expect(!facts.isFilled("sessions", of: "traffic"))
  }

  /// They are kept in the store, not worked out when it is opened.
  @Test func surviveClosing() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try makeStore(path)
    try store.write {
      try $0.execute("insert into orders (order_id, units) values ('1', 2), ('2', 3)")
    }
    #expect(try store.facts()["orders"] == nil)
    try store.updateFacts(of: ["orders"])
    #expect(try store.facts().datasets == ["orders"])
    #expect(
      try openStore(path).facts()["orders"]
        == DatasetFacts(rows: 2, filled: ["order_id", "units"]))
  }

  /// The currencies of the rows, as one code each.
  @Test func currencies() throws {
    let store = try memoryStore()
    try store.write {
      try $0.execute(
        "insert into orders (order_id, currency) values ('1', 'USD'), ('2', 'usd '), ('3', 'EUR'), ('4', null)"
      )
    }
    try store.updateFacts()
    let facts = try #require(try store.facts()["orders"])
    #expect(facts.currencies == ["USD", "EUR"])
    #expect(facts.adding(DatasetFacts(currencies: ["CNY"])).currencies == ["CNY", "EUR", "USD"])
    #expect(try store.facts()["traffic"]?.currencies == [])
  }

  /// Facts that were put down before they told of currencies do not hide them.
  @Test func currenciesOfOlderStores() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try makeStore(path)
    try store.write {
      try $0.execute("insert into orders (order_id, currency) values ('1', 'usd'), ('2', null)")
    }
    try store.updateFacts()
    try store.write {
      try $0.execute(
        """
        update opsh_facts set facts = regexp_replace(facts, '"currencies":\\[[^]]*\\],', '')
        """)
      #expect(
        try $0.query("select count(*) from opsh_facts where facts like '%currencies%'").rows
          == [[.int(0)]])
    }
    #expect(try openStore(path).facts()["orders"]?.currencies == ["USD"])
  }

  /// What breaks off is told; who changes facts within by hand is told of no rows.
  @Test func factsThatAreNone() throws {
    let folder = try Folder()
    let path = folder.file("s.duckdb")
    let store = try makeStore(path)
    try store.write {
      try $0.execute("insert into orders (order_id) values ('1')")
      try $0.execute("insert into products (product_id) values ('1')")
    }
    try store.updateFacts()
    func change(_ text: SQL) throws {
      try store.write {
        try $0.execute("update opsh_facts set facts = \(text) where dataset = 'orders'")
      }
    }
    try change("replace(facts, '\"rows\":1', '\"rows\":\"one\"')")
    let facts = try openStore(path).facts()
    #expect(facts["orders"] == DatasetFacts())
    #expect(!facts.isLoaded("orders"))
    #expect(facts["products"]?.rows == 1)
    try change("left(facts, 40)")
    #expect(
      fault { _ = try openStore(path) }.first
        == "what the store keeps of its orders cannot be read")
  }

  /// Facts of added rows put to those of the old ones are the facts of all.
  @Test func adding() throws {
    let dataset = try #require(shipped.datasets["traffic"])
    let store = try store()
    let old = try #require(try store.facts()["traffic"])
    try store.write {
      try $0.execute(
        """
        insert into traffic (date, level, product_id, page_views) values
          ('2024-04-30', 'product', 'P1', 5), ('2024-05-02', 'product', 'P2', 6)
        """)
    }
    let query = FactsQuery(dataset)
    let new = try store.read {
      query.facts(try $0.query(query.sql(where: "level = 'product'")))
    }
    try store.updateFacts(of: ["traffic"])
    #expect(try store.facts()["traffic"] == old.adding(new))
    #expect(old.adding(new).rows == 5)
  }
}
