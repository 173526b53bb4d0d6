import Values

/// The columns of a file that are needed in a form, and the forms that they have.
struct FormedRows: Hashable {
  var columns: [FormedColumn] = []
  var forms = ColumnForms()
  /// The zones of times that have none themselves.
  var zones: [FormedColumn: ColumnZone] = [:]

  /// The rows with those columns beside the ones they have.
  func relation(_ base: SQL) -> SQL { forms.relation(base, columns) }
}
