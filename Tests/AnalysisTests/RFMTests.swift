import Testing

@testable import Analysis

@Suite struct RFMTests {
  /// Every buyer is in one group, and each group has a buyer.
  @Test func groupsCoverAllScores() {
    var seen: Set<RFMGroup> = []
    for recency in 1...5 {
      for orders in 1...4 {
        for money in 1...5 {
          seen.insert(RFMGroup(recency: recency, orders: orders, money: money))
        }
      }
    }
    #expect(seen == Set(RFMGroup.allCases))
  }

  @Test(arguments: [
    (5, 3, 4, RFMGroup.champions), (5, 3, 3, .loyal), (4, 2, 5, .loyal), (4, 1, 5, .new),
    (3, 2, 1, .needsAttention), (2, 1, 5, .aboutToSleep), (1, 2, 4, .cannotLose),
    (1, 9, 3, .hibernating), (1, 1, 5, .lost),
  ]) func group(recency: Int, orders: Int, money: Int, group: RFMGroup) {
    #expect(RFMGroup(recency: recency, orders: orders, money: money) == group)
  }
}
