import Catalog
import Language
import Planner
import Values

/// The rows of a data set.
package enum ListVerb: AskingVerb {
  package static let name = "list"
  package static let summary = "the rows of a data set"
  package static let ways = ["列出", "明细", "列表"]
  package static let doc = """
    Shows the columns that the data set names as its usual ones; `| columns a, b` chooses others, \
    those of linked data sets too. A period goes by the data set's own time, or by another with \
    `on`. `list events` shows the named periods.
    """
  package static let signature = Signature(
    [.name(.dataset)], clauses: [.where, .period, .on, .due])
  package static let examples = [
    VerbExample("list refunds yesterday", "the refunds of a day"),
    VerbExample(
      "list orders where status = unpaid | sort ordered_at", "orders that wait, the oldest first"),
    VerbExample("list rejects", "rows of files that could not be read"),
  ]

  /// Those that are shown, then all others that stages may name.
  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    let catalog = planning.catalog
    guard let name = call.items.first?.expression.plainName else { return [] }
    if isEvents(name, catalog) { return eventColumns }
    guard let dataset = try catalog.dataset(name) else { return [] }
    var plain = Call(call.verb)
    plain.items = call.items
    let shown = try planning.list(dataset, plain, []).plan.columns.map { column in
      AnswerColumn(column, dataset.column(column.name)?.doc ?? "")
    }
    let known = Set(shown.map { $0.name })
    let own = dataset.columns.map { $0.linkName ?? $0.name }
    let others = own + catalog.dimensionNames(of: dataset).filter { !own.contains($0) }
    return shown
      + others.filter { !known.contains($0) }.map { name in
        let column = dataset.column(name)
        return AnswerColumn(
          name, kind: (column?.type ?? .text).kind(currency: planning.currency),
          role: .dimension, presence: .ifNamed, column?.doc ?? "")
      }
  }

  /// Whether it means the named periods, where no data set is called so.
  private static func isEvents(_ name: Name, _ catalog: Catalog) -> Bool {
    name.text == "events" && catalog.datasets["events"] == nil
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    guard let name = call.items.first?.expression.plainName else {
      throw Diagnostic(.syntax, "\"list\" needs a data set", at: call.verb.span)
    }
    if isEvents(name, planning.catalog) {
      if let place = call.period?.span ?? call.condition?.span {
        throw Diagnostic(
          .wrongTime, "list events shows all of them", at: place,
          label: "list events | where from >= 2026-11-01")
      }
      return Answer(events(planning.catalog, planning.clock), rest: stages)
    }
    guard let dataset = try planning.catalog.dataset(name) else {
      throw unknown(name, planning.catalog)
    }
    var call = call
    // `list tasks due today` goes by the data set's first time, which of tasks is the due day.
    if call.period == nil { call.period = call.due }
    let planned = try planning.list(dataset, call, stages)
    let heading = dataset.title.narrowed(by: call.condition)
    return try desk.ask(planned, heading: planned.heading(heading))
  }

  private static let eventColumns = [
    AnswerColumn("event", "its name"), AnswerColumn("from", kind: .day, "its first day"),
    AnswerColumn("to", kind: .day, "its last day"), AnswerColumn("holiday", "yes for one"),
    AnswerColumn(
      "in", "the countries and platforms that it is one of; everyone's where it names none"),
    AnswerColumn("counts", "yes where its days are days of an event in this store"),
  ]

  /// The named periods of the model and of the store: they are definitions, not rows.
  private static func events(_ catalog: Catalog, _ clock: Clock) -> Report {
    var table = Table(eventColumns)
    let events = catalog.events.compactMap { event in
      (try? clock.period(event.period)).map { (event, $0) }
    }
    let calendar = EventCalendar(catalog.calendar, zone: clock.zone)
    for (event, period) in events.sorted(by: { $0.1.start < $1.1.start }) {
      table.append([
        .text(event.name.spoken), .day(period.firstDay), .day((period.fullEnd - 1).day),
        .text(event.isHoliday ? "yes" : ""),
        .text(event.places.map { $0.text }.joined(separator: ", ")),
        .text(calendar.takes(event.places) ? "yes" : ""),
      ])
    }
    return Report(
      heading: "events", blocks: [.table(table)],
      notes: [
        "event \"NAME\" = DAY to DAY makes one, or puts other days in place of its own",
        "calendar de, amazon: the sales and holidays of which countries and platforms count here",
      ])
  }

  static func unknown(_ name: Name, _ catalog: Catalog) -> Diagnostic {
    let near = closest(to: name.text, among: catalog.datasetOrder, limit: 1)
    return Diagnostic(
      .unknownName, "no data set called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0) }, hints: ["datasets lists them"])
  }
}
