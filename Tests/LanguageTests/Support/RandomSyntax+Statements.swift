import Values

@testable import Language

extension RandomSyntax {
  // MARK: - Questions

  private mutating func item() -> Item {
    Item(formula(2), alias: optional { $0.name() })
  }

  /// A question's own clauses.
  mutating func addClauses(to call: inout Call, with groups: Bool = true) {
    if groups, maybe() {
      call.groups = some(1...3) {
        Group($0.formula(1), top: $0.optional { $0.pick([5, -3]) })
      }
    }
    call.condition = optional { $0.formula() }
    if maybe() { call.loose = [placed(pick(["day", "x"]))] }
    call.period = optional { it in it.placed(it.period()) }
    call.basis = optional { $0.name() }
    if groups, maybe() { call.baselines = some(1...2) { it in it.placed(it.baseline()) } }
  }

  mutating func subquery(_ depth: Int) -> Pipeline {
    var call = Call(Name("top"))
    call.count = optional { 1 + $0.below(20) }
    if call.count == nil, maybe() { call.countParameter = placed("n") }
    call.items = [Item(Expression(.name(Name("products"))))]
    call.condition = optional { $0.formula(max(0, depth - 1)) }
    return Pipeline(call, some(0...1) { $0.stage() })
  }

  private mutating func call() -> Call {
    var call: Call
    switch below(9) {
    case 0:
      call = Call(Name("explain"))
      call.items = some(1...3) { $0.item() }
      addClauses(to: &call)
    case 1:
      call = Call(Name("list"))
      call.items = [Item(pick([Expression(.name(name())), Expression(.parameter("x"))]))]
      addClauses(to: &call, with: false)
    case 2:
      call = Call(Name("forecast"))
      call.items = some(1...2) { $0.item() }
      call.purpose = pick([.horizon(1 + below(30), pick(TimeUnit.allCases)), .owner(word())])
    case 3:
      call = Call(Name("task"))
      call.words = [pick([Word(text(), isQuoted: true), Word("$title")])]
      call.purpose = optional { .owner($0.word()) }
      call.due = optional { it in it.placed(it.pick([.weekday(1 + it.below(7)), it.period()])) }
    case 4:
      call = Call(Name("load"))
      call.words = some(1...3) { $0.word() }
      call.target = optional { $0.name() }
      call.mapping = some(0...2) { Binding($0.name(), $0.formula()) }
      call.shop = optional { Word($0.text(), isQuoted: true) }
      call.options = some(0...3) {
        Option(Name($0.pick(["dry_run", "encoding"])), $0.optional { $0.word() })
      }
    case 5:
      call = Call(Name("late_shipments"))
      call.condition = optional { $0.formula() }
    default:
      call = Call(Name(pick(["show", "compare"])))
      call.isImplicit = call.verb.text == "show" && maybe(2)
      call.items = some(call.isImplicit ? 1...3 : 0...3) { $0.item() }
      if call.items.count == 1, call.items[0].alias == nil,
        case .parameter = call.items[0].expression.kind
      {
        call.items.append(item())
      }
      addClauses(to: &call)
    }
    return call
  }

  mutating func pipeline() -> Pipeline { Pipeline(call(), some(0...3) { $0.stage() }) }

  mutating func stage() -> Stage {
    Stage(stageKind())
  }

  private mutating func stageKind() -> Stage.Kind {
    switch below(14) {
    case 0: .filter(formula())
    case 1: .sort(some(1...3) { SortKey($0.formula(2), descending: $0.maybe(2)) })
    case 2: maybe() ? .take(below(100)) : .takeParameter("n")
    case 3: .columns(some(1...3) { $0.item() })
    case 4: .derive(some(1...2) { Binding($0.name(), $0.formula()) })
    case 5: .pivot(name())
    case 6: pick([.total, .share, .cumulative])
    case 7: .wrap(pick(TimeUnit.allCases))
    case 8: .chart(pick(Chart.Shape.allCases))
    case 9: .save(word(), replaces: maybe())
    case 10: .keep(name())
    case 11: .alert(formula(), optional { $0.text() })
    default:
      .task(
        optional { Word($0.text(), isQuoted: true) }, owner: optional { $0.word() },
        due: optional { it in it.placed(it.pick([.weekday(1 + it.below(7)), it.period()])) })
    }
  }

  // MARK: - Statements

  mutating func statements(_ depth: Int = 2) -> [Statement] {
    var statements = some(0...4) { $0.statement(depth) }
    for index in statements.indices {
      statements[index].comments = comments()
      statements[index].trailing = optional { $0.pick(["# why", "#!", "# 退款"]) }
      statements[index].isSpaced = index > 0 && maybe()
      // An open section ends with its last statement, which takes the comment behind it.
      if case .section = statements[index].kind { statements[index].trailing = nil }
    }
    return statements
  }

  private mutating func comments() -> [String] {
    var comments = maybe(4) ? some(1...2) { $0.pick(["# above", "#x # y"]) } : []
    if !comments.isEmpty, maybe() { comments.append("") }
    return comments
  }

  private mutating func block(_ depth: Int) -> Block {
    var block = Block(statements(depth - 1))
    block.heading = optional { _ in "# opened" }
    block.comments = maybe(4) ? ["# end"] : []
    return block
  }

  private mutating func expectation() -> Expectation {
    var clauses = Call(Name("show"))
    if maybe(2) {
      clauses.period = optional { it in it.placed(it.period()) }
      clauses.loose = maybe() ? [placed("day")] : []
    } else {
      addClauses(to: &clauses)
    }
    return Expectation(formula(), clauses: clauses, message: optional { $0.text() })
  }

  private mutating func statement(_ depth: Int) -> Statement {
    Statement(statementKind(depth))
  }

  private mutating func statementKind(_ depth: Int) -> Statement.Kind {
    switch below(depth > 0 ? 16 : 10) {
    case 0: .parameter(name(), optional { $0.parameterValue() })
    case 1: .set(name(), some(0...2) { $0.word() })
    case 2: .include(word())
    case 3: .expect(expectation())
    case 4, 5, 6: .definition(definition())
    case 10, 11: .section(text(), at: optional { $0.pick(["08:30", "9:05"]) }, block(depth))
    case 12, 13:
      .loop(
        name(),
        maybe(2) ? .pipeline(subquery(2)) : .list(some(1...3) { $0.formula(1) }), block(depth))
    case 14, 15: .condition(expectation(), block(depth), otherwise: optional { $0.block(depth) })
    default: .pipeline(pipeline())
    }
  }

  mutating func parameterValue() -> ParameterValue {
    switch below(6) {
    case 0: .period(period())
    case 1: .value(.text(text()))
    case 2: .value(.int(Int64(below(1000) - 500)))
    case 3: .percent(Fixed(unscaled: Int128(below(1000) - 500), scale: 3))
    case 4: .value(.span(Int64(below(100) - 50) * Moment.perHour))
    default: .name(Name(pick(["revenue", "支付金额", "true", "by"])))
    }
  }
}
