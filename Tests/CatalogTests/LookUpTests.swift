import Language
import Testing
import Values

@testable import Catalog

/// How names are found: their forms, synonyms, dimensions over links, and what is ambiguous.
@Suite struct LookUpTests {
  /// Lines lead to orders and products, orders to customers and to shops, customers to cities.
  private static let text = """
    dataset cities "Cities" {
      key city_id
      label city_name
      city_id text
      city_name text synonyms "城市"
      mayor text
    }
    dataset customers "Customers" {
      key customer_id
      customer_id text
      city_id text -> cities
      since date
      tier text synonyms "rank name"
    }
    dataset shops "Shops" {
      key shop_id
      label shop_title
      synonyms "store list", "stores"
      shop_id text
      shop_title text
      mayor text
      tier text
    }
    dataset products "Products" {
      key product_id
      label title
      product_id text
      title text
      brand text
      weight number
    }
    dataset purchases "Purchases" {
      key purchase_id
      time bought_at
      synonyms "stores"
      purchase_id text
      customer_id text -> customers
      shop_id text -> shops
      bought_at timestamp
      channel text synonyms "渠道", "traffic source"
      gift flag
    }
    dataset purchase_lines "Lines" {
      key purchase_id, line_no
      time purchases.bought_at as bought_at
      purchase_id text -> purchases
      line_no count
      product_id text -> products
      units count
    }
    metric units "Pieces" : count, higher is better = sum(purchase_lines.units) {
      synonyms "Pieces Sold", "GMV"
    }
    metric purchase_count "Purchases" : count = count(purchases) {
      synonyms "deals", "GMV"
    }
    command "slow shops" "Shops that sell little" synonyms "慢店" = units by shop
    """

  private let catalog: Catalog
  private let lines: Dataset
  private let purchases: Dataset

  init() throws {
    var catalog = Catalog()
    let faults = catalog.add(modelText: Self.text, name: "test.ops", grammar: Grammar())
    #expect(faults == [])
    self.catalog = catalog
    lines = try #require(catalog.datasets["purchase_lines"])
    purchases = try #require(catalog.datasets["purchases"])
  }

  // MARK: - Names

  @Test func formsOfAName() {
    #expect(Catalog.canonical("Conversion Rate") == "conversion_rate")
    #expect(Catalog.canonical("conversion_rate") == "conversion_rate")
    #expect(Catalog.canonical("GMV") == "gmv")
    #expect(Catalog.canonical("支付 金额") == "支付_金额")
    #expect(Catalog.canonical("  a   b ") == "a_b")
  }

  @Test func metricsByNameAndSynonym() throws {
    #expect(try catalog.metric(Name("units"))?.name == "units")
    #expect(try catalog.metric(Name("pieces_sold"))?.name == "units")
    #expect(try catalog.metric(Name("Pieces Sold"))?.name == "units")
    #expect(try catalog.metric(Name("deals"))?.name == "purchase_count")
    #expect(try catalog.metric(Name("pieces")) == nil)
  }

  @Test func commandsByNameAndSynonym() {
    #expect(catalog.command(Name("slow_shops"))?.doc == "Shops that sell little")
    #expect(catalog.command(Name("慢店"))?.name.text == "slow_shops")
    #expect(catalog.command(Name("shops")) == nil)
  }

  /// A word of two metrics or two data sets is not guessed at.
  @Test func ambiguousWords() throws {
    let metric = fault { try catalog.metric(Name("gmv", at: Span(3, 6))) }
    #expect(metric?.code == .ambiguousName)
    #expect(metric?.message == "\"gmv\" can mean several metrics")
    #expect(metric?.label == "write units or purchase_count")
    #expect(metric?.span == Span(3, 6))
    let dataset = fault { try catalog.dataset(Name("stores")) }
    #expect(dataset?.label == "write shops or purchases")
    #expect(try catalog.dataset(Name("store_list"))?.name == "shops")
  }

  /// The longest known name is read: `purchase count` is one, `units count` two.
  @Test func longestName() {
    func items(_ text: String) -> [String] {
      var grammar = Grammar()
      grammar.names = catalog.names
      let parsed = Parser.parse(text, grammar: grammar)
      guard case .pipeline(let pipeline) = parsed.statements.first?.kind else { return [] }
      return pipeline.call.items.compactMap { $0.expression.plainName?.text }
        + pipeline.call.groups.compactMap { $0.expression.plainName?.text }
    }
    #expect(items("purchase count by traffic source") == ["purchase_count", "traffic_source"])
    #expect(items("pieces sold, units by shop title") == ["pieces_sold", "units", "shop_title"])
    #expect(items("units by bought at") == ["units", "bought_at"])
  }

  @Test func lists() {
    #expect(catalog.metricOrder == ["units", "purchase_count"])
    #expect(catalog.datasetOrder.first == "cities")
    #expect(Catalog.alternatives(["a"]) == "a")
    #expect(Catalog.alternatives(["a", "b", "c"]) == "a, b or c")
    #expect(Catalog.alternatives([]) == "")
    #expect(
      closest(to: "purchase_cuont", among: catalog.metricOrder, limit: 1) == ["purchase_count"])
  }

  // MARK: - Dimensions

  /// Own columns first, then over one link, two, three.
  @Test func nearestDimension() throws {
    func path(_ name: String) throws -> [String]? {
      try catalog.dimension(Name(name), of: lines).map { path in
        path.links.map { $0.column } + [path.column.name]
      }
    }
    #expect(try path("units") == ["units"])
    #expect(try path("channel") == ["purchase_id", "channel"])
    #expect(try path("渠道") == ["purchase_id", "channel"])
    #expect(try path("brand") == ["product_id", "brand"])
    #expect(try path("since") == ["purchase_id", "customer_id", "since"])
    #expect(try path("city_name") == ["purchase_id", "customer_id", "city_id", "city_name"])
    // One link away beats two.
    #expect(try path("mayor") == ["purchase_id", "shop_id", "mayor"])
    #expect(try path("colour") == nil)
  }

  /// Two data sets at the same distance that both know the name.
  @Test func ambiguousDimension() throws {
    let found = fault { try catalog.dimension(Name("tier"), of: purchases) }
    #expect(found?.code == .ambiguousName)
    #expect(found?.label == "write customers.tier or shops.tier")
    let customers = try catalog.member(Name("customers"), Name("tier"), of: purchases)
    #expect(customers?.links.map { $0.to } == ["customers"])
    let shops = try catalog.member(Name("shops"), Name("tier"), of: lines)
    #expect(shops?.links.map { $0.to } == ["purchases", "shops"])
  }

  /// The name of a link shows the label of what it leads to; its column shows the key.
  @Test func labels() throws {
    let product = try #require(try catalog.dimension(Name("product"), of: lines))
    #expect(product.column.name == "product_id")
    #expect(product.label?.name == "title")
    let label = try #require(product.labelPath(in: catalog))
    #expect(label.links.map { $0.to } == ["products"])
    #expect(label.column.name == "title")
    #expect(try catalog.dimension(Name("product_id"), of: lines)?.label == nil)
    // A customer has no label: the key has to do.
    let customer = try #require(try catalog.dimension(Name("customer"), of: purchases))
    #expect(customer.label == nil && customer.labelPath(in: catalog) == nil)
    // A data set's own rows by their label.
    let shops = try #require(catalog.datasets["shops"])
    let own = try #require(try catalog.dimension(Name("shop"), of: shops))
    #expect(own.links.isEmpty && own.column.name == "shop_id" && own.label?.name == "shop_title")
    #expect(own.labelPath(in: catalog)?.column.name == "shop_title")
  }

  // MARK: - Links

  @Test func shortestLinks() throws {
    let way = try #require(catalog.links(from: lines, to: "cities"))
    #expect(way.map { $0.from } == ["purchase_lines", "purchases", "customers"])
    #expect(way.map { $0.key } == ["purchase_id", "customer_id", "city_id"])
    #expect(catalog.links(from: lines, to: "purchase_lines") == [])
    // Links lead from many to one and never back, so that joins cannot fan out.
    let cities = try #require(catalog.datasets["cities"])
    #expect(catalog.links(from: cities, to: "customers") == nil)
    #expect(catalog.links(from: purchases, to: "purchase_lines") == nil)
  }

  /// A link to a data set with a key of several columns could meet several rows: none is made.
  @Test func noLinkToACompositeKey() throws {
    var catalog = catalog
    catalog.add(
      modelText: """
        dataset claims "Claims" {
          key claim_id
          claim_id text
          line text -> purchase_lines
        }
        """, name: "more.ops", grammar: Grammar())
    let claims = try #require(catalog.datasets["claims"])
    #expect(catalog.links(from: claims, to: "purchase_lines") == nil)
    #expect(try catalog.dimension(Name("units"), of: claims) == nil)
  }

  /// Links that lead in a circle end.
  @Test func circleOfLinks() throws {
    var catalog = Catalog()
    catalog.add(
      modelText: """
        dataset a "A" {
          key a_id
          a_id text
          b_id text -> b
        }
        dataset b "B" {
          key b_id
          b_id text
          a_id text -> a
          colour text
        }
        """, name: "circle.ops", grammar: Grammar())
    let a = try #require(catalog.datasets["a"])
    #expect(try catalog.dimension(Name("colour"), of: a)?.links.count == 1)
    #expect(try catalog.dimension(Name("size"), of: a) == nil)
    #expect(catalog.dimensionNames(of: a).contains("colour"))
  }

  @Test func namesOfDimensions() {
    let names = catalog.dimensionNames(of: lines)
    // Nearest first, links by their names, no amounts and no times, and no tier: customers and shops
    // both have one.
    #expect(
      names == [
        "purchase", "product", "purchase_id", "customer", "shop", "channel", "gift", "product_id",
        "title", "brand", "customer_id", "city", "shop_id", "shop_title", "mayor",
        "city_id",
        "city_name",
      ])
  }

  // MARK: - Adding

  /// What replaces something says so; a new order is not made of it.
  @Test func replacing() throws {
    var catalog = catalog
    let parsed = Parser.parse(
      "metric units \"Other\" : count = count(purchase_lines)", grammar: Grammar())
    guard case .definition(let definition) = parsed.statements.first?.kind else {
      Issue.record("no definition")
      return
    }
    #expect(catalog.add(definition) == "metric units")
    #expect(catalog.metricOrder == ["units", "purchase_count"])
    #expect(catalog.metrics["units"]?.doc == "Other")
  }

  @Test func traitsOfAMetric() throws {
    var catalog = Catalog()
    catalog.add(
      modelText: """
        metric a "A" : money, lower is better = sum(x.y)
        metric b "B" : count, last of day = sum(x.y)
        metric c "C" : count, daily, higher is better = sum(x.y)
        metric d "D" : index = avg(x.y)
        """, name: "traits.ops", grammar: Grammar())
    #expect(catalog.metricOrder.compactMap { catalog.metrics[$0]?.direction } == [-1, 0, 1, 0])
    #expect(
      catalog.metricOrder.compactMap { catalog.metrics[$0]?.additivity }
        == [.additive, .last, .daily, .index])
    #expect(catalog.metrics["a"]?.type == .money)
  }

  /// The fault of a look-up.
  private func fault<Result>(_ body: () throws -> Result) -> Diagnostic? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? Diagnostic
    }
  }
}
