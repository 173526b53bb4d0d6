import Values

/// One statement of the prompt or a script.
package struct Statement: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case pipeline(Pipeline)
    case definition(Definition)
    /// `param day = yesterday`
    case parameter(Name, ParameterValue?)
    /// `set today 2024-05-14`
    case set(Name, [Word])
    case section(String, at: String?, Block)
    case include(Word)
    case loop(Name, LoopSource, Block)
    case condition(Expectation, Block, otherwise: Block?)
    /// `expect refund_rate $day < 8% "refunds are high"`
    case expect(Expectation)
  }

  package var kind: Kind
  package var span: Span
  /// Comment lines above, an empty one for blank lines between them, and one behind the last line,
  /// kept for `fmt`.
  package var comments: [String] = []
  package var trailing: String?
  /// Whether an empty line stands above.
  package var isSpaced = false

  package init(_ kind: Kind, at span: Span = .none) {
    self.kind = kind
    self.span = span
  }

  package static func == (a: Statement, b: Statement) -> Bool { a.kind == b.kind }
  package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// Statements between braces, or those of a section.
package struct Block: Hashable, Sendable {
  package var statements: [Statement]
  /// The comment behind the line that opens the block.
  @Aside package var heading: String?
  /// The comments below the last statement.
  @Aside package var comments: [String] = []

  package init(_ statements: [Statement]) {
    self.statements = statements
    heading = nil
  }
}

/// What a parameter stands for.
package enum ParameterValue: Hashable, Sendable, Codable {
  case period(PeriodSyntax)
  case value(Value)
  /// A share written with a percent sign; the value is the fraction.
  case percent(Fixed)
  case name(Name)
}

/// What `for` walks through.
package enum LoopSource: Hashable, Sendable {
  case pipeline(Pipeline)
  case list([Expression])
}

/// A condition over one question's answer, which has to hold in every row.
package struct Expectation: Hashable, Sendable {
  package var condition: Expression
  /// The clauses that the metrics of the condition are asked with.
  package var clauses: Call
  package var message: String?

  package init(_ condition: Expression, clauses: Call, message: String?) {
    self.condition = condition
    self.clauses = clauses
    self.message = message
  }
}
