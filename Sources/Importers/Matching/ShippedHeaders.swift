import Language

/// The headers that opsh knows beside the synonyms of the model: the files of `Headers`, which the
/// binary carries.
///
/// They are read when a file is to be loaded, and not before.
package enum ShippedHeaders {
  /// All of them, in the order of their files.
  package static let all: [HeadersSyntax] = files.flatMap { file in
    Parser.parse(String(decoding: file.bytes, as: UTF8.self), grammar: Grammar()).headers
  }

  /// The files by name.
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("arabic.ops", PackageResources.arabic_ops),
    ("chinese.ops", PackageResources.chinese_ops),
    ("dutch.ops", PackageResources.dutch_ops),
    ("english.ops", PackageResources.english_ops),
    ("french.ops", PackageResources.french_ops),
    ("german.ops", PackageResources.german_ops),
    ("italian.ops", PackageResources.italian_ops),
    ("japanese.ops", PackageResources.japanese_ops),
    ("polish.ops", PackageResources.polish_ops),
    ("portuguese.ops", PackageResources.portuguese_ops),
    ("spanish.ops", PackageResources.spanish_ops),
  ]
}

extension Parsed {
  /// The headers that a text gives columns.
  fileprivate var headers: [HeadersSyntax] {
    statements.compactMap { statement in
      guard case .definition(.headers(let headers)) = statement.kind else { return nil }
      return headers
    }
  }
}
