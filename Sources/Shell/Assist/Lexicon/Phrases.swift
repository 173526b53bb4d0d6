import Language
import Values

/// What can be typed whatever the model holds: the language's own words.
enum Phrases {
  /// What a statement can begin with besides a verb, a command or a metric.
  static let statements = [
    Entry("set", "how the shell behaves: set today 2024-05-14"),
    Entry("section", "a part of a routine: section \"Sales\" at 08:30"),
    Entry("include", "runs another file"), Entry("param", "a value that a script takes"),
    Entry("for", "the same for each: for p in (top 3 products) { ... }"),
    Entry("if", "only if a condition holds"),
    Entry("expect", "an alert unless a condition holds: expect refund_rate < 8%"),
    Entry("metric", "defines a metric: metric x \"about\" = a / b"),
    Entry("command", "defines a command: command \"x\" = list orders ..."),
    Entry("dataset", "defines a data set"), Entry("entity", "defines what can be ranked"),
    Entry("event", "names days: event \"Sale\" = 2024-06-01 to 2024-06-20"),
    Entry("target", "what is to be reached: target revenue 2024-06 = 1200000"),
    Entry("synonym", "another name: synonym \"GMV\" = revenue"),
    Entry("rate", "an exchange rate: rate USD = 7.24"),
    Entry("headline", "the metrics that compare shows"),
    Entry("splits", "the dimensions that explain looks for segments in"),
    Entry("steps", "what funnel goes through"),
    Entry("drivers", "what a metric is made of: drivers revenue = a * b"),
    Entry("evidence", "what may explain a move"), Entry("exit", "leaves the shell"),
    Entry("export", "how a platform's report is read: export \"x\" { header ... }"),
  ]

  static let stages = [
    Entry("where", "keeps the rows that a condition holds for"),
    Entry("sort", "by columns, - before one for the largest first"),
    Entry("take", "keeps the first rows"), Entry("columns", "keeps and renames columns"),
    Entry("derive", "adds a column: derive x = a / b"),
    Entry("pivot", "one column for each value of a dimension"),
    Entry("total", "a last row of sums"), Entry("share", "each row's part of the sum"),
    Entry("cumulative", "sums up to each row"),
    Entry("wrap", "one row a week, one column a weekday"),
    Entry("chart", "draws instead of listing"),
    Entry("save", "writes a file: csv, json, md, html, parquet"),
    Entry("as", "keeps the answer under a name"),
    Entry("alert", "tells when a condition holds for a row"),
    Entry("task", "notes a task for each row"),
  ]

  static let charts = [
    Entry("line", "a curve over time"), Entry("bar", "a bar for each row"),
    Entry("spark", "a small curve for each row"), Entry("heat", "a grid of shades"),
    Entry("funnel", "steps and what each loses"), Entry("waterfall", "parts that make up a change"),
  ]

  static let clauses: [Signature.Clause: Entry] = [
    .by: Entry("by", "split by dimensions or time"), .where: Entry("where", "only some of it"),
    .on: Entry("on", "dated by another time"), .vs: Entry("vs", "against a baseline"),
    .for: Entry("for", "for whom, or how far ahead"), .as: Entry("as", "the data set it goes to"),
    .map: Entry("map", "columns by hand: map (order_id = `No.`)"),
    .store: Entry("store", "the shop that the files are of: store \"EU\""),
    .due: Entry("due", "the day it has to be done"),
  ]

  /// Periods in the order in which they are offered; their dates come from the clock.
  static let periods = [
    "today", "yesterday", "last 7 days", "last 14 days", "last 30 days", "last 90 days",
    "this week", "last week", "this month", "last month", "this quarter", "last quarter",
    "this year", "last year", "week to date", "month to date", "quarter to date", "year to date",
    "today so far", "last 24 hours", "last 4 weeks", "last 12 months", "tomorrow", "next 7 days",
    "next week", "next month", "wtd", "mtd", "qtd", "ytd",
  ]

  /// Words that begin a period of one's own.
  static let periodOpenings = [
    Entry("since", "from a day on"), Entry("until", "up to a day"),
    Entry("from", "from 2024-05-01 to 2024-05-07"), Entry("during", "an event or a period"),
  ]

  static let baselines = [
    "previous period", "day before", "last week", "last month", "last quarter", "last year",
  ]

  static let buckets = Grain.allCases.map { grain in
    switch grain {
    case .hourOfDay: Entry("hour_of_day", "0 to 23, all days together")
    case .weekday: Entry("weekday", "Monday to Sunday, all weeks together")
    case .monthOfYear: Entry("month_of_year", "January to December, all years together")
    default: Entry(grain.rawValue, "each \(grain.rawValue)")
    }
  }

  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ].map { Entry($0, "the next one") }

  /// What can stand behind a dimension or metric in a condition.
  static let comparisons = [
    Entry("=", "is"), Entry("!=", "is not; keeps what is missing"),
    Entry("in", "one of: in (a, b)"),
    Entry("not in", "none of"), Entry("contains", "has a text in it"),
    Entry("starts with", "begins with a text"), Entry("ends with", "ends with a text"),
    Entry("is missing", "has no value"), Entry("is not missing", "has a value"),
    Entry("<", "less"), Entry("<=", "at most"), Entry(">", "more"), Entry(">=", "at least"),
    Entry("between", "between a and b"), Entry("matches", "a pattern: matches /re/"),
    Entry("not contains", "has no such text in it"),
  ]

  /// What can stand behind a metric in a condition.
  static let orderings = ["<", "<=", ">", ">=", "=", "!=", "between", "is missing"].compactMap {
    word in comparisons.first { $0.text == word }
  }

  /// Single words that the parser asks for by themselves.
  static let keywords = [
    Entry("and", "both have to hold"), Entry("or", "one of both has to hold"),
    Entry("missing", "has no value"), Entry("when", "the condition"), Entry("for", "for whom"),
    Entry("due", "by when"), Entry("at", "the time of day"), Entry("in", "of what"),
    Entry("to", "up to"),
  ]

  /// The words of a formula or condition that are no names.
  static let operators: Set = [
    "and", "or", "not", "in", "is", "between", "contains", "starts", "ends", "with", "matches",
    "true", "false", "missing", "null", "empty",
  ]

  /// The words of baselines that are no period.
  static let baselineWords: Set = [
    "day", "before", "previous", "period", "usual", "plan", "target", "market",
  ]

  /// The words that go on with a period that has begun.
  static let periodWords: Set<String> = Set(
    TimeUnit.allCases.flatMap { [$0.rawValue, $0.rawValue + "s"] }
  ).union(["to", "so", "far", "date", "q1", "q2", "q3", "q4"])

  /// The words that begin a period, as the parser has it.
  static let periodStarts: Set = [
    "today", "yesterday", "tomorrow", "since", "until", "during", "from", "wtd", "mtd", "qtd",
    "ytd", "last", "next", "this", "previous", "past",
  ]
}
