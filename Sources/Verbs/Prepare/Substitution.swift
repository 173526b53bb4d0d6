import Language
import Values

/// Puts the values of parameters in the places of `$name`.
struct Substitution {
  let values: [String: ParameterValue]
  /// Where everything is said to stand: a command's body stands where it was called, so that faults
  /// point at what the user typed.
  ///
  /// Nil leaves places as they are.
  var place: Span?

  func pipeline(_ pipeline: Pipeline) throws(Diagnostic) -> Pipeline {
    var stages: [Stage] = []
    for stage in pipeline.stages { stages.append(try self.stage(stage)) }
    return Pipeline(try call(pipeline.call), stages)
  }

  func call(_ call: Call) throws(Diagnostic) -> Call {
    var call = call
    for index in call.items.indices {
      call.items[index].expression = try expression(call.items[index].expression)
    }
    for index in call.groups.indices {
      call.groups[index].expression = try expression(call.groups[index].expression)
      if let parameter = call.groups[index].topParameter, let sign = call.groups[index].top {
        let count = try count(parameter.value, at: parameter.span, from: 1)
        call.groups[index].top = sign * count
        call.groups[index].topParameter = nil
      }
    }
    if let parameter = call.countParameter {
      call.count = try count(parameter.value, at: parameter.span, from: 1)
      call.countParameter = nil
    }
    if let condition = call.condition { call.condition = try expression(condition) }
    if let period = call.period {
      call.period = Spanned(
        try self.period(period.value, at: period.span), place ?? period.span)
    }
    if let due = call.due {
      call.due = Spanned(try self.period(due.value, at: due.span), place ?? due.span)
    }
    if let place {
      call.verb.span = place
      call.basis?.span = place
      for index in call.baselines.indices { call.baselines[index].span = place }
    }
    for index in call.baselines.indices {
      if case .period(let written) = call.baselines[index].value {
        call.baselines[index].value = .period(try period(written, at: call.baselines[index].span))
      }
    }
    for index in call.mapping.indices {
      call.mapping[index].value = try expression(call.mapping[index].value)
    }
    for index in call.words.indices { call.words[index] = try word(call.words[index]) }
    if case .owner(let owner) = call.purpose { call.purpose = .owner(try word(owner)) }
    let loose = call.loose
    call.loose = []
    for parameter in loose { try place(parameter, in: &call) }
    return call
  }

  /// A parameter where a period or a metric may stand: what it is decides.
  private func place(_ parameter: Spanned<String>, in call: inout Call) throws(Diagnostic) {
    switch try value(parameter.value, at: parameter.span) {
    case .period(let period): call.period = Spanned(period, parameter.span)
    case .value(.day(let day)): call.period = Spanned(.day(day), parameter.span)
    case .value(let value):
      if let period = Parser.period(value.description) {
        call.period = Spanned(period, parameter.span)
      } else {
        throw notAPeriod(parameter.value, value.description, at: parameter.span)
      }
    case .percent(let share): throw notAPeriod(parameter.value, "\(share)", at: parameter.span)
    case .name(let name):
      call.items.append(Item(Expression(.name(name), at: parameter.span)))
    }
  }

  private func notAPeriod(_ name: String, _ value: String, at span: Span) -> Diagnostic {
    // A day of the calendar would have been a period.
    if Lexer.tokens(of: value).first?.kind == .date {
      return Diagnostic(.wrongTime, "there is no day \(value)", at: span, label: "$\(name)")
    }
    return Diagnostic(
      .wrongType, "$\(name) is \"\(value)\", and a period is needed here", at: span)
  }

  /// The number of rows that a parameter holds.
  private func count(
    _ name: String, at span: Span, from least: Int
  ) throws(Diagnostic) -> Int {
    let value = try value(name, at: span)
    if case .value(let value) = value, let number = Int(value.description), number >= least {
      return number
    }
    throw Diagnostic(
      .wrongType, "$\(name) is \(value.text), and a number of rows is needed here",
      at: place ?? span)
  }

  func value(_ name: String, at span: Span) throws(Diagnostic) -> ParameterValue {
    if let value = values[name] { return value }
    let near = closest(to: name, among: values.keys.sorted(), limit: 1)
    throw Diagnostic(
      .unknownName, "no parameter called $\(name)", at: span,
      correction: near.first.map { Correction("$\($0)") },
      label: "define it: param \(name) = ...")
  }

  func expression(_ written: Expression) throws(Diagnostic) -> Expression {
    let expression = moved(written)
    switch expression.kind {
    case .parameter(let name):
      switch try value(name, at: expression.span) {
      case .value(let value): return Expression(.value(value), at: expression.span)
      case .percent(let share): return Expression(.percent(share), at: expression.span)
      case .name(let name): return Expression(.name(name), at: expression.span)
      case .period(.day(let day)): return Expression(.value(.day(day)), at: expression.span)
      case .period(let period):
        let words: [PeriodSyntax: String] = [
          .today: "today", .yesterday: "yesterday", .tomorrow: "tomorrow",
        ]
        if let word = words[period] {
          return Expression(.name(Name(word, at: expression.span)), at: expression.span)
        }
        throw Diagnostic(
          .wrongType, "$\(name) is a period, and a value is needed here", at: expression.span)
      }
    case .among(let inner, let pipeline, let negated):
      return Expression(
        .among(try self.expression(inner), try self.pipeline(pipeline), negated: negated),
        at: expression.span)
    default:
      return try expression.mapChildren { (child) throws(Diagnostic) in
        try self.expression(child)
      }
    }
  }

  /// The expression and its names at `place`.
  private func moved(_ expression: Expression) -> Expression {
    guard let place else { return expression }
    func named(_ name: Name) -> Name { Name(name.text, at: place, isQuoted: name.isQuoted) }
    let kind: Expression.Kind =
      switch expression.kind {
      case .name(let name): .name(named(name))
      case .member(let owner, let name): .member(named(owner), named(name))
      case .call(let name, let parts, let condition): .call(named(name), parts, where: condition)
      default: expression.kind
      }
    return Expression(kind, at: place)
  }

  func period(_ period: PeriodSyntax, at span: Span) throws(Diagnostic) -> PeriodSyntax {
    switch period {
    case .parameter(let name):
      switch try value(name, at: span) {
      case .period(let period): return period
      case .value(.day(let day)): return .day(day)
      case .value(let value):
        if case .text(let event) = value, Parser.period(event) == nil { return .event(event) }
        if let period = Parser.period(value.description) { return period }
        throw notAPeriod(name, value.description, at: span)
      case .percent(let share): throw notAPeriod(name, "\(share)", at: span)
      case .name(let name):
        throw Diagnostic(.wrongTime, "\"\(name.spoken)\" is no period", at: span)
      }
    case .since(let from): return .since(try self.period(from, at: span))
    case .until(let to): return .until(try self.period(to, at: span))
    case .range(let from, let to):
      return .range(try self.period(from, at: span), try self.period(to, at: span))
    case .soFar(let inner): return .soFar(try self.period(inner, at: span))
    default: return period
    }
  }

  /// `$file`, or a path that begins with a parameter: `$folder/orders.csv`.
  private func word(_ word: Word) throws(Diagnostic) -> Word {
    guard word.text.hasPrefix("$"), !word.isQuoted else {
      return word
    }
    let written = word.text.dropFirst()
    let name = String(written.prefix { $0 != "/" })
    let rest = written.dropFirst(name.count)
    return switch try value(name, at: word.span) {
    case .value(let value): Word(value.description + rest, isQuoted: true, at: word.span)
    case .percent(let share): Word(share.description + rest, isQuoted: true, at: word.span)
    case .name(let name): Word(name.text + rest, at: word.span)
    case .period(let period): Word(period.text + rest, at: word.span)
    }
  }

  func stage(_ stage: Stage) throws(Diagnostic) -> Stage {
    let kind: Stage.Kind
    switch stage.kind {
    case .filter(let condition): kind = .filter(try expression(condition))
    case .sort(let keys):
      var changed: [SortKey] = []
      for key in keys {
        changed.append(
          SortKey(try expression(key.expression), descending: key.isDescending))
      }
      kind = .sort(changed)
    case .columns(let items):
      var changed: [Item] = []
      for item in items { changed.append(Item(try expression(item.expression), alias: item.alias)) }
      kind = .columns(changed)
    case .derive(let bindings):
      var changed: [Binding] = []
      for binding in bindings {
        changed.append(Binding(binding.name, try expression(binding.value)))
      }
      kind = .derive(changed)
    case .alert(let condition, let message): kind = .alert(try expression(condition), message)
    case .save(let file, let replaces): kind = .save(try word(file), replaces: replaces)
    case .task(let title, let owner, let due):
      var day = due
      if let due { day = Spanned(try period(due.value, at: due.span), due.span) }
      kind = .task(try title.mapped(word), owner: try owner.mapped(word), due: day)
    case .takeParameter(let name): kind = .take(try count(name, at: stage.span, from: 0))
    case .take, .pivot, .total, .share, .cumulative, .wrap, .chart, .keep: return stage
    }
    return Stage(kind, at: place ?? stage.span)
  }
}
