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
  /// Writes an answer to a file, by the file's ending; returns what to say of it.
  package var saveReport: (Report, Word) throws(Diagnostic) -> Wording = { (_, _) in "" }
  /// Prints an answer at once, for a statement that goes on, and a fault that does not end it.
  package var tell: (Report) -> Void = { _ in }
  package var tellFault: (Diagnostic) -> Void = { _ in }
  /// The manual's page of a topic, and all topics.
  package var helpTopic: (String) -> String? = { _ in nil }
  package var helpTopics: [(name: String, summary: String)] = []
  /// Asks the user, where there is one to answer; nil in scripts and pipes.
  ///
  /// The answer is nil when the user gives none.
  package var ask: ((_ prompt: Wording) -> String?)?
  /// Tells the user something between questions.
  package var say: (_ text: Wording) -> Void = { _ in }
  /// Told what a long task does next, in a few words, and how many bytes that goes through.
  package var progress: (_ words: Wording, _ bytes: Int?) -> Void = { (_, _) in }
  /// Whether statements are planned and shown, but not run, for `--stage plan` and `sql`.
  package var explainOnly: Explain?
  /// Alerts so far.
  package var alerts: [Alert] = []

  /// What `alert` says of a row: the sentence, and what the row is about.
  package struct Alert: Sendable {
    package var text: Wording
    package var subject = Value.null
    package var kind = Kind.text
  }

  package enum Explain: String, Sendable {
    case plan, sql
  }

  /// Whether the present is pinned.
  package var isPinned = false
  /// The machine's clock, in microseconds since 1970-01-01 00:00 UTC.
  package var instant: () -> Int64 = { 0 }
  package let dialect: any Dialect = DuckDBDialect()

  package init(store: Store, catalog: Catalog, clock: Clock) {
    self.store = store
    self.catalog = catalog
    self.clock = clock
  }

  package func planning() throws(Diagnostic) -> Planning {
    Planning(
      catalog: catalog, facts: try store.facts(), clock: clock,
      currency: store.settings.currency)
  }

  /// What the parser has to know.
  package var grammar: Grammar { Self.grammar(catalog) }

  /// The verbs alone, for reading the model itself.
  package static let baseGrammar = Grammar(
    verbs: Dictionary(
      verbs.map { verb in
        var signature = verb.signature
        signature.example = verb.examples.first { $0 != verb.name }
        return (verb.name, signature)
      }, uniquingKeysWith: { first, _ in first }))

  /// The model that ships with opsh, read once.
  package static let shipped = Catalog.shipped(grammar: baseGrammar)
  package static let shippedSchema = StoreSchema(shipped)

  /// The verbs with a catalogue's commands and names.
  package static func grammar(_ catalog: Catalog) -> Grammar {
    var grammar = baseGrammar
    grammar.names = catalog.names
    for name in catalog.commandOrder {
      grammar.commands[name] = catalog.commands[name]?.signature
    }
    for (synonym, name) in catalog.commandSynonyms {
      grammar.commands[synonym] = catalog.commands[name]?.signature
    }
    return grammar
  }

  // MARK: - Queries

  /// Runs a query and gives its columns the plan's names and kinds.
  func fetch(_ plan: Plan, limit: Int? = nil) throws(Diagnostic) -> (table: Table, sql: SQL) {
    try requireRates(plan)
    let sql = dialect.query(plan)
    var table = try query(sql, limit: limit)
    if table.columns.count == plan.columns.count { table.columns = plan.columns }
    return (table, sql)
  }

  package func query(_ sql: SQL, limit: Int? = nil) throws(Diagnostic) -> Table {
    try told { try store.read { try $0.query(sql, limit: limit) } }
  }

  /// Runs a body that reaches the store; whatever it throws comes out as a diagnostic.
  @discardableResult
  package func told<Result>(_ body: () throws -> Result) throws(Diagnostic) -> Result {
    do {
      return try body()
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(.engine, "\(error)")
    }
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

  /// Answers a pipeline: its verb, then the stages that the verb left.
  package func run(_ pipeline: Pipeline) throws(Diagnostic) -> Report {
    try store.together { () throws(Diagnostic) in try answer(pipeline) }
  }

  private func answer(_ pipeline: Pipeline) throws(Diagnostic) -> Report {
    let prepared = try prepare(pipeline)
    var answer: Answer
    if let name = keptName(prepared.call) {
      answer = Answer(
        Report(
          heading: Wording(verbatim: name.replacing("_", with: " ")),
          blocks: [.table(kept[name] ?? Table(columns: []))]),
        rest: prepared.stages)
    } else {
      guard let verb = verbs.first(where: { $0.name == prepared.call.verb.text }) else {
        throw Diagnostic(
          .unknownName, "no verb called \"\(prepared.call.verb.spoken)\"",
          at: prepared.call.verb.span)
      }
      if explainOnly != nil, verb.writes {
        return Report(blocks: [
          .text("\(verb.name) changes the store: it is not run to be looked at")
        ])
      }
      do throws(Diagnostic) {
        answer = try verb.run(prepared.call, prepared.stages, self)
        if explainOnly == nil, let (call, notes) = try respelt(prepared.call, answer) {
          answer = try verb.run(call, prepared.stages, self)
          answer.report.notes += notes
          return try finished(answer)
        }
      } catch {
        throw misspelt(error, prepared.call)
      }
      if explainOnly == nil { answer.report.notes += try unknownValues(prepared.call, answer) }
    }
    return try finished(answer)
  }

  /// The answer behind the stages that its verb left.
  private func finished(_ answer: Answer) throws(Diagnostic) -> Report {
    guard !answer.rest.isEmpty, explainOnly == nil else { return answer.report }
    var stages = StageRunner(self, answer)
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
