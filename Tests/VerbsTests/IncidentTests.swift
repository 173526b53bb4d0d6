import EngineDuckDB
import Language
import Sample
import Store
import Testing
import Values

@testable import Verbs

/// What the sample store had happen is what `explain` names first.
///
/// Twenty thousand orders are few for a product's fall by half, so only incidents that show in as
/// many events are held against it here.
struct IncidentTests {
  /// Kind of incident and metric, with how many were named first and how many there were.
  private static func score(seed: Int) throws -> [String: (named: Int, all: Int)] {
    let until = try #require(Day("2026-11-20"))
    let shop = try Counter(today: "2026-11-21") { database in
      try SampleStore(orders: 20_000, days: 120, seed: seed, until: until)
        .generate(into: database) { _ in }
    }
    let columns = [
      "kind", "metric", "starts_on", "ends_on", "dimension1", "value1", "dimension2", "value2",
    ]
    let incidents = try shop.table("list incidents | columns \(columns.joined(separator: ", "))")
    var score: [String: (named: Int, all: Int)] = [:]
    for row in incidents.rows {
      let incident = Dictionary(
        uniqueKeysWithValues: zip(columns, row.map { $0.isNull ? "" : $0.description }))
      let key = "\(incident["kind"] ?? "") \(incident["metric"] ?? "")"
      guard watched.contains(key) else { continue }
      let report = try shop.run(
        "explain \(incident["metric"] ?? "") \(incident["starts_on"] ?? "") "
          + "to \(incident["ends_on"] ?? "") in full")
      let isNamed = try names(report, incident, shop)
      score[key, default: (0, 0)].all += 1
      if isNamed { score[key]?.named += 1 }
    }
    return score
  }

  private static let watched: Set = [
    "stock_out units_sold", "courier_late delivery_time", "viral_video visitors",
    "campaign_capped ad_clicks", "market_dip visitors",
  ]

  private static func names(
    _ report: Report, _ incident: [String: String], _ shop: Counter
  ) throws -> Bool {
    guard incident["dimension1"] != "" else {
      // Of one day the sentences say so, of several the note below the tables.
      let told = report.blocks.flatMap { block in
        if case .sentences(let lines) = block { lines.map { $0.words.english } } else { [String]() }
      }
      return report.notes.contains { $0.hasPrefix("store-wide") }
        || told.contains { $0.contains("everywhere") || $0.contains("whole market") }
    }
    let tables = report.blocks.compactMap { block -> Table? in
      if case .table(let table) = block { table } else { nil }
    }
    guard let first = tables.lazy.compactMap({ $0["segment"]?.first?.text }).first else {
      return false
    }
    var wanted = [1, 2].map { number in
      "\(incident["dimension\(number)"] ?? "") = \"\(incident["value\(number)"] ?? "")\""
    }
    if incident["dimension1"] == "product" {
      let value = Value.text(incident["value1"] ?? "")
      let titles = try shop.query("select title from products where product_id = \(value)")
      wanted += titles.map { "product = \"\($0)\"" }
    }
    return wanted.contains { first.contains($0) }
  }

  @Test func namesWhatHappened() async throws {
    var total: [String: (named: Int, all: Int)] = [:]
    for seed: Int in [11, 12, 13] {
      for (key, part) in try Self.score(seed: seed) {
        total[key, default: (0, 0)].named += part.named
        total[key, default: (0, 0)].all += part.all
      }
    }
    #expect(Set(total.keys) == Self.watched)
    let named = total.values.reduce(0) { $0 + $1.named }
    let all = total.values.reduce(0) { $0 + $1.all }
    #expect(all >= 15)
    #expect(Double(named) >= 0.9 * Double(all), "\(total)")
  }
}
