import Analysis
import Foundation
import Values

/// The means behind a ``StoryStore``, that incidents bend and days are drawn from.
struct StoryWorld {
  let size: StoryStore.Size
  let values: [[String]]
  let codes: [[Int]]
  let leaves: Int
  var visits: [Double]
  var rate: [Double]
  /// What reports count of the visits.
  var counted: [Double]
  var value: [Double]
  let products: Int
  let categoryOf: [Int]
  let brandOf: [Int]
  let price: [Double]
  /// Weight of each product among its category's, by day.
  var appeal: [Double]
  var priceFactor: [Double]
  let campaigns: [String]
  let campaignShare: [Double]
  /// By campaign and day: what is left of it.
  var campaignLeft: [Double]
  var largeOrder: (leaf: Int, product: Int)?

  var days: Int { size.days }
  var last: Int { size.days - 1 }

  init(_ dice: inout Dice, _ size: StoryStore.Size) {
    self.size = size
    let days = size.days
    let counts = [dice.int(4...7), dice.int(4...10), dice.int(2...3), dice.int(4...9)]
    let titles = ["ch", "re", "de", "ca"]
    values = zip(titles, counts).map { title, count in (0..<count).map { "\(title)\($0)" } }
    leaves = counts.reduce(1, *)
    var codes: [[Int]] = [[], [], [], []]
    for leaf in 0..<leaves {
      var rest = leaf
      for place in (0..<4).reversed() {
        codes[place].append(rest % counts[place])
        rest /= counts[place]
      }
    }
    self.codes = codes
    let shares = counts.map { dice.shares($0, spread: 0.7) }
    let rates = counts.map { count in (0..<count).map { _ in 0.3 * dice.normal() } }
    let conversion = dice.real(0.012, 0.045)
    let week = (0..<7).map { _ in 0.15 * dice.normal() }
    let weeks = counts.map { count in
      (0..<count).map { _ in (0..<7).map { _ in size.weeks * dice.normal() } }
    }
    let trend = 0.001 * dice.normal()
    let trends = counts.map { count in (0..<count).map { _ in 0.0007 * dice.normal() } }
    let noise = dice.noise(days, dice.real(0.04, 0.08), memory: 0.5)
    let noises = zip(counts, [0.06, 0.03, 0.02, 0.04]).map { count, spread in
      (0..<count).map { _ in dice.noise(days, spread * dice.real(0.6, 1.3)) }
    }
    let rateNoise = dice.noise(days, dice.real(0.02, 0.05))
    let rateNoises = zip(counts, [0.02, 0.02, 0.01, 0.03]).map { count, spread in
      (0..<count).map { _ in dice.noise(days, spread) }
    }
    let valueNoise = dice.noise(days, 0.02)
    visits = []
    rate = []
    let perDay = size.ordersPerDay / conversion
    for leaf in 0..<leaves {
      let own = (0..<4).map { codes[$0][leaf] }
      let level =
        perDay * (0..<4).reduce(1.0) { $0 * shares[$1][own[$1]] } * exp(0.25 * dice.normal())
      let leafRate =
        conversion
        * exp((0..<4).reduce(0.0) { $0 + rates[$1][own[$1]] } + 0.1 * dice.normal() - 0.18)
      for day in 0..<days {
        var x = week[day % 7] + trend * Double(day) + noise[day] + 0.05 * dice.normal()
        var r = rateNoise[day]
        for place in 0..<4 {
          x += weeks[place][own[place]][day % 7] + trends[place][own[place]] * Double(day)
          x += noises[place][own[place]][day]
          r += rateNoises[place][own[place]][day]
        }
        visits.append(level * exp(x))
        rate.append(leafRate * exp(r))
      }
    }
    counted = [Double](repeating: 1, count: visits.count)
    value = (0..<visits.count).map { exp(valueNoise[$0 % days]) }
    var categoryOf: [Int] = []
    var brandOf: [Int] = []
    var price: [Double] = []
    var appeal: [Double] = []
    for category in 0..<counts[3] {
      let count = dice.int(6...30)
      let middle = exp(dice.real(2.5, 4.5))
      let slope = dice.real(0.8, 1.2)
      for place in 0..<count {
        categoryOf.append(category)
        brandOf.append(dice.int(0...11))
        price.append(middle * exp(0.4 * dice.normal()))
        let weight = 1 / pow(Double(place + 1), slope)
        let drift = 0.003 * dice.normal()
        let own = dice.noise(days, 0.08)
        appeal += (0..<days).map { weight * exp(own[$0] + drift * Double($0)) }
      }
    }
    (self.categoryOf, self.brandOf, self.price, self.appeal) = (categoryOf, brandOf, price, appeal)
    products = categoryOf.count
    priceFactor = [Double](repeating: 1, count: appeal.count)
    let count = dice.int(3...6)
    campaigns = (0..<count).map { "cp\($0)" }
    campaignShare = dice.shares(count, spread: 0.5).map { $0 * 0.9 }
    campaignLeft = [Double](repeating: 1, count: count * days)
  }

  /// The leaves of some conditions, values of each dimension.
  func leaves(_ terms: [(dimension: Int, values: [Int])]) -> [Int] {
    (0..<leaves).filter { leaf in
      terms.allSatisfy { $0.values.contains(codes[$0.dimension][leaf]) }
    }
  }

  /// The counts of the days as they come.
  func draw(_ dice: inout Dice) -> StoryFrame {
    let cdf = productShares()
    var exposure = [Double](repeating: 0, count: leaves * days)
    var events = exposure
    var amounts = [Int64](repeating: 0, count: leaves * days)
    var capped = exposure
    var lines = [Double](repeating: 0, count: products * days)
    var lineAmounts = [Int64](repeating: 0, count: products * days)
    var leads = lines
    var leadAmounts = lines
    var clicks = [Double](repeating: 0, count: campaigns.count * days)
    let all = Array(0..<products)
    let byCategory = values[3].indices.map { category in
      all.filter { categoryOf[$0] == category }
    }
    let caps = values[3].indices.map { category in
      7 * byCategory[category].reduce(0) { $0 + price[$1] } / Double(byCategory[category].count)
    }
    for leaf in 0..<leaves {
      let category = codes[3][leaf]
      for day in 0..<days {
        let place = leaf * days + day
        var seen = 0
        if codes[0][leaf] == 0 {
          // The first channel is ads: its visits come from campaigns and from none.
          var rest = 1.0
          for (campaign, share) in campaignShare.enumerated() {
            rest -= share
            let left = campaignLeft[campaign * days + day]
            let count = dice.poisson(visits[place] * share * left)
            seen += count
            clicks[campaign * days + day] += Double(count)
          }
          seen += dice.poisson(visits[place] * rest)
        } else {
          seen = dice.poisson(visits[place])
        }
        exposure[place] = (Double(seen) * counted[place]).rounded()
        let orders = dice.poisson(Double(seen) * rate[place] * cdf.left[category * days + day])
        events[place] = Double(orders)
        for _ in 0..<orders {
          let lead = cdf.product(category, day, &dice)
          var sum = 0.0
          var product = lead
          repeat {
            let units = dice.unit() < 0.15 ? 2.0 : 1
            let paid =
              units * price[product] * priceFactor[product * days + day] * value[place]
              * exp(0.25 * dice.normal())
            let cents = Int64((paid * 100).rounded())
            lines[product * days + day] += 1
            lineAmounts[product * days + day] += cents
            amounts[place] += cents
            sum += Double(cents)
            product = cdf.product(dice.int(0...values[3].count - 1), day, &dice)
          } while dice.unit() < 0.35
          leads[lead * days + day] += 1
          let cut = min(sum, caps[category] * 100)
          capped[place] += cut
          leadAmounts[lead * days + day] += cut
        }
      }
    }
    var frame = StoryFrame(
      firstDay: Day(number: 20_000), days: days, dimensions: StoryStore.names, values: values)
    frame.take(
      codes: codes.map { $0.map { Int32($0) } }, exposure: size.isCrossed ? exposure : [],
      events: events, amounts: amounts, capped: capped)
    if !size.isCrossed { addMargins(&frame, exposure) }
    var parts = StoryFrame.Parts(
      "product", of: .events, names: all.map { "p\($0)" }, parent: 3,
      parentCodes: categoryOf.map { Int32($0) }, counts: lines)
    parts.amounts = lineAmounts
    parts.leads = leads
    parts.leadAmounts = leadAmounts
    parts.groupings = [
      ("brand", (0..<12).map { "b\($0)" }, brandOf.map { Int32($0) })
    ]
    frame.parts = [
      parts,
      StoryFrame.Parts(
        "campaign", of: .exposure, names: campaigns, parent: 0,
        parentCodes: campaigns.map { _ in 0 }, counts: clicks),
    ]
    if let largeOrder { addLarge(largeOrder, &frame) }
    return frame
  }

  private func addLarge(_ order: (leaf: Int, product: Int), _ frame: inout StoryFrame) {
    let whole = frame.amounts.reduce(0, +) / Int64(days)
    let amount = max(whole / 8, 100_000)
    frame.add(leaf: order.leaf, day: last, events: 1, amount: amount, capped: 20_000)
    let place = order.product * days + last
    frame.parts[0].counts[place] += 1
    frame.parts[0].amounts[place] += amount
    frame.parts[0].leads[place] += 1
    frame.parts[0].leadAmounts[place] += 20_000
    frame.large = [.init("order 1", leaf: order.leaf, amount: amount, part: order.product)]
  }

  private func addMargins(_ frame: inout StoryFrame, _ exposure: [Double]) {
    for dimension in 0..<3 {
      let count = values[dimension].count
      var sums = [Double](repeating: 0, count: count * days)
      for leaf in 0..<leaves {
        for day in 0..<days {
          sums[codes[dimension][leaf] * days + day] += exposure[leaf * days + day]
        }
      }
      frame.margins.append(
        .init(dimensions: [dimension], codes: [(0..<count).map { Int32($0) }], counts: sums))
    }
    frame.wholeExposure = frame.byDay(exposure)
  }

  /// Draws of products by category and day.
  struct Shares {
    /// What is left of a category's orders when some of its products sell less.
    var left: [Double]
    var sums: [[Double]]
    var members: [[Int]]
    var days: Int

    func product(_ category: Int, _ day: Int, _ dice: inout Dice) -> Int {
      let sums = sums[category * days + day]
      let at = dice.unit() * (sums.last ?? 1)
      var (low, high) = (0, sums.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] > at { high = middle } else { low = middle + 1 }
      }
      return members[category][low]
    }
  }

  /// What products lost or won that others did not take from them.
  var appealFactor: [Int: [Double]] = [:]

  private func productShares() -> Shares {
    var shares = Shares(
      left: [Double](repeating: 1, count: values[3].count * days),
      sums: [[Double]](repeating: [], count: values[3].count * days), members: [], days: days)
    for category in values[3].indices {
      let members = (0..<products).filter { categoryOf[$0] == category }
      shares.members.append(members)
      for day in 0..<days {
        var (sum, usual) = (0.0, 0.0)
        var sums: [Double] = []
        for product in members {
          let weight = appeal[product * days + day]
          usual += weight
          sum += weight * (appealFactor[product]?[day] ?? 1)
          sums.append(sum)
        }
        // A fifth of those who miss a product buy another.
        let left = sum / usual
        shares.left[category * days + day] = left < 1 ? 1 - 0.8 * (1 - left) : left
        shares.sums[category * days + day] = sums
      }
    }
    return shares
  }
}
