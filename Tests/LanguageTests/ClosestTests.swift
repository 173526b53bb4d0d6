import Testing

@testable import Language

/// The names that a misspelt one may have meant.
@Suite struct ClosestTests {
  private static let names = [
    "revenue", "refunds", "refund_rate", "orders", "visitors", "conversion_rate", "支付金额", "访客数",
  ]

  @Test(arguments: [
    ("reveneu", ["revenue"]),
    ("revenu", ["revenue"]),
    ("REVENUE", ["revenue"]),
    ("oders", ["orders"]),
    ("ordres", ["orders"]),
    ("refund", ["refunds", "refund_rate"]),
    ("refundrate", ["refund_rate"]),
    ("conversion", ["conversion_rate"]),
    ("支付金", ["支付金额"]),
    ("访客", ["访客数"]),
    ("profit", []),
    ("x", []),
    ("", []),
  ])
  func names(_ text: String, _ expected: [String]) {
    #expect(closest(to: text, among: Self.names) == expected)
  }

  @Test func limitAndDoubles() {
    #expect(closest(to: "aab", among: ["aaa", "aac", "aad", "aab"], limit: 2) == ["aab", "aaa"])
    #expect(closest(to: "aab", among: ["aab", "aab"]) == ["aab"])
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("", "ab", 2), ("abc", "abc", 0), ("abc", "abd", 1),
    ("ab", "ba", 1),
    ("abc", "ac", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func distances(_ a: String, _ b: String, _ expected: Int) {
    #expect(editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == expected)
  }
}
