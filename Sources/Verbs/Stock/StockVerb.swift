import Analysis
import Catalog
import Language
import Planner
import Values

/// What is in stock, for how long it lasts, and what has to be ordered.
package enum StockVerb: AskingVerb {
  package static let name = "stock"
  package static let summary = "stock of every product: how long it lasts, when to reorder"
  package static let ways = ["库存状况", "库存情况"]
  package static let doc = """
    Demand is the mean of the days on which something was in stock, of the last 56 days without a \
    period. The chance is that of selling more before a reorder can arrive than is there. At the \
    reorder point what is there and on its way lasts, in 95 of 100 cases (`--service-level 98`), \
    until then; order is what is missing to it. A lead time that no product names is 14 days \
    (`--lead-days 21`). Class A brings the first 80 % of revenue, B the next 15 %; X sells evenly \
    from week to week, Z does not. What puts the most margin at risk stands first.
    """
  package static let signature = Signature([], clauses: [.by, .where, .period, .options])
  package static let options = [
    VerbOption("service_level", .share(0.5...0.9999), "cases in which the stock lasts; 95"),
    VerbOption(
      "lead_days", .number(0...730), "from an order to its arrival, where no product says"),
  ]
  package static let examples = [
    VerbExample("stock", "every product: how long it lasts, and what to order"),
    VerbExample("stock last 28 days", "demand of a shorter time"),
    VerbExample("stock where category = \"shoes\"", "a part of the products"),
  ]

  package static func columns(
    of call: Call, in planning: Planning
  ) throws(Diagnostic) -> [AnswerColumn] {
    StockTable.columns(of: thing(of: call).title, .money(planning.currency))
  }

  package static func answer(
    _ call: Call, _ stages: [Stage], _ desk: Desk
  ) throws(Diagnostic) -> Answer {
    let planning = try desk.planning()
    let options = try NumberOptions(call, options)
    guard call.groups.count < 2, call.groups.first?.top == nil else {
      throw Diagnostic(
        .syntax, "stock goes by one dimension, such as product, sku or category",
        at: call.verb.span)
    }
    let thing = thing(of: call)
    let reading = try StockReading(call, thing, desk, planning)
    let what = thing.title
    var heading: Wording = "stock by \(what) on \(reading.newest)"
    heading = heading.narrowed(by: call.condition)
    if desk.look != nil {
      return Answer(
        Report(
          heading: heading,
          blocks: [.code(reading.demandSQL.written), .code(reading.stateSQL.written)]))
    }
    let items = try reading.run(desk)
    let serviceLevel = options["service_level"] ?? 0.95
    let leadDays = options["lead_days"]
    let table = StockTable(
      items, on: reading.newest, serviceLevel: serviceLevel, leadDays: leadDays, what: what,
      currency: .money(planning.currency)
    ).table
    guard table.rowCount > 0 else {
      throw Diagnostic(.noData, "no stock is known of these", at: call.verb.span)
    }
    var report = Report(
      heading: heading, notes: reading.notes,
      sql: [reading.demandSQL.text, reading.stateSQL.text])
    report.notes.append(
      "demand from \(reading.days) days; reorder points for \(percent(serviceLevel)) service")
    let withoutLead = items.count { $0.leadDays == nil }
    if withoutLead > 0, leadDays == nil {
      report.notes.append(
        "no lead time for \(withoutLead) of \(items.count): \(Int(StockTable.leadDays)) days taken")
    }
    let blind = items.count { $0.unknownDays > reading.days / 2 }
    if blind > 0 {
      report.notes.append(
        "\(blind) of \(items.count) have a stock count on less than half of the days: "
          + "days without one are taken as in stock")
    }
    report.blocks = [.table(table)]
    return Answer(report, rest: stages)
  }

  /// What the stock is counted by.
  private static func thing(of call: Call) -> Expression {
    call.groups.first?.expression ?? .named("product", at: call.verb.span)
  }

  private static func percent(_ share: Double) -> String {
    Value.double((share * 1e4).rounded() / 100).description + " %"
  }
}
