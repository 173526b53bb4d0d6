import Foundation
import Importers
import Store
import TestSupport
import Testing
import Values

/// Random tables in random dialects are read back as they were.
@Suite struct DialectTests {
  /// How a file writes its days and times.
  private enum Dates: CaseIterable {
    case iso, slashes, dayFirst, monthFirst, points, shortYear, twelveHours, names, namesFirst,
      chinese, compact, offset, serial, seconds

    func text(_ moment: Moment) -> String {
      let (year, month, day) = moment.day.civil
      let seconds = Int(moment.microseconds / 1_000_000) - moment.day.number * 86_400
      let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
      let clock = "\(two(hour)):\(two(minute)):\(two(second))"
      let (half, twelve) = (hour < 12 ? "AM" : "PM", (hour + 11) % 12 + 1)
      let name = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ][month - 1]
      return switch self {
      case .iso: "\(year)-\(two(month))-\(two(day)) \(clock)"
      case .slashes: "\(year)/\(month)/\(day) \(hour):\(two(minute)):\(two(second))"
      case .dayFirst: "\(two(day))/\(two(month))/\(year) \(clock)"
      case .monthFirst: "\(month)/\(day)/\(year) \(clock)"
      case .points: "\(day).\(month).\(year) \(clock)"
      case .shortYear: "\(two(month))/\(two(day))/\(two(year % 100)) \(clock)"
      case .twelveHours:
        "\(two(day))/\(two(month))/\(year) \(twelve):\(two(minute)):\(two(second)) \(half)"
      case .names: "\(day) \(name) \(year) \(clock)"
      case .namesFirst: "\(name)-\(two(day))-\(two(year % 100)) \(clock)"
      case .chinese: "\(year)年\(month)月\(day)日 \(hour)时\(minute)分\(second)秒"
      case .compact: "\(year)\(two(month))\(two(day)) \(clock)"
      case .offset: "\(year)-\(two(month))-\(two(day))T\(clock)+08:00"
      case .serial: "\(Double(moment.day.number + 25_569) + Double(seconds) / 86_400)"
      // The store's clock is eight hours ahead.
      case .seconds: "\(moment.microseconds / 1_000_000 - 8 * 3600)"
      }
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  }

  /// How a file writes its amounts: mark, what stands between thousands, what in front and behind.
  private struct Amounts {
    var mark: String
    var group: String
    var front: String
    var back: String
    var isBracketed: Bool

    func text(_ cents: Int) -> String {
      var digits = Array(String(abs(cents) / 100))
      for place in stride(from: digits.count - 3, to: 0, by: -3) {
        digits.insert(contentsOf: group, at: place)
      }
      let rest = abs(cents) % 100
      let plain = "\(front)\(String(digits))\(mark)\(rest < 10 ? "0" : "")\(rest)\(back)"
      guard cents < 0 else { return plain }
      return isBracketed ? "(\(plain))" : "-\(plain)"
    }
  }

  private struct Row: Hashable {
    var id: String
    var ordered: Moment
    var paid: Moment?
    var cents: Int
    var taxes: Int?
    var units: Int
    var note: String
  }

  /// What a file is written in: the encoding by its name in the C library, and texts that it has
  /// characters for.
  private struct Script {
    var encoding: String
    var mark: [UInt8] = []
    var fronts = ["", "", "$", "€ ", "MX$", "R$ ", "₹"]
    var backs = ["", "", " zł", "元", " USD"]
    var cities = ["Rome", "São \"P\", x; y", "a|b", "", "上海"]

    static let all = [
      Script(encoding: "UTF-8"), Script(encoding: "UTF-8", mark: [0xEF, 0xBB, 0xBF]),
      Script(encoding: "UTF-16LE", mark: [0xFF, 0xFE]),
      Script(encoding: "UTF-16BE", mark: [0xFE, 0xFF]), Script(encoding: "UTF-16LE"),
      Script(
        encoding: "GB18030", fronts: ["", "￥", "¥"], backs: ["", "元"],
        cities: ["上海", "广州 \"天河\", x; y", "a|b", "", "杭州𠮷"]),
      Script(
        encoding: "CP1252", fronts: ["", "$", "€ ", "£"], backs: ["", " USD", " €"],
        cities: ["Zürich", "São \"P\", x; y", "a|b", "", "Málaga"]),
    ]
  }

  @Test(arguments: 1...28) func random(seed: UInt64) throws {
    var random = Seeded(seed)
    let script = Script.all[Int(seed + seed / 14) % Script.all.count]
    let dates = Dates.allCases[Int(seed) % Dates.allCases.count]
    let hasComma = random.next(below: 2) == 0
    let amounts = Amounts(
      mark: hasComma ? "," : ".",
      group: (hasComma ? [".", "", " "] : [",", "", "'"])[random.next(below: 3)],
      front: script.fronts[random.next(below: script.fronts.count)],
      back: script.backs[random.next(below: script.backs.count)],
      isBracketed: random.next(below: 3) == 0)
    let separator = [",", ";", "\t", "|"][random.next(below: 4)]
    let wrap = [("", ""), ("'", ""), ("\t", ""), ("=\"", "\""), ("", "\t")][random.next(below: 5)]
    let missing = ["", "-", "--", "null", "N/A"][random.next(below: 5)]
    let rows = (0..<40).map { Self.row($0, script.cities, &random) }

    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    let lines = rows.map { row in
      [
        wrap.0 + row.id + wrap.1, dates.text(row.ordered), row.paid.map(dates.text) ?? missing,
        "paid", "\(row.units)", amounts.text(row.cents), row.taxes.map(amounts.text) ?? missing,
        row.note,
      ].map(quoted).joined(separator: separator)
    }
    let header = [
      "order_id", "ordered_at", "paid_at", "status", "units", "gross_sales", "taxes", "city",
    ]
    let end = ["\r\n", "\n"][random.next(below: 2)]
    let text = ([header.joined(separator: separator)] + lines).joined(separator: end)
    let folder = try Folder()
    let store = try memoryStore()
    let bytes = script.mark + (try folder.bytes(text, script.encoding))
    let account = try store.load("\"\(try folder.write("a.csv", bytes))\" as orders")
    #expect(
      account.counts == [40, 40, 0, 0, 0, 0],
      "\(script.encoding) \(dates) \(amounts) \(account.rejects)")
    let found = try store.rows(
      """
      select order_id, strftime(ordered_at, '%Y-%m-%d %H:%M:%S'),
        strftime(paid_at, '%Y-%m-%d %H:%M:%S'), units, (gross_sales * 100)::bigint,
        (taxes * 100)::bigint, city
      from orders
      """)
    let expected = rows.map { row in
      [
        row.id, Dates.iso.text(row.ordered), row.paid.map(Dates.iso.text) ?? "", "\(row.units)",
        "\(row.cents)", row.taxes.map { "\($0)" } ?? "", row.note,
      ]
    }
    #expect(Set(found) == Set(expected), "\(script.encoding) \(dates) \(amounts)")
  }

  private static func row(_ index: Int, _ cities: [String], _ random: inout Seeded) -> Row {
    // Days of two months, so that one is behind the 12th.
    let first = Day(number: 19_700)
    func moment() -> Moment {
      let day = index == 0 ? first + 20 : first + random.next(below: 60)
      return Moment(
        microseconds: (Int64(day.number) * 86_400 + Int64(random.next(below: 86_400))) * 1_000_000)
    }
    return Row(
      id: "69179267688236\(10_000 + index)", ordered: moment(),
      paid: random.next(below: 4) == 0 ? nil : moment(),
      cents: random.next(below: 30_000_000) - 2_000_000,
      taxes: random.next(below: 4) == 0 ? nil : random.next(below: 300_000),
      units: random.next(below: 40),
      note: cities[random.next(below: cities.count)])
  }
}
