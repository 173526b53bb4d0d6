import Testing

@testable import Values

/// Decimal numbers at and beyond the edges of what they hold: nothing traps, and what is exact is.
@Suite struct FixedTests {
  private var random = SystemRandomNumberGenerator()

  /// Numbers of all sizes and scales, the largest and smallest among them.
  private mutating func number() -> Fixed {
    let bits = Int.random(in: 0...127, using: &random)
    let raw = Int128.random(in: .min ... .max, using: &random) >> (127 - bits)
    let edges: [Int128] = [0, 1, -1, .max, .min, .max - 1, 10, Fixed.power(38), -Fixed.power(38)]
    let unscaled = Int.random(in: 0..<4, using: &random) == 0 ? edges.randomElement() ?? 0 : raw
    return Fixed(unscaled: unscaled, scale: Int.random(in: 0...38, using: &random))
  }

  /// A number as whole digits of 10^-38, as wide as they get: four parts of 32 bits are enough for
  /// a product of 10^38 and an `Int128`.
  private func compared(_ a: Fixed, _ b: Fixed) -> Int {
    func digits(_ number: Fixed) -> (Bool, [UInt8]) {
      var text =
        String(number.unscaled.magnitude) + String(repeating: "0", count: 38 - number.scale)
      text = String(repeating: "0", count: 80 - text.count) + text
      return (number.unscaled < 0, Array(text.utf8))
    }
    let (x, y) = (digits(a), digits(b))
    if x.0 != y.0 { return x.0 ? -1 : 1 }
    if x.1 == y.1 { return 0 }
    return x.1.lexicographicallyPrecedes(y.1) != x.0 ? -1 : 1
  }

  @Test func orderIsThatOfTheNumbers() {
    var it = self
    for _ in 0..<5_000 {
      let (a, b) = (it.number(), it.number())
      let order = compared(a, b)
      #expect((a < b) == (order < 0), "\(a) \(b)")
      #expect((a == b) == (order == 0), "\(a) \(b)")
      if a == b { #expect(a.hashValue == b.hashValue) }
    }
  }

  @Test func whatIsAddedCanBeTakenAway() {
    var it = self
    for _ in 0..<5_000 {
      let (a, b) = (it.number(), it.number())
      #expect(a.adding(b) == b.adding(a))
      if let sum = a.adding(b) {
        #expect(sum.subtracting(b) ?? a == a, "\(a) \(b)")
        let (near, exact) = (sum.double, a.double + b.double)
        #expect((near - exact).magnitude <= 1e-9 * max(a.double.magnitude, b.double.magnitude))
      } else {
        // There is no room only where one of them fills it at the scale of both.
        let (x, y) = (a.trimmed, b.trimmed)
        let digits = [x, y].map {
          String($0.unscaled.magnitude).count + max(x.scale, y.scale) - $0.scale
        }
        #expect(digits.contains { $0 >= 38 }, "\(a) \(b)")
      }
      #expect(a.negated?.negated ?? a == a)
      if let back = a.multiplied(by: 7) {
        #expect((back.double / 7 - a.double).magnitude <= 1e-9 * a.double.magnitude)
      }
    }
  }

  @Test func otherScalesAreExactOrNone() {
    var it = self
    for _ in 0..<5_000 {
      let number = it.number()
      let scale = Int.random(in: -3...45, using: &it.random)
      if let exact = number.rescaled(to: scale) {
        #expect(exact == number && exact.scale == scale)
      }
      let rounded = number.rounded(toScale: scale)
      #expect(rounded.scale <= max(number.scale, scale) && (0...38).contains(rounded.scale))
      // Half of the last digit that is kept.
      let kept = max(0, scale)
      if kept < number.scale {
        let off = (rounded.double - number.double).magnitude
        #expect(off <= 0.5 / Double(Fixed.power(kept)) + number.double.magnitude * 1e-12)
      } else {
        #expect(rounded == number)
      }
      #expect(Fixed(number.description) == number || number.unscaled == .min)
      #expect(number.trimmed == number)
    }
  }

  @Test func halvesGoAwayFromZero() {
    let cases: [(String, Int, String)] = [
      ("0.145", 2, "0.15"), ("-0.145", 2, "-0.15"), ("0.144", 2, "0.14"), ("2.5", 0, "3"),
      ("-2.5", 0, "-3"), ("1", 2, "1.00"), ("0.5", -1, "1"),
    ]
    for (text, scale, expected) in cases {
      #expect(Fixed(text)?.rounded(toScale: scale).description == expected)
    }
  }

  @Test func scalesBeyondTheLimits() {
    #expect(Fixed(unscaled: 15, scale: 39) == Fixed(unscaled: 2, scale: 38))
    #expect(Fixed(unscaled: 5, scale: 400) == Fixed(unscaled: 0, scale: 0))
    #expect(Fixed(unscaled: 5, scale: -2) == Fixed(unscaled: 500, scale: 0))
    #expect(Fixed(unscaled: 5, scale: -60) == Fixed(unscaled: .max, scale: 0))
    #expect(Fixed(unscaled: -5, scale: -60) == Fixed(unscaled: .min, scale: 0))
    #expect(Fixed(unscaled: 0, scale: -60) == Fixed(unscaled: 0, scale: 0))
    #expect(Fixed(unscaled: .min, scale: 0).negated == nil)
    #expect(Fixed(unscaled: .min, scale: 0).absolute == nil)
    #expect(Fixed(unscaled: .max, scale: 0).adding(Fixed(unscaled: 1, scale: 0)) == nil)
    // 10^37 and a tenth have no room together; a whole 1.0 has.
    let large = Fixed(unscaled: .max, scale: 0)
    #expect(large.subtracting(Fixed(unscaled: 10, scale: 1)) == Fixed(unscaled: .max - 1, scale: 0))
    #expect(!(large < Fixed(unscaled: .max, scale: 0)))
    #expect(Fixed(unscaled: 1, scale: 38) < large)
  }
}
