import Foundation
import Testing
import Values

@testable import Planner

/// A plan is plain data, and its values reach SQL only as bindings.
@Suite struct PlanTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  static let questions = [
    "revenue", "revenue, ad_spend by channel, day last 7 days vs previous period",
    "stock_units by product last 7 days", "revenue by top 2 channel, week vs last year",
    "revenue by month this year vs last month", "refunds by reason last 7 days",
    "orders by channel where revenue > 100 last 7 days | derive p = share(orders) | take 3",
    "revenue yesterday vs usual", "units_sold by product where product in (\"Cup\") | cumulative",
  ]

  @Test(arguments: questions)
  func planIsData(_ question: String) throws {
    let plan = try shop.plan(question).plan
    let data = try JSONEncoder().encode(plan)
    let again = try JSONDecoder().decode(Plan.self, from: data)
    #expect(again == plan)
    #expect(again.written == plan.written)
    #expect(DuckDBDialect().query(again) == DuckDBDialect().query(plan))
    // The printed form is the same data.
    #expect(try JSONDecoder().decode(Plan.self, from: Data(plan.written.utf8)) == plan)
  }

  /// The same question makes the same plan, whoever asks first.
  @Test(arguments: questions)
  func planIsTheSameEachTime(_ question: String) throws {
    let other = try Asked(SmallShop.script)
    #expect(try other.plan(question).plan.written == shop.plan(question).plan.written)
  }

  static let hostile = [
    "x'; drop table orders; --", "' or 1=1 --", "\\'; delete from orders", "a\\\\b", "%_*?",
    "$1", "?", "{name}", "null", "汉字 '引号'", "t0.channel",
  ]

  /// No text of a question becomes part of the SQL, wherever it stands.
  @Test(arguments: hostile)
  func textsAreBound(_ text: String) throws {
    let written = "\"" + text.replacing("\\", with: "\\\\") + "\""
    let questions = [
      "orders where channel = \(written)", "orders where channel in (\(written), \"b\")",
      "orders where channel not in (\(written))", "orders where channel contains \(written)",
      "orders where product = \(written)", "orders by channel | where channel != \(written)",
      "orders, if(orders > 1, \(written), \"b\") as x", "orders by channel | derive x = \(written)",
      "count(orders where channel = \(written)) as x",
    ]
    for question in questions {
      let sql = DuckDBDialect().query(try shop.plan(question).plan)
      let bound = sql.bindings.compactMap { $0.text }
      #expect(bound.contains(text), "\(question) binds \(bound)")
      if text.count > 4 { #expect(!sql.text.contains(text)) }
      #expect(sql.text.count { $0 == "?" } == sql.bindings.count)
      _ = try shop.query(sql)
    }
    #expect(try shop.lines("count(orders)") == ["6"])
  }

  /// Names that users choose are quoted as names.
  @Test func namesAreQuoted() throws {
    let table = try shop.ask("revenue as `a\"; drop table orders; --` last 7 days")
    #expect(table.columns.map { $0.name } == ["a\"; drop table orders; --"])
    #expect(try shop.lines("count(orders)") == ["6"])
  }

  /// The rows of an answer can be counted without fetching them.
  @Test func countOfRows() throws {
    for (question, count) in [("revenue by channel last 7 days", 3), ("revenue", 1)] {
      let sql = DuckDBDialect().count(try shop.plan(question).plan)
      #expect(try shop.query(sql).rows == [[.int(Int64(count))]])
    }
  }
}
