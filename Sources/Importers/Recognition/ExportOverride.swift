import Catalog
import Language
import Planner

/// An export some of whose columns are said by hand: `load FILE as EXPORT map (status = ...)`.
struct ExportOverride {
  /// The export as it reads the file now.
  private(set) var export: ExportSyntax
  private let catalog: Catalog
  private let match: DatasetMatch

  /// - Throws: what is wrong with the map: a column that the export does not fill, a name that is
  ///   no column of the file.
  init(_ export: ExportSyntax, _ match: DatasetMatch, in catalog: Catalog) throws(Diagnostic) {
    self.export = export
    self.match = match
    self.catalog = catalog
    for binding in match.mapping { try say(binding) }
  }

  /// Whether the export fills all columns of a map, which may then be meant as one over it.
  static func fits(_ mapping: [Binding], _ export: ExportSyntax, in catalog: Catalog) -> Bool {
    mapping.allSatisfy { binding in
      export.fills.contains { fill in
        catalog.datasets[fill.dataset.text]?.storedColumn(binding.name) != nil
      }
    }
  }

  private mutating func say(_ binding: Binding) throws(Diagnostic) {
    try check(binding)
    var places: [(fill: Int, column: ColumnDefinition, binding: Int?)] = []
    for (place, fill) in export.fills.enumerated() {
      guard let column = catalog.datasets[fill.dataset.text]?.storedColumn(binding.name) else {
        continue
      }
      let known = fill.mapping.firstIndex { $0.name.text == column.name }
      places.append((place, column, known))
    }
    guard !places.isEmpty else {
      throw Diagnostic(
        .unknownName, "\(export.name.spoken) fills no column called \"\(binding.name.spoken)\"",
        at: binding.name.span,
        correction: closest(to: binding.name.text, among: columns, limit: 1).first
          .map { Correction($0) })
    }
    // A column that the export leaves alone is the first data set's that has it.
    let filled = places.filter { $0.binding != nil }
    for place in filled.isEmpty ? Array(places.prefix(1)) : filled {
      let name = Name(place.column.name, at: binding.name.span)
      guard let known = place.binding else {
        export.fills[place.fill].mapping.append(Binding(name, binding.value))
        continue
      }
      let old = export.fills[place.fill].mapping[known].value
      let value = Self.value(binding.value, for: name, over: old, keeping: isHeader(name))
      export.fills[place.fill].mapping[known] = Binding(name, value)
    }
  }

  /// What a column is made of now: its own name means what it was made of before, and what was
  /// added up is added up again.
  private static func value(
    _ value: Expression, for name: Name, over old: Expression, keeping isHeader: Bool
  ) -> Expression {
    let new = isHeader ? value : value.replacing(name, by: old)
    guard value.kind != .value(.null), case .call(let call, let parts, nil) = old.kind,
      call.text == "sum", parts.count == 1, !new.hasSum
    else { return new }
    return Expression(.call(call, [new], where: nil), at: value.span)
  }

  private func isHeader(_ name: Name) -> Bool {
    FileColumns(match.headers, synonyms: export.columns).place(of: name) != nil
  }

  /// All columns that the export could fill.
  private var columns: [String] {
    export.fills.flatMap { catalog.datasets[$0.dataset.text]?.stored.map { $0.name } ?? [] }
  }

  /// A name that is no column of the file is a fault here, though the export's own may be absent.
  private func check(_ binding: Binding) throws(Diagnostic) {
    let columns = FillMatch(export, match).columns
    var scope = FileScope(columns, of: match.name, clock: match.clock)
    scope.isGrouped = true
    scope.preamble = match.preamble
    scope.writtenOn = match.writtenOn
    scope.path = match.path
    let own = isHeader(binding.name) ? nil : binding.name
    let value = own.map {
      binding.value.replacing($0, by: Expression(.value(.null), at: binding.value.span))
    }
    _ = try scope.text(value ?? binding.value)
  }
}

extension Dataset {
  /// The stored column that a name or a synonym means.
  fileprivate func storedColumn(_ name: Name) -> ColumnDefinition? {
    let key = HeaderKey(name.text)
    return stored.first { $0.name == name.text }
      ?? stored.first { column in column.synonyms.contains { HeaderKey($0) == key } }
  }
}

extension Expression {
  /// With another expression wherever the name stands.
  fileprivate func replacing(_ name: Name, by other: Expression) -> Expression {
    plainName == name ? other : mapChildren { $0.replacing(name, by: other) }
  }

  /// Whether it sums up rows.
  fileprivate var hasSum: Bool {
    if case .call(let call, _, _) = kind, Function.aggregate[call.text] != nil { return true }
    return children.contains { $0.hasSum }
  }
}
