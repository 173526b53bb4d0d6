import Values

/// The words of the stages behind `|`.
package enum StageWord: String, KeywordSet {
  case `where`, sort, take, columns, derive, pivot, total, share, cumulative, wrap, chart, save
  case `as`, alert, task

  package var keyword: Keyword {
    switch self {
    case .where: word("keeps the rows that a condition holds for")
    case .sort:
      word(
        "by columns, - before one for the largest first",
        ["order by", "sort by", "sorted by", "ordered by", "排序", "排序按"])
    case .take:
      word("keeps the first rows", ["limit", "fetch first", "fetch next", "first", "head", "限制"])
    case .columns: word("keeps and renames columns")
    case .derive: word("adds a column: derive x = a / b")
    case .pivot: word("one column for each value of a dimension")
    case .total: word("a last row of sums")
    case .share: word("each row's part of the sum")
    case .cumulative: word("sums up to each row")
    case .wrap: word("one row a week, one column a weekday")
    case .chart: word("draws instead of listing", ["visualize"])
    case .save: word("writes a file: csv, json, md, html, parquet")
    case .as: word("keeps the answer under a name")
    case .alert: word("tells when a condition holds for a row")
    case .task: word("notes a task for each row")
    }
  }
}

/// The words behind a key of `sort`.
package enum OrderWord: String, KeywordSet {
  case desc, descending, asc, ascending

  package var isDescending: Bool { self == .desc || self == .descending }

  package var keyword: Keyword {
    switch self {
    case .desc:
      Keyword(
        rawValue, "the largest first",
        ways: ["descending", "highest first", "largest first", "降序", "从高到低", "由高到低"])
    case .asc:
      Keyword(
        rawValue, "the smallest first",
        ways: ["ascending", "lowest first", "smallest first", "升序", "从低到高", "由低到高"])
    case .descending, .ascending: Keyword(rawValue)
    }
  }
}

extension Chart.Shape: KeywordSet {
  package var keyword: Keyword {
    switch self {
    case .line: Keyword(rawValue, "a curve over time")
    case .bar: Keyword(rawValue, "a bar for each row")
    case .spark: Keyword(rawValue, "a small curve for each row")
    case .heat: Keyword(rawValue, "a grid of shades")
    case .funnel: Keyword(rawValue, "steps and what each loses")
    case .waterfall: Keyword(rawValue, "parts that make up a change")
    }
  }
}
