import Analysis
import Foundation

extension StoryWorld {
  /// Usual visits, orders and part of all orders of some leaves on the last day.
  private func sizes(_ leaves: [Int]) -> (visits: Double, orders: Double, part: Double) {
    func sums(_ leaves: [Int]) -> (Double, Double) {
      leaves.reduce((0, 0)) {
        let place = $1 * days + last
        return ($0.0 + visits[place], $0.1 + visits[place] * rate[place])
      }
    }
    let (v, o) = sums(leaves)
    return (v, o, o / sums(Array(0..<self.leaves)).1)
  }

  /// Whether a move of orders is beyond chance and worth a word.
  private func isVisible(_ orders: Double, _ part: Double, _ factor: Double) -> Bool {
    let moved = abs(factor - 1)
    let noise = (orders + pow(0.05 * orders, 2)).squareRoot()
    return moved * part >= 0.03 && moved * orders / noise >= 6
  }

  private func term(_ dimension: Int, _ values: [Int]) -> StoryTerm {
    StoryTerm(
      dimension: StoryStore.names[dimension],
      values: values.sorted().map { self.values[dimension][$0] })
  }

  /// Plants an incident over some days; returns what a true answer says, nothing where the store is
  /// too small for one that could be seen.
  mutating func plant(
    _ kind: StoryTruth.Kind, _ dice: inout Dice, days range: ClosedRange<Int>,
    beside others: [[StoryTerm]] = []
  ) -> [StoryTruth] {
    func truth(
      _ driver: StoryDriver, _ segment: [StoryTerm], share: Double? = nil
    ) -> [StoryTruth] {
      [
        StoryTruth(
          kind: kind, driver: driver, segment: segment, first: range.lowerBound, share: share)
      ]
    }
    let down = dice.real(0.15, 0.6)
    let up = dice.real(1.6, 3)
    switch kind {
    case .channelDown, .channelUp, .crossedVisits, .tracking, .lateReport:
      let factor =
        kind == .lateReport
        ? 0
        : kind == .channelUp || (kind == .crossedVisits && dice.unit() < 0.5)
          ? up : down
      let sets = kind == .crossedVisits ? [[0, 3], [0, 1]] : [[0]]
      guard let terms = chosen(&dice, others, factor, sets, isOfVisits: true) else { return [] }
      let isCounting = kind == .tracking || kind == .lateReport
      let share = isCounting ? 0 : (factor - 1) * sizes(leaves(terms)).part
      for leaf in leaves(terms) {
        for day in range {
          if isCounting {
            counted[leaf * days + day] *= factor
          } else {
            visits[leaf * days + day] *= factor
          }
        }
      }
      let known = terms.contains { $0.dimension == 3 } ? nil : share
      return truth(.exposure, terms.map { term($0.dimension, $0.values) }, share: known)
    case .campaignOff:
      var best = 0
      for campaign in campaigns.indices where campaignShare[campaign] > campaignShare[best] {
        best = campaign
      }
      var campaign = dice.unit() < 0.5 ? best : dice.int(0...campaigns.count - 1)
      let isTaken = others.contains { $0.last?.values == [campaigns[campaign]] }
      if isTaken { campaign = (campaign + 1) % campaigns.count }
      let part = sizes(leaves([(0, [0])])).part * campaignShare[campaign]
      guard part * (1 - down * 0.7) >= 0.03 else { return [] }
      for day in range { campaignLeft[campaign * days + day] *= down * 0.7 }
      return truth(
        .exposure,
        [term(0, [0]), StoryTerm(dimension: "campaign", values: [campaigns[campaign]])],
        share: part * (down * 0.7 - 1))
    case .categoryConversion, .crossedConversion, .payment, .shipping:
      let sets: [[Int]]
      switch kind {
      case .categoryConversion: sets = [[3]]
      case .crossedConversion: sets = [[0, 3], [1, 3], [2, 3]]
      case .payment: sets = [[2], [1, 2]]
      default: sets = [[1]]
      }
      let factor = kind == .categoryConversion && dice.unit() < 0.3 ? min(up, 2) : down
      let siblings = kind == .shipping ? dice.int(1...3) : 1
      guard let terms = chosen(&dice, others, factor, sets, siblings: siblings) else { return [] }
      let part = sizes(leaves(terms)).part
      for leaf in leaves(terms) { for day in range { rate[leaf * days + day] *= factor } }
      let share = terms.contains { $0.dimension == 3 } ? nil : part * (factor - 1)
      return truth(.events, terms.map { term($0.dimension, $0.values) }, share: share)
    case .soldOut, .priceMistake:
      let factor = kind == .soldOut ? dice.real(0, 0.15) : dice.real(2.5, 5)
      guard let product = chosenProduct(&dice, others, factor) else { return [] }
      var factors = appealFactor[product] ?? [Double](repeating: 1, count: days)
      for day in range {
        factors[day] *= factor
        if kind == .priceMistake { priceFactor[product * days + day] *= 0.3 }
      }
      appealFactor[product] = factors
      return truth(.events, [StoryTerm(dimension: "product", values: ["p\(product)"])])
    case .orderValue:
      guard let terms = chosen(&dice, others, 0.65, [[0], [1], [2]], isOfAmounts: true)
      else { return [] }
      let factor = dice.unit() < 0.5 ? 0.65 : 1.5
      for leaf in leaves(terms) { for day in range { value[leaf * days + day] *= factor } }
      return truth(.amount, terms.map { term($0.dimension, $0.values) })
    case .outage, .market:
      let factor = dice.real(0.35, 0.65)
      for leaf in 0..<leaves { for day in range { visits[leaf * days + day] *= factor } }
      return truth(.exposure, [])
    case .checkout:
      let factor = dice.real(0.3, 0.6)
      for leaf in 0..<leaves { for day in range { rate[leaf * days + day] *= factor } }
      return truth(.events, [])
    case .largeOrder:
      let leaf = dice.int(0...leaves - 1)
      let own = (0..<products).filter { categoryOf[$0] == codes[3][leaf] }
      largeOrder = (leaf, dice.pick(own))
      return truth(.amount, [])
    }
  }

  /// Conditions over one of some sets of dimensions whose move could be seen.
  private func chosen(
    _ dice: inout Dice, _ others: [[StoryTerm]], _ factor: Double, _ sets: [[Int]],
    siblings: Int = 1, isOfVisits: Bool = false,
    isOfAmounts: Bool = false
  ) -> [(dimension: Int, values: [Int])]? {
    for _ in 0..<60 {
      let dimensions = dice.pick(sets)
      let terms = dimensions.enumerated().map { place, dimension in
        var values: Set<Int> = []
        let count =
          place == 0 && self.values[dimension].count >= 2 * siblings ? siblings : 1
        while values.count < count { values.insert(dice.int(0...self.values[dimension].count - 1)) }
        return (dimension: dimension, values: values.sorted())
      }
      let named = terms.map { term($0.dimension, $0.values) }
      if others.contains(where: { $0 == named }) { continue }
      let size = sizes(leaves(terms))
      // What is most of the store is no part of it.
      guard size.part < 0.6 else { continue }
      // Each of the siblings must be seen by itself, or none could say that it was one of them.
      let single = terms[0].values.allSatisfy { value in
        guard terms[0].values.count > 1 else { return true }
        var one = terms
        one[0].values = [value]
        let own = sizes(leaves(one))
        return abs(factor - 1) * own.orders / (own.orders + pow(0.05 * own.orders, 2)).squareRoot()
          >= 4
      }
      let isSeen: Bool
      if isOfAmounts {
        isSeen = abs(factor - 1) * size.part >= 0.03 && size.orders > 150
      } else if isOfVisits {
        isSeen = abs(factor - 1) * size.part >= 0.03 && size.visits > 300
      } else {
        isSeen = isVisible(size.orders, size.part, factor)
      }
      if isSeen, single { return terms }
    }
    return nil
  }

  private func chosenProduct(
    _ dice: inout Dice, _ others: [[StoryTerm]], _ factor: Double
  ) -> Int? {
    let whole = sizes(Array(0..<leaves))
    for _ in 0..<60 {
      let product = dice.int(0...products - 1)
      if others.contains([StoryTerm(dimension: "product", values: ["p\(product)"])]) { continue }
      let category = sizes(leaves([(3, [categoryOf[product]])]))
      let all = (0..<products).filter { categoryOf[$0] == categoryOf[product] }
        .reduce(0.0) { $0 + appeal[$1 * days + last] }
      let share = appeal[product * days + last] / all
      let orders = category.orders * share
      if isVisible(orders, orders / whole.orders, factor) { return product }
    }
    return nil
  }
}
