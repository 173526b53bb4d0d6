import Language
import Platforms

/// The exports that opsh knows by itself: the files of `Exports`, which the binary carries.
///
/// They are read when a file is to be loaded or the exports are listed, and not before.
package enum ShippedExports {
  /// All of them, in the order of their files.
  package static let all: [ExportSyntax] = files.flatMap { file in
    Parser.parse(String(decoding: file.bytes, as: UTF8.self), grammar: Grammar()).exports
  }

  /// The files by name.
  package static let files = PlatformFiles.exports
}

extension Parsed {
  /// The exports that a text defines.
  fileprivate var exports: [ExportSyntax] {
    statements.compactMap { statement in
      guard case .definition(.export(let export)) = statement.kind else { return nil }
      return export
    }
  }
}
