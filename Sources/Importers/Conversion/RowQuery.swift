import Catalog
import Store
import Values

/// The SQL that reads the rows of a file as values of a data set.
struct RowQuery {
  let readings: [Reading]
  private let rows: RowSelection
  private let relation: SQL
  private let dataset: Dataset
  /// Whether the columns have had their forms chosen.
  private let isFormed: Bool
  /// Whether some columns of the file are no texts.
  private let isTyped: Bool
  /// The columns of the file that formulas need as numbers and times.
  private let needed: [FormedColumn]
  /// Whose ids the rows have; nil where there is one shop.
  private let shop: ShopIds?

  /// Stands in the engine's error when a row cannot be taken as it is.
  static let mark = "opsh: a row needs a closer look"
  /// The same when a state is in other words than the model's.
  static let otherWords = "opsh: a state is in other words"
  /// The variable of the connection with the number of the load.
  static let load = "opsh_load"

  /// - Parameters:
  ///   - isFormed: whether the columns have had their forms chosen; before that all are taken to be
  ///     in the usual one.
  ///   - typed: the places of columns that have values in the relation instead of texts.
  init(
    _ matching: Matching, _ rows: RowSelection, isFormed: Bool, pace: RowPace = .text,
    typed: Set<Int> = [], shop: ShopIds? = nil, from relation: SQL
  ) {
    self.shop = shop
    dataset = matching.dataset
    self.rows = rows
    readings = matching.sources.enumerated().map { index, source in
      Reading(
        source, of: matching.dataset, at: index, pace: pace,
        isTyped: source.place.map(typed.contains) ?? false, shop: shop)
    }
    self.isFormed = isFormed
    isTyped = !typed.isEmpty
    let formulas = matching.sources.filter { $0.place == nil }.map { $0.text } + rows.formulas
    let inFormulas = Set(formulas.flatMap(FormedColumn.all))
    needed = rows.formed.columns.filter(inFormulas.contains)
    self.relation = relation
  }

  /// How the rows are read, whatever file they are in: the same file read the same way is no news.
  var signature: String {
    let texts = readings.map { "\($0.column.name) = \($0.source.text.text)" }
    let values = readings.flatMap { $0.source.text.bindings }.map { $0.description }
    let selected = rows.selected(from: "file", isNumbered: false, values: [])
    let selection =
      rows.isPlain ? [] : [selected.text] + selected.bindings.map { $0.description }
    // The number is that of the forms that can be read.
    return ([dataset.name, "3"] + texts + values + selection).joined(separator: "\n")
  }

  // MARK: - Queries

  /// Adds all rows in one go; fails with `mark` or `otherWords` at one that is not as it should be.
  var insertAll: SQL {
    var checks = readings.flatMap { [$0.isMissing, $0.isUnreadable, $0.isRounded] }
      .compactMap { $0 }
    if !isFormed {
      checks += readings.compactMap { $0.isTelling }
      checks += needed.indices.map { "coalesce(odd\(digits: $0), false)" }
    }
    // What is odd in another way is no better for being read with more words.
    let faults = [
      (checks, Self.mark), (readings.compactMap { $0.isInOtherWords }, Self.otherWords),
    ]
    let cases = faults.filter { !$0.0.isEmpty }
      .map { "when \($0.joined(" or ")) then error('\(SQL(verbatim: $1))')" as SQL }
    guard !cases.isEmpty else { return insert(from: values(isNumbered: false), where: "true") }
    return insert(
      from: values(isNumbered: false), where: "case \(cases.joined(" ")) else true end")
  }

  /// Holds for rows in which a formula cannot read a column as it stands.
  private static func isOdd(_ column: FormedColumn) -> SQL {
    let name = SQL.word(column.name)
    if column.need == .time {
      return "(\(word: Macros.time)(\(name)) is null and not \(word: Macros.isBlank)(\(name)))"
    }
    return """
      ((\(word: Macros.number)(\(name)) is null or \(Reading.isTelling(amount: name)))
        and not \(word: Macros.isBlank)(\(name)))
      """
  }

  /// Adds the rows that can be read, amounts rounded.
  var insertSound: SQL {
    insert(from: values(isNumbered: false), where: "not is_blank and (\(fault)) is null")
  }

  /// The rows that can be read, with their number in the file, their values (v0 and on), columns of
  /// the file, and `whole`, a hash of all that the file has in the row.
  ///
  /// - Parameter columns: the places of the file's columns that are kept.
  func soundRows(keeping columns: [Int]) -> SQL {
    let kept = columns.map { SQL.word(SeparatedSource.columnName($0)) }
    let names =
      [RowSelection.row, "whole"] + kept + readings.map { $0.value }
      + (shop == nil ? [] : [ShopIds.column])
    return """
      (select \(names.joined(", ")) from \(values(isNumbered: true, keeping: kept))
        where not is_blank and (\(fault)) is null)
      """
  }

  /// Adds rows that have been read.
  func insert(from rows: SQL, where condition: SQL) -> SQL {
    let columns = readings.map { SQL.name($0.column.name) }.joined(", ")
    let load: SQL = "getvariable('\(word: Self.load)')::bigint"
    return """
      insert into \(name: dataset.name) (\(columns), \(name: LoadHistory.column))
      select \(readings.map { $0.stored }.joined(", ")), \(load) from \(rows) where \(condition)
      """
  }

  /// Makes a table of the rows of which something is to be told: their number in the file; the code
  /// of a fault and the text that has it; whether an amount has to be rounded.
  func findings(as table: String) -> SQL {
    let rounded = readings.compactMap { $0.isRounded }
    let isRounded = rounded.isEmpty ? "false" : "coalesce(\(rounded.joined(" or ")), false)" as SQL
    return """
      create or replace temporary table \(name: table) as
      select row, fault, \(faultyText) as found, fault is null as rounded from (
        select *, \(fault) as fault from \(values(isNumbered: true)) where not is_blank)
      where fault is not null or \(isRounded)
      """
  }

  // MARK: - Faults

  /// The column and the words for a fault's code.
  ///
  /// - Parameter found: the text that has it.
  func meaning(of code: Int, found: String?) -> (column: String, reason: String) {
    let reading = readings[code / 2]
    guard code % 2 == 1 else { return (reading.column.name, "missing") }
    return (reading.column.name, reading.reason(for: found ?? ""))
  }

  /// The code of a row's first fault; null when it has none.
  private var fault: SQL {
    let cases = readings.flatMap { reading in
      [reading.isMissing, reading.isUnreadable].enumerated().compactMap { index, condition in
        condition.map { "when \($0) then \(digits: reading.place * 2 + index)" as SQL }
      }
    }
    return cases.isEmpty ? "null::integer" : "case \(cases.joined(" ")) end"
  }

  /// The text of the column that a row's fault is in.
  private var faultyText: SQL {
    let cases = readings.filter { !$0.isCounted }
      .map { "when \(digits: $0.place) then \($0.raw)" as SQL }
    return "ltrim(case fault // 2 \(cases.joined(" ")) end, '\(SQL(verbatim: Macros.unreadMark))')"
  }

  // MARK: - Rows and values

  /// The rows with `is_blank`, their texts (r0 and on) and the values read from them (v0 and on).
  ///
  /// - Parameters:
  ///   - isNumbered: whether they have `row` too, which takes longer.
  ///   - columns: those of the file that are kept beside them, with a hash of the row; nil for
  ///     neither.
  private func values(isNumbered: Bool, keeping columns: [SQL]? = nil) -> SQL {
    let counted = readings.filter { $0.isCounted }
    let read = readings.filter { !$0.isCounted }.map { "\($0.reading) as \($0.value)" as SQL }
    let unnamed = readings.filter { $0.source.standsForRow }
    let texts = texts(
      isNumbered: isNumbered || !counted.isEmpty || !unnamed.isEmpty, keeping: columns)
    var rows: SQL = "(select *, \(read.joined(", ")) from \(texts))"
    for value in unnamed.map({ $0.value }) {
      let number: SQL = "row_number() over (partition by \(value) order by row)"
      rows = """
        (select * replace (\(value) || coalesce('-' || nullif(\(number), 1), '') as \(value))
          from \(rows))
        """
    }
    guard !counted.isEmpty else { return rows }
    let numbers = counted.map { reading -> SQL in
      let within = readings.filter { reading.source.countedWithin.contains($0.column.name) }
      return """
        (row_number() over (partition by \(within.map { $0.value }.joined(", ")) order by row))
          ::varchar as \(reading.value)
        """
    }
    return "(select *, \(numbers.joined(", ")) from \(rows))"
  }

  /// - Parameter columns: those of the file that are kept beside the texts, with a hash of the row.
  private func texts(isNumbered: Bool, keeping columns: [SQL]?) -> SQL {
    let odd = isFormed ? [] : needed.map(Self.isOdd)
    let oddInGroup = odd.map { "bool_or(\($0))::varchar" as SQL }
    let names = shop.map { shop in
      rows.isGrouped && shop.place != nil
        ? RowSelection.first(shop.name) : "trim(\(shop.name))" as SQL
    }
    // In a group everything is a value of the group.
    let values = readings.map { $0.text } + oddInGroup + (names.map { [$0] } ?? [])
    var texts = readings.enumerated().map { index, reading -> SQL in
      let text = rows.isGrouped ? SQL.word(RowSelection.valueName(index)) : reading.text
      return "\(text) as \(reading.raw)"
    }
    texts += odd.enumerated().map { index, test in
      let value = SQL.word(RowSelection.valueName(readings.count + index))
      return "\(rows.isGrouped ? "\(value) = 'true'" : test) as odd\(digits: index)"
    }
    if let names {
      let name = rows.isGrouped ? SQL.word(RowSelection.valueName(values.count - 1)) : names
      texts.append("\(name) as \(ShopIds.column)")
    }
    let used = readings.reduce(into: Set<Int>()) { $0.formUnion($1.source.headers) }.sorted()
      .map { SeparatedSource.columnName($0) }
    let isBlank =
      used.isEmpty || rows.isGrouped || isTyped
      ? "false" : "coalesce(\(used.joined(separator: ", "))) is null"
    let number = isNumbered ? RowSelection.row + ", " : ""
    if let columns {
      let all =
        columns.isEmpty ? readings.indices.map { SQL.word(RowSelection.valueName($0)) } : columns
      texts += columns + ["hash(\(all.joined(", "))) as whole"]
    }
    return """
      (select \(number)\(SQL(verbatim: isBlank)) as is_blank, \(texts.joined(", "))
        from \(rows.selected(from: relation, isNumbered: isNumbered, values: values)))
      """
  }
}
