import Values

/// One condition of a segment: a dimension is one of some values.
package struct StoryTerm: Hashable, Sendable {
  package var dimension: String
  package var values: [String]

  package init(dimension: String, values: [String]) {
    (self.dimension, self.values) = (dimension, values)
  }
}

/// One thing that was not as usual: where, in which driver, since when, and what it came to.
package struct StoryFinding: Sendable {
  package enum Kind: Hashable, Sendable {
    /// A part of the store against the rest of it.
    case segment
    /// The whole store, no part of it more than others.
    case whole
    /// One event of many times the usual amount.
    case large(String)
    /// The exposure of a part was counted far from usual while its events went on as usual: a fault
    /// of counting, a report that is not there yet, or visits of nobody.
    case miscounted
  }

  package var kind: Kind
  package var driver: StoryDriver
  /// Other drivers that the same segment moved in.
  package var also: [StoryDriver] = []
  /// Empty for the whole store.
  package var terms: [StoryTerm]
  /// The first day of it; the last day of the frame when it is new.
  package var since: Day
  /// The driver's counts on the day and usually: visits; orders, usually of as many visits; amount of
  /// as many orders.
  package var now: Double
  package var usual: Double
  /// Now − usual of what the segment brought, in the metric's own units.
  package var effect: Fixed
  /// How far it strays in standard deviations of its past.
  package var z: Double
  /// Of the whole store: whether no part of it moved clearly more or less than the others.
  package var isEven = true

  package init(
    kind: Kind, driver: StoryDriver, also: [StoryDriver] = [], terms: [StoryTerm], since: Day,
    now: Double, usual: Double, effect: Fixed, z: Double
  ) {
    (self.kind, self.driver, self.also, self.terms) = (kind, driver, also, terms)
    (self.since, self.now, self.usual) = (since, now, usual)
    (self.effect, self.z) = (effect, z)
  }
}

/// What happened to a metric on a day: findings whose effects and the rest add up to the change.
package struct Story: Sendable {
  package let day: Day
  /// What the metric was and was expected to be.
  package let now: Fixed
  package let usual: Fixed
  package var change: Fixed {
    // Both are whole units of one scale, in 64 bits: the difference has room.
    Fixed(unscaled: now.unscaled - usual.unscaled, scale: now.scale)
  }
  package let whole: StoryWhole
  /// The largest effect first.
  package let findings: [StoryFinding]
  /// Change − the findings' effects.
  package let rest: Fixed
  /// The change of the whole by driver, which adds up to the change; nil for the mix of exposure.
  package let drivers: [(driver: StoryDriver?, effect: Fixed)]
  /// Whether anything was unusual: a finding, a driver of the whole, or the metric itself.
  package var isUnusual: Bool {
    !findings.isEmpty || whole.total.isUnusual || whole.levels.values.contains { $0.isUnusual }
  }
  /// Whether the exposure of the last day is not known though it usually is.
  package let isExposureMissing: Bool
}
