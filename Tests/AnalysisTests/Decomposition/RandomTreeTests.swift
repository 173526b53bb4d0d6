import Testing

@testable import Analysis

/// Trees of any shape, with zeros, negatives and empty segments: the effects add up to the change.
struct RandomTreeTests {
  static func value(_ dice: inout Dice) -> Double {
    switch dice.int(0...9) {
    case 0: 0
    case 1: -dice.real(0, 100)
    case 2: Double(dice.int(1...5000))
    case 3: dice.real(0, 1)
    default: (dice.real(0, 1000) * 100).rounded() / 100
    }
  }

  static func tree(_ dice: inout Dice, depth: Int, name: String = "r") -> DriverTree {
    guard depth > 0, dice.int(0...3) > 0 else {
      return .leaf(name, value(&dice), value(&dice))
    }
    let count = dice.int(2...4)
    let children = (0..<count).map { tree(&dice, depth: depth - 1, name: "\(name)\($0)") }
    switch dice.int(0...3) {
    case 0: return .product(name, children)
    case 1: return .ratio(name, children[0], children[1])
    case 2 where depth == 1:
      return DriverTree(name, .general(children) { values in values.max() })
    default:
      return DriverTree(name, .sum(children.map { (dice.int(0...2) == 0 ? -1 : 1, $0) }))
    }
  }

  @Test func effectsAlwaysAddUp() throws {
    var dice = Dice(2026)
    var split = 0
    var exact = 0
    for _ in 0..<4000 {
      let tree = Self.tree(&dice, depth: 3)
      guard let result = try? tree.effects() else { continue }
      split += 1
      let effects = result.effects.map { $0.effect }
      let sum = effects.reduce(0, +)
      if sum == result.change { exact += 1 }
      // Where it is not exact, the change has finer digits than numbers of this size can carry.
      let size = effects.reduce(abs(result.change)) { $0 + abs($1) }
      #expect(abs(sum - result.change) <= size.ulp, "\(tree)")
      #expect(result.effects.count == tree.leaves.count)
    }
    #expect(split > 3000)
    #expect(Double(exact) >= 0.9 * Double(split), "\(exact) of \(split)")
  }

  @Test func wholeUnitsAlwaysAddUp() throws {
    var dice = Dice(2027)
    var count = 0
    for _ in 0..<1000 {
      guard let result = try? Self.tree(&dice, depth: 2).effects(),
        let units = result.units(perOne: 100)
      else { continue }
      count += 1
      let total = (result.after * 100).rounded() - (result.before * 100).rounded()
      #expect(Double(units.reduce(0, +)) == total)
    }
    #expect(count > 700)
  }

  @Test func swappingThePeriodsTurnsTheSigns() throws {
    var dice = Dice(2028)
    for _ in 0..<500 {
      let forward = Self.tree(&dice, depth: 2)
      guard let there = try? forward.effects(), let back = try? Self.swapped(forward).effects()
      else { continue }
      let size = there.effects.map { abs($0.effect) }.max() ?? 0
      for (one, other) in zip(there.effects, back.effects) {
        #expect(abs(one.effect + other.effect) <= 1e-9 * max(1, size))
      }
    }
  }

  @Test func aDriverThatDidNotMoveHasNoEffect() throws {
    var dice = Dice(2029)
    for _ in 0..<500 {
      let tree = Self.tree(&dice, depth: 3)
      guard let result = try? tree.effects() else { continue }
      for effect in result.effects where effect.before == effect.after {
        #expect(effect.effect == 0)
      }
    }
  }

  static func swapped(_ tree: DriverTree) -> DriverTree {
    switch tree.node {
    case .leaf(let before, let after): .leaf(tree.name, after, before)
    case .sum(let terms): DriverTree(tree.name, .sum(terms.map { ($0.sign, swapped($0.1)) }))
    case .product(let factors):
      DriverTree(tree.name, .product(factors.map { ($0.exponent, swapped($0.1)) }))
    case .general(let children, let formula):
      DriverTree(tree.name, .general(children.map(swapped), formula: formula))
    }
  }
}
