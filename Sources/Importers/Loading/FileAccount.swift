import Values

/// What became of one file.
package struct FileAccount: Hashable, Sendable {
  /// A column of the file and what it became.
  package struct Column: Hashable, Sendable {
    /// As the file has it; nil for what is made without one column of the file.
    package var header: String?
    /// The column of the data set; nil for one that is left out.
    package var name: String?
    /// name, synonym, guess, map, export, or how it was worked out.
    package var how: String
    /// All columns of the file that it is made of.
    package var headers: [String] = []
  }

  /// A row that was rejected.
  package struct Reject: Hashable, Sendable {
    /// The line of the file that it begins on.
    package var line: Int
    /// Nil when the row as a whole is broken.
    package var field: String?
    /// What stands there, cut where it is long.
    package var found: String?
    /// What is wrong with it.
    package var reason: String
  }

  /// Rows that were passed over for the same reason.
  package struct Skip: Hashable, Sendable {
    package var reason: Wording
    package var count: Int
    /// Whether they are rows that another data set may have a use for.
    package var isOfDataset = false
  }

  /// What a column of amounts comes to in the file and in the rows that were taken.
  package struct Sum: Hashable, Sendable {
    /// The column of the data set, and of the file.
    package var column: String
    package var header: String
    package var inFile: Value
    package var taken: Value
    /// What the rows come to that were set aside.
    package var between: [Between] = []

    /// What is left of the difference.
    package var unexplained: Double {
      (inFile.double ?? 0) - (taken.double ?? 0)
        - between.reduce(0) { $0 + ($1.sum.double ?? 0) }
    }
  }

  /// What rows come to that were set aside for one reason.
  package struct Between: Hashable, Sendable {
    package var reason: Wording
    package var sum: Value
  }

  /// An amount of money in one currency.
  package struct Amount: Hashable, Sendable {
    /// The ISO code.
    package var currency: String
    package var sum: Value
  }

  /// The path, as it was given.
  package var file: String
  /// The export that it is, as `shopify orders`; nil for rows of one data set.
  package var export: String?
  /// What its rows were loaded into.
  package var dataset: String
  /// The grain of the rows, where the data set has several: `campaign`.
  package var level: String?
  /// How its columns were matched, those left out last.
  package var columns: [Column] = []
  /// When the same file was loaded before; then nothing was done now.
  package var loadedBefore: Moment?
  /// Rows with a key that the store did not have.
  package var added = 0
  /// Rows that replaced an older one.
  package var updated = 0
  /// Rows that the store had already.
  package var unchanged = 0
  /// Rows that were the same as another one of the file.
  package var repeated = 0
  /// Rows that went into the row of another, as the lines of an order into it.
  package var joined = 0
  /// Rows that a newer export of the same kind had already, whose row stays.
  package var older = 0
  /// Rows that could not be read.
  package var rejected = 0
  /// Rows that are none of the data set's, by the reason.
  package var skipped: [Skip] = []
  /// Columns that tell who someone is, and were left out for that.
  package var personal: [String] = []
  /// Rows with an amount that was rounded to two decimals; they are among the others.
  package var rounded = 0
  /// The first of the rejected rows, by line.
  package var rejects: [Reject] = []
  /// The column of the time that the rows are dated by.
  package var time: String?
  /// The days that the rows reach over, by that time.
  package var days: ClosedRange<Day>?
  /// The main amount of money and its sum over the rows that were taken.
  package var sum: (column: String, value: Value)? {
    get { sumColumn.map { ($0, sumValue) } }
    set {
      sumColumn = newValue?.column
      sumValue = newValue?.value ?? .null
    }
  }
  /// The sums by the currency of the rows, that of most rows first; empty where all are in the store's.
  package var amounts: [Amount] = []
  private var sumColumn: String?
  private var sumValue = Value.null
  /// What the columns of amounts come to in the file and in the rows that were taken.
  package var sums: [Sum] = []
  /// Lines that are none of the table's rows; told once for a file that fills several data sets.
  package var setAside: [SkippedLines] = []
  /// Days within those, on which the store has no row though it has on most.
  package var gaps: [Day] = []
  /// The order of its dates that are three numbers.
  var dateOrder: DateOrder?
  /// Sentences on what was worked out.
  package var notes: [Wording] = []
  /// Sentences on the file as a whole.
  package var fileNotes: [Wording] = []

  init(file: String, dataset: String, export: String? = nil) {
    self.file = file
    self.dataset = dataset
    self.export = export
  }

  /// Whether the file has no rows at all.
  package var isEmpty: Bool { read == 0 && loadedBefore == nil }

  /// Rows of the file, whatever became of them.
  package var read: Int {
    added + updated + unchanged + repeated + older + joined + rejected + skippedCount
  }

  /// Puts down rows that were passed over, if there are any.
  mutating func skip(_ count: Int, _ reason: Wording) {
    if count > 0 { skipped.append(Skip(reason: reason, count: count)) }
  }

  /// Rows that are none of the data set's.
  package var skippedCount: Int { skipped.reduce(0) { $0 + $1.count } }
}
