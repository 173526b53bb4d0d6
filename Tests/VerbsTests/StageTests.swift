import Language
import TestSupport
import Testing
import Values

@testable import Verbs

/// Stages on finished answers: what rearranges them, keeps them and acts on them.
@Suite struct StageTests {
  private let shop: Counter

  init() throws { shop = try TwoWeeks.made.get() }

  /// The same column twice has its share once, also over an answer that is there already.
  @Test(arguments: [
    "revenue, revenue, orders by channel last 7 days | share",
    "revenue, revenue, orders by channel last 7 days | chart bar | share",
    "revenue, revenue by channel last 7 days | chart bar | cumulative",
    "revenue by channel last 7 days | chart bar | derive a = revenue, a = revenue * 2",
  ])
  func theSameColumnTwice(_ question: String) throws {
    let table = try shop.table(question)
    #expect(table.cells.count == table.columns.count)
  }

  // MARK: - Totals

  @Test func totalOfSums() throws {
    let table = try shop.table("revenue, orders by channel last 7 days | total")
    #expect(table.total?.map { $0.short } == ["Total", "600.00", "4"])
  }

  /// Rates and different people have an exact total too: it is asked for, not added up.
  @Test func totalOfRates() throws {
    let table = try shop.table("average_order_value, buyers by channel last 7 days | total")
    #expect(table.total?.map { $0.short } == ["Total", "150.00", "1"])
  }

  /// Of rows that were left out nothing is in the total.
  @Test func totalOfWhatIsLeft() throws {
    let table = try shop.table(
      "revenue, average_order_value by channel last 7 days | take 2 | total")
    #expect(table.total?.map { $0.short } == ["Total", "500.00", "-"])
  }

  @Test func totalWithABaseline() throws {
    let table = try shop.table("revenue by channel last 7 days vs previous period | total")
    #expect(table.total?.map { $0.short } == ["Total", "600.00", "800.00", "-200.00", "-0.25"])
  }

  /// The total stays when the rows are sorted, and goes when some of them go.
  @Test func totalAfterOtherStages() throws {
    #expect(
      try shop.table("revenue by channel last 7 days | total | sort revenue").total?.count == 2)
    #expect(try shop.table("revenue by channel last 7 days | total | take 1").total == nil)
  }

  // MARK: - Other shapes

  @Test func pivot() throws {
    let table = try shop.table("revenue by channel, day 2024-05-10 to 2024-05-13 | pivot day")
    #expect(table.columns.count == 5)
    #expect(table.columns.first?.name == "channel")
    let search = try #require(table.rows.first { $0[0] == .text("search") })
    #expect(search.map { $0.short } == ["search", "120.00", "0.00", "0.00", "180.00"])
  }

  @Test func wrap() throws {
    let table = try shop.table("revenue by day 2024-05-06 to 2024-05-13 | wrap week")
    #expect(
      table.columns.map { $0.title } == ["week", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    #expect(
      table.rows.map { $0.map { $0.short }.joined(separator: " ") } == [
        "2024-05-06 100.00 100.00 0.00 0.00 120.00 0.00 0.00",
        "2024-05-13 380.00 - - - - - -",
      ])
    let months = try shop.table("revenue by day 2024-05-01 to 2024-05-13 | wrap month")
    #expect(months.columns.count == 32)
    #expect(months.rows.first?[13].short == "380.00")
  }

  @Test func chart() throws {
    let report = try shop.run("revenue by day last 7 days | chart line")
    guard case .chart(let chart) = report.blocks.first else {
      Issue.record("no chart")
      return
    }
    #expect(chart.shape == .line)
    #expect(chart.table.rowCount == 7)
  }

  // MARK: - Over finished rows

  /// Rows of a rearranged answer keep their order, also where a sort finds them equal.
  @Test func orderIsKept() throws {
    let base = "revenue by day 2024-05-10 to 2024-05-13 | wrap week"
    #expect(try shop.lines("\(base) | columns week") == ["2024-05-06", "2024-05-13"])
    #expect(
      try shop.lines(
        "revenue by channel last 7 days | total | derive one = 1 | sort one", ["channel"])
        == ["search", "ads", "mail"])
    #expect(
      try shop.lines("revenue by channel last 7 days | total | cumulative", ["revenue_cumulative"])
        == ["300.00", "500.00", "600.00"])
  }

  @Test func sharesAfterATotal() throws {
    #expect(
      try shop.lines("revenue by channel last 7 days | total | share", ["revenue_share"])
        == ["0.5", "0.333333", "0.166667"])
  }

  // MARK: - Keeping and acting

  @Test func keptAnswers() throws {
    let own = try TwoWeeks.counter()
    _ = try own.run("revenue by channel last 7 days | as best")
    #expect(try own.lines("best | sort revenue | take 1") == ["mail 100.00"])
    #expect(try own.lines("best | where revenue > 100 | columns channel") == ["search", "ads"])
    let fault = try #require(own.fault("revenue by channel | as orders"))
    #expect(fault.code == .ambiguousName)
  }

  @Test func alerts() throws {
    let own = try TwoWeeks.counter()
    let report = try own.run(
      "revenue by channel last 7 days | alert when revenue < 250 \"weak\" | take 1")
    #expect(
      own.workspace.alerts.map { "\($0.text): \($0.subject)" } == ["weak: ads", "weak: mail"])
    // The rows go on as they were.
    #expect(report.table?.rows.map { $0.map { $0.short } } == [["search", "300.00"]])
    _ = try own.run("revenue by channel last 7 days | alert when revenue < 1")
    #expect(own.workspace.alerts.count == 2)
  }

  @Test func tasks() throws {
    let own = try TwoWeeks.counter()
    let asked = "revenue by channel last 7 days | take 2 | task \"look at\" for \"ann\" due friday"
    let report = try own.run(asked)
    #expect(report.notes.last == "2 tasks noted for ann, due 2024-05-17")
    #expect(try own.run(asked).notes.last?.hasSuffix("2 were there already") == true)
    let noted = try own.query("select assignment, assignee from tasks order by 1")
    #expect(noted == ["look at: ads ann", "look at: search ann"])
  }

  // MARK: - Faults

  @Test func faults() throws {
    let pivot = try #require(shop.fault("revenue by channel last 7 days | pivot day"))
    #expect(pivot.message == "the answer has no dimension called \"day\"")
    #expect(pivot.label == "it has channel")
    #expect(
      shop.fault("revenue by channel last 7 days | wrap week")?.label == "ask it by day first")
    #expect(
      shop.fault("revenue by day last 7 days | wrap year")?.message == "wrap goes by week or month")
    let wide = try #require(shop.fault("revenue by hour 2024-05-01 to 2024-05-13 | pivot hour"))
    #expect(wide.message == "a pivot by hour makes 312 columns")
    #expect(
      shop.fault("revenue by channel last 7 days | total | where revnue > 1")?.label
        == "did you mean revenue?")
    #expect(
      shop.fault("describe revenue | pivot day")?.message == "there is no table to work on here")
  }

  /// An empty list leaves everything where it is asked to be outside of it.
  @Test func outsideOfNothing() throws {
    let none = "(top 3 channels by revenue last 7 days where channel = \"none\")"
    #expect(try shop.lines("orders where channel in \(none) last 7 days") == ["0"])
    #expect(try shop.lines("orders where channel not in \(none) last 7 days") == ["4"])
    let best = "(top 1 channels by revenue last 7 days)"
    #expect(try shop.lines("orders where channel in \(best) last 7 days") == ["2"])
    #expect(try shop.lines("orders where channel not in \(best) last 7 days") == ["2"])
  }
}
