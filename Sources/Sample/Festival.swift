import Values

/// An activity of the calendar with its dates: a festival of the platforms or a sale of the store.
struct Festival: Hashable {
  /// A festival that comes back every year, with how much more is sold on which of its days.
  struct Yearly: Hashable {
    let name: String
    let month: Int
    let day: Int
    /// One factor per day.
    let factors: [Double]
  }

  let name: String
  let kind: String
  /// The number of the category that takes part; nil when all do.
  let category: Int?
  let first: Day
  let factors: [Double]

  var last: Day { first + (factors.count - 1) }

  var uplifts: [(day: Day, factor: Double)] {
    factors.enumerated().map { (first + $0.offset, $0.element) }
  }

  /// The festivals of a store from its first day to a year after its last one, flash sales of the
  /// platform to the next one but one, and the store's own members' days; oldest first.
  static func all(of yearly: [Yearly], from first: Day, until: Day) -> [Festival] {
    let platform = (first.year...until.year + 1).flatMap { year in
      yearly.compactMap { festival -> Festival? in
        Day(year: year, month: festival.month, day: festival.day).map {
          Festival(
            name: "\(festival.name) \(year)", kind: "platform festival", category: nil, first: $0,
            factors: festival.factors)
        }
      }
    }
    let flash = (-1...(until - first) / 21 + 1).map { index in
      Festival(
        name: "Flash sale", kind: "flash sale", category: abs(index) % 6 + 1,
        first: until + 4 - 21 * index, factors: [1.25, 1.2])
    }
    let own = (0...(until - first) / 28 + 2).compactMap { month -> Festival? in
      let day = first.addingMonths(month)
      return Day(year: day.year, month: day.month, day: 20).map {
        Festival(
          name: "Members' day", kind: "own", category: nil, first: $0, factors: [1.08])
      }
    }
    let next = until + 365
    return (platform.filter { $0.first <= next } + flash + own.filter { $0.first <= until + 40 })
      .filter { $0.first >= first }
      .map { $0.dated }
      .sorted { ($0.first, $0.name) < ($1.first, $1.name) }
  }

  /// Activities that come more than once a year carry their month and day in the name.
  private var dated: Festival {
    guard kind != "platform festival" else { return self }
    return Festival(
      name: "\(name) \(first)", kind: kind, category: category, first: first, factors: factors)
  }
}
