import Engine
import EngineDuckDB
import Testing
import Values

@testable import Sample

/// The draws have the distributions that their names promise.
@Suite struct DrawTests {
  private func answers(_ sql: String) throws -> [Double] {
    let database = try DuckDB().open(path: nil, access: .write(create: true), wait: 0)
    defer { database.close() }
    let store = SampleStore(until: try day("2024-06-12"))
    let settings = Settings(store: store, schedule: Schedule(store: store))
    try database.executeScript(settings.sql + Randomness.sql)
    return try database.query(SQL(verbatim: sql)).row(0).compactMap { $0.double }
  }

  @Test func uniformsAreEvenAndIndependent() throws {
    let found = try answers(
      """
      with drawn as (
        select i, uniform(keyed(7, i), 1) as a, uniform(keyed(7, i), 2) as b,
          uniform(keyed(8, i), 1) as c
        from range(200000) r(i))
      select avg(a), stddev_pop(a), corr(a, b), corr(a, c),
        corr(a, b * b), (select corr(x.a, y.a) from drawn x join drawn y on y.i = x.i + 1)
      from drawn
      """)
    let expected = [0.5, (1.0 / 12).squareRoot(), 0, 0, 0, 0]
    for (value, wanted) in zip(found, expected) { #expect(abs(value - wanted) < 0.01) }
  }

  @Test func keysDoNotCollide() throws {
    #expect(try answers("select count(distinct keyed(8, i)) from range(300000) r(i)") == [300_000])
  }

  @Test(arguments: [0.05, 0.7, 1.9, 2.5, 30]) func countsArePoisson(_ mean: Double) throws {
    let found = try answers(
      """
      select avg(n), var_pop(n), min(n)
      from (select counted(\(mean)::double, keyed(9, i), 1) as n from range(200000) r(i))
      """)
    #expect(abs(found[0] / mean - 1) < 0.03)
    #expect(abs(found[1] / mean - 1) < 0.06)
    #expect(found[2] >= 0)
  }

  @Test func normalsAndNoise() throws {
    let found = try answers(
      """
      select avg(normal(key, 3)), stddev_pop(normal(key, 3)), avg(noise(key, 4, 0.3)),
        stddev_pop(ln(noise(key, 4, 0.3)))
      from (select keyed(3, i) as key from range(200000) r(i))
      """)
    for (value, wanted) in zip(found, [0, 1, 1, 0.3]) { #expect(abs(value - wanted) < 0.01) }
  }

  @Test func portionsAddUp() throws {
    let found = try answers(
      "select sum(portion(100, i / 7, (i + 1) / 7)), min(portion(100, i / 7, (i + 1) / 7)) "
        + "from range(7) r(i)")
    #expect(found == [100, 14])
  }
}
