import Testing
import Values

@testable import Sample

@Suite struct SettingsTests {
  @Test func settingsOutOfRangeAreRefused() throws {
    let last = try day("2024-06-12")
    let wrong = [
      (SampleStore(orders: 99, until: last), "orders"),
      (SampleStore(orders: 100_000_001, until: last), "orders"),
      (SampleStore(days: 13, until: last), "days"),
      (SampleStore(days: 3651, until: last), "days"),
      (SampleStore(until: last, currency: "yuan"), "currency"),
      (SampleStore(until: last, currency: "C'Y"), "currency"),
    ]
    for (store, setting) in wrong {
      let error = #expect(throws: SampleError.self) { try store.check() }
      #expect(error?.setting == setting)
      #expect(error?.works.isEmpty == false)
    }
    try SampleStore(orders: 100, days: 14, until: last).check()
  }

  @Test func theSmallestStoreIsWhole() throws {
    let store = try MadeStore(SampleStore(orders: 100, days: 14, until: day("2024-03-01")))
    #expect(try store.number("select count(*) from orders") == 100)
    for rule in OrderTests.rules + VisitTests.rules + AftermathTests.rules {
      try rule.check(in: store)
    }
  }

  @Test func nothingTemporaryIsLeft() throws {
    let store = try MadeStore.autumn.get()
    #expect(try store.number("select count(*) from duckdb_tables() where temporary") == 0)
    #expect(try store.number("select count(*) from duckdb_functions() where not internal") == 0)
  }

  @Test func progressIsTold() throws {
    let labels = try MadeStore.autumn.get().labels
    #expect(labels.first == "settings")
    #expect(labels.contains("orders to 2024-10-20"))
    #expect(Set(labels).count == labels.count)
  }

  @Test func shopsAbroadSpeakEnglish() throws {
    let store = try MadeStore.abroad.get()
    let texts = [
      "title from products", "body from reviews", "comment from refunds", "body from chats",
      "topic from topics", "question from questions", "competitor from competitors",
      "board_item from market_rank", "content_title from content", "customer_name from customers",
      "affiliate_name from affiliates", "region || city from orders", "item from competitors",
    ]
    for text in texts {
      let parts = text.split(separator: " from ")
      let chinese = "regexp_matches(\(parts[0]), '[\\x{4e00}-\\x{9fff}]')"
      try Rule(text, breaches: "from \(parts[1]) where \(chinese)").check(in: store)
    }
    #expect(
      try store.rows("select distinct currency, country from orders") == [
        [.text("USD"), .text("United States")]
      ])
  }
}
