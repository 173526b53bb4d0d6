import Foundation
import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Random shops and ads, written as random files and loaded in random pieces and order: what is
/// asked is what a plain list of them comes to.
@Suite struct FilePropertyTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  // MARK: - Orders

  private struct Line {
    var product: String
    var units: Int
    var cents: Int
  }

  private struct Order {
    var number: Int
    var day: Int
    var currency: String
    var shipping: Int
    var lines: [Line]
  }

  private static let header =
    "order_id,ordered_at,paid_at,status,currency,title,units,gross_sales,shipping"

  private static func amount(_ cents: Int) -> String {
    "\(cents / 100)." + String(format: "%02d", cents % 100)
  }

  private static func rows(_ order: Order) -> [String] {
    let day = String(format: "2026-10-%02d", order.day)
    return order.lines.map { line in
      "\(order.number),\(day),\(day),paid,\(order.currency),\(line.product),\(line.units),"
        + "\(amount(line.cents)),\(amount(order.shipping))"
    }
  }

  private static func order(_ number: Int, _ random: inout Seeded) -> Order {
    var products = ["Cup", "Bowl", "Pot", "Plate"]
    var lines: [Line] = []
    for _ in 0..<(1 + random.next(below: 3)) {
      let product = products.remove(at: random.next(below: products.count))
      lines.append(
        Line(
          product: product, units: 1 + random.next(below: 3), cents: 101 + random.next(below: 9_000)
        ))
    }
    // Lines of one order that all cost the same could be the order's own amount.
    for place in lines.indices { lines[place].cents += place * 7 }
    return Order(
      number: number, day: 1 + random.next(below: 20),
      currency: random.next(below: 4) == 0 ? "USD" : "CNY",
      shipping: random.next(below: 2) * 500, lines: lines)
  }

  /// Two shops whose numbers are the same, orders that come again in another state, exports that
  /// overlap and are joined in one file, rows that stand twice.
  @Test(arguments: 1...16) func orders(seed: UInt64) throws {
    var random = Seeded(seed)
    let desk = try Counter(today: "2026-11-30", definitions: "rate USD = 7") { _ in }
    var truth: [String: [Int: Order]] = ["US": [:], "EU": [:]]
    for file in 0..<6 {
      let shop = random.next(below: 2) == 0 ? "US" : "EU"
      var told: [Order] = []
      for _ in 0..<(1 + random.next(below: 6)) {
        let number = 1001 + random.next(below: 8)
        guard !told.contains(where: { $0.number == number }) else { continue }
        var order = Self.order(number, &random)
        // An order that comes again is of the same day and currency.
        if let known = truth[shop]?[number] {
          order.day = known.day
          order.currency = known.currency
          if random.next(below: 3) == 0 { order = known }
        }
        told.append(order)
      }
      var lines = told.flatMap(Self.rows)
      if random.next(below: 3) == 0 {
        // The same export once more behind it, or one row of it.
        lines += random.next(below: 2) == 0 ? [Self.header] + lines : [lines[0]]
      }
      let text = ([Self.header] + lines).joined(separator: "\n") + "\n"
      let path = try folder.write("\(seed)-\(file).csv", text)
      _ = try desk.run("load \"\(path)\" store \"\(shop)\"")
      for order in told { truth[shop]?[order.number] = order }
    }
    func sum(_ shop: String? = nil, _ product: String? = nil, _ what: (Order, Line) -> Int) -> Int {
      truth.filter { shop == nil || $0.key == shop }.values.flatMap { $0.values }.reduce(0) {
        sum, order in
        sum
          + order.lines.filter { product == nil || $0.product == product }
          .reduce(0) { $0 + what(order, $1) }
      }
    }
    func money(_ order: Order, _ line: Line) -> Int {
      line.cents * (order.currency == "USD" ? 7 : 1)
    }
    func cents(_ text: String) -> Int { Int(((Double(text) ?? -1) * 100).rounded()) }
    #expect(cents(try desk.lines("revenue")[0]) == sum(nil, nil, money), "seed \(seed)")
    #expect(try desk.lines("units_sold")[0] == "\(sum { $1.units })", "seed \(seed)")
    #expect(
      try desk.lines("orders")[0] == "\(truth.values.reduce(0) { $0 + $1.count })", "seed \(seed)")
    let shipping = truth.values.flatMap { $0.values }.reduce(0) {
      $0 + $1.shipping * ($1.currency == "USD" ? 7 : 1)
    }
    #expect(cents(try desk.lines("shipping_charges")[0]) == shipping, "seed \(seed)")
    for row in try desk.lines("revenue by store") {
      let parts = row.split(separator: " ").map(String.init)
      #expect(cents(parts[1]) == sum(parts[0], nil, money), "seed \(seed) \(row)")
    }
    // Two shops have a product of one name each.
    let products = try desk.lines("revenue by product").reduce(into: [String: Int]()) { all, row in
      let parts = row.split(separator: " ").map(String.init)
      all[parts[0], default: 0] += cents(parts[1])
    }
    for (product, amount) in products {
      #expect(amount == sum(nil, product, money), "seed \(seed) \(product)")
    }
  }

  // MARK: - Ads

  /// Days and weeks of campaigns, by a slice that no column is, with total rows, in any order.
  @Test(arguments: 1...16) func ads(seed: UInt64) throws {
    var random = Seeded(seed)
    let desk = try Counter(today: "2026-11-30") { _ in }
    // Cents by campaign and day, of four weeks from a Monday.
    var truth: [String: [Int]] = [:]
    for campaign in ["A", "B", "C"] {
      truth[campaign] = (0..<28).map { _ in 700 + 100 * random.next(below: 30) }
    }
    func day(_ number: Int) -> String { "\(Day(year: 2026, month: 9, day: 28)! + number)" }
    let header = "date,until,campaign,Position,spend"
    var files: [[String]] = []
    var known: Set<String> = []
    for (campaign, cents) in truth.sorted(by: { $0.key < $1.key }) {
      for week in 0..<4 {
        let days = (week * 7)..<(week * 7 + 7)
        let way = random.next(below: 3)
        if way != 1 {
          let whole = days.reduce(0) { $0 + cents[$1] }
          files.append([
            "\(day(week * 7)),\(day(week * 7 + 6)),\(campaign),all,\(Self.amount(whole))"
          ])
        }
        guard way != 0 else { continue }
        files.append(
          days.flatMap { number -> [String] in
            known.insert("\(campaign) \(number)")
            let top = random.next(below: cents[number])
            return [
              "\(day(number)),,\(campaign),top,\(Self.amount(top))",
              "\(day(number)),,\(campaign),rest,\(Self.amount(cents[number] - top))",
            ]
          })
      }
    }
    while !files.isEmpty {
      let file = files.remove(at: random.next(below: files.count))
      // Some are put together, some come again.
      var rows = file
      if random.next(below: 3) == 0, !files.isEmpty { rows += files.remove(at: 0) }
      if random.next(below: 4) == 0 { rows += [rows[0]] }
      let path = try folder.write(
        "\(seed)-\(files.count).csv", ([header] + rows).joined(separator: "\n") + "\n")
      _ = try desk.run("load \"\(path)\" as ads")
    }
    func cents(_ text: String) -> Int { Int(((Double(text) ?? -1) * 100).rounded()) }
    let all = truth.values.reduce(0) { $0 + $1.reduce(0, +) }
    #expect(cents(try desk.lines("ad_spend")[0]) == all, "seed \(seed)")
    for row in try desk.lines("ad_spend by campaign") {
      let parts = row.split(separator: " ").map(String.init)
      #expect(cents(parts[1]) == truth[parts[0]]?.reduce(0, +), "seed \(seed) \(row)")
    }
    for entry in known.sorted().prefix(6) {
      let parts = entry.split(separator: " ").map(String.init)
      let number = Int(parts[1]) ?? 0
      let found = try desk.lines("ad_spend \(day(number)) where campaign = \"\(parts[0])\"")
      #expect(cents(found[0]) == truth[parts[0]]?[number], "seed \(seed) \(entry)")
    }
  }
}
