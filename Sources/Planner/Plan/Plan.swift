import Values

/// How a question is answered, as plain data: it prints, compares and turns into SQL.
///
/// Each source aggregates one data set by itself; their results are put side by side on the keys,
/// so that no join between data sets of different grain can repeat a row.
package struct Plan: Hashable, Sendable, Codable {
  /// The stretches of time asked for: the period, then its baselines.
  package var windows: [Window] = []
  package var sources: [Source] = []
  /// What the answer is grouped by.
  package var keys: [Key] = []
  package var measures: [Measure] = []
  package var outputs: [Output] = []
  /// What happens to the answer afterwards, in order.
  package var steps: [Step] = []
  /// Whether the rows of one source are listed as they are, without aggregation.
  package var listsRows = false
  /// Whether groups without rows are left out, and the others stand in any order: for answers that
  /// are read by place.
  package var isSparse = false
  /// The weekday that weeks begin with: 1 is Monday.
  package var weekStart = 1
  /// What converts amounts of other currencies; nil where all are in the store's.
  package var rates: Rates?

  package init() {}

  /// A stretch of time, end exclusive; both nil when the question names none.
  package struct Window: Hashable, Sendable, Codable {
    package var name: String
    package var start: Moment?
    package var end: Moment?
    /// How far its buckets are moved to stand beside those of the first window.
    package var shiftDays = 0
    package var shiftMonths = 0
    /// For buckets that are not moved by whole days: which bucket stands against which of the first window.
    package var pairs: [BucketPair] = []
    /// The buckets of the first window that none of its own stands against, by the place of the key:
    /// there it is unknown, not zero.
    package var alone: [Int: [Moment]] = [:]
    /// The stretches whose mean the window is, within its start and end; empty when it is one.
    package var stretches: [Stretch] = []

    package init(name: String, start: Moment? = nil, end: Moment? = nil) {
      self.name = name
      self.start = start
      self.end = end
    }
  }

  /// One of several stretches of time that a window is the mean of.
  package struct Stretch: Hashable, Sendable, Codable {
    package var start: Moment
    package var end: Moment
    package var shiftDays: Int
    package var shiftMonths: Int
  }

  package struct BucketPair: Hashable, Sendable, Codable {
    package var from: Moment
    package var to: Moment
  }

  /// One pass over one data set for one window.
  package struct Source: Hashable, Sendable, Codable {
    package var dataset: String
    package var joins: [Join] = []
    package var window: Int
    /// What dates its rows; nil for data sets without dates.
    package var time: Scalar?
    /// Whether the time is a day without a clock.
    package var isDaily = false
    /// Whether rows without the time are left out.
    package var needsTime = false
    package var filter: Scalar?
    /// The level of the data set that is read.
    package var level: String?
    /// Whether only the last snapshot of the window, or of each of its buckets, counts.
    package var isSnapshot = false
    /// The keys' values in its rows, in the order of the plan's keys.
    package var keys: [Scalar] = []
    package var measures: [Int] = []
    /// Whether the data set has nothing in the window: its measures are missing, not zero.
    package var isOutside = false
    /// How many of its window's stretches the data set covers, for their mean; nil for a window
    /// that is one stretch.
    package var stretchCount: Int?
    /// The currencies of its rows, in the order of the numbers that `convert` gives; nil where it
    /// converts nothing.
    package var currencies: [Scalar]?
    /// How its rows over several days are spread over these; nil where it has none.
    package var spans: Spans?
    /// Of every day only what lies before this time of day counts, in microseconds.
    package var dayLimit: Int64?

    package init(dataset: String, window: Int) {
      self.dataset = dataset
      self.window = window
    }
  }

  /// A step over a link to the one row it leads to.
  package struct Join: Hashable, Sendable, Codable {
    package var table: Int
    package var dataset: String
    package var from: Int
    package var column: String
    package var key: String
  }

  /// Part of the grouping.
  package struct Key: Hashable, Sendable, Codable {
    package var column: Column
    /// The time bucket, for a key that is one.
    package var grain: Grain?
    /// Whether it tells which of its window's stretches a row lies in, by their beginning; missing
    /// for a window that is one.
    package var isStretch = false
    /// The names of what the key identifies: its data set, key column and label column.
    package var label: Label?
    /// Keeps the first so many groups by the first output and folds the rest; negative: the last.
    package var top: Int?
    /// Every value that a time key has, with or without rows.
    package var buckets: [Value] = []
    /// Those among them that the clock skips, which are shown where rows lie in them all the same.
    package var skipped: [Value]?

    package struct Label: Hashable, Sendable, Codable {
      package var dataset: String
      package var key: String
      package var column: String
    }
  }

  /// An aggregate over a source's rows.
  package struct Measure: Hashable, Sendable, Codable {
    package var function: AggregateFunction
    package var argument: Scalar?
    package var filter: Scalar?

    package init(function: AggregateFunction, argument: Scalar? = nil, filter: Scalar? = nil) {
      self.function = function
      self.argument = argument
      self.filter = filter
    }

    /// Whether a group without rows counts as zero instead of missing.
    package var isZeroWithoutRows: Bool { isAdditive || function == .distinct }

    /// Whether the values of groups add up to that of all.
    package var isAdditive: Bool { isSum || function == .count }

    package var isSum: Bool { function == .sum || isStrict }

    /// Whether a row without a value makes the sum unknown.
    package var isStrict: Bool { function == .strictSum }
  }

  /// A column of the answer.
  package struct Output: Hashable, Sendable, Codable {
    package var column: Column
    package var scalar: Scalar
    /// Used by a step, but not shown.
    package var isHidden = false

    package init(column: Column, scalar: Scalar, isHidden: Bool = false) {
      self.column = column
      self.scalar = scalar
      self.isHidden = isHidden
    }
  }

  /// What is done with the answer, stage by stage.
  package enum Step: Hashable, Sendable, Codable {
    case filter(Scalar)
    case sort([SortKey])
    case take(Int)
    case derive([Output])
    case columns([Output])
    /// The running sum of each additive column, in the order so far.
    case cumulative([Output])
  }

  package struct SortKey: Hashable, Sendable, Codable {
    package var scalar: Scalar
    package var isDescending: Bool

    package init(scalar: Scalar, isDescending: Bool) {
      self.scalar = scalar
      self.isDescending = isDescending
    }
  }

  /// The columns that the answer shows in the end, in order.
  package var columns: [Column] {
    var columns = keys.map { $0.column } + outputs.filter { !$0.isHidden }.map { $0.column }
    for step in steps {
      switch step {
      case .derive(let added), .cumulative(let added):
        // A new column hides one of the same name, also where both are new.
        for output in added {
          columns.removeAll { $0.name == output.column.name }
          columns.append(output.column)
        }
      case .columns(let chosen): columns = chosen.map { $0.column }
      case .filter, .sort, .take: break
      }
    }
    return columns
  }
}
