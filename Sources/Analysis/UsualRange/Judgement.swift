/// Which of the days, metrics or segments of one answer are unusual.
package struct Judgement: Hashable, Sendable {
  /// Whether the whole store moved, rather than one metric of it.
  package enum StoreWide: Hashable, Sendable { case up, down, mixed }

  /// The q-value of each range, in their order: the share of false flags among all flags if this
  /// one is raised; nil where nothing was judged.
  package let qValues: [Double?]
  /// Whether each is unusual: q within the limit, the change at or above the floor, and the value out
  /// of its range or one of several days in a row.
  package let isUnusual: [Bool]
  /// Set when at least half of four or more judged ranges are unusual.
  package let storeWide: StoreWide?

  /// Judges all that an answer shows at once, so that a long answer raises no more false flags than
  /// a short one.
  ///
  /// Benjamini & Hochberg over the p-values (``FalseDiscovery``), then the practical floor. A
  /// shorter answer is judged as one of four, or a question a day for one metric would raise more
  /// false flags of it in a month than the same metric among others.
  /// - Parameters:
  ///   - ranges: one for each metric or segment (of one day, for `storeWide` to make sense).
  ///   - q: the share of false flags put up with; 0.01.
  package init(_ ranges: [UsualRange], q: Double = UsualRangeRule.falseDiscoveryRate) {
    let padding = max(0, UsualRangeRule.smallestFamily - ranges.count { $0.p != nil })
    let padded = ranges.map { $0.p ?? .nan } + Array(repeating: 1, count: padding)
    let values = Array(FalseDiscovery.qValues(padded).prefix(ranges.count))
    // The ends of whole numbers may hold a little more than 99 of 100 days.
    let flags = zip(ranges, values).map { range, value in
      value <= q && range.reachesFloor && (range.isOutside || range.run > 1)
    }
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

  /// Whether each range is unusual, every day judged by itself as it would have been on that day.
  ///
  /// For answers over many days: false flags stay in proportion to the days looked at, and an old
  /// day does not become usual because more days are shown.
  package static func byDay(
    _ ranges: [UsualRange], q: Double = UsualRangeRule.falseDiscoveryRate
  ) -> [Bool] {
    var flags = Array(repeating: false, count: ranges.count)
    for places in Dictionary(grouping: ranges.indices, by: { ranges[$0].day }).values {
      let judgement = Judgement(places.map { ranges[$0] }, q: q)
      for (place, flag) in zip(places, judgement.isUnusual) { flags[place] = flag }
    }
    return flags
  }
}
