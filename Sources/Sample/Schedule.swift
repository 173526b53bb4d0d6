import Values

/// When which incident strikes whom, and the coupons and activities around it.
struct Schedule {
  let store: SampleStore
  let festivals: [Festival]
  private(set) var incidents: [Incident] = []
  /// The best sellers go round the categories, beginning with this one.
  let categoryShift: Int

  private var mixer: Mixer

  init(store: SampleStore) {
    self.store = store
    mixer = Mixer(seed: store.seed &+ 0x5EED)
    categoryShift = mixer.pick(0...5)
    let first = store.until - (store.days - 1)
    festivals = Festival.all(
      of: Marketplace.of(currency: store.currency).festivals, from: first, until: store.until)
    planLastDay()
    planEarlier()
  }

  /// The last day of the store, as an index.
  var last: Int { store.days - 1 }

  /// The category of one of the six best sellers.
  func category(ofRank rank: Int) -> Int { (rank - 1 + categoryShift) % 6 + 1 }

  /// Categories that have a coupon all the time, but for the incidents.
  var couponCategories: [Int] { [2, 3, 5].map(category(ofRank:)) }
}

// MARK: - The incidents of the last day

extension Schedule {
  /// Kinds that can fall together on the last day without hiding one another.
  private static let together: [[IncidentKind]] = [
    [.stockOut, .couponExpired, .campaignCapped],
    [.stockOut, .competitorPriceCut, .courierLate],
    [.competitorPriceCut, .couponExpired, .campaignCapped],
    [.stockOut, .couponExpired, .defectiveBatch],
    [.marketDip, .defectiveBatch],
    [.marketDip, .courierLate],
    [.viralVideo, .stockOut, .defectiveBatch],
  ]

  /// Kinds that show within a day, for stores that are too young for the others.
  private static let togetherShort: [[IncidentKind]] = [
    [.stockOut, .campaignCapped],
    [.couponExpired, .campaignCapped],
    [.competitorPriceCut, .campaignCapped],
  ]

  private mutating func planLastDay() {
    let young = store.days < 30
    let choices = young ? Self.togetherShort : Self.together
    for kind in choices[mixer.pick(0...(choices.count - 1))] {
      let lead = young ? 0 : kind.leadAtTheEnd
      incidents.append(made(kind, last - lead...last))
    }
  }
}

// MARK: - The incidents before

extension Schedule {
  /// Spreads the other kinds over the days before: every kind once where 60 days allow it, more in
  /// longer stores, never two at a time, and at most 28 days in 100 are touched.
  private mutating func planEarlier() {
    let begin = min(14, store.days / 4)
    let end = (incidents.map(\.days.lowerBound).min() ?? last) - 2
    var room = store.days * 3 / 10 - (last - end - 1)
    let missing = IncidentKind.allCases.filter { kind in !incidents.contains { $0.kind == kind } }
    let wanted = store.days < 60 ? store.days / 12 : max(missing.count, store.days / 18)
    var kinds: [IncidentKind] = mixer.shuffled(missing)
    while kinds.count < wanted { kinds += mixer.shuffled(IncidentKind.allCases) }
    let chosen = kinds.prefix(wanted).filter { kind in
      room -= kind.length(inStoreOf: store.days)
      return room >= 0
    }
    guard !chosen.isEmpty, end > begin else { return }
    let busy = busyDays
    for (index, kind) in chosen.enumerated() {
      let from = begin + (end - begin) * index / chosen.count
      let to = begin + (end - begin) * (index + 1) / chosen.count - 2
      let length = kind.length(inStoreOf: store.days)
      guard to - from + 1 >= length else { continue }
      let starts = mixer.shuffled(Array(from...to - length + 1))
      let start = starts.min { busyCount($0, length, busy) < busyCount($1, length, busy) }
      guard let start, !recurs(kind, near: start...start + length - 1) else { continue }
      incidents.append(made(kind, start...start + length - 1))
    }
    incidents.sort { $0.days.lowerBound < $1.days.lowerBound }
  }

  /// Whether an incident of the same kind is so near that the two would run into each other.
  private func recurs(_ kind: IncidentKind, near days: ClosedRange<Int>) -> Bool {
    incidents.contains {
      $0.kind == kind && $0.days.overlaps(days.lowerBound - 12...days.upperBound + 12)
    }
  }

  /// Days on which an activity moves the numbers anyway.
  private var busyDays: Set<Int> {
    let first = store.until - last
    return Set(festivals.flatMap { $0.uplifts }.filter { $0.factor >= 1.1 }.map { $0.day - first })
  }

  private func busyCount(_ start: Int, _ length: Int, _ busy: Set<Int>) -> Int {
    (start..<start + length).count(where: busy.contains)
  }

  /// An incident with whom it strikes; nobody is struck twice at once.
  private mutating func made(_ kind: IncidentKind, _ days: ClosedRange<Int>) -> Incident {
    let others = incidents.filter { $0.days.overlaps(days) }
    let taken = Set(others.compactMap(\.category) + others.compactMap(\.rank).map(category))
    let struckBefore = Set(incidents.filter { $0.kind == kind }.compactMap(\.rank))
    // On the last day the best seller itself is struck, so that the day's figures show it.
    func rank(upTo lowest: Int, shownIn largest: Int? = nil) -> Int? {
      let free = (1...lowest).filter { !taken.contains(category(ofRank: $0)) }
      if days.upperBound == last { return free.first }
      let drawn = mixer.shuffled(free)
      let shown = drawn.filter { $0 <= largest ?? lowest }
      return (shown.isEmpty ? drawn : shown)
        .min { !struckBefore.contains($0) && struckBefore.contains($1) }
    }
    var incident = Incident(kind: kind, days: days, size: 0)
    switch kind {
    case .stockOut:
      incident.rank = rank(upTo: 3)
      incident.size = -1
    case .competitorPriceCut:
      // Within four days only a deep fall of what sells well is more than chance.
      incident.rank = rank(upTo: 5, shownIn: 3)
      incident.size = -Double(mixer.pick(55...70)) / 100
    case .defectiveBatch:
      incident.rank = rank(upTo: 4)
      incident.size = Double(mixer.pick(35...50)) / 100
    case .couponExpired:
      let free = couponCategories.filter { !taken.contains($0) }
      incident.category = days.upperBound == last ? free.first : mixer.shuffled(free).first
      incident.size = -Double(mixer.pick(40...55)) / 100
    case .campaignCapped:
      incident.stream = mixer.shuffled(Streams.largeCampaigns).first
      let hour = mixer.pick(13...16)
      incident.hour = hour
      incident.size = Streams.shareOfDay(before: hour) - 1
    case .courierLate:
      incident.carrier = mixer.pick(1...2)
      incident.size = Double(mixer.pick(65...90)) / 100
    case .marketDip:
      incident.size = -Double(mixer.pick(32...42)) / 100
    case .viralVideo:
      incident.stream = Streams.video
      incident.size = Double(mixer.pick(65...90)) / 100
    }
    return incident
  }
}
