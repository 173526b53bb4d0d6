import Catalog
import Language
import Planner
import Values

/// What was sold and what lies there, read from the store.
struct StockReading {
  /// One product, or what else the stock goes by.
  struct Item {
    var name: Value
    var available: Double
    var incoming: Double
    var leadDays: Double?
    /// Margin of a unit; nil where the cost is not known.
    var margin: Double?
    var revenue = 0.0
    /// Units of each week of the period since the first day known, the oldest first.
    var weeks: [Double] = []
    /// The days in stock, and units and squares of units sold on them.
    var days = 0.0
    var units = 0.0
    var squares = 0.0
    /// Days of which no stock is known.
    var unknownDays = 0
  }

  let demandSQL: SQL
  let stateSQL: SQL
  let notes: [Wording]
  /// The day of the newest stock.
  let newest: Day
  /// The days that demand is taken from.
  let days: Int
  private let period: Period

  init(
    _ call: Call, _ thing: Expression, _ desk: Desk, _ planning: Planning
  ) throws(Diagnostic) {
    let written = call.period?.value ?? .last(56, .day)
    let demand = try Groups(
      call.asking(
        ["units_sold", "stock_units", "revenue"], by: [thing, .named("day", at: thing.span)],
        over: written), planning, desk)
    guard let period = demand.planned.period, period.hasBeginning else {
      throw Diagnostic(.wrongTime, "stock needs a period with a beginning", at: call.period?.span)
    }
    self.period = period
    days = period.lastDay - period.firstDay + 1
    // Incoming goods, lead times and costs are in few reports.
    let wanted = ["available_units", "incoming_units", "supply_days", "gross_profit", "units_sold"]
    var known: [String] = []
    for metric in wanted {
      let single = call.asking([metric], by: [thing], over: written)
      let gap = try planning.gap(single.items[0].expression, for: single)
      guard let gap, metric != "available_units", [.notLoaded, .noData].contains(gap) else {
        known.append(metric)
        continue
      }
    }
    let state = try Groups(
      call.asking(known, by: [thing], over: written), planning, desk)
    let snapshots = state.planned.plan.sources.filter { $0.isSnapshot }
    var only = state.planned.plan
    only.sources = snapshots
    newest = planning.span(of: only).map { min($0.newest.day, period.lastDay) } ?? period.lastDay
    notes = demand.planned.notes
    demandSQL = """
      with d(thing, day, units, stock, revenue) as (\(demand.sql)),
      first as (select thing, min(day) as first_day from d group by thing)
      select d.thing, any_value(first_day) as first_day,
        date_diff('day', \(.bind(.moment(period.start))), day) // 7 as week,
        sum(units)::double as units, sum(revenue)::double as revenue,
        count(*) filter (stock <= 0) as out_days, count(stock) as known_days,
        sum(units) filter (stock is null or stock > 0)::double as in_stock,
        sum(units * units) filter (stock is null or stock > 0)::double as squares
      from d join first using (thing) where d.thing is not null group by d.thing, week
      order by d.thing, week
      """
    let columns = wanted.map { known.contains($0) ? SQL.name($0) : "null" as SQL }
    let names = known.map { SQL.name($0) }.joined(", ")
    stateSQL = """
      with s(thing, \(names)) as (\(state.sql))
      select thing, \(state.named(0, "thing")) as name, \(columns.joined(", ")) from s
      where thing is not null and available_units is not null order by name, thing
      """
  }

  /// The items of which a stock is known, in the order of their names.
  func run(_ desk: Desk) throws(Diagnostic) -> [Item] {
    var items: [Item] = []
    var places: [Value: Int] = [:]
    for row in try desk.reader.query(stateSQL).rows {
      let sold = row[6].double ?? 0
      places[row[0]] = items.count
      items.append(
        Item(
          name: row[1], available: row[2].double ?? 0, incoming: row[3].double ?? 0,
          leadDays: row[4].double,
          margin: sold > 0 ? row[5].double.map { $0 / sold } : nil, unknownDays: days))
    }
    // The last week may be cut, and is left out of the weeks that are compared.
    let whole = days / 7
    for row in try desk.reader.query(demandSQL).rows {
      guard let place = places[row[0]], case .moment(let first) = row[1],
        let week = row[2].int
      else { continue }
      let start = (first.day - period.firstDay + 6) / 7
      if items[place].weeks.isEmpty {
        items[place].weeks = Array(repeating: 0, count: max(0, whole - start))
        items[place].days = Double(period.lastDay - first.day + 1)
      }
      if items[place].weeks.indices.contains(week - start) {
        items[place].weeks[week - start] = row[3].double ?? 0
      }
      items[place].revenue += row[4].double ?? 0
      items[place].days -= row[5].double ?? 0
      items[place].unknownDays -= row[6].int ?? 0
      items[place].units += row[7].double ?? 0
      items[place].squares += row[8].double ?? 0
    }
    return items
  }
}
