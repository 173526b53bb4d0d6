import Values

/// The store's settings as SQL macros without arguments, so that all other SQL is plain text.
struct Settings {
  let store: SampleStore
  let schedule: Schedule

  var sql: String {
    """
    create or replace temp macro seed() as \(Mixer(seed: store.seed).first)::ubigint;
    create or replace temp macro order_count() as \(store.orders);
    create or replace temp macro day_count() as \(store.days);
    create or replace temp macro product_count() as \(products);
    create or replace temp macro first_day() as date '\(store.until - (store.days - 1))';
    create or replace temp macro until_day() as date '\(store.until)';
    create or replace temp macro closing() as timestamp '\(store.until + 1) 00:00:00';
    create or replace temp macro category_shift() as \(schedule.categoryShift);
    create or replace temp macro currency() as '\(store.currency)';

    """
  }

  /// 60 to 2,000 products, growing with the cube root of the orders: 140 for 10,000 orders.
  private var products: Int {
    let root = (1...500).last { $0 * $0 * $0 <= store.orders } ?? 1
    return min(2000, max(60, root * 13 / 2))
  }

  /// The days that a part of the orders covers, as indices from the store's first day.
  static func part(_ days: ClosedRange<Int>) -> String {
    """
    create or replace temp macro part_from() as \(days.lowerBound);
    create or replace temp macro part_to() as \(days.upperBound);

    """
  }
}

extension Settings {
  /// Drops every temporary table and macro that the steps have made.
  static func cleanup(after steps: [Script.Step]) -> Script.Step {
    var made: [String] = []
    for match in steps.map({ $0.sql }).joined().matches(
      of: /create or replace temp (table|macro) (\w+)/)
    {
      let drop = "drop \(match.1) if exists temp.\(match.2);"
      if !made.contains(drop) { made.append(drop) }
    }
    return Script.Step(label: "the end", sql: made.joined(separator: "\n"))
  }
}
