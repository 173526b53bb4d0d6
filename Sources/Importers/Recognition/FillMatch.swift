import Catalog
import Language
import Values

/// Works out how a file of an export becomes rows of one of its data sets.
struct FillMatch {
  let export: ExportSyntax
  /// The file's columns; behind them those that `splits` and `unpivot` make.
  let columns: FileColumns
  /// What is known of the file apart from the export.
  let match: DatasetMatch

  init(_ export: ExportSyntax, _ match: DatasetMatch) {
    self.export = export
    self.match = match
    let part = export.split.map { [$0.part.text] } ?? []
    let cells = export.unpivot.map { [$0.header.text, $0.cell.text] } ?? []
    columns = FileColumns(match.headers + part + cells, synonyms: export.columns)
  }

  func fill(_ fill: FillSyntax, into dataset: Dataset) throws(Diagnostic) -> Fill {
    var rows = try selection
    var isMoot = false
    if let condition = fill.condition {
      var scope = scope()
      let scalar = try scope.condition(condition)
      rows.condition = scope.sql(scalar)
      // What is only for rows that have a column is not for a file without it.
      isMoot = scope.used.isEmpty && !scope.absent.isEmpty && scalar.truth != true
    }
    for key in fill.keys {
      var scope = scope()
      rows.keys.append(try scope.text(key))
    }
    // The columns that the user says what they are made of.
    let said = Set(match.mapping.compactMap { try? match.column($0.name, of: dataset).name })
    var sources: [ColumnSource] = []
    var absent: [String] = []
    var wantsDay = false
    var hidden: Set<Int> = []
    var without = Set(fill.mapping.filter { $0.isMissing }.map { $0.name.text })
    for binding in fill.mapping where !binding.isMissing {
      let column = try match.column(binding.name, of: dataset)
      var scope = scope()
      scope.isGrouped = rows.isGrouped
      let scalar = try scope.scalar(binding.value).scalar
      hidden.formUnion(scope.revealed)
      // A column that the file has nothing for is not filled, and keeps what the store has.
      var isAbsent =
        scope.used.isEmpty && !scope.absent.isEmpty && (scalar.isNull || !scope.usesFile)
      if isAbsent, !column.isOptional, let value = binding.value.valueOtherwise {
        isAbsent = value == .null
        if isAbsent { without.insert(column.name) }
      }
      // What keeps the file from filling the data set is what its necessary columns are made of.
      if isAbsent, !column.isOptional {
        absent += scope.absent.filter { !absent.contains($0) }
        wantsDay = wantsDay || scope.usesFile
      }
      guard !isAbsent, match.keepsPersonal || scope.revealed.isEmpty else { continue }
      var source = ColumnSource(
        column: column, origin: said.contains(column.name) ? .map : .export,
        text: scope.text(scalar, for: column),
        headers: scope.used.union(rows.origins(of: scope.used)))
      if [.money, .count].contains(column.type) {
        source.summed = summed(binding.value)
        // A price stands on rows of its own; a total is repeated.
        if column.isAdded { source.once = scope.once }
      }
      sources.append(source)
    }
    let kept = match.keepsPersonal ? [] : personal.union(hidden)
    var matching = DatasetMatch.completed(
      sources, of: dataset, headers: match.headers,
      without: without,
      personal: kept.filter { place in !sources.contains { $0.headers.contains(place) } }.sorted())
    matching.absent = absent
    matching.wantsDay = wantsDay
    return Fill(
      matching: matching, rows: rows, isOnlyNew: fill.isOnlyNew, isMoot: isMoot)
  }

  /// What holds for the row that sums up the others.
  var total: SQL? {
    get throws(Diagnostic) {
      guard let total = export.total else { return nil }
      return try test(total)
    }
  }

  /// The rows of the file that are rows at all.
  private var selection: RowSelection {
    get throws(Diagnostic) {
      var rows = RowSelection()
      rows.down = export.down.compactMap { columns.place(of: $0) }
      for skip in export.skips { rows.skips.append(try test(skip.condition)) }
      if let total = try total { rows.skips.append(total) }
      var width = match.headers.count
      if let split = export.split {
        // A file without the column has no parts of it.
        rows.split = RowSelection.Split(
          place: columns.place(of: split.column), separator: split.separator, width: width)
        width += 1
      }
      if let unpivot = export.unpivot {
        let named = Set(export.named.compactMap { columns.place(of: $0) })
        let pattern = try unpivot.pattern.map { text throws(Diagnostic) in try Self.regex(text) }
        rows.unpivot = RowSelection.Unpivot(
          columns: match.headers.enumerated().filter { place, header in
            pattern.map { header.contains($0) } ?? !named.contains(place)
          }.map { .init(place: $0.offset, text: $0.element) },
          width: width)
      }
      return rows
    }
  }

  private static func regex(_ text: String) throws(Diagnostic) -> Regex<AnyRegexOutput> {
    do {
      return try Regex(text)
    } catch {
      throw Diagnostic(.definition, "/\(text)/ is no pattern that can be read")
    }
  }

  private var personal: Set<Int> { Set(export.personal.compactMap { columns.place(of: $0) }) }

  private func test(_ condition: Expression) throws(Diagnostic) -> SQL {
    var scope = scope()
    return try scope.test(condition)
  }

  /// The column of the file that a binding adds up or takes as it stands.
  private func summed(_ value: Expression) -> Int? {
    switch value.kind {
    case .name(let name): columns.place(of: name)
    case .call(let call, let parts, nil) where call.text == "sum" && parts.count == 1:
      parts[0].plainName.flatMap { columns.place(of: $0) }
    case .call(let call, let parts, nil) where call.text == "coalesce":
      // What the file has none of is passed over; a sum of some rows only is not the column's.
      parts.first { part in part.names.contains { columns.place(of: $0) != nil } }.flatMap(summed)
    default: nil
    }
  }

  private func scope() -> FileScope {
    var scope = FileScope(columns, of: match.name, clock: match.clock)
    scope.isLenient = true
    scope.personal = personal
    scope.preamble = match.preamble
    scope.writtenOn = match.writtenOn
    scope.path = match.path
    return scope
  }
}

extension Expression {
  /// The value that is left where all columns are missing, as in `coalesce(Count, 1)`.
  ///
  /// A column that every row needs has it in a file without the columns that it is made of; with
  /// `coalesce(Count, missing)` the rows do without.
  fileprivate var valueOtherwise: Value? {
    guard case .call(let call, let parts, nil) = kind,
      ["coalesce", "case", "if"].contains(call.text),
      call.text != "case" || parts.count % 2 == 1, case .value(let value)? = parts.last?.kind
    else { return nil }
    return value
  }
}
