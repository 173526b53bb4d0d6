import Catalog
import Language
import Values

/// The columns of an answer that a name means: by its name, or by what the screen shows above it.
package enum NamedColumns: Hashable, Sendable {
  case none
  case one(Int)
  /// The two ends of a range, which the screen shows as one column.
  case range(low: Int, high: Int)
  /// Several columns with that heading.
  case several([Int])

  package init(_ name: Name, among columns: [Column]) {
    if let place = columns.lastIndex(where: { $0.name == name.text }) {
      self = .one(place)
      return
    }
    for language in UserLanguage.allCases {
      self.init(heading: name, among: columns, in: language)
      if self != .none { return }
    }
    self = .none
  }

  /// By the headings in one language.
  private init(heading name: Name, among columns: [Column], in language: UserLanguage) {
    let wanted = Catalog.canonical(name.text)
    for (low, high) in zip(columns.indices, columns.indices.dropFirst()) {
      let shown = columns[low].range(to: columns[high])
      guard shown.map({ Catalog.canonical($0.text(in: language)) }) == wanted else { continue }
      self = .range(low: low, high: high)
      return
    }
    let places = columns.indices.filter {
      Catalog.canonical(columns[$0].title.text(in: language)) == wanted
    }
    switch places.count {
    case 0: self = .none
    case 1: self = .one(places[0])
    default: self = .several(places)
    }
  }
}

extension AnswerScope {
  /// The ends of the range that an expression names, low before high; nil where it names none.
  func range(_ expression: Expression) -> [Expression]? {
    guard let name = heading(expression), aliases[name.text] == nil,
      case .range(let low, let high) = NamedColumns(name, among: columns.map { $0.column })
    else { return nil }
    return [low, high].map { place in
      Expression(.name(Name(columns[place].column.name, at: name.span)), at: expression.span)
    }
  }

  /// The column that a text in quotes is the heading of, for stages that take columns alone; any
  /// other expression as it is.
  func unquoted(_ expression: Expression) -> Expression {
    guard case .value(.text) = expression.kind, let name = heading(expression),
      column(name) != nil
    else { return expression }
    return Expression(.name(name), at: expression.span)
  }

  private func heading(_ expression: Expression) -> Name? {
    if case .value(.text(let text)) = expression.kind { return Name(text, at: expression.span) }
    return expression.plainName
  }

  /// Why a name that the screen shows is no single column here.
  func unclear(_ name: Name) -> Diagnostic? {
    let all = columns.map { $0.column }
    func names(_ places: [Int]) -> Wording {
      .list(places.map { all[$0].name.replacing("_", with: " ") })
    }
    return switch NamedColumns(name, among: all) {
    case .none, .one: nil
    case .range(let low, let high):
      Diagnostic(
        .ambiguousName, "\"\(name.spoken)\" is shown of two columns", at: name.span,
        label: "name one of them: \(names([low, high]))")
    case .several(let places):
      Diagnostic(
        .ambiguousName, "\(places.count) columns are headed \"\(name.spoken)\"", at: name.span,
        label: "name one of them: \(names(places))")
    }
  }
}
