import Language
import Testing

@testable import Shell

/// What help finds for what people ask.
@Suite struct HelpSearchTests {
  /// A question, the beginning of a line that answers it, and among how many of the first it stands.
  @Test(arguments: [
    ("why did sales fall", "explain revenue", 1),
    ("why did sales drop yesterday", "explain revenue yesterday", 1),
    ("retention", "cohort", 3),
    ("graph", "conversion rate by day", 3),
    ("draw a picture", "conversion rate by day", 3),
    ("how do I export to excel", "revenue by channel last 7 days | save", 1),
    ("export to csv", "revenue by channel last 7 days | save", 2),
    ("退款", "refund", 3),
    ("退货原因", "refunds by reason", 3),
    ("图表", "conversion rate by day", 3),
    ("导出", "revenue by channel last 7 days | save", 3),
    ("导出excel", "revenue by channel last 7 days | save", 2),
    ("为什么销售额下降", "explain revenue", 2),
    ("缺货", "products out of stock", 3),
    ("补货", "stock low", 3),
    ("best sellers", "top products", 1),
    ("which products run out", "stock low", 3),
    ("slow movers", "dead stock", 1),
    ("how do I load my files", "load", 8),
    ("import orders", "load", 8),
    ("delete a load", "undo", 8),
    ("group by channel", "revenue by channel", 8),
    ("pivot table", "revenue by channel, weekday", 3),
    ("running total", "help cumulative", 3),
    ("sort descending", "revenue by", 3),
    ("store is locked", "help problems", 3),
    ("encoding of a file", "help reading", 3),
    ("own metric", "help model", 3),
    ("cron", "help scripts", 3),
    ("show all rows", "help set rows", 3),
    ("keyboard shortcuts", "help shell", 2),
    ("what is new", "help news", 3),
    ("exchange rates", "describe rates", 4),
    ("conversion", "conversion", 3),
    ("how is profit calculated", "describe profit", 2),
    ("新客成本", "cac", 3),
    ("客单价", "spend", 3),
    ("预测", "forecast", 2),
    ("排班", "staffing", 2),
    ("差评", "bad reviews", 3),
    ("holdout forecast accuracy", "forecast", 3),
  ])
  func findsFirst(_ question: String, _ line: String, _ place: Int) throws {
    let store = try HelpStore()
    let answer = store.ask("help \(question)")
    let first = store.session.listed.prefix(place)
    #expect(
      first.contains { $0.hasPrefix(line) || place == 8 && $0.hasPrefix("help \(line)") },
      "\(store.session.listed)\n\(answer)")
  }

  /// Every line that is shown can be run, and none twice.
  @Test(arguments: ["sales", "returns", "ads", "库存", "visitors", "chart", "stock", "orders"])
  func linesRun(_ question: String) throws {
    let store = try HelpStore()
    _ = store.ask("help \(question)")
    let lines = store.session.listed
    #expect(!lines.isEmpty && Set(lines).count == lines.count)
    for line in lines { #expect(store.session.fault(of: line) == nil, "\(line)") }
  }

  /// A name of the store shows its definition, and below it what has to do with it.
  @Test func nameShowsItsPage() throws {
    let store = try HelpStore()
    let answer = store.ask("help conversion rate")
    #expect(answer.hasPrefix("conversion rate") || answer.contains("conversion_rate = "))
    #expect(answer.contains("\nmore\n"))
    #expect(store.ask("help compare").hasPrefix("compare: "))
    #expect(
      store.ask("metric parcel_cost \"What parcels cost\" = revenue / orders").contains("kept"))
    #expect(store.ask("help parcel cost").contains("What parcels cost"))
    #expect(store.ask("help what parcels cost").contains("parcel cost"))
  }

  @Test func nothingIsMadeUp() throws {
    let store = try HelpStore()
    let answer = store.ask("help qqqzzz")
    #expect(answer.contains("no help on \"qqqzzz\""))
    #expect(store.session.listed.isEmpty)
  }

  /// Signs that are none of the language do no harm in a question.
  @Test(arguments: ["help what's selling?", "help 'why' is this so", "帮助 退款", "help why \\ so"])
  func takesAnySign(_ text: String) throws {
    let store = try HelpStore()
    #expect(!store.ask(text).contains("error"))
  }
}
