import Language

/// The statement that loads one file, to be shown with what else it could say.
struct LoadLine: Hashable, Sendable {
  /// A column of the data set, and what it is made of.
  struct Column: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// The file, as it was given.
  var path: String
  /// The data set or the export that it was loaded as; nil where nothing was said.
  var target: String?
  /// What was said of columns.
  var columns: [Column] = []
  /// The clauses and options behind the map.
  var rest = ""

  init(_ path: String, target: String? = nil) {
    self.path = path
    self.target = target
  }

  init(_ path: String, _ request: LoadRequest) {
    self.init(path, target: request.dataset?.spoken)
    columns = request.mapping.map { Column(name: $0.name.text, value: $0.value.text) }
    rest = request.manner
  }

  /// The statement with further columns, which take the place of what was said of them.
  func text(_ further: [Column] = []) -> String {
    let kept = columns.filter { column in !further.contains { $0.name == column.name } }
    let map = (kept + further).map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return ["load", Self.written(path: path)]
      .appending(target.map { "as \(Self.written(target: $0))" })
      .appending(map.isEmpty ? nil : "map (\(map))").appending(rest.isEmpty ? nil : rest)
      .joined(separator: " ")
  }

  /// Bare where it is read up to its end, in quotes elsewhere.
  static func written(path: String) -> String {
    let isBare = path.allSatisfy { $0.isLetter || $0.isNumber || "._-/~".contains($0) }
    return isBare && !path.hasPrefix("-") ? path : Printer.quoted(path)
  }

  private static func written(target: String) -> String {
    let words = target.split { $0 == " " || $0 == "_" }
    let isPlain = words.allSatisfy { word in
      word.allSatisfy { $0.isLetter } && !clauses.contains(String(word))
    }
    return isPlain ? target : Printer.quoted(target)
  }

  private static let clauses: Set = [
    "by", "where", "on", "vs", "for", "as", "map", "store", "due",
  ]
}

extension [String] {
  fileprivate func appending(_ part: String?) -> [String] { self + [part].compactMap { $0 } }
}
