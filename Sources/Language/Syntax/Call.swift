import Values

/// One step of the answer's beginning: a verb or command with its clauses.
package struct Call: Hashable, Sendable, Codable {
  /// The verb or command; `show` when a question names its metrics at once.
  package var verb: Name
  /// Whether `show` was left out.
  package var isImplicit = false
  /// Whether metrics that the loaded data cannot answer are left out with a note: the bodies of
  /// commands ask for all that could be known.
  package var isLenient = false
  /// As in `top 10`.
  package var count: Int?
  /// As in `top $n`: the parameter that holds the count.
  package var countParameter: Spanned<String>?
  package var items: [Item] = []
  /// Files, topics, texts: what a verb takes that is no metric.
  package var words: [Word] = []
  package var groups: [Group] = []
  package var condition: Expression?
  package var period: Spanned<PeriodSyntax>?
  package var basis: Name?
  package var baselines: [Spanned<BaselineSyntax>] = []
  /// As in `due friday`.
  package var due: Spanned<PeriodSyntax>?
  /// `in full`: with the tables behind the answer.
  package var isFull = false
  /// As in `for 14 days`, `for designer`.
  package var purpose: Purpose?
  /// As in `as orders`.
  package var target: Name?
  /// As in `map (order_id = `订单编号`, ...)`.
  package var mapping: [Binding] = []
  /// As in `map` with nothing behind it: the columns are asked for.
  package var asksMapping = false
  /// As in `store "EU"`: the shop that the files are of.
  package var shop: Word?
  /// As in `--dry-run`, `--encoding gbk`.
  package var options: [Option] = []
  /// Parameters that stand where a period or a metric may: the value decides.
  package var loose: [Spanned<String>] = []
  @Aside package var span: Span

  package init(_ verb: Name, at span: Span = .none) {
    self.verb = verb
    self.span = span
  }
}

/// A metric or expression asked for, with the name it is given.
package struct Item: Hashable, Sendable, Codable {
  package var expression: Expression
  package var alias: Name?

  package init(_ expression: Expression, alias: Name? = nil) {
    self.expression = expression
    self.alias = alias
  }
}

/// One part of `by`: a dimension, a time bucket, or the first few of a dimension.
package struct Group: Hashable, Sendable, Codable {
  package var expression: Expression
  /// `top 5 channel`: keep five and fold the rest into `Other`; negative for `bottom`.
  package var top: Int?
  /// As in `top $n channel`: the parameter that holds how many; `top` is 1 or -1 until then.
  package var topParameter: Spanned<String>?

  package init(_ expression: Expression, top: Int? = nil, of parameter: Spanned<String>? = nil) {
    self.expression = expression
    self.top = top
    topParameter = parameter
  }
}

/// A text, a file or a bare word that a verb takes.
package struct Word: Hashable, Sendable, Codable {
  package var text: String
  package var isQuoted: Bool
  package var span: Span

  package init(_ text: String, isQuoted: Bool = false, at span: Span = .none) {
    self.text = text
    self.isQuoted = isQuoted
    self.span = span
  }

  package static func == (a: Word, b: Word) -> Bool { a.text == b.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// What follows `for`: a number of units, or a person.
package enum Purpose: Hashable, Sendable, Codable {
  case horizon(Int, TimeUnit)
  case owner(Word)
}

/// As in `name = expression`.
package struct Binding: Hashable, Sendable, Codable {
  package var name: Name
  package var value: Expression

  package init(_ name: Name, _ value: Expression) {
    self.name = name
    self.value = value
  }
}

/// As in `--name` or `--name value`.
package struct Option: Hashable, Sendable, Codable {
  package var name: Name
  package var value: Word?

  package init(_ name: Name, _ value: Word? = nil) {
    self.name = name
    self.value = value
  }
}

/// A call and what is done with its answer, stage by stage.
package struct Pipeline: Hashable, Sendable, Codable {
  package var call: Call
  package var stages: [Stage]

  package init(_ call: Call, _ stages: [Stage] = []) {
    self.call = call
    self.stages = stages
  }

  /// Whether it watches for something.
  package var raisesAlerts: Bool { stages.contains { $0.word == .alert } }
}
