import Values

/// The three counts that a metric is made of: what could have brought an event, the events, and
/// what they came to.
///
/// Revenue: visits, orders, money. Refunds: orders, refunds, money refunded. Ads: impressions,
/// clicks, cost. A count alone (chats, rows of a user's data set) is events without the others.
package enum StoryDriver: String, Hashable, Sendable, CaseIterable {
  /// How many could have: visits.
  case exposure
  /// How many did of those who could have: orders given visits.
  case events
  /// What one came to: money given orders.
  case amount
}

/// Daily counts of one metric by leaf, a leaf being one value of each dimension; the last day is the
/// one asked about.
///
/// All matrices go leaf by leaf: the count of a leaf on a day stands at `leaf * days + day`. Where
/// they were summed from, rows or roll-ups, makes no difference.
package struct StoryFrame: Sendable {
  package let firstDay: Day
  package let days: Int
  /// How many days the counts of each are the sums of, the day itself the last of them.
  package internal(set) var span = 1
  package var dimensions: [String]
  /// For each dimension its values; nil is the missing value, of which no segment is made.
  package var values: [[String?]]
  /// For each dimension one index into its values for each leaf.
  package private(set) var codes: [[Int32]]
  /// Exposure by leaf and day; empty where it is not known at all or only in parts (``margins``).
  package internal(set) var exposure: [Double] = []
  package internal(set) var events: [Double] = []
  /// In the smallest units of money; empty for a metric of counts alone.
  package internal(set) var amounts: [Int64] = []
  /// The amounts with each event's cut at what is large for its kind; empty where they were not cut.
  package internal(set) var capped: [Double] = []
  /// Digits after the point of the amounts.
  package var scale = 2
  /// Exposure by some of the dimensions, for reports that do not cross all.
  package var margins: [Margin] = []
  /// Exposure of the whole by day, where it is no sum of leaves.
  package var wholeExposure: [Double] = []
  /// Tables of finer things: products, campaigns.
  package var parts: [Parts] = []
  /// Days known not to be usual; they teach nothing.
  package var masked: Set<Day> = []
  /// Days of an event that may come again, by its name: judged against what it did before.
  package var eventDays: [Day: String] = [:]
  /// Single events of the last day so large that they are named for themselves.
  package var large: [Large] = []

  /// The whole over a longer past than its parts, where that is known.
  package var whole: Whole?

  private var places: [[Int32]: Int] = [:]

  /// What the whole counted by day, up to the frame's last one: an order of two categories once.
  package struct Whole: Sendable {
    package let firstDay: Day
    package internal(set) var events: [Double]
    /// In the smallest units of money; empty for a metric of counts alone.
    package internal(set) var amounts: [Double]
    /// Empty where it is not known.
    package internal(set) var exposure: [Double]

    package init(firstDay: Day, events: [Double], amounts: [Double] = [], exposure: [Double] = []) {
      (self.firstDay, self.events, self.amounts) = (firstDay, events, amounts)
      self.exposure = exposure
    }

    /// The same without its last days.
    func ended(_ count: Int) -> Whole {
      Whole(
        firstDay: firstDay, events: events.dropLast(count), amounts: amounts.dropLast(count),
        exposure: exposure.dropLast(count))
    }
  }

  /// Exposure by some of the dimensions.
  package struct Margin: Sendable {
    /// Places among the frame's dimensions.
    package var dimensions: [Int]
    /// For each of them one code a row, as in the frame's values.
    package var codes: [[Int32]]
    /// Row by row, day by day.
    package var counts: [Double]

    package init(dimensions: [Int], codes: [[Int32]], counts: [Double]) {
      (self.dimensions, self.codes, self.counts) = (dimensions, codes, counts)
    }
  }

  /// Things that are finer than a dimension's values: products of categories, campaigns of channels.
  package struct Parts: Sendable {
    package var name: String
    /// What is counted of them: lines of products (events), visits of campaigns (exposure).
    package var driver: StoryDriver
    package var names: [String]
    /// The place of the dimension that they are parts of, and the value of each.
    package var parent: Int?
    package var parentCodes: [Int32] = []
    /// What else each is of among the frame's dimensions, as products of brands.
    package var others: [(dimension: Int, codes: [Int32])] = []
    /// Part by part, day by day.
    package var counts: [Double]
    /// In the smallest units of money.
    package var amounts: [Int64] = []
    /// The frame's events that belong to one part each: orders that begin with the product.
    package var leads: [Double] = []
    /// What those came to, cut like the frame's.
    package var leadAmounts: [Double] = []
    /// Their own exposure, where it is known: visits of a product's page.
    package var exposure: [Double] = []
    /// What parts have in common beside the parent: brand, supplier.
    package var groupings: [(name: String, values: [String], codes: [Int32])] = []

    package init(
      _ name: String, of driver: StoryDriver, names: [String], parent: Int? = nil,
      parentCodes: [Int32] = [], counts: [Double]
    ) {
      (self.name, self.driver, self.names) = (name, driver, names)
      (self.parent, self.parentCodes, self.counts) = (parent, parentCodes, counts)
    }
  }

  /// One event that is a story of its own, as an order of many times the usual.
  package struct Large: Sendable {
    package var name: String
    package var leaf: Int
    package var amount: Int64
    /// The part that it began with, by the table of parts of events; nil when not known.
    package var part: Int?

    package init(_ name: String, leaf: Int, amount: Int64, part: Int? = nil) {
      (self.name, self.leaf, self.amount, self.part) = (name, leaf, amount, part)
    }
  }

  /// A frame without leaves.
  package init(firstDay: Day, days: Int, dimensions: [String], values: [[String?]]) {
    (self.firstDay, self.days) = (firstDay, days)
    (self.dimensions, self.values) = (dimensions, values)
    codes = dimensions.map { _ in [] }
  }

  package var leafCount: Int { days == 0 ? 0 : events.count / days }
  package var lastDay: Day { firstDay + (days - 1) }
  /// Whether exposure is known leaf by leaf.
  package var isCrossed: Bool { !exposure.isEmpty }
  package var hasExposure: Bool { isCrossed || !wholeExposure.isEmpty || !margins.isEmpty }

  /// The leaf of some values, which is made when there is none yet.
  package mutating func leaf(_ codes: [Int32]) -> Int {
    if let known = places[codes] { return known }
    let leaf = leafCount
    places[codes] = leaf
    for (place, code) in codes.enumerated() { self.codes[place].append(code) }
    events.append(contentsOf: repeatElement(0, count: days))
    if isCrossed { exposure.append(contentsOf: repeatElement(0, count: days)) }
    if !amounts.isEmpty { amounts.append(contentsOf: repeatElement(0, count: days)) }
    if !capped.isEmpty { capped.append(contentsOf: repeatElement(0, count: days)) }
    return leaf
  }

  /// Adds events of one leaf and day, and what they came to.
  package mutating func add(
    leaf: Int, day: Int, events count: Double, amount: Int64? = nil, capped cut: Double? = nil
  ) {
    let place = leaf * days + day
    events[place] += count
    if let amount {
      if amounts.isEmpty { amounts = [Int64](repeating: 0, count: events.count) }
      amounts[place] += amount
    }
    if let cut {
      if capped.isEmpty { capped = [Double](repeating: 0, count: events.count) }
      capped[place] += cut
    }
  }

  /// Adds exposure of one leaf and day.
  package mutating func add(leaf: Int, day: Int, exposure count: Double) {
    if exposure.isEmpty { exposure = [Double](repeating: 0, count: events.count) }
    exposure[leaf * days + day] += count
  }

  mutating func replace(_ codes: [[Int32]]) {
    self.codes = codes
    places = [:]
    guard let first = codes.first else { return }
    for leaf in first.indices { places[codes.map { $0[leaf] }] = leaf }
  }

  /// The sum over all leaves of a matrix, by day.
  package func byDay(_ matrix: [Double]) -> [Double] { StoryMatrix.total(matrix, days: days) }
}
