import Planner
import Values

/// Which rows of a file make the rows of one data set, and how: as SQL over the file's relation.
struct RowSelection: Hashable {
  /// Columns whose blank cells mean the cell above, by their places.
  var down: [Int] = []
  /// The column whose cells hold several things; the one made of it follows the last one of the
  /// file.
  var split: Split?
  /// The columns whose headers and cells become rows; the two columns made of them follow the last
  /// one.
  var unpivot: Unpivot?
  /// What holds for rows that are none.
  var skips: [SQL] = []
  /// What holds for the rows that belong in the data set.
  var condition: SQL?
  /// What is alike in the rows that make one row; empty when each makes its own.
  var keys: [SQL] = []
  /// The table with the numbers of rows that do not count; nil where all do.
  var leftOut: String?
  /// The column whose cells are read as a table has them; nil where all stand as they are.
  var renamed: Renamed?

  /// A column, and the table with a `row` and an `id` for each cell that is read otherwise.
  struct Renamed: Hashable {
    var place: Int
    var table: String
  }

  /// The columns that are needed in a form, and their forms.
  var formed = FormedRows()

  struct Split: Hashable {
    /// Nil where the file lacks the column.
    var place: Int?
    var separator: String
    /// How many columns the file has.
    var width: Int
  }

  struct Unpivot: Hashable {
    /// Place and header of each column.
    var columns: [Header]
    /// How many columns there are before.
    var width: Int

    struct Header: Hashable {
      var place: Int
      var text: String
    }
  }

  /// What depends on the texts of a row.
  var formulas: [SQL] { skips + keys + [condition].compactMap { $0 } }

  var isGrouped: Bool { !keys.isEmpty }

  /// The columns of the file that columns made of them stand for.
  func origins(of used: Set<Int>) -> Set<Int> {
    var origins: Set<Int> = []
    if let split, used.contains(split.width), let place = split.place { origins.insert(place) }
    if let unpivot, used.contains(unpivot.width) || used.contains(unpivot.width + 1) {
      origins.formUnion(unpivot.columns.map { $0.place })
    }
    return origins
  }

  /// Whether all rows of the file are taken as they are.
  var isPlain: Bool {
    var plain = RowSelection()
    plain.formed = formed
    return self == plain
  }

  /// The number of a row of the file, where rows are numbered.
  static let row = SQL("row")

  /// The first of the values that several rows have.
  static func first(_ column: SQL) -> SQL { "arg_min(nullif(\(column), ''), \(row))" }

  /// A function over the rows that make one row.
  static func aggregate(_ function: AggregateFunction, _ parts: [Scalar]) -> Scalar {
    switch function {
    case .distinct: .macro(Macros.distinct, parts)
    case .first, .last: .aggregate(function, parts + [.column("row")])
    case .sum, .strictSum, .count, .avg, .min, .max, .median: .aggregate(function, parts)
    }
  }

  // MARK: - Relations

  /// The rows of the file that are rows, with all columns.
  func rows(of relation: SQL, isNumbered: Bool) -> SQL {
    var sql = relation
    let needsNumbers =
      isNumbered || isGrouped || !down.isEmpty || leftOut != nil
      || renamed != nil
    if needsNumbers { sql = "(select row_number() over () as \(Self.row), * from \(sql))" }
    if !down.isEmpty {
      let filled = down.map { place -> SQL in
        let column = SQL.word(SeparatedSource.columnName(place))
        return """
          last_value(nullif(trim(\(column)), '') ignore nulls)
            over (order by \(Self.row) rows unbounded preceding) as \(column)
          """
      }
      sql = "(select * replace (\(filled.joined(", "))) from \(sql))"
    }
    if let renamed {
      let column = SQL.word(SeparatedSource.columnName(renamed.place))
      sql = """
        (select f.* replace (coalesce(n.id, f.\(column)) as \(column)) from \(sql) f
          left join \(name: renamed.table) n using (\(Self.row)))
        """
    }
    if let leftOut {
      sql = "(select * from \(sql) where \(Self.row) not in (select row from \(name: leftOut)))"
    }
    if let split { sql = split.sql(sql) }
    if let unpivot { sql = unpivot.sql(sql) }
    sql = formed.relation(sql)
    guard !skips.isEmpty else { return sql }
    let isSkipped = skips.map { "coalesce(\($0), false)" as SQL }.joined(" or ")
    return "(select * from \(sql) where not (\(isSkipped)))"
  }

  /// The rows that belong in the data set, each by itself or, where rows are taken together, one for
  /// each group with its values.
  ///
  /// - Parameter values: the texts of a group, called g0 and on; not used where each row is its own.
  func selected(from relation: SQL, isNumbered: Bool, values: [SQL]) -> SQL {
    var sql = rows(of: relation, isNumbered: isNumbered)
    if let condition { sql = "(select * from \(sql) where coalesce(\(condition), false))" }
    guard isGrouped else { return sql }
    let texts = values.enumerated().map { index, value in
      "\(value) as \(word: Self.valueName(index))" as SQL
    }
    return """
      (select min(\(Self.row)) as \(Self.row), \(texts.joined(", ")) from \(sql)
        group by \(keys.joined(", ")) order by \(Self.row))
      """
  }

  static func valueName(_ index: Int) -> String { "g\(index)" }

  /// Counts the rows of the file, those skipped for each reason, and those that belong in the data
  /// set.
  func census(of relation: SQL) -> SQL {
    var unskipped = self
    unskipped.skips = []
    let tests = skips.map { "coalesce(\($0), false)" as SQL }
    // A row is skipped for the first reason that holds.
    let counts = tests.enumerated().map { index, test -> SQL in
      let earlier = tests[..<index].map { " and not \($0)" as SQL }.joined("")
      return "count(*) filter (\(test)\(earlier))"
    }
    let isTaken =
      tests.map { "not \($0)" as SQL } + [condition.map { "coalesce(\($0), false)" } ?? "true"]
    let taken: SQL = "count(*) filter (\(isTaken.joined(" and ")))"
    let rows = unskipped.rows(of: relation, isNumbered: false)
    return "select count(*), \(taken)\(counts.map { ", \($0)" as SQL }.joined("")) from \(rows)"
  }
}

extension RowSelection.Split {
  /// A row for each part of the cells; one without a part stays a row without one.
  fileprivate func sql(_ relation: SQL) -> SQL {
    let cell = place.map { SQL.word(SeparatedSource.columnName($0)) } ?? "null::varchar"
    let part = SQL.word(SeparatedSource.columnName(width))
    let parts: SQL = """
      [trim(part) for part in string_split(\(cell), \(separator)) if trim(part) <> '']
      """
    return """
      (select *, unnest(case when len(\(parts)) > 0 then \(parts) else [null] end) as \(part)
        from \(relation))
      """
  }
}

extension RowSelection.Unpivot {
  /// A row for each cell of the columns: its header, its text.
  fileprivate func sql(_ relation: SQL) -> SQL {
    let header = SQL.word(SeparatedSource.columnName(width))
    let cell = SQL.word(SeparatedSource.columnName(width + 1))
    let names = columns.map { SQL.bind(.text($0.text)) }.joined(", ")
    let cells = columns.map { SQL.word(SeparatedSource.columnName($0.place)) }.joined(", ")
    return """
      (select * from (
        select *, unnest([\(names)]::varchar[]) as \(header), unnest([\(cells)]) as \(cell)
        from \(relation))
      where \(cell) is not null)
      """
  }
}
