import Foundation
import Values

/// What the search found in one field, before money is attached.
struct StoryHit: Sendable {
  var field: Int
  var segment: StorySegment
  var since: Int
  var isMiscounted = false
  var also: [StoryDriver] = []
  var now: Double
  var usual: Double
}

/// The one search: all drivers side by side, the strongest first.
struct StorySearch: Sendable {
  let frame: StoryFrame
  private(set) var whole: StoryWhole
  let used: [Int]
  var builder: StoryFields
  var fields: [StoryField] = []
  var skips: StorySkips = [:]
  var store = StoryPrice(place: 1, width: 1)
  var hits: [StoryHit] = []
  /// Parts whose amounts were taken out of a field already: table, part, field.
  var removed: Set<[Int]> = []

  /// - Parameter use: the days that teach.
  init(_ frame: StoryFrame, whole: StoryWhole, use: [Bool], exposure: [Double]) {
    self.frame = frame
    self.whole = whole
    used = (min(StoryRule.firstDay, frame.days / 2)..<max(1, frame.days - 1)).filter { use[$0] }
    builder = StoryFields(frame, use: use, used: used)
    builder.exposure = exposure
    fields = builder.built([:], isRough: true)
    store = Self.price(fields)
    for field in fields {
      let skip = field.skips(store, span: frame.span)
      if skip.contains(true) { skips[field.key] = skip }
    }
    fields = builder.built(skips)
    store = Self.price(fields)
  }

  /// How strong the strongest group of all fields is on an ordinary day.
  static func price(_ fields: [StoryField]) -> StoryPrice {
    var tops: [Int: Double] = [:]
    for field in fields {
      for (day, top) in field.maximaByDay { tops[day] = max(tops[day] ?? -.infinity, top) }
    }
    return StoryPrice(
      tops.sorted { $0.key < $1.key }.map { $0.value },
      groups: fields.reduce(0) { $0 + $1.cuboids.count })
  }

  /// How far the strongest has to stand out: sums of several days share days with each other, so that
  /// fewer of the past tell how strong the strongest is.
  var bar: Double { frame.span == 1 ? StoryRule.bar : StoryRule.lastingBar }

  /// The drivers' own prices: amounts must stand out further.
  func score(_ hit: StoryField.Hit, _ driver: StoryDriver) -> Double {
    store.score(hit.score - (driver == .amount ? StoryRule.amountPrice * store.width : 0))
  }

  /// Looks until nothing is left that stands out.
  mutating func run() {
    guard used.count >= StoryRule.fewestSums else { return }
    miscounts()
    var unnamed = 0
    while hits.count < StoryRule.limit, unnamed < 6 {
      guard let (place, hit) = strongest(), score(hit, fields[place].driver) >= bar
      else { break }
      var (field, segment) = chosen(place, hit)
      segment = settled(field, segment)
      if segment.value < StoryRule.value {
        // Something strayed, but no segment says what: put aside, and not named.
        putAside(field, segment.leaves)
        unnamed += 1
      } else {
        take(field, segment)
        // What was taken is not known by the leaves, so that what is left of it would be found again.
        if holdsAll(fields[field]) { break }
      }
    }
    // What is told of several days is the sum of these.
    if hits.count < 2, frame.span == 1 { lasting() }
    if hits.isEmpty { nearest() }
    for driver in StoryDriver.allCases {
      let isEven = isEven(driver)
      whole.levels[driver]?.isEven = isEven
    }
  }

  /// Whether no value of a dimension strays from the others, by less than it takes to name one.
  private func isEven(_ driver: StoryDriver) -> Bool {
    !fields.contains { field in
      if case .parts = field.kind { return false }
      guard field.driver == driver else { return false }
      let alive = hits.isEmpty ? field.isAlive.map { _ in true } : field.isAlive
      return field.cuboids.contains { cuboid in
        guard cuboid.dimensions.count == 1 else { return false }
        let column = field.column(cuboid, day: field.last, alive: alive, whole: true)
        return (0..<cuboid.count).contains { group in
          cuboid.isNamed[group] && column.n[group] >= field.leastEvents
            && abs(field.z(cuboid, group, column)) >= StoryRule.uneven
        }
      }
    }
  }

  /// The strongest of all fields; one value of a dimension that only the events know, as a way to pay,
  /// only where nothing was found before and it stands out clearly more than any other part.
  private func strongest() -> (Int, StoryField.Hit)? {
    var best: (place: Int, hit: StoryField.Hit, score: Double)?
    var apart = best
    for (place, field) in fields.enumerated() {
      let isApart = holdsAll(field)
      if isApart, !hits.isEmpty { continue }
      guard let hit = field.strongest(day: field.last, alive: field.isAlive) else { continue }
      let score = score(hit, field.driver)
      if isApart {
        if score > apart?.score ?? -.infinity { apart = (place, hit, score) }
      } else if score > best?.score ?? -.infinity {
        best = (place, hit, score)
      }
    }
    if let apart, apart.score > StoryRule.apart * (best?.score ?? 0) { best = apart }
    return best.map { ($0.place, $0.hit) }
  }

  mutating func putAside(_ place: Int, _ leaves: [Bool]) {
    for leaf in leaves.indices where leaves[leaf] { fields[place].isAlive[leaf] = false }
  }

  /// Where the whole is out of its range and nothing stood out for itself, a group that stands out a
  /// little and accounts for the whole's change is the answer, not "everywhere".
  private mutating func nearest() {
    let moved = StoryDriver.allCases.filter { whole.levels[$0]?.isUnusual == true }
    guard !moved.isEmpty || whole.total.isUnusual else { return }
    var best: (place: Int, segment: StorySegment)?
    for place in fields.indices where moved.contains(fields[place].driver) || moved.isEmpty {
      let field = fields[place]
      let sign: Double = (whole.levels[field.driver]?.x ?? 0) < 0 ? -1 : 1
      guard
        let hit = field.strongest(day: field.last, alive: field.isAlive, depth: 2, sign: sign),
        score(hit, field.driver) >= 1.5
      else { continue }
      let (own, segment) = chosen(place, hit)
      guard segment.value >= StoryRule.value, segment.value > best?.segment.value ?? 0 else {
        continue
      }
      if let x = whole.levels[field.driver]?.x, let rest = distanceOfRest(own, segment.leaves),
        abs(rest) > 0.5 * abs(x)
      {
        continue
      }
      best = (own, segment)
    }
    if let best { take(best.place, best.segment) }
  }
}
