import Catalog
import Language
import Values

/// The exports that are known: the user's, and those that opsh brings.
package struct ExportIndex: Sendable {
  /// The user's first; one of theirs takes the place of a shipped one of the same name.
  package let exports: [ExportSyntax]
  /// The names of the user's.
  private let own: Set<Name>
  /// Names that columns of data sets go by, whatever the file is.
  private let common: Late<Set<HeaderKey>>

  package init(_ catalog: Catalog) {
    let own = catalog.exports
    exports = own + ShippedExports.all.filter { export in !own.contains { $0.name == export.name } }
    self.own = Set(own.map { $0.name })
    common = Late {
      let columns = catalog.datasets.values.flatMap { $0.stored }
      return HeaderIndex(catalog).all.union(
        columns.flatMap { [$0.name] + $0.synonyms }.map { HeaderKey($0) })
    }
  }

  /// The export of a name, as `shopify orders`.
  package func export(_ name: Name) -> ExportSyntax? {
    let canonical = Catalog.canonical(name.text)
    return exports.first { $0.name.text == canonical }
  }

  /// The exports that a file can be, by its headers and what stands above them: of those that fit
  /// the ones that know the most of its columns, and of these the ones that miss the fewest.
  ///
  /// Two common names among others make no report: enough of the file has to be known, where the
  /// export has no header of its own.
  func candidates(for headers: [String], preamble: [String]) -> [ExportSyntax] {
    let fitting = exports.compactMap { export -> (export: ExportSyntax, known: Int, missed: Int)? in
      let columns = FileColumns(headers, synonyms: export.columns)
      guard export.missing(from: columns).isEmpty, export.fits(columns, preamble: preamble) else {
        return nil
      }
      let named = Set(export.named.map { HeaderKey($0.text) }).count
      let known = Set(export.named.compactMap { columns.place(of: $0) }).count
      let isTold = known >= min(6, max(3, (headers.count + 2) / 3)) || known == headers.count
      guard isTold || !export.preamble.isEmpty || isOwn(export) || hasOwnHeader(export) else {
        return nil
      }
      return (export, known, named - known)
    }
    let best = fitting.max { ($0.known, -$0.missed) < ($1.known, -$1.missed) }
    return fitting.filter { $0.known == best?.known && $0.missed == best?.missed }
      .map { $0.export }
  }

  /// Whether the user has described it.
  private func isOwn(_ export: ExportSyntax) -> Bool { own.contains(export.name) }

  /// Whether a header that it is recognised by is no name for anything else.
  private func hasOwnHeader(_ export: ExportSyntax) -> Bool {
    export.header.contains { !common.value.contains(HeaderKey($0.text)) }
  }
}

extension ExportSyntax {
  /// The columns that every such file has and this one lacks.
  func missing(from columns: FileColumns) -> [Name] {
    header.filter { columns.place(of: $0) == nil }
  }

  /// Whether nothing tells the file from this export but what may be missing.
  fileprivate func fits(_ columns: FileColumns, preamble lines: [String]) -> Bool {
    lacks.allSatisfy { columns.place(of: $0) == nil }
      && preamble.allSatisfy { text in lines.contains { $0.contains(text) } }
  }

  /// All columns that it names.
  var named: [Name] {
    let conditions = skips.map { $0.condition } + [total].compactMap { $0 }
    let parts = fills.flatMap { fill in
      fill.keys + fill.mapping.map { $0.value } + [fill.condition].compactMap { $0 }
    }
    return header + columns.map { $0.name } + down + [split?.column].compactMap { $0 } + personal
      + (conditions + parts).flatMap { $0.names }
  }
}
