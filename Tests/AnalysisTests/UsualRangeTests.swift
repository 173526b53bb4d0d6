import Analysis
import Foundation
import Testing
import Values

@Suite struct UsualRangeTests {
  let monday = Day(number: 19_723)  // 2024-01-01

  /// Days of a weekly pattern with a ripple of ±2 % that repeats every 11 days.
  func weekly(_ count: Int, level: Double = 1000) -> [Double?] {
    let pattern = [1.0, 1, 1, 1, 1.2, 1.5, 1.4]
    return (0..<count).map { day in
      level * pattern[day % 7] * (1 + 0.02 * sin(Double(day) * 2 * .pi / 11))
    }
  }

  func history(
    _ values: [Double?], base: [Double?] = [], masked: Set<Day> = [],
    nature: DailyHistory.Nature = .level
  ) -> DailyHistory {
    DailyHistory(firstDay: monday, values: values, base: base, masked: masked, nature: nature)
  }

  func last(_ history: DailyHistory) throws -> UsualRange {
    try #require(history.usualRanges().last)
  }

  @Test func weekdayIsExpected() throws {
    let range = try last(history(weekly(69)))  // 2024-03-09, a Saturday
    #expect(range.day.weekday == 6 && range.basis == .ratios && range.historyDays == 68)
    #expect(abs(try #require(range.expected) / 1500 - 1) < 0.03)
    #expect(!range.isOutside && !Judgement([range]).isUnusual[0])
  }

  @Test func aThirdLessIsUnusual() throws {
    var values = weekly(69)
    values[68] = 1000
    let range = try last(history(values))
    #expect(range.isOutside && Judgement([range]).isUnusual[0])
    #expect(abs(try #require(range.changeFromExpected) + 1.0 / 3) < 0.03)
    #expect(try #require(range.oneDayIn) > 1000)
  }

  /// Sure but small: 4 % below on a series without noise is not worth a word.
  @Test func belowTheFloorIsQuiet() throws {
    var values: [Double?] = Array(repeating: 1000, count: 200)
    values.append(961)
    #expect(!Judgement([try last(history(values))]).isUnusual[0])
  }

  @Test func rangesOfWholeWalkAndOfOneDayAgree() throws {
    let whole = history(weekly(120), nature: .count)
    let walked = whole.usualRanges(from: monday + 60)
    #expect(walked.count == 60)
    for range in [walked[0], walked[30], walked[59]] {
      #expect(whole.usualRange(on: range.day) == range)
    }
    #expect(whole.usualRange(on: monday + 120) == nil)
  }

  /// A later day can't change the range of an earlier one.
  @Test func nothingLooksAhead() {
    var values = weekly(100)
    let before = history(values).usualRanges()
    for day in 80..<100 { values[day] = 5 }
    #expect(Array(history(values).usualRanges()[..<80]) == Array(before[..<80]))
  }

  @Test func aSmallerStoreHasAWiderRange() throws {
    let rates: [Double?] = weekly(70, level: 0.02)
    let busy = try last(history(rates, base: rates.map { _ in 50_000 }, nature: .rate))
    let slow = try last(history(rates, base: rates.map { _ in 1000 }, nature: .rate))
    let ratio = { (range: UsualRange) in (range.high ?? 0) / (range.low ?? 1) }
    #expect(ratio(slow) > 1.5 * ratio(busy))
  }

  /// 9.5 expected, 2 seen: twice the Poisson tail of 0.0042, a little more for the estimate.
  @Test func fewEventsUseExactTails() throws {
    let usual: [Double?] = (0..<56).map { [9, 10][$0 % 2] }
    let range = try last(history(usual + [2], nature: .count))
    #expect(range.basis == .counts)
    #expect(abs(try #require(range.expected) - 9.5) < 0.3)
    let p = try #require(range.p)
    #expect(p > 2 * 0.0042 && p < 2 * 0.0055)
    #expect(range.low == 3 && range.high == 18)
  }

  @Test func refundsWhereThereWereNone() throws {
    let none: [Double?] = Array(repeating: 0, count: 56)
    #expect(try last(history(none + [0], nature: .count)).p == 1)
    let some = try last(history(none + [5], nature: .count))
    #expect(some.basis == .counts && Judgement([some]).isUnusual[0])
  }

  @Test func constantSeries() throws {
    let constant: [Double?] = Array(repeating: 250, count: 60)
    let same = try last(history(constant + [250]))
    #expect(try #require(same.p) > 0.9)
    #expect(try Judgement([last(history(constant + [400]))]).isUnusual[0])
    let zeros = try last(history(Array(repeating: 0, count: 60) + [100]))
    #expect(zeros.basis == .constant && zeros.expected == 0 && zeros.changeFromExpected == nil)
    #expect(zeros.p == 1.0 / 61)
  }

  /// Net sales below zero allow no ratios.
  @Test func negativeValues() throws {
    var draw = Draw(seed: 7)
    var values: [Double?] = (0..<90).map { _ in 200 + 150 * draw.normal() }
    let usual = try last(history(values))
    #expect(usual.basis == .differences)
    #expect(abs(try #require(usual.expected) - 200) < 100)
    values.append(-1500)
    let bad = try last(history(values))
    #expect(Judgement([bad]).isUnusual[0])
    #expect(try #require(bad.changeFromExpected) < -1)
  }

  /// One day at zero among usual days keeps the scale of ratios and is found.
  @Test func aDayAtZero() throws {
    let range = try last(history(weekly(69) + [0]))
    #expect(range.basis == .ratios && Judgement([range]).isUnusual[0])
    #expect(range.changeFromExpected == -1)
  }

  @Test func shortHistories() throws {
    let none = try last(history(weekly(14)))
    #expect(none.basis == .tooShort && none.p == nil && none.expected == nil)
    let short = try last(history(weekly(21)))
    #expect(short.basis == .short && short.floor == 0.10 && short.p != nil)
    #expect(try last(history([100])).basis == .tooShort)
    #expect(history([]).usualRanges().isEmpty)
  }

  /// The verdict on a day is the same with and without the days after it, and from its own history
  /// alone, wherever the stretches of days begin.
  @Test(arguments: [.sum(cvSquared: 0.65), .count, .level] as [DailyHistory.Nature])
  func aDayIsTheSameWhateverElseIsAsked(nature: DailyHistory.Nature) {
    var draw = Draw(seed: 11)
    // Days without any come late, so that the form of the scale changes on the way.
    let values: [Double?] = (0..<400).map { day in
      day > 180 && draw.uniform(0, 1) < 0.15 ? 0 : draw.poisson(40)
    }
    let all = history(values, nature: nature).usualRanges(from: monday)
    for place in stride(from: 3, to: 400, by: 17) {
      let until = history(Array(values[...place]), nature: nature)
      #expect(until.usualRange(on: monday + place) == all[place])
      // Compare reads two stretches back and no more.
      let from = max(0, place - 2 * UsualRangeRule.window)
      let part = DailyHistory(
        firstDay: monday + from, values: Array(values[from...place]), nature: nature)
      #expect(part.usualRange(on: monday + place) == all[place])
    }
  }

  /// ln s = 2.5: nine of ten days lie between 1 and 60 times a sixtieth of the middle.
  @Test func aRangeThatSaysNothingIsNotShown() throws {
    var draw = Draw(seed: 5)
    let values: [Double?] = (0..<80).map { _ in 1000 * exp(2.5 * draw.normal()) }
    let range = try last(history(values))
    #expect(range.basis == .irregular && range.p == nil && range.low == nil && range.high == nil)
    #expect(!Judgement([range]).isUnusual[0])
  }

  /// Nobody bought where 40 a day are usual: the range is that of any other day.
  @Test(arguments: [.count, .sum(cvSquared: 0.65)] as [DailyHistory.Nature])
  func aDayWithoutAnyHasTheRangeOfOthers(nature: DailyHistory.Nature) throws {
    let before: [Double?] = (0..<90).map { [39, 40, 41][$0 % 3] }
    let range = try last(history(before + [0], base: before + [0], nature: nature))
    let other = try last(history(before + [40], base: before + [40], nature: nature))
    #expect(range.low == other.low && range.high == other.high)
    #expect(Judgement([range]).isUnusual[0])
  }

  /// What is written down once a month has no daily range, on that day as on the others.
  @Test func whatIsLoadedOnceAMonthHasNoRange() throws {
    let monthly: [Double?] = (0..<120).map { $0 % 30 == 0 ? 1400 : 0 }
    #expect(try last(history(monthly)).basis == .irregular)
    #expect(try last(history(monthly + [1400])).basis == .irregular)
    #expect(try last(history(monthly + [1400], nature: .count)).basis == .irregular)
  }

  /// Days of 15 % above where 5 % are usual: neither is much, both together are.
  @Test func whatIsUnusualWithinItsRangeSaysWhy() throws {
    var told = 0
    for seed in 1...30 {
      var draw = Draw(seed: UInt64(seed))
      var values: [Double?] = (0..<120).map { _ in 1000 * exp(0.05 * draw.normal()) }
      for day in 117..<120 { values[day] = 1150 }
      let range = try last(history(values))
      guard Judgement([range]).isUnusual[0], !range.isOutside else { continue }
      #expect(["2nd day in a row above", "3rd day in a row above"].contains(range.runInWords))
      told += 1
    }
    #expect(told > 0)
  }

  @Test func promotionsAreNotJudgedAndTeachNothing() throws {
    var values = weekly(80)
    for day in 60..<64 { values[day] = 9000 }
    let masked = Set((60..<64).map { monday + $0 })
    let ranges = history(values, masked: masked).usualRanges()
    #expect(ranges[62].basis == .masked && ranges[62].p == nil)
    #expect(abs(try #require(ranges[62].expected) / 1000 - 1) < 0.6)
    #expect(Judgement(Array(ranges[64...])).isUnusual.allSatisfy { !$0 })
  }

  @Test func gapsAndALateStart() throws {
    var values: [Double?] = Array(repeating: nil, count: 50) + weekly(80)
    values[100] = nil
    let ranges = history(values).usualRanges()
    #expect(ranges[100].basis == .missing && ranges[100].expected != nil)
    #expect(ranges[49].basis == .tooShort)
    #expect(try #require(ranges.last).basis == .ratios)
    #expect(Judgement(Array(ranges.suffix(30))).isUnusual.allSatisfy { !$0 })
  }

  /// A lasting fall is flagged for two weeks and then is how things are.
  @Test func aNewLevelIsAcceptedAfterTwoWeeks() throws {
    let values = weekly(80) + weekly(160)[80...].map { ($0 ?? 0) * 0.5 }
    let ranges = history(values).usualRanges()
    let flags = Judgement(ranges).isUnusual
    #expect(flags[80..<94].allSatisfy { $0 })
    #expect(ranges.filter { $0.startsNewLevel }.map { $0.day } == [monday + 93])
    #expect(flags[100...].allSatisfy { !$0 })
  }

  /// Three days each too little to flag, the same way, are flagged together.
  @Test func daysInARowCountTogether() throws {
    var draw = Draw(seed: 11)
    var values: [Double?] = (0..<90).map { _ in 1000 * exp(0.06 * draw.normal()) }
    for _ in 0..<3 { values.append(850) }
    let ranges = history(values, nature: .level).usualRanges()
    #expect(!Judgement([ranges[90]]).isUnusual[0])
    #expect(Judgement([ranges[92]]).isUnusual[0] && ranges[92].run >= 2)
  }

  /// One metric alone is judged as one of four: 0.005 × 4 is above 0.01.
  @Test func aShortAnswerIsJudgedAsOneOfFour() {
    var range = UsualRange(day: monday, value: 50, basis: .ratios, historyDays: 90)
    (range.expected, range.low, range.high) = (100, 60, 140)
    range.p = 0.005
    #expect(Judgement([range]).qValues == [0.02] && !Judgement([range]).isUnusual[0])
    range.p = 0.002
    #expect(Judgement([range]).isUnusual[0] && range.oneDayIn == 500)
  }

  @Test func storeWide() throws {
    var fallen = weekly(70)
    fallen[69] = 300
    let down = try last(history(fallen))
    let usual = try last(history(weekly(70)))
    #expect(Judgement([down, down, usual, usual]).storeWide == .down)
    #expect(Judgement([down, usual, usual, usual]).storeWide == nil)
    #expect(Judgement([down, down, down]).storeWide == nil)
    #expect(Judgement.byDay([usual, down, usual]) == [false, true, false])
    #expect(Judgement([]).isUnusual.isEmpty)
  }
}
