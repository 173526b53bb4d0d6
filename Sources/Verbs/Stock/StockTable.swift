import Analysis
import Values

/// The answer of `stock`: a row for each item, what puts the most margin at risk first.
struct StockTable {
  /// Days from an order to its arrival where nobody says.
  static let leadDays = 14.0

  let table: Table

  init(
    _ items: [StockReading.Item], on day: Day, serviceLevel: Double, leadDays: Double?,
    what: Wording, currency: Kind
  ) {
    let abc = StockClasses.abc(items.map { $0.revenue })
    let rows = items.indices.map { index in
      Self.row(
        items[index], abc[index], day, serviceLevel,
        leadDays ?? items[index].leadDays ?? Self.leadDays, currency)
    }
    var table = Table(Self.columns(of: what, currency))
    let order = rows.indices.sorted { a, b in
      (rows[a].risk, items[a].revenue, rows[b].name) > (
        rows[b].risk, items[b].revenue, rows[a].name
      )
    }
    for index in order { table.append(rows[index].cells) }
    self.table = table
  }

  static func columns(of what: Wording, _ currency: Kind) -> [AnswerColumn] {
    [
      AnswerColumn("item", title: what, "what the stock is counted by"),
      AnswerColumn("available", kind: .count, "units there"),
      AnswerColumn("incoming", kind: .count, "units on their way"),
      AnswerColumn("per_day", kind: .ratio, "units sold on a day in stock"),
      AnswerColumn("days_of_cover", kind: .ratio, "for so many days it lasts"),
      AnswerColumn("runs_out", kind: .day, "the day on which nothing is left"),
      AnswerColumn(
        "stockout_chance", title: "chance of stock-out", kind: .percent,
        "before a reorder can arrive"),
      AnswerColumn("lead_days", kind: .count, "from an order to its arrival"),
      AnswerColumn("safety_stock", kind: .count, "against chance"),
      AnswerColumn("reorder_point", kind: .count, "units at which to order"),
      AnswerColumn("to_order", title: "order", kind: .count, "units missing to the reorder point"),
      AnswerColumn("class", "A to C by revenue, X to Z by how evenly it sells"),
      AnswerColumn(
        "margin_at_risk", title: "margin at risk a day", kind: currency, "lost while out of stock"),
    ]
  }

  private static func row(
    _ item: StockReading.Item, _ abc: StockClasses.Value, _ day: Day, _ serviceLevel: Double,
    _ leadDays: Double, _ currency: Kind
  ) -> (cells: [Value], risk: Double, name: String) {
    var cells: [Value] = [item.name, count(item.available), count(item.incoming)]
    let xyz = StockClasses.xyz(item.weeks)
    let classes = abc.rawValue + (xyz?.rawValue ?? "")
    let name = item.name.description
    guard let plan = plan(item, leadDays) else {
      // Never in stock, so nothing is known of the demand.
      cells += [.null, .null, .null, .null, count(leadDays), .null, .null, .null]
      return (cells + [.text(classes), .null], 0, name)
    }
    let cover = plan.daysOfCover(onHand: item.available)
    // The count is that of the day's end: what lasts for a part of a day runs out on the next one.
    let runsOut = cover.flatMap { $0 <= 3650 ? day + Int(($0 - 1e-9).rounded(.up)) : nil }
    let point = plan.reorderPoint(serviceLevel: serviceLevel).rounded(.up)
    let missing = max(0, point - max(0, item.available) - item.incoming)
    let chance = plan.stockOutChance(onHand: item.available)
    let risk = item.margin.map {
      plan.lostMarginPerDay(onHand: item.available, unitMargin: max(0, $0))
    }
    cells += [
      .double(plan.demand), cover.map(Value.double) ?? .null, runsOut.map(Value.day) ?? .null,
      .double(chance), count(leadDays),
      count(plan.safetyStock(serviceLevel: serviceLevel).rounded(.up)), count(point),
      count(missing), .text(classes), risk.map(currency.value) ?? .null,
    ]
    // Without a cost the revenue at risk decides, a tenth of it as if it were margin.
    let perUnit = item.units > 0 ? item.revenue / item.units : 0
    return (cells, risk ?? chance * plan.demand * perUnit * 0.1, name)
  }

  /// Mean and deviation of the days in stock; nil where there was none.
  private static func plan(_ item: StockReading.Item, _ leadDays: Double) -> StockPlan? {
    guard item.days > 0 else { return nil }
    let mean = item.units / item.days
    let variance =
      item.days > 1 ? max(0, item.squares - item.days * mean * mean) / (item.days - 1) : 0
    return StockPlan(demand: mean, deviation: variance.squareRoot(), leadTime: leadDays)
  }

  private static func count(_ number: Double) -> Value {
    .int(Int64(number.rounded()))
  }
}
