import Values

/// How a report of a platform becomes rows of data sets, as in `export "shopify orders" { ... }`.
package struct ExportSyntax: Hashable, Sendable {
  package var name: Name
  package var doc: String?
  /// The columns that every such file has, by which it is recognised.
  package var header: [Name] = []
  /// Columns of which such a file has none: they tell it from a report that is like it.
  package var lacks: [Name] = []
  /// Texts that stand above the header.
  package var preamble: [String] = []
  /// Other headers of columns.
  package var columns: [ExportColumnSyntax] = []
  /// Columns whose blank cells mean the cell above.
  package var down: [Name] = []
  /// The column whose cells hold several things, each of which becomes a row.
  package var split: SplitSyntax?
  /// The names under which columns become rows: their header, their cell.
  package var unpivot: UnpivotSyntax?
  /// Rows that are none, each kind with its reason.
  package var skips: [SkipSyntax] = []
  /// The order of its dates that are three numbers, where the file leaves it open: dmy, mdy, ymd.
  package var dates: Name?
  /// The zone that its times are in, where they have none of their own.
  package var zone: Word?
  /// What holds for the row that sums up the others.
  package var total: Expression?
  /// Columns that tell who someone is.
  package var personal: [Name] = []
  package var fills: [FillSyntax] = []
  package var note: String?
  @Aside package var remarks = Remarks()

  package init(_ name: Name) { self.name = name }
}

/// As in ``column `Lineitem sku` synonyms "Lineitem SKU"``.
package struct ExportColumnSyntax: Hashable, Sendable {
  package var name: Name
  package var synonyms: [String]
}

/// As in `unpivot term, interest from /^20/`.
package struct UnpivotSyntax: Hashable, Sendable {
  package var header: Name
  package var cell: Name
  /// What the headers of the columns match; nil for all columns that the export does not name.
  package var pattern: String?
}

/// As in ``splits `Line items` at "|" into item``.
package struct SplitSyntax: Hashable, Sendable {
  package var column: Name
  package var separator: String
  package var part: Name
}

/// As in `skips "no product" where sku is missing`.
package struct SkipSyntax: Hashable, Sendable {
  package var reason: String
  package var condition: Expression
}

/// As in `fills orders per Name (order_id = Name, units = sum(Quantity)) where Total > 0`.
package struct FillSyntax: Hashable, Sendable {
  package var dataset: Name
  /// Whether only rows are taken whose key the store does not have: `adds products (...)`.
  package var isOnlyNew = false
  /// What is alike in the rows that make one row of the data set; empty when each makes its own.
  package var keys: [Expression]
  package var mapping: [Binding]
  /// What holds for the rows that belong in the data set.
  package var condition: Expression?

  package init(
    _ dataset: Name, isOnlyNew: Bool = false, keys: [Expression] = [], mapping: [Binding] = [],
    condition: Expression? = nil
  ) {
    self.dataset = dataset
    self.isOnlyNew = isOnlyNew
    self.keys = keys
    self.mapping = mapping
    self.condition = condition
  }
}
