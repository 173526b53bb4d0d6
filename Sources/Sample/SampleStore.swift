import Engine
import Values

/// A synthetic store, all of it made from five settings: the same settings make the same rows.
///
/// One demand model makes everything: visits per day and stream, from them orders, from the orders
/// lines, parcels, refunds, reviews and stock, so the datasets agree with each other. Into it
/// incidents are planted, whose truth stands in the table `incidents`.
package struct SampleStore: Sendable {
  /// How many orders there are, paid or not; exactly that many are made.
  package var orders: Int
  /// How many days the store has been open, the last one included.
  package var days: Int
  /// Any number; another one makes another store with other incidents.
  package var seed: Int
  /// The last complete day; nothing has happened after it, but tasks, coupons and plans reach beyond.
  package var until: Day
  /// ISO code: CNY makes a store in China, any other one a store in the United States.
  package var currency: String

  package init(
    orders: Int = 10_000, days: Int = 120, seed: Int = 1, until: Day, currency: String = "CNY"
  ) {
    self.orders = orders
    self.days = days
    self.seed = seed
    self.until = until
    self.currency = currency
  }

  /// Fills the tables of all datasets, which must exist and be empty, and creates `incidents`.
  ///
  /// `progress` is told what is made next, in a few words. Scratch tables and macros live in the
  /// connection's temporary schema and are dropped at the end.
  /// Throws `SampleError` for settings that make no store, `EngineError` for what the engine says.
  package func generate(into database: any Database, progress: (String) -> Void) throws {
    try check()
    var last = ""
    for step in Script(store: self).steps {
      if step.label != last { progress(step.label) }
      last = step.label
      try database.executeScript(step.sql)
    }
  }

  /// Throws when the settings are out of the range in which the patterns make sense.
  package func check() throws(SampleError) {
    guard Self.orderRange.contains(orders) else {
      throw SampleError(setting: "orders", found: "\(orders)", works: "100 to 100000000")
    }
    guard Self.dayRange.contains(days) else {
      throw SampleError(setting: "days", found: "\(days)", works: "14 to 3650")
    }
    guard currency.utf8.count == 3, currency.allSatisfy({ ("A"..."Z").contains($0) }) else {
      throw SampleError(setting: "currency", found: currency, works: "an ISO code such as CNY")
    }
  }

  package static let orderRange = 100...100_000_000
  package static let dayRange = 14...3650
}

/// A setting of a sample store that cannot be used.
package struct SampleError: Error, Hashable, Sendable {
  /// The setting's name as on the command line, without dashes.
  package let setting: String
  package let found: String
  /// What could stand there instead.
  package let works: String
}
