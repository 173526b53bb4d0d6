import Language
import Testing
import Values

@testable import Verbs

/// What stands above a column on the screen names it behind a pipe.
@Suite struct ColumnNameTests {
  /// A name as the screen shows it gives the same answer as the one with underscores.
  @Test(arguments: [
    ("compare yesterday | columns metric, %", "columns metric, change_percent"),
    ("compare yesterday | columns metric, usual range", "columns metric, usual_low, usual_high"),
    (
      "compare yesterday | columns metric, \"usual range\", `%`",
      "columns metric, usual_low, usual_high, change_percent"
    ),
    ("compare yesterday | columns metric, yesterday", "columns metric, value"),
    ("compare yesterday | sort -yesterday, metric", "sort -value, metric"),
    ("compare yesterday | where yesterday > 10", "where value > 10"),
    ("compare yesterday | columns 指标, 昨天", "columns metric, value"),
    ("compare yesterday | sort usual low, metric", "sort usual_low, metric"),
    ("compare yesterday | sort -usual range, metric", "sort -usual_low, -usual_high, metric"),
    ("compare yesterday | sort -%, metric", "sort -change_percent, metric"),
    ("compare yesterday | sort % desc, metric", "sort change_percent desc, metric"),
    (
      "compare yesterday | where % > 5% or change is missing",
      "where change_percent > 5% or change is missing"
    ),
    ("compare yesterday | where usual high < value", "where usual_high < value"),
    (
      "compare yesterday | derive my width = usual high - usual low | sort my width, metric",
      "derive my_width = usual_high - usual_low | sort my_width, metric"
    ),
    (
      "compare yesterday | columns metric as what moved, % as moved by",
      "columns metric as what_moved, change_percent as moved_by"
    ),
    (
      "top 5 products last 30 days | columns product, running share",
      "columns product, running_share"
    ),
    ("top 5 products last 30 days | where running share < 0.9", "where running_share < 0.9"),
    ("top 5 products last 30 days | sort -running share", "sort -running_share"),
    (
      "top 5 products last 30 days | derive the rest = 1 - running share",
      "derive the_rest = 1 - running_share"
    ),
    (
      "anomalies revenue last 90 days | columns day, one day in, at stake",
      "columns day, one_day_in, at_stake"
    ),
    ("anomalies revenue last 90 days | sort -at stake", "sort -at_stake"),
    (
      "anomalies revenue last 90 days | where at stake > 10 and one day in >= 100",
      "where at_stake > 10 and one_day_in >= 100"
    ),
    (
      "anomalies revenue last 90 days | derive part = at stake / expected | sort -part",
      "derive part = at_stake / expected | sort -part"
    ),
    ("trend revenue | columns day, average of 7", "columns day, revenue_average"),
    (
      "trend revenue | where average of 7 is not missing",
      "where revenue_average is not missing"
    ),
    ("trend revenue | sort -average of 7, day", "sort -revenue_average, day"),
    (
      "trend revenue | derive above = revenue - average of 7",
      "derive above = revenue - revenue_average"
    ),
    ("revenue by channel vs last week | sort -%", "sort -revenue_change_percent"),
    (
      "basket | where of the first > 0.1 | columns with, of the first",
      "where first_then_second > 0.1 | columns second, first_then_second"
    ),
  ])
  func shown(_ statement: String, _ underscored: String) throws {
    let sample = try Counter.sample.get()
    let question = statement.prefix { $0 != "|" }
    let shown = try sample.table(statement)
    let plain = try sample.table("\(question)| \(underscored)")
    #expect(shown.columns.map { $0.name } == plain.columns.map { $0.name })
    #expect(shown.rows == plain.rows)
  }

  /// Two ends of a range, and two columns with one heading, are told apart.
  @Test(arguments: [
    ("compare yesterday | where usual range > 5", "usual low, usual high"),
    ("compare yesterday | derive x = usual range", "usual low, usual high"),
    ("compare yesterday | columns usual range as r", "usual low, usual high"),
    (
      "revenue, orders vs last week | columns %",
      "revenue change percent, orders change percent"
    ),
  ])
  func unclear(_ statement: String, _ names: String) throws {
    let fault = try #require(try Counter.sample.get().fault(statement))
    #expect(fault.code == .ambiguousName)
    #expect(fault.label == "name one of them: \(names)")
  }

  /// Beside a percentage a bare number is no percentage, below nought as above.
  @Test(arguments: [
    ("compare yesterday | where % > 20", "20% or 0.2"),
    ("compare yesterday | where % < -20", "-20% or -0.2"),
    ("revenue by channel vs last week | where % < -20", "-20% or -0.2"),
  ])
  func percentages(_ statement: String, _ ways: String) throws {
    let fault = try #require(try Counter.sample.get().fault(statement))
    #expect(fault.label == "write \(ways)")
  }

  /// Texts behind a pipe are found whatever their letters' case, and it is said how they are written.
  @Test(arguments: [
    "revenue by channel | where channel = \"SEARCH\"",
    "compare revenue by channel yesterday vs day before | where channel = \"SEARCH\"",
    "revenue by channel where channel = \"SEARCH\"",
  ])
  func textsInAnotherCase(_ statement: String) throws {
    let report = try Counter.sample.get().run(statement)
    #expect(report.table?.cells.first == [.text("search")])
    #expect(report.notes.contains("\"SEARCH\" is written \"search\""))
  }

  /// What a verb may have and has not this time is empty, and no fault.
  @Test func columnsThatAreNotKnown() throws {
    let table = try Counter.sample.get().table("compare 2026-10-01 | columns metric, usual range")
    #expect(table.columns.map { $0.name } == ["metric", "usual_low", "usual_high"])
    #expect(!table.cells[1].contains { !$0.isNull })
  }

  /// A word that is no column is blamed by the name that was typed.
  @Test func unknown() throws {
    let sample = try Counter.sample.get()
    let fault = try #require(sample.fault("compare yesterday | sort usual lows"))
    #expect(fault.message == "the answer has no column called \"usual lows\"")
    #expect(fault.label == "did you mean usual_low?")
  }

  /// A question in brackets behind a pipe keeps its own names.
  @Test func questionsInsideStages() throws {
    let sample = try Counter.sample.get()
    let pipeline = try sample.pipeline("revenue by channel | where channel = live stream | take 3")
    guard case .filter(let condition) = pipeline.stages[0].kind else {
      Issue.record("no condition")
      return
    }
    #expect(condition.text == "channel = live_stream")
    #expect(sample.fault("compare yesterday | columns metric, % | where % > 0 | sort -%") == nil)
  }
}
