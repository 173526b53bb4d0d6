import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// The finest groups that `explain` searches: what is asked of them, and that they add up.
@Suite struct LeafQueryTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  private func leaves(_ question: String, by names: String...) throws -> LeafQuery {
    try shop.planning.leaves(of: shop.call(question), by: names.map { Name($0) })
  }

  /// The rows as texts, in the order of the leaves' own texts.
  private func rows(_ question: LeafQuery) throws -> [String] {
    try shop.query(DuckDBDialect().query(question.plan)).rows
      .map { $0.map { $0.isNull ? "-" : $0.short }.joined(separator: " ") }.sorted()
  }

  @Test func amounts() throws {
    let revenue = try leaves("revenue 2024-05-14 vs 2024-05-13", by: "channel", "campaign")
    #expect(revenue.measure == .amounts)
    #expect(revenue.grain == .events)
    #expect(revenue.plan.outputs.map { $0.column.name } == ["now", "before", "squares"])
    #expect(revenue.plan.keys.map { $0.column.name } == ["channel", "campaign"])
    // Each leaf with its sum of squares: 180² + 0, 100², 60².
    #expect(
      try rows(revenue) == [
        "- - 60.00 0.00 3600", "ads spring 180.00 0.00 32400", "search - 100.00 0.00 10000",
        "search brand 0.00 270.00 0",
      ])
    let orders = try leaves("orders 2024-05-14 vs 2024-05-13", by: "channel")
    #expect(orders.grain == .things)
    #expect(try rows(orders) == ["- 1 0", "ads 1 0", "search 1 1"])
    // People are taken as things that add up, or nearly.
    #expect(try leaves("buyers 2024-05-14 vs 2024-05-13", by: "channel").measure == .amounts)
  }

  /// A ratio comes as its two amounts of both periods.
  @Test func ratios() throws {
    let basket = try leaves("average_order_value 2024-05-14 vs 2024-05-13", by: "channel")
    #expect(basket.measure == .ratio)
    #expect(basket.grain == .events)
    #expect(
      basket.plan.outputs.map { $0.column.name }
        == ["now", "before", "now_base", "before_base", "squares"])
    #expect(
      try rows(basket)
        == ["- 60.00 0.00 1 0 3600", "ads 180.00 0.00 1 0 32400", "search 100.00 270.00 1 1 10000"])
    let clicks = try leaves("ctr 2024-05-14 vs 2024-05-13", by: "channel")
    #expect((clicks.measure, clicks.grain) == (.ratio, .things))
    #expect(
      try rows(clicks) == ["ads 10 0 300 0", "display 0 0 500 0", "search 0 6 0 200"])
    // Spend is told by reports, whose rows are no single events.
    #expect(try leaves("ad_spend 2024-05-14 vs 2024-05-13", by: "channel").grain == .reports)
  }

  /// Products are leaves by their ids: titles are looked up for what is found.
  @Test func labelsAreLookedUpLater() throws {
    let units = try leaves("units_sold 2024-05-14 vs 2024-05-13", by: "product")
    #expect(units.plan.keys.map { $0.label } == [nil])
    #expect(units.labels.map { $0?.column } == ["title"])
    let found = try rows(units)
    #expect(found == ["p1 1 1 1", "p2 2 2 4", "p3 2 1 2"])
  }

  /// The usual before is the mean of its stretches, in the leaves too.
  @Test func usualLeaves() throws {
    let usual = try leaves("revenue 2024-05-14 vs usual", by: "channel")
    let whole = try shop.query("select 80 / 1")
    #expect(try shop.plan("revenue 2024-05-14 vs usual").baselines[0].comparable.count == 1)
    #expect(try rows(usual).contains("ads 180.00 \(whole.cells[0][0].short) 32400"))
  }

  /// With the past each stretch has rows of its own, whatever the baseline is.
  @Test func stretchesOfThePast() throws {
    func past(_ question: String) throws -> (LeafQuery, [String]) {
      let leaves = try shop.planning.leaves(
        of: shop.call(question), by: [Name("channel")], withPast: true)
      return (leaves, try rows(leaves))
    }
    // Of the Tuesday before, 2024-05-07, there are 80 without a channel.
    let (usual, found) = try past("revenue 2024-05-14 vs usual")
    #expect(usual.past?.amount == "before")
    #expect(usual.past?.scale == 1)
    #expect(usual.past?.starts.map { $0.day.description } == ["2024-05-07"])
    #expect(found.count == 4)
    let (other, _) = try past("revenue 2024-05-14 vs 2024-05-13")
    #expect(other.past?.amount == "past")
    let table = try shop.query(DuckDBDialect().query(other.plan))
    func sum(_ name: String, _ isPast: Bool) throws -> Double {
      let (stretch, column) = (
        try #require(table["stretch"]), try #require(table[name])
      )
      return zip(stretch, column).reduce(0) {
        $0 + ($1.0.isNull == isPast ? 0 : $1.1.double ?? 0)
      }
    }
    #expect(try sum("past", true) == 80)
    #expect(try sum("past", false) == 0)
    #expect(try sum("now", false) == 340)
    #expect(try sum("before", false) == 270)
    // Where there is no past it is not asked for.
    #expect(try past("revenue 2024-05-13 vs 2024-05-07").0.past == nil)
  }

  /// The leaves add up to the metric of the whole.
  @Test(arguments: [
    ("revenue", "product"), ("orders", "campaign"), ("units_sold", "category"),
    ("discounts", "product"), ("refund_requested", "reason"),
  ])
  func leavesAddUp(_ metric: String, _ dimension: String) throws {
    let question = "\(metric) 2024-05-14 vs 2024-05-13"
    let table = try shop.query(
      DuckDBDialect().query(leaves(question, by: dimension, "channel").plan))
    let whole = try #require(shop.ask(question).rows.first)
    for (place, name) in ["now", "before"].enumerated() {
      let column = try #require(table.index(of: name))
      let sum = table.cells[column].reduce(0) { $0 + ($1.double ?? 0) }
      #expect(abs(sum - (whole[place].double ?? .nan)) < 1e-9, "\(metric) \(name)")
    }
  }

  /// Reports of several levels: only dimensions of the first one's report are taken beside it.
  @Test func oneReportAtATime() throws {
    let call = try shop.call("ad_spend last 7 days vs previous period")
    let wide = try shop.planning.leaves(
      of: call, by: Name("channel"), and: ["campaign", "keyword"].map { Name($0) })
    #expect(wide.dimensions.map { $0.text } == ["channel", "campaign"])
    #expect(Set(wide.plan.sources.map { $0.level }) == ["campaign"])
    let narrow = try shop.planning.leaves(
      of: call, by: Name("keyword"), and: ["channel", "campaign", "reason"].map { Name($0) })
    #expect(narrow.dimensions.map { $0.text } == ["keyword", "channel", "campaign"])
    #expect(Set(narrow.plan.sources.map { $0.level }) == ["keyword"])
  }

  @Test func whatHasNoLeaves() throws {
    let own = try Asked(
      SmallShop.script,
      definitions: "metric middle \"The order in the middle\" : money = median(orders.gross_sales)")
    let call = try own.call("middle 2024-05-14 vs 2024-05-13")
    #expect {
      try own.planning.leaves(of: call, by: [Name("channel")])
    } throws: { error in
      let fault = error as? Diagnostic
      return fault?.code == .notSplittable
        && fault?.message == "middle cannot be split into segments: its parts do not add up"
    }
  }

  /// Metrics of data sets that the model's dimensions do not know are split by their own columns.
  @Test func splits() throws {
    let known = try shop.planning.splits(of: shop.call("revenue 2024-05-14 vs 2024-05-13"))
    #expect(known.first?.text == "product" || known.contains(Name("channel")))
    #expect(known.allSatisfy { shop.planning.catalog.splits.contains($0) })
    let own = try Asked(
      "insert into tickets (ticket_id, day, hue, points, shade) values ('t1', '2024-05-14', 'blue', 3, null)",
      definitions: """
        dataset tickets "Tickets" {
          key  ticket_id
          time day
          ticket_id text
          day       date
          hue       text
          points    count
          shade     text?
        }
        metric points_won "Points" : count = sum(tickets.points)
        """, model: Asked.shipped)
    let names = try own.planning.splits(of: own.call("points_won 2024-05-14 vs 2024-05-13"))
    #expect(names.map { $0.text } == ["ticket_id", "hue"])
  }
}
