import Values

/// What is done with an answer after `|`.
package struct Stage: Hashable, Sendable, Codable {
  package enum Kind: Hashable, Sendable, Codable {
    case filter(Expression)
    case sort([SortKey])
    case take(Int)
    /// `take $n`
    case takeParameter(String)
    case columns([Item])
    case derive([Binding])
    case pivot(Name)
    case total
    case share
    case cumulative
    /// `wrap week`: one row a week, one column a weekday.
    case wrap(TimeUnit)
    case chart(Chart.Shape)
    /// Writes a file; `replace` lets it take the place of one that is there.
    case save(Word, replaces: Bool)
    case keep(Name)
    case alert(Expression, String?)
    case task(Word?, owner: Word?, due: Spanned<PeriodSyntax>?)
  }

  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, at span: Span = .none) {
    self.kind = kind
    self.span = span
  }

  /// The word that it begins with.
  package var word: StageWord {
    switch kind {
    case .filter: .where
    case .sort: .sort
    case .take, .takeParameter: .take
    case .columns: .columns
    case .derive: .derive
    case .pivot: .pivot
    case .total: .total
    case .share: .share
    case .cumulative: .cumulative
    case .wrap: .wrap
    case .chart: .chart
    case .save: .save
    case .keep: .as
    case .alert: .alert
    case .task: .task
    }
  }

  /// The formulas and conditions that it computes.
  package var expressions: [Expression] {
    switch kind {
    case .filter(let condition), .alert(let condition, _): [condition]
    case .sort(let keys): keys.map { $0.expression }
    case .derive(let bindings): bindings.map { $0.value }
    case .columns(let items): items.map { $0.expression }
    case .take, .takeParameter, .pivot, .total, .share, .cumulative, .wrap, .chart, .save, .keep,
      .task:
      []
    }
  }

  /// The names that it gives to columns.
  package var given: [Name] {
    switch kind {
    case .derive(let bindings): bindings.map { $0.name }
    case .columns(let items): items.compactMap { $0.alias }
    default: []
    }
  }

  package static func == (a: Stage, b: Stage) -> Bool { a.kind == b.kind }
  package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// A column to sort by, `-` before it for the largest first.
package struct SortKey: Hashable, Sendable, Codable {
  package var expression: Expression
  package var isDescending: Bool

  package init(_ expression: Expression, descending: Bool = false) {
    self.expression = expression
    self.isDescending = descending
  }
}
