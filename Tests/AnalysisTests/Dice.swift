import Foundation

/// A small generator of random numbers with a seed, so that a test meets the same cases everywhere.
///
/// SplitMix64 of Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
struct Dice: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Between 0 and 1.
  mutating func unit() -> Double { Double.random(in: 0..<1, using: &self) }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func real(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// Standard normal, by Box and Muller.
  mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }
}

/// True when the two numbers agree to `digits` decimal places.
func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  guard let a else { return false }
  return abs(a - b) <= tolerance * max(1, abs(b))
}

func near(_ a: [Double]?, _ b: [Double], _ tolerance: Double = 1e-9) -> Bool {
  guard let a, a.count == b.count else { return false }
  return zip(a, b).allSatisfy { near($0, $1, tolerance) }
}
