import Catalog
import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Commands of the model: parameters, clauses of the caller, and commands inside commands.
@Suite struct CommandTests {
  private let shop: Counter

  init() throws { shop = try TwoWeeks.counter(definitions: Self.definitions) }

  private static let definitions = """
    command "sales of" "Sales" (level: dimension of orders = channel)
      = show revenue, orders by $level last 7 days where revenue > 0 | sort -revenue
    command "one metric" "A metric by channel" (what: metric) = show $what by channel last 7 days
    command "single channel" "One channel" (name: text) = show revenue last 7 days
      where channel = $name
    command "strong channels" "Those above" (least: number = 150)
      = show revenue by channel last 7 days | where revenue > $least
    """

  private func expanded(_ text: String) throws -> String {
    let pipeline = try shop.pipeline(text)
    return try CommandExpansion(catalog: shop.workspace.catalog).expand(pipeline).text
  }

  @Test func parametersAndTheirDefaults() throws {
    #expect(try shop.lines("sales of") == ["search 300.00 2", "ads 200.00 1", "mail 100.00 1"])
    #expect(try shop.table("sales of customer").columns.first?.name == "customer")
    #expect(try shop.lines("one metric orders") == ["search 2", "ads 1", "mail 1"])
    #expect(try shop.lines("single channel \"ads\"") == ["200.00"])
    #expect(try shop.lines("strong channels") == ["search 300.00", "ads 200.00"])
    #expect(try shop.lines("strong channels 250") == ["search 300.00"])
  }

  /// Clauses of the caller replace those of the body; conditions add up, stages follow.
  @Test func clausesOfTheCaller() throws {
    #expect(
      try shop.lines("sales of where channel != \"ads\" 2024-04-30 to 2024-05-06 | columns channel")
        == ["live", "search", "mail"])
    #expect(
      try shop.lines("sales of by channel, day 2024-05-13 | take 1 | columns revenue") == ["200.00"]
    )
    let versus = try shop.table("sales of vs previous period")
    #expect(versus.index(of: "revenue_before") != nil)
  }

  @Test func commandInACommand() throws {
    let shop = try TwoWeeks.counter(definitions: Self.definitions)
    func define(_ text: String) {
      let grammar = Workspace.grammar(shop.workspace.catalog)
      let faults = shop.workspace.catalog.add(modelText: text, name: "more", grammar: grammar)
      #expect(faults == [])
    }
    define("command \"best sales\" \"The largest\" = sales of | take 1")
    #expect(try shop.lines("best sales") == ["search 300.00 2"])
    #expect(try shop.lines("best sales where channel != \"search\"") == ["ads 200.00 1"])
    define("command \"round two\" \"Two\" = sales of")
    define("command \"round one\" \"One\" = round two")
    define("command \"round two\" \"Two\" = round one")
    let fault = try #require(shop.fault("round one"))
    #expect(fault.code == .definition)
    #expect(fault.message == "the command \"round one\" is defined by itself")
  }

  @Test func faultsOfArguments() throws {
    let dimension = try #require(shop.fault("sales of chanel"))
    #expect(dimension.message == "orders has no dimension called \"chanel\"")
    #expect(dimension.label == "did you mean channel?")
    let metric = try #require(shop.fault("one metric revenu"))
    #expect(metric.label == "did you mean revenue?")
    #expect(shop.fault("one metric") != nil)
    #expect(shop.fault("single channel") != nil)
  }

  /// Faults inside a command point at what was typed.
  @Test func placesOfFaults() throws {
    let empty = try Counter { _ in }
    let fault = try #require(empty.fault("late shipments"))
    #expect(fault.code == .notLoaded)
    #expect(fault.span.map { $0.end <= "late shipments".utf8.count } ?? true)
    let roi = try #require(empty.fault("roi campaign"))
    #expect(roi.code == .notLoaded)
    #expect(roi.span == Span(0, 3))
  }

  /// What the loaded data cannot answer is left out of a command, with a word on it.
  @Test func lenience() throws {
    let own = try TwoWeeks.counter(
      definitions: "command \"overview\" \"All\" = show revenue, visitors, orders last 7 days")
    let report = try own.run("overview")
    #expect(report.table?.columns.map { $0.name } == ["revenue", "orders"])
    #expect(report.notes == ["not in the loaded data: visitors"])
    // So is the same question typed.
    let typed = try own.run("revenue, visitors, orders last 7 days")
    #expect(typed.notes == report.notes)
  }

  @Test func signatures() throws {
    let command = try #require(shop.workspace.catalog.commands["sales_of"])
    #expect(command.signature(Workspace.baseGrammar.verbs).head == [.optionalName(.dimension)])
    #expect(
      command.signature(Workspace.baseGrammar.verbs).clauses == [.by, .where, .period, .on, .vs])
    let list = try #require(shop.workspace.catalog.commands["late_shipments"])
    #expect(list.signature(Workspace.baseGrammar.verbs).clauses == [.where, .period, .on, .due])
  }
}
