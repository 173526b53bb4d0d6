/// Which of the days, metrics or segments of one answer are unusual.
package struct Judgement: Hashable, Sendable {
  /// Whether the whole store moved, rather than one metric of it.
  package enum StoreWide: Hashable, Sendable { case up, down, mixed }

  /// The q-value of each range, in their order: the share of false flags among all flags if this
  /// one is raised; nil where nothing was judged.
  package let qValues: [Double?]
  /// Whether each is unusual: q within the limit and the change at or above the floor.
  package let isUnusual: [Bool]
  /// Set when at least half of four or more judged ranges are unusual.
  package let storeWide: StoreWide?

  /// Judges all that an answer shows at once, so that a long answer raises no more false flags than
  /// a short one.
  ///
  /// Benjamini & Hochberg over the p-values (``FalseDiscovery``), then the practical floor.
  /// - Parameters:
  ///   - ranges: one for each metric or segment (of one day, for `storeWide` to make sense).
  ///   - q: the share of false flags put up with; 0.01.
  package init(_ ranges: [UsualRange], q: Double = UsualRangeRule.falseDiscoveryRate) {
    let values = FalseDiscovery.qValues(ranges.map { $0.p ?? .nan })
    let flags = zip(ranges, values).map { range, value in value <= q && range.reachesFloor }
    qValues = values.map { $0.isNaN ? nil : $0 }
    isUnusual = flags
    let judged = ranges.count { $0.p != nil }
    let up = zip(ranges, flags).count { $1 && ($0.value ?? 0) > ($0.expected ?? 0) }
    let flagged = flags.count { $0 }
    if judged >= 4, flagged * 2 >= judged {
      storeWide = up == flagged ? .up : up == 0 ? .down : .mixed
    } else {
      storeWide = nil
    }
  }
}
