import Values

/// The statements that make a store, in order; they need no answer from the engine in between.
struct Script {
  struct Step: Hashable {
    /// What the step makes, for people who wait.
    let label: String
    let sql: String
  }

  let store: SampleStore
  /// About how many orders are made at a time; the store is the same whatever it is.
  var ordersPerPart = 1_000_000

  var steps: [Step] {
    let making = groundwork + parts.flatMap(orders) + parts.map(visits) + reports
    return making + [Settings.cleanup(after: making)]
  }

  /// Orders are made in parts of whole days, so that memory does not grow with the store.
  var parts: [ClosedRange<Int>] {
    let length = max(1, store.days * ordersPerPart / store.orders)
    return stride(from: 0, to: store.days, by: length).map {
      $0...min($0 + length, store.days) - 1
    }
  }

  /// What there is before any order: days, products, streams, and how much they are wanted.
  private var groundwork: [Step] {
    let schedule = Schedule(store: store)
    let place = Marketplace.of(currency: store.currency)
    return [
      Step(label: "settings", sql: Settings(store: store, schedule: schedule).sql + Randomness.sql),
      Step(label: "calendar", sql: place.sql + schedule.sql + Calendar.sql),
      Step(label: "products", sql: Products.sql),
      Step(label: "demand", sql: Streams.sql + Demand.sql + Self.preparations),
    ]
  }

  private static let preparations =
    Affiliates.preparation + Competitors.preparation + Customers.preparation + Orders.preparation
    + Fulfilment.preparation + Chats.preparation + Sales.preparation + Funnel.preparation

  private func orders(_ part: ClosedRange<Int>) -> [Step] {
    let label = "orders to \(store.until - (store.days - 1 - part.upperBound))"
    return [
      Step(label: label, sql: Settings.part(part) + Orders.sql + Fulfilment.sql + Lines.sql),
      Step(label: label, sql: Shipments.sql + Refunds.sql + Reviews.sql + Disputes.sql),
      Step(label: label, sql: Chats.sql + Sales.sql),
    ]
  }

  private func visits(_ part: ClosedRange<Int>) -> Step {
    Step(label: "visits", sql: Settings.part(part) + Funnel.steps)
  }

  /// What is made from all orders together, and what stands beside them.
  private var reports: [Step] {
    [
      Step(label: "customers", sql: Customers.sql),
      Step(label: "settlements", sql: Settlements.sql),
      Step(
        label: "traffic", sql: Funnel.visitors + Traffic.sql + Settlements.reported + Touches.sql),
      Step(label: "ads", sql: Ads.sql),
      Step(label: "inventory", sql: Inventory.sql + Listing.sql),
      Step(label: "promotions", sql: Promotions.sql + Activities.sql + Affiliates.sql),
      Step(label: "competitors", sql: Competitors.sql + Market.sql),
      Step(label: "service", sql: Questions.sql + Shifts.sql),
      Step(label: "content", sql: Content.sql + Topics.sql),
      Step(label: "plan", sql: Plan.sql + Incidents.sql),
    ]
  }
}
