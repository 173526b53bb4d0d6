import Analysis
import Values

/// What happened, driver by driver: `fewer visitors from campaign shopping (1,279 instead of 5,505)`.
extension StoryTelling {
  func clause(_ finding: StoryFinding) -> Wording {
    let isVisit = isOfVisits(finding) && finding.driver != .amount && !isOfEvents(finding)
    let place = finding.terms.isEmpty ? "" : place.words(finding.terms, isVisit: isVisit)
    let what: Wording =
      switch finding.kind {
      case .large: "one order of \(now(finding))"
      case .miscounted: miscounted(finding, place)
      case .segment: moved(finding, place)
      case .whole where finding.isEven: "\(moved(finding, place)), everywhere"
      case .whole: "\(moved(finding, place)), in some parts more than in others"
      }
    let days = story.day - finding.since + 1
    return days > 1 ? "\(what), for \(Wording.counted(days, "day")) now" : what
  }

  /// Whether what is counted goes somewhere, as visitors do.
  private func isOfVisits(_ finding: StoryFinding) -> Bool {
    counts.exposure != nil || counts.events?.item.plainName?.text == "visitors"
  }

  private func isOfProduct(_ finding: StoryFinding) -> Bool {
    finding.terms.count == 1 && finding.terms[0].dimension == "product"
  }

  private func isOfEvents(_ finding: StoryFinding) -> Bool {
    finding.terms.contains { ofEvents.contains($0.dimension) }
  }

  private func moved(_ finding: StoryFinding, _ place: Wording) -> Wording {
    let isMore = finding.now > finding.usual
    switch finding.driver {
    case .exposure:
      return isMore
        ? "more \(exposure)\(place) \(instead(finding))"
        : "fewer \(exposure)\(place) \(instead(finding))"
    case .events: return happened(finding, place, isMore)
    case .amount where isOfProduct(finding):
      let title = self.place.names(finding.terms[0])
      return isMore
        ? "\(title) sold for more \(instead(finding))"
        : "\(title) sold for less \(instead(finding))"
    case .amount:
      return isMore
        ? "more \(amount) for each of the \(events)\(place)"
        : "less \(amount) for each of the \(events)\(place)"
    }
  }

  /// Events given what could have brought them.
  private func happened(_ finding: StoryFinding, _ place: Wording, _ isMore: Bool) -> Wording {
    if counts.exposure == nil || isOfEvents(finding) {
      return isMore
        ? "more \(events)\(place) \(instead(finding))"
        : "fewer \(events)\(place) \(instead(finding))"
    }
    if isShop, isOfProduct(finding) {
      let title = self.place.names(finding.terms[0])
      return isMore
        ? "\(title) sold more \(instead(finding, events))"
        : "\(title) sold less \(instead(finding, events))"
    }
    if isShop {
      return isMore
        ? "more of the \(exposure)\(place) bought \(instead(finding, events))"
        : "fewer of the \(exposure)\(place) bought \(instead(finding, events))"
    }
    return isMore
      ? "more \(events) of as many \(exposure)\(place) \(instead(finding))"
      : "fewer \(events) of as many \(exposure)\(place) \(instead(finding))"
  }

  private func miscounted(_ finding: StoryFinding, _ place: Wording) -> Wording {
    """
    the count of \(exposure)\(place) is far from usual \(instead(finding)), and the \(events) are not
    """
  }

  // MARK: - Numbers

  /// `(1,279 instead of 5,505)`, of rates and counts.
  private func instead(_ finding: StoryFinding, _ what: Wording? = nil) -> Wording {
    let (now, usual) = (now(finding), value(finding.usual, finding))
    if let what, finding.kind == .segment, finding.now.rounded() != 1 {
      return "(\(now) \(what) instead of \(usual))"
    }
    return "(\(now) instead of \(usual))"
  }

  private func now(_ finding: StoryFinding) -> Wording { value(finding.now, finding) }

  private func value(_ number: Double, _ finding: StoryFinding) -> Wording {
    switch (finding.driver, finding.kind) {
    case (.amount, _): return .value(rootKind.value(number / 100), rootKind)
    case (.events, .whole) where counts.exposure != nil: return .value(.double(number), .percent)
    default: return .value(.double(number.rounded()), .count)
    }
  }

  private var exposure: Wording { counts.exposure?.title ?? "" }
  private var events: Wording { counts.events?.title ?? counts.root.title }
  private var amount: Wording { counts.root.title }
  /// Whether it is visitors who buy.
  private var isShop: Bool { counts.exposure?.item.plainName?.text == "visitors" }
}
