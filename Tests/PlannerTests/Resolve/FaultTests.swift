import Language
import TestSupport
import Testing
import Values

@testable import Planner

/// Faults of questions: they say what was found, where, and what would work.
@Suite struct FaultTests {
  private let shop: Asked

  init() throws { shop = try SmallShop.made.get() }

  /// A dimension that a data set lacks is told with the data set and with what it has.
  @Test func dimensionThatOneLacks() throws {
    let fault = try #require(shop.fault("revenue, ad_spend by reason last 7 days"))
    #expect(fault.code == .notSplittable)
    #expect(fault.message == "orders has no dimension called \"reason\"")
    #expect(fault.hints.first == "revenue comes from orders")
    let other = try #require(shop.fault("ad_spend by region last 7 days"))
    #expect(other.code == .notSplittable)
    #expect(other.message == "ads has no dimension called \"region\"")
    #expect(other.hints.first == "ad spend comes from ads")
    #expect(
      other.hints.last?.hasPrefix("ads has level, account, ad_platform, store, channel") == true)
  }

  /// A dimension that only a level without rows carries is told with the reports that are there.
  @Test func levelThatIsNotLoaded() throws {
    let fault = try #require(shop.fault("ad_spend by audience last 7 days"))
    #expect(fault.code == .notSplittable)
    #expect(fault.message == "no report of ads that is loaded goes by audience")
    #expect(fault.hints.first?.contains("campaign") == true)
  }

  @Test func dataThatAreNotLoaded() throws {
    let fault = try #require(shop.fault("chats yesterday"))
    #expect(fault.code == .notLoaded)
    #expect(fault.message == "no chats are loaded")
    let column = try #require(shop.fault("shipping_charges last 7 days"))
    #expect(column.code == .notLoaded)
    #expect(
      column.message == "shipping charges needs orders.shipping, and no loaded row has one")
  }

  @Test func unknownNames() throws {
    let fault = try #require(shop.fault("reveneu last 7 days"))
    #expect(fault.message == "no metric or command called \"reveneu\"")
    #expect(fault.label?.hasPrefix("did you mean revenue") == true)
    #expect(fault.span == Span(0, 7))
    #expect(shop.fault("revenue by chanel")?.label == "did you mean channel?")
    let dimension = try #require(shop.fault("channel by day"))
    #expect(dimension.message.hasPrefix("channel is a dimension of "))
  }

  @Test func timesThatDataLack() throws {
    #expect(
      shop.fault("ad_spend by hour yesterday")?.message
        == "ads knows days, not hours, so it cannot be split by hour")
    #expect(shop.fault("ad_spend by hour_of_day yesterday")?.code == .notSplittable)
    // Traffic has a report by the hour, and it is not loaded.
    #expect(
      shop.fault("visitors by hour yesterday")?.message
        == "no report of traffic that is loaded goes by started_at")
    #expect(
      shop.fault("account_balance by day")?.code == .notLoaded)
  }

  @Test func functions() throws {
    #expect(shop.fault("revenue * sqr(2)")?.label == "did you mean sqrt?")
    #expect(shop.fault("orders by channel | derive x = round()")?.code == .wrongType)
    #expect(
      shop.fault("orders.units last 7 days")?.message == "orders.units is a column of many rows")
    #expect(shop.fault("sum(orders.channel)")?.message == "sum() needs numbers, and this is a text")
    #expect(shop.fault("avg(orders.channel)")?.message == "avg() needs numbers, and this is a text")
    #expect(
      shop.fault("sum(ads.spend * refunds.amount)")?.message == "ads and refunds are not linked")
    #expect(
      shop.fault("sum(units)")?.message == "sum() does not say of which data set")
  }

  /// A metric that needs itself is found, however long the way round is.
  @Test func circles() throws {
    let own = try Asked(
      SmallShop.script,
      definitions: """
        metric one "One" : money = two + 1
        metric two "Two" : money = three
        metric three "Three" : money = one / 2
        """)
    let fault = try #require(own.fault("two"))
    #expect(fault.code == .definition)
    #expect(fault.message == "two is defined by itself: two → three → one → two")
  }

  @Test func baselinesThatAreNoPeriod() throws {
    let fault = try #require(shop.fault("revenue yesterday vs visitors"))
    #expect(fault.code == .wrongTime)
    #expect(fault.message.contains("vs visitors"))
    // There is no market in the shop's data.
    let market = try #require(shop.fault("revenue yesterday vs market"))
    #expect(market.code == .notLoaded)
    #expect(market.message.contains("market"))
    #expect(shop.fault("revenue until 2024-05-14 vs day before")?.code == .wrongTime)
  }

  /// Some parts of a lenient question cannot be answered: they are named, the others stay.
  @Test func lenientQuestion() throws {
    var call = Call(Name("show"))
    call.items = ["revenue", "chats", "orders"].map { Item(Expression(.name(Name($0)))) }
    #expect(throws: Diagnostic.self) { try shop.planning.question(call) }
    call.isLenient = true
    let planned = try shop.planning.question(call)
    #expect(planned.plan.columns.map { $0.name } == ["revenue", "orders"])
    #expect(planned.notes == ["not in the loaded data: chats"])
  }

  /// What a formula can do without is left out, and the answer says so.
  @Test func partsThatAreLeftOut() throws {
    let planned = try shop.plan("contribution_profit last 7 days")
    #expect(planned.notes.contains { $0.contains("leaves out platform fees") })
    #expect(try shop.lines("contribution_profit last 7 days") == ["-"])
    #expect(
      try shop.lines("contribution_profit where product = \"Cup\" last 7 days") == ["110.00"])
  }

  /// What a function cannot take is refused before the engine sees it.
  @Test(arguments: [
    ("revenue where sqrt(channel) > 1 yesterday", "sqrt() takes numbers, and this is a text"),
    (
      "case(revenue, 1, 2) yesterday",
      "case() needs a condition here, and this is an amount of money"
    ),
    (
      "coalesce(revenue, \"a\") yesterday",
      "coalesce() cannot choose between an amount of money and a text"
    ),
    (
      "revenue by channel yesterday | sort -2", "this is the same in every row, so it sorts nothing"
    ),
    (
      "revenue by channel yesterday | sort -yesterday",
      "this is the same in every row, so it sorts nothing"
    ),
  ])
  func valuesThatDoNotFit(_ question: String, _ message: String) {
    #expect(shop.fault(question)?.message.english == message)
  }

  /// Metrics that stand beside each other are asked for once, also where they name themselves.
  @Test func companionsInACircle() throws {
    let shop = try Asked(
      SmallShop.script,
      definitions: """
        metric mine "a" : money = revenue { with mine, yours }
        metric yours "b" : money = revenue { with mine }
        """)
    #expect(
      try shop.plan("mine by channel").plan.columns.map { $0.name } == ["channel", "mine", "yours"])
  }
}
