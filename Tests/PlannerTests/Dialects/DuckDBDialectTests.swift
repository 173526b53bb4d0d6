import Testing
import Values

@testable import Planner

/// The SQL of a few questions, word by word: what changes it has to be looked at.
@Suite struct DuckDBDialectTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  private func sql(_ question: String) throws -> SQL {
    DuckDBDialect().query(try shop.plan(question).plan)
  }

  @Test func oneNumber() throws {
    let sql = try sql("ad_spend 2024-05-13")
    #expect(
      sql.text == """
        with parts as (select case when count(*) = 0 then 0 else sum(t0."spend") end as m0, \
        true as s0 from "ads" as t0 where t0.level = ? and t0."date" >= ? and t0."date" < ?),
        base as (select m0 as m0 from (select * from parts)),
        answer as (select m0 as c0 from base)
        select c0 as "ad_spend" from answer
        """)
    #expect(try sql.bindings == [.text("campaign"), day("2024-05-13"), day("2024-05-14")])
  }

  @Test func joinsFollowLinks() throws {
    let sql = try sql("units_sold by category last 7 days")
    #expect(
      sql.text.contains(
        """
        from "order_lines" as t0 left join "orders" as t1 on t1."order_id" = t0."order_id" \
        left join "products" as t2 on t2."product_id" = t0."product_id"
        """))
    #expect(sql.text.contains("group by 1"))
  }

  /// Each data set and window is a query of its own; only finished groups are put together.
  @Test func sourcesAreUnited() throws {
    let sql = try sql("revenue, refunds by channel 2024-05-14 vs day before")
    #expect(sql.text.components(separatedBy: "union all by name").count == 4)
    #expect(sql.text.components(separatedBy: "from \"orders\" as t0 where").count == 3)
    let refunds = "from \"refunds\" as t0 left join \"orders\" as t1"
    #expect(sql.text.components(separatedBy: refunds).count == 3)
  }

  private func day(_ text: String) throws -> Value { .day(try #require(Day(text))) }
}
