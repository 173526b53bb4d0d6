import Catalog
import Foundation
import Language
import Planner
import Testing
import Values
import Verbs

@testable import Shell

/// A small model, and questions to it with `▮` for the cursor.
enum AssistFixture {
  static let model = """
    dataset orders "Orders, one row each" {
      key  order_id
      time paid_at, ordered_at
      order_id    text
      channel     text   "last touch before the order" synonyms "渠道"
      city        text?  synonyms "城市"
      status      text   in (unpaid, paid, sent_back)
      gift        flag?
      product_id  text?  -> products
      units       count
      amount      money
      paid_at     timestamp? "missing while unpaid"
      ordered_at  timestamp
    }
    dataset products "The catalogue" {
      key  product_id
      label title
      product_id text
      title      text
      category   text  "shelf" synonyms "类目", "(child) shelf"
    }
    dataset traffic "Visits of each day" {
      key  date, channel
      time date
      date     date
      channel  text synonyms "渠道"
      page     text "landing page"
      visitors count
    }
    metric revenue "Sales of paid orders" : money, higher is better
      = sum(orders.amount) on paid_at {
      synonyms "GMV", "销售额"
      with orders
    }
    metric orders "Paid orders" : count = count(orders) on paid_at {
      synonyms "订单数"
    }
    metric orders_placed "Orders, paid or not" : count = count(orders) on ordered_at
    metric visitors "People who came" : count = sum(traffic.visitors) {
      synonyms "访客数", "UV", "people"
    }
    metric conversion_rate "Orders per visitor" : percent = orders / visitors {
      synonyms "转化率", "people"
    }
    metric order_value "Revenue per order" : money = revenue / orders
    metric return_rate "Units per order" : ratio = sum(orders.units) / count(orders)
    command "late orders" "Orders that wait" = list orders where status = "unpaid"
    command "roi" "What it earned" (level: dimension of orders = channel) = show revenue by $level
    entity products, items = product by revenue, orders
    entity channels, "渠道们" = channel by revenue, visitors
    event "618 2024" = 2024-06-01 to 2024-06-20
    event "618 2023" = 2023-06-01 to 2023-06-20
    event "May Day" = 2024-05-01 to 2024-05-05
    headline revenue, orders
    """

  static let catalog: Catalog = {
    var catalog = Catalog()
    catalog.add(modelText: model, name: "fixture", grammar: Workspace.baseGrammar)
    return catalog
  }()

  static let shipped = Catalog.shipped(grammar: Workspace.baseGrammar)

  /// The 14th of May 2024 in the evening, with the catalogue's events.
  static func clock(_ catalog: Catalog = catalog) throws -> Clock {
    var clock = Clock(endOf: try #require(Day("2024-05-14")))
    for event in catalog.events {
      let period = try clock.period(event.period)
      clock.add(
        Event(name: event.name.text, start: period.start.day, end: (period.fullEnd - 1).day))
    }
    return clock
  }

  static func surroundings() throws -> Surroundings {
    var surroundings = Surroundings()
    surroundings.clock = try clock()
    surroundings.kept = ["best": ["product", "revenue", "my_share"]]
    surroundings.parameters = [("day", "yesterday"), ("dish", "soup")]
    surroundings.topics = [Entry("time", "periods, baselines, today")]
    surroundings.values = { path, dataset in
      switch (dataset.name, path.column.name, path.label?.name) {
      case ("orders", "channel", nil): ["search", "ads", "live \"night\"", "search\\deep"]
      case ("orders", "product_id", "title"): ["Tea pot", "Tea cup", "Kettle"]
      case ("orders", "city", nil): ["杭州市", "上海市"]
      default: []
      }
    }
    surroundings.files = { folder in
      switch folder {
      case ".":
        [
          FileEntry(name: "orders.csv", isFolder: false, size: 812),
          FileEntry(name: "Orders old.csv", isFolder: false, size: 12_345),
          FileEntry(name: "notes.pdf", isFolder: false, size: 1_234_567),
          FileEntry(name: "daily.ops", isFolder: false, size: 9),
          FileEntry(name: ".secret.csv", isFolder: false, size: 1),
          FileEntry(name: "My Files", isFolder: true), FileEntry(name: "out", isFolder: true),
        ]
      case "out": [FileEntry(name: "as", isFolder: false, size: 1)]
      case "My Files": [FileEntry(name: "a \"b\".csv", isFolder: false, size: 1)]
      default: []
      }
    }
    return surroundings
  }

  /// The answer at the cursor `▮` of a text.
  static func complete(_ text: String, _ lexicon: Lexicon? = nil) throws -> CompletionAnswer {
    let parts = text.components(separatedBy: "▮")
    #expect(parts.count == 2, "a text has one cursor")
    let completer = Completer(lexicon ?? Lexicon(catalog), try surroundings())
    return completer.complete(parts.joined(), cursor: parts[0].unicodeScalars.count)
  }

  /// The lines that result from taking each candidate, up to the cursor.
  static func lines(_ text: String) throws -> [String] {
    let answer = try complete(text)
    let before = text.components(separatedBy: "▮")[0]
    let kept = String(scalars: before.unicodeScalars.prefix(answer.start))
    return answer.candidates.map { kept + $0.text }
  }

  static func candidates(_ text: String) throws -> [String] {
    try complete(text).candidates.map { $0.text }
  }
}
