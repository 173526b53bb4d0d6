import Analysis
import Foundation
import Testing
import Values

@Suite struct ForecastTests {
  let monday = Day(number: 19_723)  // 2024-01-01
  let pattern = [0.9, 0.85, 0.9, 1, 1.1, 1.2, 1.05]

  /// A shop with a weekly pattern and 5 % noise; `growth` a day, `wave` the height of the year.
  func shop(_ days: Int, seed: UInt64 = 1, growth: Double = 0, wave: Double = 0) -> [Double?] {
    var draw = Draw(seed: seed)
    return (0..<days).map { day in
      let year = wave * sin(2 * .pi * Double(day) / 364)
      return 1000 * pattern[day % 7] * exp(growth * Double(day) + year + 0.05 * draw.normal())
    }
  }

  func forecast(_ values: [Double?], days: Int, events: [Day: String] = [:]) throws -> Forecast {
    let past = Set(events.keys.filter { $0 < monday + values.count })
    let history = DailyHistory(firstDay: monday, values: values, masked: past)
    return try #require(Forecast(history, days: days, events: events))
  }

  @Test func weekdaysAreCarriedOn() throws {
    let forecast = try forecast(shop(140), days: 7)
    #expect(forecast.steps.map { $0.day } == (140..<147).map { monday + $0 })
    for (step, share) in zip(forecast.steps, pattern) {
      #expect(abs(step.expected / (1000 * share) - 1) < 0.06)
      #expect(step.low < step.expected && step.expected < step.high)
    }
    #expect(abs(forecast.total.expected / 7000 - 1) < 0.04)
    #expect(forecast.total.low < 7000 && forecast.total.high > 7000)
  }

  /// Independent noise: the best forecast errs by 1/√2 of what last week does.
  @Test func beatsSeasonalNaive() throws {
    let backtest = try forecast(shop(300), days: 14).backtest
    let ratio = try #require(backtest.ratio)
    #expect(ratio < 0.8 && ratio > 0.65)
    #expect(backtest.smape < backtest.naiveSmape)
    #expect(abs(try #require(backtest.coverage) - 0.8) < 0.08)
    #expect(backtest.origins >= 100)
  }

  @Test func growthGoesOn() throws {
    let forecast = try forecast(shop(200, growth: 0.01), days: 7)
    let truth = 1000 * exp(0.01 * 203.0)
    #expect(abs(forecast.total.expected / 7 / truth - 1) < 0.06)
  }

  /// A second year repeats the first: the forecast turns with the season.
  @Test func lastYearIsRepeated() throws {
    let values = shop(728 + 140, wave: 0.5)
    let known = Array(values[..<(728 + 84)])
    let forecast = try forecast(known, days: 56)
    let truth = values[(728 + 84)...].compactMap { $0 }.reduce(0, +)
    #expect(abs(forecast.total.expected / truth - 1) < 0.08)
    #expect(try #require(forecast.backtest.ratio) < 0.75)
  }

  @Test func eventsDoWhatTheyDid() throws {
    var values = shop(150)
    var events: [Day: String] = [:]
    for day in [40, 80, 120] {
      events[monday + day] = "sale"
      values[day] = (values[day] ?? 0) * 2
    }
    events[monday + 152] = "sale"
    events[monday + 153] = "fair"
    let forecast = try forecast(values, days: 5, events: events)
    let sale = forecast.steps[2]
    #expect(sale.event == "sale")
    // Three sales doubled the day: ¾ of ln 2 is 1.68.
    #expect(abs(try #require(sale.eventFactor) - 1.68) < 0.1)
    #expect(sale.high - sale.low > 1.5 * (forecast.steps[1].high - forecast.steps[1].low))
    #expect(forecast.steps[3].event == "fair" && forecast.steps[3].eventFactor == nil)
    #expect(forecast.steps[1].event == nil)
  }

  @Test func countsStayAboveZero() throws {
    var draw = Draw(seed: 3)
    let values: [Double?] = (0..<90).map { _ in draw.poisson(2) }
    let history = DailyHistory(firstDay: monday, values: values, nature: .count)
    let forecast = try #require(Forecast(history, days: 10))
    #expect(forecast.steps.allSatisfy { $0.low >= 0 && $0.expected >= 0 })
    #expect(forecast.total.low >= 0)
  }

  @Test func tooLittleToGoOn() throws {
    let short = DailyHistory(firstDay: monday, values: shop(13))
    #expect(Forecast(short, days: 7) == nil)
    #expect(Forecast(DailyHistory(firstDay: monday, values: []), days: 7) == nil)
    #expect(Forecast(DailyHistory(firstDay: monday, values: shop(60)), days: 0) == nil)
    let barely = try forecast(shop(20), days: 14)
    #expect(barely.backtest.origins == 0 && barely.backtest.ratio == nil)
    #expect(barely.total.low < barely.total.expected)
  }

  /// A shop that stood still for two weeks and came back: wide, but not without bounds.
  @Test(arguments: [7, 14, 28])
  func aWildMonthHasBounds(days: Int) throws {
    let values: [Double?] = [
      176, 222, 267, 469, 369, 144, 177, 0, 404, 27, 15, 1, 5, 7, 5, 0, 390, 1015, 1025, 1345,
      2068, 2027, 2200, 1998, 3416, 2849, 2586, 2691, 2112,
    ]
    let history = DailyHistory(firstDay: monday, values: values, nature: .count)
    let forecast = try #require(Forecast(history, days: days))
    #expect(forecast.steps.allSatisfy { $0.low >= 0 && $0.high <= 2 * 3416 })
    #expect(forecast.total.low >= 0 && forecast.total.high < Double(days) * 2 * 3416)
  }

  @Test func constantAndZero() throws {
    let constant = try forecast(Array(repeating: 50, count: 60), days: 3)
    #expect(constant.steps.allSatisfy { abs($0.expected - 50) < 1e-9 })
    let zero = try forecast(Array(repeating: 0, count: 60), days: 3)
    #expect(zero.total.expected == 0 && zero.backtest.ratio == nil)
  }

  /// Three days of five without a sale, amounts of 20 to 400 on the others: 0.4 × 110 a day.
  @Test(arguments: 1...5) func daysWithoutSalesAddUp(seed: Int) throws {
    var draw = Draw(seed: UInt64(seed))
    let values: [Double?] = (0..<300).map { _ in
      draw.uniform(0, 1) < 0.6 ? 0 : 90 * exp(0.63 * draw.normal())
    }
    let forecast = try forecast(values, days: 28)
    #expect(abs(forecast.total.expected / (28 * 44) - 1) < 0.45)
    #expect(abs(try #require(forecast.backtest.bias) - 1) < 0.1)
    #expect(try #require(forecast.backtest.ratio) < 1)
    #expect(forecast.steps.allSatisfy { $0.low < $0.expected && $0.expected < $0.high })
    #expect(forecast.total.low < forecast.total.expected)
    #expect(forecast.total.high > forecast.total.expected)
  }

  /// Amounts whose logarithms scatter by s have a mean of exp(s² ÷ 2) times their middle.
  @Test(arguments: [0.3, 0.5, 1.2]) func unevenDaysAddUp(spread: Double) throws {
    var totals: [Double] = []
    for seed in 1...4 {
      var draw = Draw(seed: UInt64(seed))
      let values: [Double?] = (0..<250).map { day in
        1000 * pattern[day % 7] * exp(spread * draw.normal())
      }
      let forecast = try forecast(values, days: 14)
      totals.append(forecast.total.expected / (14_000 * exp(spread * spread / 2)))
      #expect(abs(try #require(forecast.backtest.bias) - 1) < 0.12)
      #expect(forecast.steps.allSatisfy { $0.low < $0.expected && $0.expected < $0.high })
    }
    #expect(abs(totals.reduce(0, +) / 4 - 1) < 0.08 + 0.1 * spread)
  }

  /// Stock that was sold off goes on from where it is, and not from what it was.
  @Test func stockGoesOnFromItsLastDay() throws {
    let still: [Double?] = (0..<60).map { Double(2000 - $0 % 5) }
    let sold: [Double?] = (1...30).map { Double(2000 - 12 * $0) }
    let values = still + sold
    let history = DailyHistory(firstDay: monday, values: values)
    let forecast = try #require(Forecast(history, days: 7, isStock: true))
    #expect(forecast.steps[0].expected <= 1640 && forecast.steps[0].expected > 1600)
  }

  /// What the range leaves out on either side is what the chance says: a tenth of four fifths.
  @Test func theChanceIsThatOfTheRange() throws {
    let forecast = try forecast(shop(140), days: 10)
    let end = Pace(actual: 20_000, forecast: forecast, target: 1).end
    for (target, chance) in [(end.low, 0.9), (end.expected, 0.5), (end.high, 0.1)] {
      let pace = Pace(actual: 20_000, forecast: forecast, target: target)
      #expect(abs(pace.probability - chance) < 1e-9)
    }
  }

  /// 20,000 so far and about 10 × 1,000 to come.
  @Test func pace() throws {
    let forecast = try forecast(shop(140), days: 10)
    let rest = forecast.total.expected
    let even = Pace(actual: 20_000, forecast: forecast, target: 20_000 + rest)
    #expect(abs(even.probability - 0.5) < 1e-9)
    #expect(abs(try #require(even.share) - 1) < 1e-9)
    #expect(abs(try #require(even.neededPerDay) - rest / 10) < 1e-9)
    #expect(Pace(actual: 20_000, forecast: forecast, target: 27_000).probability > 0.99)
    #expect(Pace(actual: 20_000, forecast: forecast, target: 33_000).probability < 0.01)
    #expect(even.end.low < even.end.expected && even.end.expected < even.end.high)
    let over = Pace(actual: 5, forecast: nil, target: 6)
    #expect(over.probability == 0 && over.end.expected == 5 && over.neededPerDay == nil)
  }

  @Test func aWeekAgainstItsUsualRange() throws {
    var values = shop(147)
    let usual = DailyHistory(firstDay: monday, values: values, nature: .sum(cvSquared: 0.65))
    let quiet = try #require(UsualPeriod(usual, from: monday + 140))
    #expect(quiet.p > 0.05 && abs(quiet.expected / 7000 - 1) < 0.04)
    #expect(quiet.low < quiet.value && quiet.value < quiet.high)
    for day in 140..<147 { values[day] = (values[day] ?? 0) * 0.75 }
    let fallen = try #require(
      UsualPeriod(DailyHistory(firstDay: monday, values: values), from: monday + 140))
    #expect(fallen.p < 0.001 && fallen.value < fallen.low)
    #expect(abs(fallen.expected / 1000 - 1) < 0.04)
    #expect(abs(try #require(fallen.changeFromExpected) + 0.25) < 0.05)
    let long = DailyHistory(firstDay: monday, values: values)
    #expect(UsualPeriod(long, from: monday + 100) == nil)
  }

  /// A day of a sale in a week stands on both sides as it was; three of them are too many.
  @Test func aSaleInAWeekJudgesNothing() throws {
    var values = shop(147)
    func history(_ masked: Set<Day>) -> DailyHistory {
      DailyHistory(firstDay: monday, values: values, masked: masked, nature: .sum(cvSquared: 0.65))
    }
    let plain = try #require(UsualPeriod(history([]), from: monday + 140))
    let day = values[142] ?? 0
    values[142] = day * 5
    let masked = history([monday + 142])
    let sale = try #require(UsualPeriod(masked, from: monday + 140))
    #expect(sale.maskedDays == 1 && plain.maskedDays == 0)
    #expect(abs(sale.value - plain.value - day * 4) < 1e-9)
    #expect(abs(sale.expected - plain.expected - day * 4) < 100)
    #expect(sale.p > 0.05 && sale.low < sale.value && sale.value < sale.high)
    // Six days can miss their sum by less than seven.
    #expect(abs((sale.high - sale.low) / (plain.high - plain.low) - (6.0 / 7).squareRoot()) < 0.05)
    let three = history([monday + 140, monday + 142, monday + 143])
    #expect(UsualPeriod(three, from: monday + 140) == nil)
  }

  /// Of weeks as all others about one in a hundred lies outside of its range, and hardly more.
  @Test func plainWeeksAreWithinTheirRange() throws {
    var outside = 0
    for seed in 1...60 {
      let values = shop(147, seed: UInt64(seed))
      let history = DailyHistory(firstDay: monday, values: values)
      let week = try #require(UsualPeriod(history, from: monday + 140))
      if week.value < week.low || week.value > week.high { outside += 1 }
    }
    #expect(outside <= 3)
  }
}
