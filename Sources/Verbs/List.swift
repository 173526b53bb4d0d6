import Catalog
import Language
import Planner
import Values

/// The rows of a data set.
package enum List: Verb {
  package static let name = "list"
  package static let summary = "the rows of a data set"
  package static let doc = """
    Shows the columns that the data set names as its usual ones; `| columns a, b` chooses others, \
    those of linked data sets too. A period goes by the data set's own time, or by another with \
    `on`. `list events` shows the named periods.
    """
  package static let signature = Signature(
    [.name(.dataset)], clauses: [.where, .period, .on, .due])
  package static let examples = [
    "list refunds yesterday", "list orders where status = unpaid | sort ordered_at",
    "list rejects",
  ]

  package static func run(
    _ call: Call, _ stages: [Stage], _ workspace: Workspace
  ) throws(Diagnostic) -> Answer {
    let planning = try workspace.planning()
    guard let name = call.items.first?.expression.plainName else {
      throw Diagnostic(.syntax, "\"list\" needs a data set", at: call.verb.span)
    }
    if name.text == "events", planning.catalog.datasets["events"] == nil {
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
    var heading = dataset.title
    heading = heading.narrowed(by: call.condition)
    return try workspace.answer(planned, heading: Show.heading(heading, planned))
  }

  /// The named periods of the model and of the store: they are definitions, not rows.
  private static func events(_ catalog: Catalog, _ clock: Clock) -> Report {
    var table = Table(columns: [
      Column("event"), Column("from", kind: .day), Column("to", kind: .day), Column("holiday"),
    ])
    let events = catalog.events.compactMap { event in
      (try? clock.period(event.period)).map { (event, $0) }
    }
    for (event, period) in events.sorted(by: { $0.1.start < $1.1.start }) {
      table.append([
        .text(event.name.spoken), .day(period.firstDay), .day((period.fullEnd - 1).day),
        .text(event.isHoliday ? "yes" : ""),
      ])
    }
    return Report(
      heading: "events", blocks: [.table(table)],
      notes: ["event \"NAME\" = DAY to DAY makes one, or puts other days in place of its own"])
  }

  static func unknown(_ name: Name, _ catalog: Catalog) -> Diagnostic {
    let near = closest(to: name.text, among: catalog.datasetOrder, limit: 1)
    return Diagnostic(
      .unknownName, "no data set called \"\(name.spoken)\"", at: name.span,
      correction: near.first.map { Correction($0) }, hints: ["datasets lists them"])
  }
}
