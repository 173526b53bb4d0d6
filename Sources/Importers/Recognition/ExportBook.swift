import Catalog
import Language

/// The exports that are known: the user's, and those that opsh brings.
package struct ExportBook: Sendable {
  /// The user's first; one of theirs takes the place of a shipped one of the same name.
  package let exports: [ExportSyntax]

  package init(_ catalog: Catalog) {
    let own = catalog.exports
    exports = own + ShippedExports.all.filter { export in !own.contains { $0.name == export.name } }
  }

  /// The export of a name, as `shopify orders`.
  package func export(_ name: Name) -> ExportSyntax? {
    let canonical = Catalog.canonical(name.text)
    return exports.first { $0.name.text == canonical }
  }

  /// The exports that a file can be, by its headers and what stands above them: of those that fit
  /// the ones that know the most of its columns, and of these the ones that miss the fewest.
  func candidates(for headers: [String], preamble: [String]) -> [ExportSyntax] {
    let fitting = exports.compactMap { export -> (export: ExportSyntax, known: Int, missed: Int)? in
      let columns = FileColumns(headers, synonyms: export.columns)
      guard export.missing(from: columns).isEmpty, export.fits(columns, preamble: preamble) else {
        return nil
      }
      let named = Set(export.named.map { HeaderKey($0.text) }).count
      let known = Set(export.named.compactMap { columns.place(of: $0) }).count
      return (export, known, named - known)
    }
    let best = fitting.max { ($0.known, -$0.missed) < ($1.known, -$1.missed) }
    return fitting.filter { $0.known == best?.known && $0.missed == best?.missed }
      .map { $0.export }
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
