import Catalog
import Values

/// Where the values of a data set's column come from.
struct ColumnSource: Hashable, Sendable {
  enum Origin: Hashable, Sendable {
    /// A column of the file that has the name or a synonym, or comes near one.
    case name(String), synonym(String), guess(String)
    /// An expression of the user's.
    case map
    /// An expression of the export that the file is.
    case export
    /// Worked out: how, in words.
    case derived(String)
  }

  let column: ColumnDefinition
  let origin: Origin
  /// The text that stands for it in a row, over the columns of the file.
  let text: SQL
  /// The columns of the file that it is made of.
  let headers: Set<Int>
  /// The columns of the data set among whose equal values the rows are counted: the value is the
  /// number of the row among them.
  var countedWithin: [String] = []
  /// Whether it stands for the whole row: from the second row on that has the same text, its number
  /// among them stands behind it.
  var standsForRow = false
  /// The column of the file whose amounts it takes or adds up, so that the file's own total can be
  /// held against theirs.
  var summed: Int?
  /// The columns of the file whose amounts stand on every row that makes one row of the data set,
  /// and count once.
  var once: Set<Int> = []

  /// The place of the column of the file that stands for it alone; nil for a formula.
  var place: Int? {
    guard let place = headers.first, headers.count == 1 else { return nil }
    let name = SeparatedSource.columnName(place)
    return text.text == name || text == Self.first(name) ? place : nil
  }

  /// Whether it is the first value of the column among several rows.
  var isFirst: Bool { place.map { text == Self.first(SeparatedSource.columnName($0)) } ?? false }

  /// The text of a column's first value among several rows.
  static func first(_ name: String) -> SQL { "(\(RowSelection.first(.name(name))))::varchar" }
}

/// How the columns of a file become those of a data set.
struct Matching: Hashable, Sendable {
  let dataset: Dataset
  let sources: [ColumnSource]
  /// Columns of the file that nothing is made of, by their places.
  let leftOut: [Int]
  /// Columns that every row of the data set needs and the file does not have.
  let missing: [ColumnDefinition]
  /// Columns of the file that tell who someone is, and are left out for that.
  var personal: [Int] = []
  /// Columns that an export knows and the file lacks.
  var absent: [String] = []
  /// Whether a day in the file's name would do for a column that it lacks.
  var wantsDay = false
  /// Sentences on what was worked out.
  var notes: [Wording] = []

  /// The rank of the match among those with other data sets: columns by name, synonym or map count
  /// twice, guesses once.
  var score: Int {
    sources.reduce(0) { sum, source in
      switch source.origin {
      case .name, .synonym, .map, .export: sum + 2
      case .guess: sum + 1
      case .derived: sum
      }
    }
  }
}
