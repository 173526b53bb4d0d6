/// What kind of customer a buyer is, by how lately, how often and for how much they bought.
///
/// Recency and money are scores from 1 to 5, each a fifth of the buyers, 5 the latest and the most
/// (Hughes 1994, "Strategic Database Marketing"). Frequency is the number of orders itself: where
/// most buy once, fifths of it would tell nobody apart.
package enum RFMGroup: String, CaseIterable, Sendable {
  case champions = "champions"
  case loyal = "loyal"
  case new = "new"
  case needsAttention = "needs attention"
  case aboutToSleep = "about to sleep"
  case cannotLose = "can't lose"
  case hibernating = "hibernating"
  case lost = "lost"

  /// - Parameters:
  ///   - recency: 1 to 5, 5 bought latest.
  ///   - orders: 1 or more.
  ///   - money: 1 to 5, 5 spent most.
  package init(recency: Int, orders: Int, money: Int) {
    self =
      switch (recency, orders) {
      case (4..., 3...) where money >= 4: .champions
      case (4..., 2...): .loyal
      case (4..., _): .new
      case (2..., 2...): .needsAttention
      case (2..., _): .aboutToSleep
      case (_, 2...) where money >= 4: .cannotLose
      case (_, 2...): .hibernating
      default: .lost
      }
  }

  /// Who they are.
  package var meaning: String {
    switch self {
    case .champions: "bought lately, three times or more, and much"
    case .loyal: "bought lately, and not for the first time"
    case .new: "bought once, lately"
    case .needsAttention: "bought more than once, but not lately"
    case .aboutToSleep: "bought once, some time ago"
    case .cannotLose: "spent much in several orders, long ago"
    case .hibernating: "several small orders, long ago"
    case .lost: "bought once, long ago"
    }
  }

  /// What is usually done about them.
  package var advice: String {
    switch self {
    case .champions: "reward, ask for reviews"
    case .loyal: "offer more of the same kind"
    case .new: "win the second order"
    case .needsAttention: "remind them now"
    case .aboutToSleep: "one reminder, with a reason"
    case .cannotLose: "win back in person"
    case .hibernating: "a cheap offer, or none"
    case .lost: "spend nothing on them"
    }
  }
}
