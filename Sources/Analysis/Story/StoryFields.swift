import Values

/// The fields of all drivers of a frame.
struct StoryFields: Sendable {
  let frame: StoryFrame
  let usual: StoryUsual
  let used: [Int]
  /// Exposure by leaf as it is read on the last day: what was not counted is put back.
  var exposure: [Double]

  init(_ frame: StoryFrame, use: [Bool], used: [Int]) {
    self.frame = frame
    usual = StoryUsual(days: frame.days, use: use, span: frame.span)
    self.used = used
    exposure = frame.exposure
  }

  private var sizes: [Int] { frame.values.map { $0.count } }

  /// Builds and learns all fields; `skips` are days of leaves that teach nothing.
  func built(_ skips: StorySkips, isRough: Bool = false) -> [StoryField] {
    var fields: [StoryField] = []
    func skip(_ driver: StoryDriver, _ kind: StoryField.Kind) -> [Bool] {
      skips[StorySkipKey(driver: driver, kind: kind)] ?? []
    }
    func finish(_ field: StoryField) {
      var field = field
      field.isRough = isRough
      // Parts are many and rare; what they count is shrunk to their peers'.
      if case .parts = field.kind, field.driver != .amount {
        field.leastEvents = StoryRule.leastPartEvents
      }
      field.clean(skips[field.key] ?? [])
      // What is far out shows in sets of two dimensions as well.
      field.learn(depth: isRough ? 2 : StoryRule.depth)
      fields.append(field)
    }
    let days = frame.days
    // Exposure: the part of all exposure.
    if frame.isCrossed {
      let whole = frame.byDay(exposure)
      let own = skip(.exposure, .leaves)
      let e = usual.byWeekday(
        usual.parts(exposure, whole: whole, skip: own), of: exposure, codes: frame.codes,
        sizes: sizes, skip: own)
      finish(leafField(.exposure, y: exposure, e: e))
    }
    for (place, margin) in frame.margins.enumerated() {
      let whole = frame.byDay(margin.counts)
      let own = skip(.exposure, .margin(place))
      let e = usual.byWeekday(
        usual.parts(margin.counts, whole: whole, skip: own), of: margin.counts,
        codes: margin.codes, sizes: margin.dimensions.map { sizes[$0] }, skip: own)
      finish(
        StoryField(
          .exposure, .margin(place), names: margin.dimensions.map { frame.dimensions[$0] },
          values: margin.dimensions.map { frame.values[$0] }, codes: margin.codes, days: days,
          used: used, y: margin.counts, e: e))
    }
    // Events given exposure.
    let expected = usual.byWeekday(
      expectedEvents(skip(.events, .leaves)), of: frame.events, codes: frame.codes, sizes: sizes,
      skip: skip(.events, .leaves))
    finish(leafField(.events, y: frame.events, e: expected))
    // Amounts given events.
    let amounts = self.amounts
    if !amounts.isEmpty {
      let e = usual.given(
        amounts, of: frame.events, codes: frame.codes, sizes: sizes,
        skip: skip(.amount, .leaves), perEvent: 20)
      finish(leafField(.amount, y: amounts, e: e, events: frame.events))
    }
    for (place, parts) in frame.parts.enumerated() {
      for field in partFields(parts, place, expected, skips) { finish(field) }
    }
    return fields
  }

  /// All exposure by day, of which parts without leaves of their own are parts.
  private var wholeExposure: [Double]? {
    if frame.isCrossed { return frame.byDay(exposure) }
    return frame.wholeExposure.isEmpty
      ? frame.margins.first.map { frame.byDay($0.counts) } : frame.wholeExposure
  }

  /// The amounts with each event's cut, or as they are.
  var amounts: [Double] {
    frame.capped.isEmpty ? frame.amounts.map { Double($0) } : frame.capped
  }

  private func leafField(
    _ driver: StoryDriver, y: [Double], e: [Double], events: [Double] = []
  ) -> StoryField {
    StoryField(
      driver, .leaves, names: frame.dimensions, values: frame.values, codes: frame.codes,
      days: frame.days, used: used, y: y, e: e, events: events)
  }

  /// Events of each leaf and day, from its exposure as far as that is known.
  func expectedEvents(_ skip: [Bool]) -> [Double] {
    let events = frame.events
    if frame.isCrossed {
      return usual.given(events, of: exposure, codes: frame.codes, sizes: sizes, skip: skip)
    }
    var e = usual.parts(events, whole: frame.byDay(events), skip: skip)
    // Of a report that does not cross: the usual events of a leaf times how its exposure moved in
    // each table by itself.
    let widest = frame.margins.indices.filter { place in
      !frame.margins.indices.contains {
        $0 != place
          && Set(frame.margins[$0].dimensions).isStrictSuperset(
            of: frame.margins[place].dimensions)
      }
    }
    for place in widest {
      let margin = frame.margins[place]
      let ratios = usual.ratios(margin.counts)
      var rows: [[Int32]: Int] = [:]
      for row in 0..<margin.counts.count / frame.days {
        rows[margin.codes.map { $0[row] }] = row
      }
      for leaf in 0..<frame.leafCount {
        guard let row = rows[margin.dimensions.map { frame.codes[$0][leaf] }] else { continue }
        for day in 0..<frame.days {
          e[leaf * frame.days + day] *= ratios[row * frame.days + day]
        }
      }
    }
    return e
  }

  private func partFields(
    _ parts: StoryFrame.Parts, _ place: Int, _ expected: [Double], _ skips: StorySkips
  ) -> [StoryField] {
    let days = frame.days
    let kind = StoryField.Kind.parts(place)
    let skip = skips[StorySkipKey(driver: parts.driver, kind: kind)] ?? []
    let names = [parts.name] + parts.groupings.map { $0.name }
    let values = [parts.names] + parts.groupings.map { $0.values }
    let codes =
      [parts.names.indices.map { Int32($0) }] + parts.groupings.map { $0.codes }
    func field(
      _ driver: StoryDriver, _ y: [Double], _ e: [Double], events: [Double] = [],
      whole: ([Double], [Double])? = nil
    ) -> StoryField {
      StoryField(
        driver, kind, names: names, values: values, codes: codes, days: days, used: used, y: y,
        e: e, events: events, whole: whole)
    }
    guard parts.driver == .events else {
      let whole = wholeExposure ?? frame.byDay(parts.counts)
      let e = usual.parts(parts.counts, whole: whole, skip: skip)
      return [field(.exposure, parts.counts, e, whole: (whole, whole))]
    }
    var fields: [StoryField] = []
    var base = [Double](repeating: 0, count: parts.counts.count)
    let groups: [Double]
    if let parent = parts.parent {
      groups = StoryMatrix.grouped(
        expected, by: frame.codes[parent], count: frame.values[parent].count, days: days)
    } else {
      groups = frame.byDay(expected)
    }
    for row in parts.names.indices {
      let from = parts.parent == nil ? 0 : Int(parts.parentCodes[row]) * days
      for day in 0..<days { base[row * days + day] = groups[from + day] }
    }
    if !parts.exposure.isEmpty {
      let ratios = usual.ratios(parts.exposure)
      base = zip(base, ratios).map { $0 * $1 }
      let whole = frame.byDay(parts.exposure)
      let exposureSkip = skips[StorySkipKey(driver: .exposure, kind: kind)] ?? []
      fields.append(
        field(
          .exposure, parts.exposure, usual.parts(parts.exposure, whole: whole, skip: exposureSkip)))
    }
    fields.append(field(.events, parts.counts, usual.shares(parts.counts, of: base, skip: skip)))
    // One large order makes any way to pay stand out.
    if !parts.amounts.isEmpty, parts.parent != nil {
      let amounts = parts.amounts.map { Double($0) }
      let amountSkip = skips[StorySkipKey(driver: .amount, kind: kind)] ?? []
      let e = usual.given(
        amounts, of: parts.counts, codes: [codes[0]], sizes: [parts.names.count],
        skip: amountSkip, perEvent: 3)
      fields.append(field(.amount, amounts, e, events: parts.counts))
    }
    return fields
  }
}

extension StoryUsual {
  /// Amounts given events: the mean amount of a leaf, leaning on the main effects as if so many
  /// events of them had been seen.
  func given(
    _ amounts: [Double], of events: [Double], codes: [[Int32]], sizes: [Int], skip: [Bool],
    perEvent: Double
  ) -> [Double] {
    // The main effects lean on 5 units of what is summed: amounts are brought to the size of events.
    let size = max(1e-9, amounts.reduce(0, +) / max(1, events.reduce(0, +)))
    let scaled = amounts.map { $0 / size }
    return given(scaled, of: events, codes: codes, sizes: sizes, skip: skip, lent: perEvent)
      .map { $0 * size }
  }
}
