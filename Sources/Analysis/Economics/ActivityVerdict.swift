import Values

/// Whether an activity is worth repeating, with the reason in one line.
package struct ActivityVerdict: Hashable, Sendable {
  package enum Action: String, CaseIterable, Sendable {
    case again = "repeat", change, drop, unproved = "not proved", running, open = "not known"
  }

  /// What is known of an activity that is over.
  package struct Facts: Hashable, Sendable {
    /// Revenue of its days.
    package var revenue: Double
    /// Revenue that usual days would have brought, with the ends of its interval.
    package var expected: Double
    package var low: Double
    package var high: Double
    /// Revenue of the days after it less what they were to be expected to bring; nil where that is
    /// not known or within its interval.
    package var after: Double?
    /// Gross profit beyond the usual one, less what was pulled forward and less the budget; nil
    /// where costs are not known.
    package var gain: Double?

    package init(
      revenue: Double, expected: Double, low: Double, high: Double, after: Double?, gain: Double?
    ) {
      (self.revenue, self.expected, self.low, self.high) = (revenue, expected, low, high)
      (self.after, self.gain) = (after, gain)
    }
  }

  package let action: Action
  package let reason: Wording

  package init(_ action: Action, _ reason: Wording) {
    (self.action, self.reason) = (action, reason)
  }

  /// In this order: revenue within what usual days bring → not proved; below → drop; the days after
  /// lost more than half of what it brought → change; it cost more than it earned → change; else
  /// repeat.
  package init(_ facts: Facts) {
    let extra = facts.revenue - facts.expected
    let percent = facts.expected > 0 ? extra / facts.expected : 0
    let uplift: Wording = "revenue \(Self.percent(percent)) against the usual"
    if facts.revenue < facts.low {
      self.init(.drop, "\(uplift), less than usual days bring")
    } else if facts.revenue <= facts.high {
      self.init(.unproved, "\(uplift), which usual days may bring by chance")
    } else if let after = facts.after, after < 0, -after > 0.5 * extra {
      self.init(
        .change, "\(uplift), but \(Self.share(-after / extra)) of it came from the days after")
    } else if let gain = facts.gain, gain < 0 {
      self.init(.change, "\(uplift), but it earned less than usual days after discounts and budget")
    } else if facts.gain != nil {
      self.init(.again, "\(uplift), and it earned more than usual days")
    } else {
      self.init(.again, "\(uplift); what it earned is not known without costs")
    }
  }

  private static func percent(_ share: Double) -> String {
    "\(share < 0 ? "−" : "+")\(self.share(abs(share)))"
  }

  private static func share(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
