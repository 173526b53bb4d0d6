import TestSupport
import Testing
import Values

@testable import Verbs

/// `experiment` on a shop of three regions, one of which sold 30 % more on its last 14 days.
@Suite struct ExperimentTests {
  private let shop: Counter

  init() throws {
    shop = try Counter(today: "2026-03-31") { database in
      try database.execute(
        """
        insert into orders (order_id, region, ordered_at, paid_at, status, units, gross_sales)
        select day::varchar || region || i, region, day + interval 10 hour, day + interval 10 hour,
          'paid', 1, 50
        from generate_series(timestamp '2026-01-01', timestamp '2026-03-30', interval 1 day) d(day),
          (values ('north', 40), ('south', 60), ('west', 50)) r(region, size), range(200) n(i)
        where i < size * (1 + (hash(day) % 40) / 100.0) * (0.97 + (hash(day, region) % 7) / 100.0)
          * case when region = 'north' and day >= '2026-03-17' then 1.3 else 1 end
        """)
    }
  }

  /// Held against SQL: Σ of the others in the test × (Σ north ÷ Σ others) of the 56 days before.
  @Test func theControlSaysWhatWasToBeExpected() throws {
    let table = try shop.table(
      "experiment orders where region = \"north\" 2026-03-17 to 2026-03-30")
    let own = try shop.query(
      """
      with days as (select cast(paid_at as date) as day, count(*) filter (region = 'north') as test,
          count(*) filter (region != 'north') as control from orders group by 1)
      select sum(test) filter (day >= '2026-03-17'),
        round(sum(control) filter (day >= '2026-03-17') * sum(test) filter (base)
          / sum(control) filter (base), 3)
      from (select *, day between date '2026-03-17' - 56 and '2026-03-16' as base from days)
      """)
    let actual = try #require(table["actual"]?[0].double)
    let expected = try #require(table["expected"]?[0].double)
    #expect(own == ["\(Int(actual)) \(((expected * 1000).rounded() / 1000))"])
    // The planted 30 %.
    #expect(abs(actual / expected - 1.3) < 0.04)
    let low = try #require(table["incremental_low"]?[0].double)
    #expect(low > 0 && low < actual - expected)
  }

  @Test func incrementalSalesDecide() throws {
    func told(_ spend: String) throws -> (sentences: [String], verdict: String?) {
      let report = try shop.run(
        "experiment where region = \"north\" 2026-03-17 to 2026-03-30 \(spend)")
      let sentences = report.blocks.flatMap { block in
        if case .sentences(let lines) = block { lines.map { $0.words.english } } else { [String]() }
      }
      return (sentences, report.table?["verdict"]?[0].text)
    }
    let plain = try told("")
    #expect(plain.sentences.count == 1 && plain.verdict == "not known")
    let paid = try told("--spend 1000")
    #expect(paid.sentences.contains { $0.hasPrefix("It cost ") })
    // No cost of goods is loaded: what the margin pays is not known.
    #expect(paid.sentences.last == "Whether that pays is not known without costs.")
  }

  @Test func aPartThatDidNothingProvesNothing() throws {
    let report = try shop.run("experiment orders where region = \"west\" 2026-02-17 to 2026-03-02")
    #expect(
      report.blocks.contains { block in
        guard case .sentences(let lines) = block else { return false }
        return lines.last?.words.english
          == "Chance alone brings as much: the test proves nothing yet."
      })
  }

  @Test func whatCannotBeATestIsRefused() {
    // Orders by money are no ROAS, and the break-even is of revenue alone.
    for metric in ["orders", "gross_sales"] {
      #expect(
        shop.fault(
          "experiment \(metric) where region = \"north\" 2026-03-17 to 2026-03-30 --spend 100")?
          .message.english.hasPrefix("ROAS is revenue by spend: there is none of ") == true)
    }
    #expect(
      shop.fault("experiment where region = \"north\"")?.message == "an experiment has its days")
    #expect(
      shop.fault("experiment average order value last 7 days")?.message
        == "the days of average order value do not add up, so nothing is added by a test")
    #expect(
      shop.fault("experiment where region = \"north\" 2026-01-10 to 2026-01-20")?.message
        == "a test of 11 days needs 36 days with sales before it")
    #expect(
      shop.fault("experiment orders where region in (\"north\", \"south\", \"west\") last 7 days")?
        .message == "nothing but the tested part is loaded, so there is no control")
  }
}
