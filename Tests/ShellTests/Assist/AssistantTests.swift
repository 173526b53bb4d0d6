import Catalog
import Engine
import EngineDuckDB
import Foundation
import Language
import Planner
import Store
import Testing
import Values
import Verbs

@testable import Shell

/// The assistant of a workspace: what it asks the store, and that it follows what changes.
@Suite struct AssistantTests {
  private func workspace() throws -> Workspace {
    let catalog = AssistFixture.catalog
    let store = try Store.memory(
      currency: "CNY", timezone: "Asia/Shanghai", catalog: catalog, engine: DuckDB(threads: 1))
    let workspace = Workspace(
      store: store, catalog: catalog, clock: try AssistFixture.clock())
    try store.write { database in
      try database.execute(
        """
        insert into orders (order_id, channel, city, product_id, amount, units, paid_at, ordered_at)
        select 'o' || i, case when i % 5 = 0 then 'ads' when i % 7 = 0 then null else 'search' end,
          'city ' || (i % 80), 'p' || (i % 4 % 3), 10, 1, day, day
        from range(500) r(i), (select timestamp '2024-05-13' - to_days((i % 40)::integer) as day)
        """)
      try database.execute(
        """
        insert into products (product_id, title, category)
        values ('p0', 'Tea pot', 'tea'), ('p1', 'Kettle "large"', 'tea'), ('p9', 'Never sold', 'x')
        """)
      try database.execute(
        "insert into traffic (date, channel, page, visitors) values ('2024-05-13', 'search', 'home', 900)"
      )
    }
    try store.updateFacts()
    return workspace
  }

  private func candidates(_ configuration: LineEditor.Configuration, _ text: String) -> [String] {
    configuration.complete(text, text.unicodeScalars.count).candidates.map { $0.text }
  }

  @Test func valuesOfTheStore() throws {
    let configuration = Assistant(try workspace()).configuration(historyPath: "h")
    #expect(configuration.historyPath == "h")
    // The most frequent first, missing ones left out.
    #expect(candidates(configuration, "revenue where channel = ") == ["\"search\"", "\"ads\""])
    #expect(candidates(configuration, "revenue where channel = a") == ["\"ads\""])
    // A link shows what it leads to, by how often rows lead there.
    #expect(
      candidates(configuration, "revenue where product = ") == [
        "\"Tea pot\"", "\"Kettle \\\"large\\\"\"",
      ])
    #expect(candidates(configuration, "revenue where category = ") == ["\"tea\"", "\"x\""])
    let cities = candidates(configuration, "revenue where city = ")
    #expect(cities.count == DimensionValues.limit && cities.first == "\"city 0\"")
  }

  /// A store that cannot be asked offers nothing and says nothing.
  @Test func storesThatDoNotAnswer() throws {
    let workspace = try workspace()
    let configuration = Assistant(workspace).configuration(historyPath: nil)
    let wait = workspace.store.wait
    _ = try workspace.store.write { try $0.execute("drop table orders") }
    #expect(candidates(configuration, "revenue where channel = \"").isEmpty)
    workspace.store.close()
    #expect(candidates(configuration, "revenue where page = \"").isEmpty)
    #expect(workspace.store.wait == wait)
  }

  /// A question that takes too long is given up, and the next one is answered.
  @Test(.timeLimit(.minutes(1)))
  func slowValues() throws {
    let workspace = try workspace()
    try workspace.store.write { database in
      try database.execute("drop table traffic")
      try database.execute(
        """
        create view traffic as select date '2024-05-13' as date, 'a' as channel,
          'page ' || (a.i * b.i * c.i) as page, 1 as visitors
        from range(100000) a(i), range(100000) b(i), range(1000) c(i)
        """)
    }
    let configuration = Assistant(workspace).configuration(historyPath: nil)
    #expect(candidates(configuration, "visitors where page = ") == [])
    #expect(candidates(configuration, "revenue where channel = a") == ["\"ads\""])
  }

  @Test func followsTheSession() throws {
    let workspace = try workspace()
    let configuration = Assistant(workspace).configuration(historyPath: nil)
    #expect(candidates(configuration, "compare marg").isEmpty)
    #expect(configuration.highlight("margin")[0].style == .error)
    workspace.catalog.add(
      modelText: "metric margin \"What is left\" : money = revenue / 2", name: "x",
      grammar: workspace.grammar)
    #expect(candidates(configuration, "compare marg") == ["margin"])
    #expect(configuration.highlight("margin")[0].style == .metric)
    // The same name with another meaning is noticed too.
    workspace.catalog.add(
      modelText: "metric margin \"Other\" : money = sum(traffic.visitors)", name: "x",
      grammar: workspace.grammar)
    #expect(candidates(configuration, "margin by pa") == ["page"])
    workspace.catalog.add(
      modelText: "command \"my list\" \"Mine\" = list orders", name: "x", grammar: workspace.grammar
    )
    #expect(configuration.hint("my") == " list")
    #expect(candidates(configuration, "my l") == ["my list"])
    workspace.kept["last_best"] = Table(columns: [Column("place"), Column("points")])
    #expect(candidates(configuration, "last_b") == ["last_best"])
    #expect(candidates(configuration, "last_best | sort ") == ["place", "points"])
    workspace.parameters["goal"] = .percent(try #require(Fixed("0.08")))
    #expect(
      configuration.complete("compare $g", 10).candidates == [
        Candidate(text: "$goal", detail: "8%")
      ])
    try workspace.setToday("2024-06-10")
    #expect(
      configuration.complete("revenue yest", 12).candidates.map { $0.detail } == ["Sun 2024-06-09"])
    #expect(configuration.isComplete("compare") && !configuration.isComplete("compare |"))
  }

  @Test func filesOfTheDisk() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "assist \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("abc".utf8).write(to: folder.appending(path: "a.csv"))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "more"), withIntermediateDirectories: false)
    let configuration = Assistant(try workspace()).configuration(historyPath: nil)
    let text = "load \"\(folder.path)/"
    let answer = configuration.complete(text, text.unicodeScalars.count)
    #expect(
      answer.candidates == [
        Candidate(text: "\"\(folder.path)/a.csv\"", label: "a.csv", detail: "3 B"),
        Candidate(text: "\"\(folder.path)/more/", label: "more/"),
      ])
    #expect(candidates(configuration, "load \"\(folder.path)/none/").isEmpty)
  }

  /// The columns that are offered behind a pipe are those that the answer has.
  @Test(arguments: [
    "revenue by channel", "revenue by city, day", "revenue, visitors by channel",
    "revenue / orders as basket, orders by city", "share(revenue), orders by city",
    "conversion rate by channel yesterday vs day before", "revenue yesterday vs last week",
    "compare yesterday", "compare revenue by channel yesterday", "top 3 channels",
    "top 3 products by orders yesterday", "bottom 3 products", "late orders",
    "roi city", "roi by product", "revenue by city | derive half = revenue / 2",
    "revenue by city | columns city as place, revenue", "trend orders",
    "orders by city | share", "orders by city | cumulative | take 3",
    "explain revenue yesterday in full", "anomalies revenue last 7 days",
    "anomalies orders by channel",
    "compare orders, revenue last 7 days",
  ])
  func columnsAreThoseOfTheAnswer(_ question: String) throws {
    let workspace = try workspace()
    let parsed = Parser.parse(question, grammar: workspace.grammar)
    guard case .pipeline(let pipeline) = parsed.statements.first?.kind else {
      Issue.record("\(question) is no question")
      return
    }
    let table = try #require(try workspace.run(pipeline).table)
    let configuration = Assistant(workspace).configuration(historyPath: nil)
    let offered = candidates(configuration, question + " | sort ").map { Catalog.canonical($0) }
    let missing = table.columns.map { $0.name }.filter { !offered.contains($0) }
    #expect(missing.isEmpty, "\(question)")
    let isList = question == "late orders"
    // Too few days are loaded for a usual range.
    let unknown = ["usual_low", "usual_high", "judgement"]
    let invented = offered.filter { name in
      !table.columns.contains { $0.name == name } && !unknown.contains(name)
    }
    #expect(isList || invented.isEmpty, "\(question): \(invented)")
  }
}
