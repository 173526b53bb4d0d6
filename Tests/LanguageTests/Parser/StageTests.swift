import Testing

@testable import Language

/// What is done with an answer after `|`.
@Suite struct StageTests {
  @Test(arguments: [
    ("where visitors > median(visitors)", "where (> visitors (median visitors))"),
    ("sort -revenue, name, -(a + b)", "sort -revenue, name, -(+ a b)"),
    ("sort a desc, b asc, c descending, d ascending", "sort -a, b, -c, d"),
    ("take 20", "take 20"),
    ("take 0", "take 0"),
    ("columns a, b / c as d", "columns a, (/ b c) as d"),
    ("derive x = a / b, y = 8%", "derive x: (/ a b), y: %0.08"),
    ("pivot channel", "pivot channel"),
    ("total", "total"),
    ("share", "share"),
    ("cumulative", "cumulative"),
    ("wrap week", "wrap week"),
    ("chart line", "chart line"),
    ("chart", "chart line"),
    ("chart waterfall", "chart waterfall"),
    ("save \"my file.csv\"", "save \"my file.csv\""),
    ("save out/daily.csv", "save out/daily.csv"),
    ("as kept", "as kept"),
    ("alert when refund_rate > 8% \"high\"", "alert (> refund_rate %0.08) \"high\""),
    ("alert when a > 1", "alert (> a 1)"),
    ("task for \"ads\" due today", "task for \"ads\" due today"),
    ("task \"call back\" due fri for service", "task \"call back\" for service due (weekday 5)"),
    ("task due last 7 days", "task due (last 7 day)"),
    ("task", "task"),
  ])
  func stages(_ text: String, _ expected: String) throws {
    let statement = try Samples.statement("revenue | \(text)")
    #expect(Outline.of(statement) == "show* items=[revenue] | (\(expected))")
  }

  @Test(arguments: [
    "revenue by day | sort -revenue | take 5",
    "revenue by day |\n sort -revenue |\n take 5",
    "revenue by day\n| sort -revenue\n\n  | take 5",
    "revenue by day # first\n  # between\n  | sort -revenue # then\n  | take 5",
  ])
  func pipesOverLines(_ text: String) throws {
    #expect(
      Outline.of(try Samples.statement(text))
        == "show* items=[revenue] by=[day] | (sort -revenue) | (take 5)")
  }

  @Test func everyStageIsListed() {
    for name in StageWord.words {
      #expect(!Samples.faults("revenue | \(name) ?").contains("no stage"), "\(name)")
    }
  }
}
