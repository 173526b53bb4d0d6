import Language
import Planner
import TestSupport
import Testing
import Values

@testable import Catalog
@testable import Verbs

/// A definition is looked through before it is taken in.
@Suite struct DefinitionCheckTests {
  private let catalog = Counter.shipped
  private let clock = Clock(now: Moment(microseconds: 1_715_700_000_000_000))

  /// What is wrong with a definition, against the shipped model; nil when nothing is.
  private func fault(_ text: String) throws -> Diagnostic? {
    let parsed = Parser.parse(text, grammar: Workspace.grammar(catalog))
    #expect(parsed.diagnostics == [], "\(text)")
    guard case .definition(let definition) = parsed.statements.first?.kind else {
      throw Diagnostic(.syntax, "no definition: \(text)")
    }
    do throws(Diagnostic) {
      try DefinitionCheck(catalog, clock: clock).check(definition)
      return nil
    } catch {
      return error
    }
  }

  /// Everything that ships would be taken in.
  @Test(arguments: Catalog.modelFiles.map { $0.name })
  func shippedModelPasses(_ name: String) throws {
    let file = try #require(Catalog.modelFiles.first { $0.name == name })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let parsed = Parser.parse(text, grammar: Workspace.grammar(catalog))
    #expect(!parsed.statements.isEmpty)
    for statement in parsed.statements {
      guard case .definition(let definition) = statement.kind else { continue }
      // Names that the model itself defines are no clash with it.
      do {
        try DefinitionCheck(catalog, clock: clock).check(definition)
      } catch {
        Issue.record("\(definition.title.kind) \(definition.title.name.text): \(error)")
      }
    }
  }

  @Test func soundDefinitionsPass() throws {
    for text in [
      "metric mobile_revenue \"Revenue of phones\" : money = revenue where device = \"mobile\"",
      "dataset visits_log \"Log\" {\nkey id\nid text\norder_id text -> orders\n}",
      "command \"big orders\" \"Large ones\" = list orders where gross_sales > 500",
      "entity phones = device by revenue", "drivers revenue = orders * average_order_value",
      "headline revenue, orders", "event \"Opening 2024\" = 2024-05-01 to 2024-05-07",
      "target revenue 2024-06 = 1200000", "synonym \"takings\" = revenue",
    ] { #expect(try fault(text) == nil, "\(text)") }
  }

  @Test func metrics() throws {
    let unknown = try fault("metric m \"M\" : money = revenu * 2")
    #expect(unknown?.code == .unknownName)
    #expect(unknown?.label?.contains("revenue") == true)
    let column = try fault("metric gross_amount \"M\" : money = sum(orders.gross_saless)")
    #expect(column?.message == "orders has no column called \"gross_saless\"")
    #expect(column?.label == "did you mean gross_sales?")
    #expect(try fault("metric m \"M\" : money = sum(order.units)")?.label == "did you mean orders?")
    let text = try fault("metric m \"M\" : money = sum(orders.channel)")
    #expect(text?.message == "sum() needs numbers, and this is a text")
    let taken = try fault("metric units \"M\" : count = sum(orders.units)")
    #expect(taken?.code == .definition)
    #expect(taken?.message.hasPrefix("units is a column of ") == true)
    // Every way to compute it is looked at, not only the first.
    let second = try fault("metric m \"M\" : count = count(orders) {\notherwise count(ordres)\n}")
    #expect(second != nil)
    let index = try fault("metric m \"M\" : index = sum(competitors.sales_index)")
    #expect(index?.message == "an index cannot be summed: it can be ranked and followed")
  }

  @Test func datasets() throws {
    let key = try fault("dataset d \"D\" {\nkey nothing\nid text\n}")
    #expect(key?.message == "the key nothing is no column of d")
    let none = try fault("dataset d \"D\" {\nid text\n}")
    #expect(none?.message == "the data set d has no key")
    let link = try fault("dataset d \"D\" {\nkey id\nid text\norder_id text -> order\n}")
    #expect(link?.message == "no data set called \"order\"")
    #expect(link?.label == "did you mean orders?")
    // A data set may lead to itself.
    #expect(try fault("dataset d \"D\" {\nkey id\nid text\nparent text -> d\n}") == nil)
  }

  /// What a command or an evidence rule asks is looked through where it is written.
  @Test func bodies() throws {
    let metric = try fault("command \"c\" \"C\" = show revenu by channel last 7 days")
    #expect(metric?.message == "no metric or command called \"revenu\"")
    #expect(metric?.span == Span(23, 29))
    let dimension = try fault("command \"c\" \"C\" = show ad_spend by chanel | sort -ad_spend")
    #expect(dimension?.label == "did you mean channel?")
    let column = try fault("command \"c\" \"C\" = list orders where statsu = \"paid\"")
    #expect(column?.label == "did you mean status?")
    let stage = try fault("command \"c\" \"C\" = list orders | sort gross_saless")
    #expect(stage?.code == .unknownName)
    #expect(try fault("command \"c\" \"C\" = list ordrs")?.label == "did you mean orders?")
    #expect(
      try fault("command \"c\" \"C\" = top 5 products by revenu")?.label == "did you mean revenue?")
    #expect(try fault("command \"c\" \"C\" = show revenue by $what")?.code == .unknownName)
    let inner = try fault(
      "command \"c\" \"C\" = show orders where product in (top 3 products by revenu)")
    #expect(inner?.code == .unknownName)
    for sound in [
      "command \"c\" \"C\" (n: number = 3) = top $n products by revenue",
      "command \"c\" \"C\" (by: dimension of ads, m: metric, p: period, t: text) = show $m, ad_spend "
        + "by channel where campaign = $t $p | sort -ad_spend | take 3",
      "command \"c\" \"C\" = late shipments where carrier = \"YTO\"",
      "evidence \"e\" for product = show units_sold by product $period vs usual | sort -units_sold",
    ] { #expect(try fault(sound) == nil, "\(sound)") }
    let rule = try fault("evidence \"e\" for product = show units_soldd by product $period")
    #expect(rule?.code == .unknownName)
    #expect(try fault("evidence \"e\" for produkt = list orders $around")?.code == .unknownName)
  }

  @Test func rates() throws {
    #expect(try fault("rate usd on 2024-05-01 = 7.24") == nil)
    for wrong in ["0", "-7.24", "revenue", "\"7\""] {
      #expect(
        try fault("rate USD = \(wrong)")?.message == "the rate of USD has to be a number above 0")
    }
    #expect(try fault("rate dollars = 7")?.message == "\"dollars\" is no code of a currency")
  }

  /// What would hide something else is refused; what replaces its own kind is not.
  @Test(arguments: [
    ("command \"revenue\" = list orders", "\"revenue\" is a metric already"),
    ("synonym \"orders\" = revenue", "\"orders\" is a metric already"),
    ("synonym \"products\" = revenue", "\"products\" is a command already"),
    ("synonym \"order_lines\" = revenue", "\"order lines\" is a data set already"),
    ("event \"yesterday\" = 2024-06-01", "\"yesterday\" is a word for a period already"),
    ("event \"refunds\" = 2024-06-01", "\"refunds\" is a metric already"),
    ("command \"trend\" = list orders", "\"trend\" is a verb already"),
    ("metric by = count(orders)", "\"by\" is a word of the language already"),
    ("metric revenue = count(orders)", nil), ("synonym \"GMV\" = orders", nil),
    ("synonym \"revenue\" = revenue", nil),
  ])
  func namesThatMeanSomethingElse(_ line: String, _ message: String?) throws {
    #expect(try fault(line)?.message.english == message)
  }

  /// What explains and briefs asks all rules, and so is none of them.
  @Test(arguments: ["brief \"circle\" says \"x\" = brief", "evidence \"circle\" = brief"])
  func circlesOfRules(_ line: String) throws {
    #expect(try fault(line)?.message.english.contains("is defined by itself") == true)
  }

  @Test(arguments: [
    ("target revenue 2024-06 = \"abc\"", "a target is a number"),
    ("target revenue 2024-06 = 5%", "revenue is no percentage"),
    ("target conversion_rate 2024-06 = 3", "conversion rate is a percentage, and 3 would be 300 %"),
    ("target conversion_rate 2024-06 = 3%", nil), ("target conversion_rate 2024-06 = 0.03", nil),
  ])
  func targetsAreNumbers(_ line: String, _ message: String?) throws {
    #expect(try fault(line)?.message.english == message)
  }

  @Test func namesOfOthers() throws {
    #expect(
      try fault("command \"compare\" \"C\" = list orders")?.message
        == "\"compare\" is a verb already")
    #expect(
      try fault("entity phones = device by revenu")?.label == "did you mean revenue?")
    #expect(try fault("headline revenue, ordrs")?.message == "no metric called \"ordrs\"")
    #expect(try fault("synonym \"takings\" = revenu")?.message == "nothing is called \"revenu\"")
    #expect(try fault("target revenu 2024-06 = 5")?.code == .unknownName)
    #expect(try fault("drivers revenu = orders * average_order_value")?.code == .unknownName)
    #expect(try fault("drivers revenue = orders * averge_order_value")?.code == .unknownName)
  }
}
