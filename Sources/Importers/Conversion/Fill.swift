import Values

/// How a file fills one data set.
struct Fill {
  private(set) var matching: Matching
  private(set) var rows: RowSelection
  /// Whether only rows are taken whose key the store does not have.
  let isOnlyNew: Bool
  /// Whether no row can belong in it, for the file lacks the columns that tell which ones do.
  let isMoot: Bool
  /// Whether rows may get a currency from what stands beside their amounts.
  var takesCurrency = false
  /// Whose ids its rows have; nil where there is one shop.
  var shop: ShopIds?
  /// The forms of the columns, once they had to be looked at.
  private(set) var forms: ColumnForms?

  init(
    matching: Matching, rows: RowSelection, isOnlyNew: Bool = false, isMoot: Bool = false
  ) {
    self.matching = matching
    self.rows = rows
    self.isOnlyNew = isOnlyNew
    self.isMoot = isMoot
    self.rows.formed.columns = needed
  }

  func query(from relation: SQL) -> RowQuery {
    RowQuery(matching, rows, isFormed: forms != nil, shop: shop, from: relation)
  }

  /// What adds the rows at a pace; nil where the source has no values of its own.
  func query(from source: any RowSource, at pace: RowPace) -> RowQuery? {
    if pace == .text || pace == .members {
      return RowQuery(
        matching, rows, isFormed: forms != nil, pace: pace, shop: shop, from: source.relation)
    }
    let typed = TypedColumns(matching, rows).types
    guard forms == nil, !typed.isEmpty, rows.formed.zones.isEmpty,
      let relation = source.relation(typed: typed)
    else {
      return nil
    }
    return RowQuery(
      matching, rows, isFormed: false, pace: pace, typed: Set(typed.keys), shop: shop,
      from: relation)
  }

  /// The columns of the file that are needed in a form: those that stand for a column of the data
  /// set, those in formulas, and those that are added up.
  private var needed: [FormedColumn] {
    let alone = matching.sources.compactMap { Reading($0, of: matching.dataset, at: 0).formed }
    let formulas = matching.sources.map { $0.text } + rows.formulas
    let summed = matching.sources.compactMap { $0.summed }
      .map { FormedColumn(place: $0, need: .number) }
    let all = Set(alone + formulas.flatMap(FormedColumn.all) + summed)
    return all.sorted { ($0.place, $0.need.rawValue) < ($1.place, $1.need.rawValue) }
  }

  /// Leaves out rows for which a condition holds.
  mutating func skip(_ condition: SQL) { rows.skips.append(condition) }

  /// Puts down the zones of times that have none themselves.
  mutating func read(in zones: [FormedColumn: ColumnZone]) {
    rows.formed.zones = zones.filter { rows.formed.columns.contains($0.key) }
  }

  /// Puts down the forms of its columns.
  mutating func take(_ forms: ColumnForms) {
    self.forms = forms
    rows.formed.forms = forms
  }

  /// Leaves out the rows whose numbers a table has.
  mutating func leaveOut(_ table: String) { rows.leftOut = table }

  /// Reads other cells in a column, where a table has them by the numbers of the rows.
  mutating func rename(_ column: Int, by table: String) {
    rows.renamed = RowSelection.Renamed(place: column, table: table)
  }

  /// Fills a column in another way.
  mutating func replace(_ source: ColumnSource) {
    let sources = matching.sources.map { $0.column.name == source.column.name ? source : $0 }
    matching = Matching(
      dataset: matching.dataset, sources: sources, leftOut: matching.leftOut,
      missing: matching.missing, personal: matching.personal, absent: matching.absent,
      wantsDay: matching.wantsDay, notes: matching.notes)
  }

  /// Adds a column that something else of the file tells.
  mutating func add(_ source: ColumnSource, note: Wording) {
    matching = matching.adding(source)
    matching.notes.append(note)
  }
}
