import Catalog
import Engine
import Language
import Planner
import Store
import Values

/// What verbs work with: the store, the model, the present, and the answers kept so far.
///
/// It is used from one thread; cancelling goes straight to the store's database.
package final class Workspace {
  package let store: Store
  /// The shipped model and the store's own definitions.
  package var catalog: Catalog
  /// The store's present, pinned by `set today` or `--today`.
  package var clock: Clock
  /// Answers that `| as NAME` keeps.
  package var kept: [String: Table] = [:]
  package var parameters: [String: ParameterValue] = [:]
  /// At most so many rows are fetched for an answer that nothing works on further; nil for all.
  package var rowLimit: Int?
  /// Whether answers in words come with their tables.
  package var isFull = false
  /// Whoever gives the statements.
  package var person: any Person = Nobody()
  package var manual = Desk.Manual()
  /// Whether statements are planned and shown, but not run, for `--stage plan` and `sql`.
  package var look: Desk.Look?
  /// Whether nothing may be written: neither the store nor files.
  package var isSafe = false
  /// Alerts so far.
  package var alerts: [Alert] = []

  /// What `alert` says of a row: the sentence, and what the row is about.
  package struct Alert: Sendable {
    package var text: Wording
    package var subject = Value.null
    package var kind = Kind.text
  }

  /// Whether the present is pinned.
  package var isPinned = false
  /// The machine's clock, in microseconds since 1970-01-01 00:00 UTC.
  package var instant: () -> Int64 = { 0 }
  package var dialect: any Dialect { reader.dialect }
  let reader: StoreReader

  package init(store: Store, catalog: Catalog, clock: Clock) {
    self.store = store
    self.catalog = catalog
    self.clock = clock
    reader = StoreReader(store)
  }

  /// What a verb may use now.
  func desk() -> Desk {
    Desk(
      catalog: catalog, clock: clock, reader: reader, look: look, rowLimit: rowLimit,
      isFull: isFull, verbs: verbs,
      manual: manual
    ) { [unowned self] (pipeline, parameters, rowLimit) throws(Diagnostic) in
      let before = (self.parameters, self.rowLimit)
      defer { (self.parameters, self.rowLimit) = before }
      (self.parameters, self.rowLimit) = (parameters, rowLimit)
      return try self.run(pipeline)
    }
  }

  /// What a verb may use that changes the store.
  private func writingDesk() -> WritingDesk {
    WritingDesk(
      store: store, catalog: catalog, clock: clock, grammar: grammar, person: person,
      check: { [unowned self] (definition) throws(Diagnostic) in
        try DefinitionCheck(self).check(definition)
      },
      define: { [unowned self] (definition, text) throws(Diagnostic) in
        self.catalog.add(definition)
        let (kind, name) = definition.title
        try diagnosed { try self.store.addDefinition(kind: kind, name: name.text, text: text) }
      })
  }

  package func planning() throws(Diagnostic) -> Planning {
    Planning(
      catalog: catalog, facts: try store.facts(), clock: clock,
      currency: store.settings.currency)
  }

  /// What the parser has to know.
  package var grammar: Grammar { Self.grammar(catalog) }

  /// The verbs alone, for reading the model itself.
  package static let baseGrammar = Grammar(verbs)

  /// The model that ships with opsh, read once.
  package static let shipped = Catalog.shipped(grammar: baseGrammar)
  package static let shippedSchema = StoreSchema(shipped)

  /// The verbs with a catalogue's commands and names.
  package static func grammar(_ catalog: Catalog) -> Grammar {
    var grammar = baseGrammar
    grammar.add(catalog)
    return grammar
  }

  // MARK: - Queries

  package func query(_ sql: SQL, limit: Int? = nil) throws(Diagnostic) -> Table {
    try reader.query(sql, limit: limit)
  }

  /// Runs a body that reaches the store; whatever it throws comes out as a diagnostic.
  @discardableResult
  package func diagnosed<Result>(_ body: () throws -> Result) throws(Diagnostic) -> Result {
    try Verbs.diagnosed(body)
  }

  // MARK: - Pipelines

  /// Parameters put in, commands expanded, bracketed questions answered.
  package func prepare(_ pipeline: Pipeline) throws(Diagnostic) -> Pipeline {
    let filled = try Substitution(values: parameters).pipeline(pipeline)
    var expanded = try CommandExpansion(catalog: catalog).expand(filled)
    if let condition = expanded.call.condition {
      expanded.call.condition = try answerSubqueries(condition)
    }
    return expanded
  }

  /// Replaces `x in (top 3 ...)` by the values that the question yields.
  private func answerSubqueries(_ expression: Expression) throws(Diagnostic) -> Expression {
    if case .among(let value, let pipeline, let negated) = expression.kind {
      let values = try self.values(of: pipeline)
      let list = values.map { Expression(.value($0), at: expression.span) }
      let members = list.isEmpty ? [Expression(.value(.null), at: expression.span)] : list
      return Expression(.oneOf(value, members, negated: negated), at: expression.span)
    }
    return try expression.mapChildren { (child) throws(Diagnostic) in
      try self.answerSubqueries(child)
    }
  }

  /// The values that a question yields for `for` and `in`: its first dimension's, row by row.
  package func values(of pipeline: Pipeline) throws(Diagnostic) -> [Value] {
    let limit = rowLimit
    rowLimit = nil
    defer { rowLimit = limit }
    guard let table = try run(pipeline).table else { return [] }
    let place = table.columns.firstIndex { $0.role == .dimension && !$0.kind.isNumeric } ?? 0
    guard table.cells.indices.contains(place) else { return [] }
    return table.cells[place].filter { !$0.isNull }
  }

  /// Runs a pipeline: its verb, then the stages that the verb left.
  ///
  /// - Parameter isJudged: whether something is decided by the answer, which then has to be about
  ///   values that there are. An alert always is.
  package func run(
    _ pipeline: Pipeline, isJudged: Bool = false
  ) throws(Diagnostic) -> Report {
    try store.together { () throws(Diagnostic) in
      let prepared = try prepare(pipeline)
      if let name = keptName(prepared.call) {
        return try finished(
          Answer(
            Report(
              heading: Wording(verbatim: name.replacing("_", with: " ")),
              blocks: [.table(kept[name] ?? Table(columns: []))]), rest: prepared.stages),
          of: prepared.call)
      }
      let verb = verbs.first { $0.name == prepared.call.verb.text }
      switch verb {
      case let verb as any AskingVerb.Type:
        let answer = try answer(
          prepared, by: verb, isJudged: isJudged || prepared.raisesAlerts)
        return try finished(answer, of: prepared.call, by: verb)
      case let verb as any WritingVerb.Type:
        if look != nil {
          return Report(blocks: [
            .text("\(verb.name) changes the store: it is not run to be looked at")
          ])
        }
        try refuseIfSafe(
          "\(Wording(name: verb.name)) changes the store", at: prepared.call.verb.span)
        let report = try verb.change(prepared.call, writingDesk())
        return try finished(Answer(report, rest: prepared.stages), of: prepared.call)
      default:
        throw Diagnostic(
          .unknownName, "no verb called \"\(prepared.call.verb.spoken)\"",
          at: prepared.call.verb.span)
      }
    }
  }

  /// - Throws: a `.refused` where nothing may be written.
  package func refuseIfSafe(_ what: Wording, at span: Span?) throws(Diagnostic) {
    guard isSafe else { return }
    throw Diagnostic(
      .refused, "refused: \(what)", at: span,
      label: "it was run with --safe, which lets nothing be written")
  }

  /// The columns that an answer has, whether the loaded data hold anything for it or not.
  package func columns(of pipeline: Pipeline) throws(Diagnostic) -> [AnswerColumn] {
    var planning = try planning()
    planning.needsData = false
    let known = kept.mapValues { $0.columns.map { AnswerColumn($0, "") } }
    return try PipelineColumns(planning, verbs, kept: known).columns(of: try prepare(pipeline))
  }

  /// A verb's answer, with values as the data write them.
  private func answer(
    _ prepared: Pipeline, by verb: any AskingVerb.Type, isJudged: Bool
  ) throws(Diagnostic) -> Answer {
    let desk = desk()
    var answer: Answer
    do throws(Diagnostic) {
      answer = try verb.answer(prepared.call, prepared.stages, desk)
      if look == nil, let other = try respelt(prepared.call, prepared.stages, answer) {
        answer = try verb.answer(other.call, other.stages, desk)
        answer.report.notes += other.notes
        return answer
      }
    } catch {
      throw misspelt(error, prepared.call)
    }
    guard look == nil else { return answer }
    let unknown = try unknownValues(prepared.call, prepared.stages, answer)
    if isJudged, let first = unknown.first {
      throw Diagnostic(.noData, first, at: prepared.call.condition?.span)
    }
    answer.report.notes += unknown
    return answer
  }

  /// The answer behind the stages that its verb left.
  private func finished(
    _ answer: Answer, of call: Call, by verb: (any Verb.Type)? = nil
  ) throws(Diagnostic) -> Report {
    guard !answer.rest.isEmpty, look == nil else { return answer.report }
    let declared = try verb?.columns(of: call, in: planning()) ?? []
    var stages = StageRunner(self, answer, declared: declared)
    return try stages.run()
  }

  /// A fault of a question whose first name is none, but nearly a verb: `compair yesterday`.
  private func misspelt(_ fault: Diagnostic, _ call: Call) -> Diagnostic {
    guard call.isImplicit, fault.code == .unknownName,
      let name = call.items.first?.expression.plainName, name.span == fault.span,
      let near = closest(
        to: name.text, among: catalog.allNames + verbs.map { $0.name }, limit: 1
      ).first,
      verbs.contains(where: { $0.name == near })
    else { return fault }
    var fault = fault
    fault.correction = Correction(near)
    fault.hints = []
    return fault
  }

  /// `NAME | sort -x`: the name of a kept answer.
  private func keptName(_ call: Call) -> String? {
    guard call.isImplicit, call.items.count == 1, let name = call.items[0].expression.plainName,
      kept[name.text] != nil
    else { return nil }
    return name.text
  }
}
